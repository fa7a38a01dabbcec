// The SQL of market openings: which clusters are to be looked at, what is proposed and was ruled there, and its changes.
import { Injectable } from '@nestjs/common';
import type { MarketOpening } from '#contracts/service-market/needs.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { OpeningNeed } from './opening-plan.js';

export type RuledNeed = OpeningNeed<MarketOpening>;
export type ProposedNeed = RuledNeed & { version: number };

@Injectable()
export class OpeningsRepository {
  constructor(private readonly database: Database) {}

  async noteChange(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('INSERT INTO opening_change (id, cluster_id, since) VALUES ($1, $2, clock_timestamp())', [newId(), clusterId]);
  }

  /** Clusters whose oldest change has waited so long, and those nobody has looked at for so long, in ms. */
  async due(delayMs: number, checkMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (
         SELECT cluster_id AS id, min(since) AS since FROM opening_change GROUP BY cluster_id
         HAVING min(since) <= clock_timestamp() - make_interval(secs => $1::float / 1000)
         UNION ALL
         SELECT c.id, k.checked_at FROM cluster_projection c LEFT JOIN opening_check k ON k.cluster_id = c.id
         WHERE k.checked_at IS NULL OR k.checked_at <= clock_timestamp() - make_interval(secs => $2::float / 1000)
       ) due GROUP BY id ORDER BY min(since) NULLS FIRST LIMIT $3`,
      [delayMs, checkMs, limit],
    );
    return rows.map((row) => row.id);
  }

  /** One look at a cluster at a time. */
  async takeTurn(tx: Tx, clusterId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('openings of ' || $1, 0))`, [clusterId]);
  }

  /** Takes the changes that have committed: what is asked from now on has them. One that commits later stays for the next time. */
  async takeChanges(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('DELETE FROM opening_change WHERE cluster_id = $1', [clusterId]);
    await tx.query(
      `INSERT INTO opening_check (cluster_id, checked_at) VALUES ($1, clock_timestamp())
       ON CONFLICT (cluster_id) DO UPDATE SET checked_at = excluded.checked_at`,
      [clusterId],
    );
  }

  /** Held: a CDA who rules at this moment is waited for, or waits. */
  proposed(tx: Tx, clusterId: string): Promise<ProposedNeed[]> {
    return rowsIn<ProposedNeed>(
      tx,
      `SELECT id, version, opening FROM service_need
       WHERE cluster_id = $1 AND opening IS NOT NULL AND status = 'proposed' ORDER BY id FOR NO KEY UPDATE`,
      [clusterId],
    );
  }

  /**
   * Of each thing the one that was ruled on last. A confirmed one of which nothing is left, because its needs were
   * withdrawn or expired, stands for nothing any more.
   */
  ruled(tx: Tx, clusterId: string): Promise<RuledNeed[]> {
    return rowsIn<RuledNeed>(
      tx,
      `SELECT DISTINCT ON (opening->>'rule', coalesce(opening->>'what', '')) id, opening FROM service_need n
       WHERE cluster_id = $1 AND opening IS NOT NULL AND (status = 'dismissed' OR status = 'confirmed' AND EXISTS (
         SELECT FROM service_need made WHERE made.opening_need_id = n.id AND made.status IN ('open', 'met')))
       ORDER BY opening->>'rule', coalesce(opening->>'what', ''), id DESC`,
      [clusterId],
    );
  }

  /** The same, by newer runs: nobody who has read it needs to read it again. */
  async renew(tx: Tx, id: string, opening: MarketOpening): Promise<void> {
    await tx.query('UPDATE service_need SET opening = $2 WHERE id = $1', [id, JSON.stringify(opening)]);
  }

  /** In no order; those that the projection does not know are not among them. */
  enterprises(ids: readonly string[], tx?: Tx): Promise<{ id: string; clusterId: string; name: string; active: boolean }[]> {
    return this.database.rows(
      'SELECT id, cluster_id AS "clusterId", name, active FROM enterprise_projection WHERE id = ANY($1)', [ids], tx,
    );
  }

  /** Those of the enterprises that have an open need of this code. */
  async askingAlready(tx: Tx, clusterId: string, code: string, enterpriseIds: readonly string[]): Promise<Set<string>> {
    const rows = await rowsIn<{ id: string }>(
      tx,
      `SELECT enterprise_id AS id FROM service_need
       WHERE cluster_id = $1 AND code = $2 AND status = 'open' AND enterprise_id = ANY($3)`,
      [clusterId, code, enterpriseIds],
    );
    return new Set(rows.map((row) => row.id));
  }
}
