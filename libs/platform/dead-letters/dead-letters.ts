// Lists what failed and sets it free again; the running service picks it up by itself.
import { DomainError, notFound } from '#contracts/errors.js';
import type { JobDefinition } from '#contracts/message.js';
import type { Database } from '../database/database.js';

export interface DeadLetter {
  id: string;
  kind: 'event' | 'job';
  /** The event's subject or the job's queue. */
  name: string;
  subjectId: string;
  attempts: number;
  lastError: string;
  status: 'retrying' | 'dead' | 'replayed';
  nextAttemptAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface DeadLetterFilter {
  status?: DeadLetter['status'];
  kind?: DeadLetter['kind'];
  name?: string;
}

export interface Page<T> {
  items: T[];
  /** Pass it on to get the next page; null at the end. */
  cursor: string | null;
}

interface Row {
  id: string;
  kind: 'event' | 'job';
  name: string;
  subject_id: string;
  attempts: number;
  last_error: string;
  status: DeadLetter['status'];
  next_attempt_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const setFree =
  "status = 'retrying', attempts = 0, next_attempt_at = now(), in_work = false, created_at = now(), updated_at = now()";

const shown = (row: Row): DeadLetter => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  subjectId: row.subject_id,
  attempts: row.attempts,
  lastError: row.last_error,
  status: row.status,
  nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Oldest first; `cursor` is the one of the page before. */
export async function listDeadLetters(
  database: Database,
  filter: DeadLetterFilter = {},
  cursor: string | null = null,
  limit = 100,
): Promise<Page<DeadLetter>> {
  const rows = await database.query<Row>(
    `SELECT * FROM dead_letter
     WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR kind = $2)
       AND ($3::text IS NULL OR name = $3)
       AND ($4::uuid IS NULL OR id > $4)
     ORDER BY id LIMIT $5`,
    [filter.status ?? null, filter.kind ?? null, filter.name ?? null, cursor, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { items: page.map(shown), cursor: rows.length > limit ? page.at(-1)!.id : null };
}

/** Sets one free: due now, attempts counted from zero. */
export async function replayDeadLetter(database: Database, id: string): Promise<DeadLetter> {
  const [row] = await database.query<Row>(
    `UPDATE dead_letter SET ${setFree}
     WHERE id = $1 AND status <> 'replayed' RETURNING *`,
    [id],
  );
  if (row) return shown(row);
  const [other] = await database.query('SELECT 1 FROM dead_letter WHERE id = $1', [id]);
  if (!other) throw notFound('dead letter', id);
  throw new DomainError('transition_not_allowed', 'This dead letter was replayed successfully already.');
}

/** Sets every dead one free; returns how many. */
export async function replayAllDeadLetters(database: Database): Promise<number> {
  const rows = await database.query(
    `UPDATE dead_letter SET ${setFree}
     WHERE status = 'dead' RETURNING 1`,
  );
  return rows.length;
}

/** How many there are, by kind and status. */
export async function countDeadLetters(
  database: Database,
): Promise<{ kind: string; status: string; count: number }[]> {
  return database.query(
    `SELECT kind, status, count(*)::int AS count FROM dead_letter
     GROUP BY kind, status ORDER BY kind, status`,
  );
}

/** Forgets those that succeeded long ago, and jobs that are pending no more: nothing will try them again. */
export async function sweepDeadLetters(database: Database, days = 30): Promise<void> {
  await database.query(
    `DELETE FROM dead_letter WHERE (status = 'replayed' AND updated_at < now() - make_interval(days => $1))
       OR (kind = 'job' AND status = 'retrying' AND next_attempt_at < now() - interval '1 day')`,
    [days],
  );
}

/**
 * SQL for a job's `pending` query: true when the id in `idSql` (a column of the query) is neither dead nor
 * waiting for
 * its next attempt. Optional, since the sweeper leaves those out itself; it keeps pages full of ids that can
 * run.
 */
export function notHeldBack(job: JobDefinition, idSql: string): string {
  return `NOT EXISTS (SELECT 1 FROM dead_letter held WHERE held.kind = 'job' AND held.name = '${job.queue}'
    AND held.subject_id = (${idSql})::text AND (held.status = 'dead' OR held.next_attempt_at > now()))`;
}
