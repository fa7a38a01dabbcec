// JetStream is treated as lossy: Postgres keeps published events for days and sends again what the store may
// have lost.
import { rowsIn, type Database } from '../database/database.js';

const stateName = 'event-stream';
/**
 * JetStream writes to disk every 2 minutes at the latest, so a power cut can lose this much of what it
 * acknowledged.
 */
const unsyncedSeconds = 150;
const chunk = 5_000;

/**
 * Compares the store with the one the outbox was last sent to (`created` is the stream's birth, so a wiped
 * store shows).
 * Another store: every kept event is due again. The same one, but in doubt (it restarted): the most recent
 * events are,
 * which JetStream recognises by their ids as long as it still has them. Returns how many are due again.
 */
export async function redrive(database: Database, created: string, inDoubt: boolean): Promise<number> {
  const [state] = await database.query<{ value: { created: string } }>(
    'SELECT value FROM platform_state WHERE name = $1',
    [stateName],
  );
  const known = state?.value.created;
  if (known === created && !inDoubt) return 0;
  const sameStore = known === undefined || known === created;
  const again = await unmark(database, sameStore ? await unsyncedSince(database) : '-infinity');
  // Last, so that a crash in between starts over.
  await database.query(
    `INSERT INTO platform_state (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
    [stateName, JSON.stringify({ created })],
  );
  return again;
}

async function unsyncedSince(database: Database): Promise<string | null> {
  const [row] = await database.query<{ since: string | null }>(
    `SELECT (max(published_at) - interval '${unsyncedSeconds} seconds')::text AS since FROM outbox
     WHERE published_at IS NOT NULL`,
  );
  return row?.since ?? null;
}

async function unmark(database: Database, since: string | null): Promise<number> {
  if (since === null) return 0;
  let total = 0;
  for (;;) {
    const count = await database.transaction(async (tx) => {
      const rows = await rowsIn(
        tx,
        `UPDATE outbox SET published_at = NULL WHERE id IN (
           SELECT id FROM outbox WHERE published_at >= $1::timestamptz LIMIT ${chunk} FOR UPDATE SKIP LOCKED
         ) RETURNING 1`,
        [since],
      );
      return rows.length;
    });
    total += count;
    if (count < chunk) return total;
  }
}

/** Deletes events published more than `days` ago, some at a time; returns how many went. */
export async function sweepOutbox(database: Database, days: number): Promise<number> {
  const rows = await database.query(
    `DELETE FROM outbox WHERE id IN (
       SELECT id FROM outbox WHERE published_at < now() - make_interval(days => $1) LIMIT ${chunk}
     ) RETURNING 1`,
    [days],
  );
  return rows.length;
}

/** Deletes inbox rows that no copy of an event can meet any more: twice as old as the oldest event kept. */
export async function sweepInbox(database: Database, outboxDays: number): Promise<number> {
  const rows = await database.query(
    `DELETE FROM inbox WHERE (consumer, event_id) IN (
       SELECT consumer, event_id FROM inbox
       WHERE received_at < now() - make_interval(days => $1) LIMIT ${chunk}
     ) RETURNING 1`,
    [Math.max(30, outboxDays * 2)],
  );
  return rows.length;
}
