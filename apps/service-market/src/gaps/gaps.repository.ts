// The SQL of gap figures.
import { Injectable } from '@nestjs/common';
import { Conditions } from '#brokering/proposals/conditions.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { ServiceGapRow } from './gap.entities.js';
import type { CountedNeed, GapFigure } from './gap-figures.js';

@Injectable()
export class GapsRepository {
  constructor(private readonly database: Database) {}

  /** One computation of a cluster at a time. */
  async takeTurn(tx: Tx, clusterId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('gaps of ' || $1, 0))`, [clusterId]);
  }

  /** Takes the changes that have committed: what is read from now on has them. One that commits later stays for the next time. */
  async takeChanges(tx: Tx, clusterId: string): Promise<number> {
    return (await rowsIn(tx, 'DELETE FROM gap_change WHERE cluster_id = $1 RETURNING 1', [clusterId])).length;
  }

  async changedClusters(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT cluster_id AS id FROM gap_change GROUP BY cluster_id ORDER BY min(id::text) LIMIT $1', [limit],
    );
    return rows.map((row) => row.id);
  }

  openNeeds(tx: Tx, clusterId: string): Promise<CountedNeed[]> {
    return rowsIn<CountedNeed>(
      tx,
      `SELECT n.code, n.urgency, m.id IS NOT NULL AS matched, coalesce(m.fitting_offer_ids, '{}') AS "fittingOfferIds",
         m.unmet_reason AS "unmetReason"
       FROM service_need n
       LEFT JOIN LATERAL (SELECT * FROM need_match WHERE need_id = n.id ORDER BY id DESC LIMIT 1) m ON true
       WHERE n.cluster_id = $1 AND n.status = 'open' AND n.code IS NOT NULL`,
      [clusterId],
    );
  }

  /** Makes the figures of the cluster these; a figure keeps its id as long as its code is needed or offered. */
  async replace(tx: Tx, clusterId: string, figures: readonly GapFigure[]): Promise<void> {
    await tx.query('DELETE FROM service_gap WHERE cluster_id = $1 AND NOT code = ANY($2)', [clusterId, figures.map(({ code }) => code)]);
    await tx.query(
      `INSERT INTO service_gap (id, cluster_id, code, needs, urgent, offers, fitting_offers, unmet, unmet_by_reason, computed_at)
       SELECT f.id, $1, f.code, f.needs, f.urgent, f.offers, f.fitting_offers, f.unmet, f.unmet_by_reason, clock_timestamp()
       FROM jsonb_to_recordset($2::jsonb) AS f (id uuid, code text, needs integer, urgent integer, offers integer,
         fitting_offers integer, unmet integer, unmet_by_reason jsonb)
       ON CONFLICT (cluster_id, code) DO UPDATE SET needs = excluded.needs, urgent = excluded.urgent, offers = excluded.offers,
         fitting_offers = excluded.fitting_offers, unmet = excluded.unmet, unmet_by_reason = excluded.unmet_by_reason,
         computed_at = excluded.computed_at`,
      [clusterId, JSON.stringify(figures.map(({ fittingOffers, unmetByReason, ...figure }) => ({
        id: newId(), ...figure, fitting_offers: fittingOffers, unmet_by_reason: unmetByReason,
      })))],
    );
  }

  /** Largest gap first, or in the order of their ids where the size is a secret; one more than `limit` when there are more. */
  list(filter: {
    clusterIds: readonly string[] | null; clusterId?: string; codes: readonly string[] | null;
    order: 'unmet' | 'id'; after: { unmet: number; id: string } | null; limit: number;
  }): Promise<ServiceGapRow[]> {
    const where = new Conditions(filter.limit + 1)
      .andIf(filter.clusterIds, 'cluster_id = ANY(?)').andIf(filter.clusterId, 'cluster_id = ?').andIf(filter.codes, 'code = ANY(?)');
    const { after, order } = filter;
    if (after && order === 'id') where.and('id > ?::uuid', after.id);
    if (after && order === 'unmet') where.and('unmet < ?::int OR unmet = ?::int AND id > ?::uuid', after.unmet, after.unmet, after.id);
    return this.database.query<ServiceGapRow>(
      `SELECT id, cluster_id AS "clusterId", code, needs, urgent, offers, fitting_offers AS "fittingOffers", unmet,
         unmet_by_reason AS "unmetByReason", computed_at AS "computedAt"
       FROM service_gap WHERE ${where.sql} ORDER BY ${order === 'id' ? 'id' : 'unmet DESC, id'} LIMIT $1`,
      where.params,
    );
  }

  /** The clusters a provider serves, and the codes of its open offers. */
  async providersReach(providerId: string): Promise<{ clusterIds: string[]; codes: string[] }> {
    const [row] = await this.database.query<{ clusterIds: string[]; codes: string[] }>(
      `SELECT cluster_ids AS "clusterIds",
         ARRAY(SELECT DISTINCT code FROM service_offer WHERE provider_id = p.id AND status = 'open') AS codes
       FROM provider_projection p WHERE id = $1`,
      [providerId],
    );
    return row ?? { clusterIds: [], codes: [] };
  }
}
