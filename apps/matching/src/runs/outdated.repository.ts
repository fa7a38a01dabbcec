// Which open lots their newest run no longer stands for: the day, the classification or a place among them has changed.
import { Injectable } from '@nestjs/common';
import type { MatchRun } from '#contracts/matching/requirements.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';

export type OutdatedTrigger = Extract<MatchRun['trigger'], 'place_freed' | 'classification_changed' | 'day_changed'>;

/**
 * At midnight every open lot is due at once, and posts must not wait behind them: so many runs at most are pending when
 * one more is asked for.
 */
const mostPending = 25;

@Injectable()
export class OutdatedRepository {
  constructor(private readonly database: Database) {}

  async lots(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (${outdatedLots}) l WHERE trigger IS NOT NULL ORDER BY trigger = 'place_freed' DESC, id
       LIMIT greatest(0, $1 - (SELECT count(*) FROM (SELECT FROM match_run WHERE status = 'pending' LIMIT $1) p))`,
      [Math.min(limit, mostPending)],
    );
    return rows.map((row) => row.id);
  }

  /** Why the lot is to be matched again; null when it is not. */
  async triggerOf(tx: Tx, lotId: string): Promise<OutdatedTrigger | null> {
    const [row] = await rowsIn<{ trigger: OutdatedTrigger | null }>(
      tx, `SELECT trigger FROM (${outdatedLots}) l WHERE id = $1`, [lotId],
    );
    return row?.trigger ?? null;
  }
}

// A lot past its deadline has one run more, which takes it off the queue; one without a code waits for a code.
const outdatedLots = `
  SELECT l.id, CASE
    WHEN m.classification_version < (SELECT version FROM code_projection LIMIT 1) THEN 'classification_changed'
    WHEN EXISTS (
      SELECT FROM proposal p WHERE p.subject_id = l.id AND p.updated_at > m.created_at
        AND p.status IN ('declined', 'refused', 'lapsed', 'agreed')) THEN 'place_freed'
    WHEN l.code IS NOT NULL AND m.created_at < date_trunc('day', now(), 'UTC')
      AND (m.created_at AT TIME ZONE 'UTC')::date <= l.deadline THEN 'day_changed'
  END AS trigger
  FROM lot l JOIN requirement r ON r.id = l.requirement_id
  CROSS JOIN LATERAL (
    SELECT status, created_at, classification_version FROM match_run WHERE lot_id = l.id ORDER BY id DESC LIMIT 1) m
  WHERE r.status = 'posted' AND l.status = 'open' AND m.status = 'done'`;
