// Counts what has happened to proposals since an instant, and what waits: each number along an index of one cluster.
import { Injectable } from '@nestjs/common';
import type { ProposalChanges } from '#contracts/brokering/proposals.js';
import { Database } from '#platform/database/database.js';
import { idsFrom } from '#platform/ids.js';

@Injectable()
export class ChangesRepository {
  constructor(private readonly database: Database) {}

  /** `clusterIds` null is no limit. `since`: ISO instant. */
  async since(since: string, clusterIds: readonly string[] | null): Promise<ProposalChanges> {
    const [row] = await this.database.query<ProposalChanges>(sql, [since, clusterIds]);
    return row!;
  }
}

// An id is a little older than the instant that its row states.
const sql = `
  SELECT queue."toDecide", queue."newToDecide", queue."toAnswer",
    (SELECT count(*)::int FROM invitation WHERE ($2::uuid[] IS NULL OR cluster_id = ANY($2)) AND replied_at >= $1) AS replies,
    (SELECT count(*)::int FROM agreement WHERE ($2::uuid[] IS NULL OR cluster_id = ANY($2))
       AND id >= ${idsFrom(`$1::timestamptz - interval '1 minute'`)} AND agreed_at >= $1) AS agreed,
    (SELECT count(*)::int FROM proposal WHERE ($2::uuid[] IS NULL OR cluster_id = ANY($2)) AND status = 'lapsed' AND updated_at >= $1) AS lapsed
  FROM (
    SELECT count(*) FILTER (WHERE status <> 'invited')::int AS "toDecide",
      count(*) FILTER (WHERE status <> 'invited' AND created_at >= $1)::int AS "newToDecide",
      count(*) FILTER (WHERE status = 'invited')::int AS "toAnswer"
    FROM proposal WHERE ($2::uuid[] IS NULL OR cluster_id = ANY($2)) AND status IN ('proposed', 'asked', 'invited')
  ) queue`;
