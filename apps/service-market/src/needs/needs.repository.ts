// The SQL of service needs.
import { Injectable } from '@nestjs/common';
import { Conditions } from '#brokering/proposals/conditions.js';
import type { NeedChanges, ServiceNeed, ServiceNeedStatus } from '#contracts/service-market/needs.js';
import { Database, type Tx } from '#platform/database/database.js';
import type { Scope } from '../access.js';
import { ServiceNeedRow } from './need.entity.js';
import type { ShownNeed } from './need-view.js';

export interface NeedFilter {
  scope: Scope;
  clusterId?: string;
  enterpriseId?: string;
  /** Null: any. */
  codes: readonly string[] | null;
  status?: ServiceNeedStatus;
  origin?: ServiceNeed['origin'];
  beforeId: string | null;
  limit: number;
}

const columns = `
  n.id, n.version, n.status, n.origin, n.cluster_id AS "clusterId", n.enterprise_id AS "enterpriseId",
  coalesce(e.name, n.enterprise_id::text) AS "enterpriseName", n.title, n.code, n.code_status AS "codeStatus",
  n.proposed_codes AS "proposedCodes", n.text, n.quantity, n.unit, n.urgency, n.wanted_by::text AS "wantedBy", n.place, n.times,
  n.language, n.budget, n.covered_quantity AS "coveredQuantity", n.opening, n.ruling, n.opening_need_id AS "openingNeedId",
  (SELECT id FROM need_match WHERE need_id = n.id ORDER BY id DESC LIMIT 1) AS "lastMatchId",
  n.created_by AS "createdBy", n.created_at AS "createdAt", n.updated_at AS "updatedAt"`;
const joined = 'service_need n LEFT JOIN enterprise_projection e ON e.id = n.enterprise_id';

@Injectable()
export class NeedsRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: ServiceNeedRow): Promise<void> {
    await tx.insert(ServiceNeedRow, row);
  }

  /** Needs that wait for a CDA to confirm or dismiss them. `clusterIds` null is no limit; `since`: ISO instant. */
  async changes(since: string, clusterIds: readonly string[] | null): Promise<NeedChanges> {
    const [row] = await this.database.query<NeedChanges>(
      `SELECT count(*)::int AS proposed, count(*) FILTER (WHERE created_at >= $1)::int AS "newProposed"
       FROM service_need WHERE status = 'proposed' AND opening IS NOT NULL AND ($2::uuid[] IS NULL OR cluster_id = ANY($2))`,
      [since, clusterIds],
    );
    return row!;
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, scope: Scope, tx: Tx = this.database.manager): Promise<ShownNeed | null> {
    const where = seenFrom(scope, new Conditions()).and('n.id = ?', id);
    const [row] = (await tx.query(`SELECT ${columns} FROM ${joined} WHERE ${where.sql}`, where.params)) as ShownNeed[];
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  list(filter: NeedFilter): Promise<ShownNeed[]> {
    const where = seenFrom(filter.scope, new Conditions(filter.limit + 1))
      .andIf(filter.clusterId, 'n.cluster_id = ?').andIf(filter.enterpriseId, 'n.enterprise_id = ?')
      .andIf(filter.codes, 'n.code = ANY(?)').andIf(filter.status, 'n.status = ?').andIf(filter.origin, 'n.origin = ?')
      .andIf(filter.beforeId, 'n.id < ?');
    return this.database.query<ShownNeed>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql} ORDER BY n.id DESC LIMIT $1`, where.params,
    );
  }

  /** Holds them until the transaction ends, in the order in which everybody does; never the key, so rows may still point to them. */
  async hold(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('SELECT 1 FROM service_need WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  }

  row(tx: Tx, id: string): Promise<ServiceNeedRow | null> {
    return tx.findOneBy(ServiceNeedRow, { id });
  }

  /** Changes columns when the version is still the given one; false when somebody was faster. */
  async update(tx: Tx, { id, version }: Pick<ServiceNeedRow, 'id' | 'version'>, changes: Partial<ServiceNeedRow>): Promise<boolean> {
    const result = await tx.update(ServiceNeedRow, { id, version }, { ...changes, version: version + 1, updatedAt: new Date() });
    return result.affected === 1;
  }

  /** Open needs whose last day is before `today` (ISO date). */
  async expired(today: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM service_need WHERE status = 'open' AND wanted_by < $1 ORDER BY wanted_by LIMIT $2`, [today, limit],
    );
    return rows.map((row) => row.id);
  }
}

function seenFrom({ clusterIds, enterpriseIds }: Scope, where: Conditions): Conditions {
  return where.andIf(clusterIds, 'n.cluster_id = ANY(?)').andIf(enterpriseIds, 'n.enterprise_id = ANY(?)');
}
