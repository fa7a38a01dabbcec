// JetStream is treated as lossy: Postgres keeps published events for days and sends again what the store may
// have lost.
import { rowsIn, type Database } from '../database/database.js';
import { deleteInChunks } from '../database/sweep.js';
import { failPoint } from '../fail-points.js';

const stateName = 'event-stream';
/**
 * JetStream writes to disk every 2 minutes at the latest, so a power cut can lose this much of what it
 * acknowledged.
 */
const unsyncedSeconds = 150;
const chunk = 5_000;

/** What is known of the store, kept in Postgres. */
interface StoreState {
  /** The birth of the store that holds every published event; absent until the first one was seen. */
  created?: string;
  /** When the newest event was published, as Postgres writes it; it never moves back, whatever is unmarked. */
  newest: string | null;
}

/**
 * Compares the store with the one the outbox was last sent to (`created` is the stream's birth, so a wiped
 * store shows).
 * Another store: every kept event is due again. The same one, but in doubt (it restarted): the most recent
 * events are,
 * which JetStream recognises by their ids as long as it still has them. Returns how many are due again.
 * However often an outage repeats this, it goes back no further than the first time.
 */
export async function redrive(database: Database, created: string, inDoubt: boolean): Promise<number> {
  const [state] = await database.query<{ value: StoreState }>(
    'SELECT value FROM platform_state WHERE name = $1',
    [stateName],
  );
  const known = state?.value.created;
  if (known === created && !inDoubt) return 0;
  // Written down before the unmarking, which would hide it.
  const { newest, unsynced } = await newestPublished(database, state?.value.newest ?? null);
  await keepState(database, { ...(known === undefined ? {} : { created: known }), newest });
  const sameStore = known === undefined || known === created;
  await failPoint('redrive.before-unmark');
  const again = await unmark(database, sameStore ? unsynced : '-infinity');
  await failPoint('redrive.before-state');
  // Last, so that a crash in between starts over.
  await keepState(database, { created, newest });
  return again;
}

async function newestPublished(
  database: Database,
  before: string | null,
): Promise<{ newest: string | null; unsynced: string | null }> {
  const [row] = await database.query<{ newest: string | null; unsynced: string | null }>(
    `SELECT newest::text, (newest - interval '${unsyncedSeconds} seconds')::text AS unsynced
     FROM (SELECT greatest($1::timestamptz, max(published_at)) AS newest FROM outbox
           WHERE published_at IS NOT NULL) AS published`,
    [before],
  );
  return row!;
}

async function keepState(database: Database, state: StoreState): Promise<void> {
  await database.query(
    `INSERT INTO platform_state (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
    [stateName, JSON.stringify(state)],
  );
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

/** Deletes events published more than `days` ago; returns how many went. */
export function sweepOutbox(database: Database, days: number): Promise<number> {
  return deleteInChunks(
    database,
    (limit) => `DELETE FROM outbox WHERE id IN (
       SELECT id FROM outbox WHERE published_at < now() - make_interval(days => $1) LIMIT ${limit}
     ) RETURNING 1`,
    [days],
  );
}

/** Deletes inbox rows that no copy of an event can meet any more: twice as old as the oldest event kept. */
export function sweepInbox(database: Database, outboxDays: number): Promise<number> {
  return deleteInChunks(
    database,
    (limit) => `DELETE FROM inbox WHERE (consumer, event_id) IN (
       SELECT consumer, event_id FROM inbox
       WHERE received_at < now() - make_interval(days => $1) LIMIT ${limit}
     ) RETURNING 1`,
    [Math.max(30, outboxDays * 2)],
  );
}
