// The SQL of marks: needs and offers that are to be matched again, and clusters whose gaps changed.
import { Injectable } from '@nestjs/common';
import type { NeedMatch } from '#contracts/service-market/needs.js';
import { currentContext } from '#platform/context.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { PendingJob } from '#platform/jobs/jobs.js';

type Trigger = NeedMatch['trigger'];

@Injectable()
export class RematchesRepository {
  constructor(private readonly database: Database) {}

  /**
   * A mark that is there already will do; the empty update locks it, so that a match which takes it at this moment either
   * sees the caller's change or leaves the mark for the next one.
   */
  async markNeeds(tx: Tx, needIds: readonly string[], trigger: Trigger): Promise<void> {
    if (needIds.length === 0) return;
    await tx.query(
      `INSERT INTO need_rematch AS m (need_id, trigger, request_id, since)
       SELECT id, $2, $3, now() FROM unnest($1::uuid[]) id ORDER BY id
       ON CONFLICT (need_id) DO UPDATE SET since = m.since`,
      [needIds, trigger, currentContext()?.requestId ?? null],
    );
  }

  /** The trigger of the mark, which is gone then; null when there is none. Waits for a change that is being applied. */
  async takeNeed(tx: Tx, needId: string): Promise<Trigger | null> {
    const [row] = await rowsIn<{ trigger: Trigger }>(
      tx, 'DELETE FROM need_rematch WHERE need_id = $1 RETURNING trigger', [needId],
    );
    return row?.trigger ?? null;
  }

  /** Why the newest match of an open need no longer stands for it; null when it does. */
  async outdated(tx: Tx, needId: string): Promise<Trigger | null> {
    const [row] = await rowsIn<{ trigger: Trigger | null }>(
      tx, `SELECT trigger FROM (${outdatedNeeds}) n WHERE id = $1`, [needId],
    );
    return row?.trigger ?? null;
  }

  pendingNeeds(limit: number): Promise<PendingJob[]> {
    return this.database.query(
      `(SELECT need_id AS id, request_id AS "requestId" FROM need_rematch ORDER BY since LIMIT $1)
       UNION ALL
       (SELECT id, NULL FROM (${outdatedNeeds}) n
        WHERE trigger IS NOT NULL AND NOT EXISTS (SELECT FROM need_rematch WHERE need_id = n.id) ORDER BY id LIMIT $1)
       LIMIT $1`,
      [limit],
    );
  }

  /** Open needs of a cluster with one of these codes, null for any. */
  async openNeedsOf(tx: Tx, clusterId: string, codes: readonly string[] | null): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(
      tx,
      `SELECT id FROM service_need WHERE cluster_id = $1 AND status = 'open' AND ($2::text[] IS NULL OR code = ANY($2))
       ORDER BY id`,
      [clusterId, codes],
    );
    return rows.map((row) => row.id);
  }

  async markOffer(
    tx: Tx, offerId: string, codes: readonly string[], clusterIds: readonly string[], trigger: Trigger,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO offer_rematch AS m (offer_id, codes, cluster_ids, trigger, since) VALUES ($1, $2, $3, $4, now()) ${merged}`,
      [offerId, codes, clusterIds, trigger],
    );
  }

  /** Marks the open offers of a provider; returns their ids. */
  async markOffersOf(tx: Tx, providerId: string, clusterIds: readonly string[], trigger: Trigger): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(
      tx,
      `INSERT INTO offer_rematch AS m (offer_id, codes, cluster_ids, trigger, since)
       SELECT id, ARRAY[code], $2, $3, now() FROM service_offer WHERE provider_id = $1 AND status = 'open' ORDER BY id
       ${merged} RETURNING offer_id AS id`,
      [providerId, clusterIds, trigger],
    );
    return rows.map((row) => row.id);
  }

  /** The mark of an offer, which is gone then; null when there is none. */
  async takeOffer(
    tx: Tx, offerId: string,
  ): Promise<{ providerId: string; codes: string[]; clusterIds: string[]; trigger: Trigger } | null> {
    const [row] = await rowsIn<{ providerId: string; codes: string[]; clusterIds: string[]; trigger: Trigger }>(
      tx,
      `DELETE FROM offer_rematch m USING service_offer o WHERE m.offer_id = $1 AND o.id = m.offer_id
       RETURNING o.provider_id AS "providerId", m.codes, m.cluster_ids AS "clusterIds", m.trigger`,
      [offerId],
    );
    return row ?? null;
  }

  async changedOffers(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ offer_id: string }>(
      'SELECT offer_id FROM offer_rematch ORDER BY since LIMIT $1', [limit],
    );
    return rows.map((row) => row.offer_id);
  }

  /** A row of its own for each change: nobody waits for another, as all would for one row of the cluster. */
  async noteGapChange(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('INSERT INTO gap_change (id, cluster_id) VALUES ($1, $2)', [newId(), clusterId]);
  }
}

const merged = `
  ON CONFLICT (offer_id) DO UPDATE SET
    codes = ARRAY(SELECT DISTINCT unnest(m.codes || excluded.codes)),
    cluster_ids = ARRAY(SELECT DISTINCT unnest(m.cluster_ids || excluded.cluster_ids))`;

/** A need without a code waits for one; past its last day it is ended, not matched. */
const outdatedNeeds = `
  SELECT n.id, CASE
    WHEN m.classification_version < (SELECT version FROM code_projection LIMIT 1) THEN 'classification_changed'
    WHEN EXISTS (
      SELECT FROM proposal p WHERE p.subject_id = n.id AND p.updated_at > m.created_at
        AND p.status IN ('declined', 'refused', 'lapsed', 'agreed')) THEN 'place_freed'
    WHEN n.code IS NOT NULL AND m.created_at < date_trunc('day', now(), 'UTC')
      AND n.wanted_by >= (now() AT TIME ZONE 'UTC')::date THEN 'day_changed'
  END AS trigger
  FROM service_need n
  CROSS JOIN LATERAL (
    SELECT created_at, classification_version FROM need_match WHERE need_id = n.id ORDER BY id DESC LIMIT 1) m
  WHERE n.status = 'open'`;
