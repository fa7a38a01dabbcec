// The SQL of what a simulation replays. It reads only.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { LotRow } from '../requirements/lot.entity.js';

export interface PostedLot {
  lot: LotRow & { code: string };
  title: string;
  buyerId: string;
  postedAt: Date;
}

@Injectable()
export class SimulationsRepository {
  constructor(private readonly database: Database) {}

  /** How many enterprises of the cluster claim one of these codes. */
  async alike(clusterId: string, codes: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ alike: number }>(
      'SELECT count(DISTINCT enterprise_id)::int AS alike FROM enterprise_capability_projection WHERE cluster_id = $1 AND code = ANY($2)', [clusterId, codes],
    );
    return row!.alike;
  }

  /** The newest lots of a cluster that were posted and matched, the newest first. */
  async newest(tx: Tx, clusterId: string, limit: number): Promise<PostedLot[]> {
    const rows = await rowsIn<{ id: string; title: string; buyerId: string; postedAt: Date }>(
      tx,
      `SELECT l.id, r.title, r.buyer_id AS "buyerId", r.posted_at AS "postedAt"
       FROM lot l JOIN requirement r ON r.id = l.requirement_id
       WHERE l.cluster_id = $1 AND l.code IS NOT NULL AND r.posted_at IS NOT NULL
         AND EXISTS (SELECT FROM match_run m WHERE m.lot_id = l.id AND m.status = 'done')
       ORDER BY r.posted_at DESC, l.id DESC LIMIT $2`,
      [clusterId, limit],
    );
    const lots = await tx.createQueryBuilder(LotRow, 'lot').where('lot.id = ANY(:ids)', { ids: rows.map(({ id }) => id) }).getMany();
    const byId = new Map(lots.map((lot) => [lot.id, lot]));
    return rows.map(({ id, ...row }) => ({ ...row, lot: byId.get(id) as LotRow & { code: string } }));
  }

  /** The enterprises that had a linkage before an instant, under any id they were known by. */
  async linkedBefore(clusterId: string, beforeIso: string): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `WITH linked AS MATERIALIZED (SELECT DISTINCT offering_id AS id FROM agreement WHERE cluster_id = $1 AND agreed_at < $2)
       SELECT id FROM linked
       UNION SELECT p.id FROM enterprise_projection p CROSS JOIN LATERAL jsonb_array_elements_text(p.document->'formerIds') former
       WHERE p.cluster_id = $1 AND former::uuid IN (SELECT id FROM linked)`,
      [clusterId, beforeIso],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async names(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await rowsIn<{ id: string; name: string }>(tx, `SELECT id, document->>'name' AS name FROM enterprise_projection WHERE id = ANY($1)`, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
