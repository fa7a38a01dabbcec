// Failed events and jobs are counted in Postgres, which also says when they are due again and when they are
// dead.
import type { Database, Tx } from '../database/database.js';
import { describeFailure, isPermanent, isTransient } from '../failure.js';
import { failPoint } from '../fail-points.js';
import { newId } from '../ids.js';
import { mutated } from '../mutants.js';

export interface Failed {
  kind: 'event' | 'job';
  /** The event's subject or the job's queue. */
  name: string;
  /** The event id or the job's id. */
  subjectId: string;
  /** The event's envelope; null for a job, whose id says it all. */
  payload: unknown;
}

export interface RetryPolicy {
  /** Counted failures after which it is dead. */
  attempts: number;
  baseMs: number;
  capMs: number;
}

export interface Verdict {
  status: 'retrying' | 'dead';
  attempts: number;
  /** Until the next attempt; null when there is none. */
  waitMs: number | null;
}

/** The longest wait while the surroundings are away, in ms: soon after they are back, work goes on. */
const transientCapMs = 10_000;

/**
 * Writes the failure down. A refusal of the domain is dead at once; other failures are, after
 * `policy.attempts`.
 * Surroundings that are away are not counted: the wait grows with the time it has lasted.
 */
export async function recordFailure(
  database: Database,
  failed: Failed,
  error: unknown,
  policy: RetryPolicy,
): Promise<Verdict> {
  await failPoint('failure.before-record');
  const permanent = isPermanent(error) || mutated('failure.no-retry');
  const counted = permanent || !isTransient(error);
  const [row] = await database.query<{
    status: 'retrying' | 'dead';
    attempts: number;
    wait_ms: number | null;
  }>(
    `WITH earlier AS (
       SELECT attempts, created_at FROM dead_letter
       WHERE kind = $2 AND name = $3 AND subject_id = $4 AND status <> 'replayed'
     ), now_at AS (
       SELECT coalesce((SELECT attempts FROM earlier), 0) + $7::int AS attempts,
              1000 * extract(epoch FROM now() - coalesce((SELECT created_at FROM earlier), now()))
                AS lasted_ms
     ), verdict AS (
       SELECT attempts,
              CASE WHEN $8::boolean OR ($7::int = 1 AND attempts >= $9::int)
                   THEN 'dead' ELSE 'retrying' END AS status,
              (CASE WHEN $7::int = 1 THEN least($11::float8, $10::float8 * 2 ^ least(attempts - 1, 30))
                    ELSE least($12::float8, greatest($10::float8, lasted_ms / 2)) END)
              * (0.5 + random() / 2) AS wait_ms
       FROM now_at
     )
     INSERT INTO dead_letter AS kept
       (id, kind, name, subject_id, payload, attempts, last_error, status, next_attempt_at)
     SELECT $1, $2, $3, $4, $5, attempts, $6, status,
            CASE WHEN status = 'retrying' THEN now() + wait_ms * interval '1 millisecond' END
     FROM verdict
     ON CONFLICT (kind, name, subject_id) DO UPDATE SET
       payload = EXCLUDED.payload, attempts = EXCLUDED.attempts, last_error = EXCLUDED.last_error,
       status = EXCLUDED.status, next_attempt_at = EXCLUDED.next_attempt_at, in_work = false,
       updated_at = now(),
       created_at = CASE WHEN kept.status = 'replayed' THEN now() ELSE kept.created_at END
     RETURNING status, attempts, extract(epoch FROM next_attempt_at - now())::float8 * 1000 AS wait_ms`,
    [
      newId(),
      failed.kind,
      failed.name,
      failed.subjectId,
      failed.payload === null ? null : JSON.stringify(failed.payload),
      describeFailure(error),
      counted ? 1 : 0,
      permanent,
      policy.attempts,
      policy.baseMs,
      policy.capMs,
      transientCapMs,
    ],
  );
  return { status: row!.status, attempts: row!.attempts, waitMs: row!.wait_ms };
}

/** It succeeded after all: nothing holds it back any more. */
export async function settleFailure(
  target: Database | Tx,
  failed: Pick<Failed, 'kind' | 'name' | 'subjectId'>,
): Promise<void> {
  await failPoint('failure.before-settle');
  await target.query(
    `UPDATE dead_letter SET status = 'replayed', next_attempt_at = NULL, updated_at = now()
     WHERE kind = $1 AND name = $2 AND subject_id = $3 AND status <> 'replayed'`,
    [failed.kind, failed.name, failed.subjectId],
  );
}
