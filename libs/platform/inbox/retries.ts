// Events that failed are tried again from Postgres when they are due, whatever became of JetStream meanwhile.
import { Envelope } from '../bus/envelope.js';
import type { Database } from '../database/database.js';
import type { Inbox } from './inbox.js';
import type { Lanes } from './lanes.js';

/** A process that dies while it tries leaves the event to the next one after this long. */
const leaseSeconds = 60;

/** Claims events that are due and works on them; returns how many there were. */
export async function retryEvents(
  database: Database,
  inbox: Inbox,
  lanes: Lanes,
  limit = 50,
): Promise<number> {
  const rows = await database.query<{ name: string; subject_id: string; payload: unknown }>(
    `UPDATE dead_letter SET next_attempt_at = now() + interval '${leaseSeconds} seconds' WHERE id IN (
       SELECT id FROM dead_letter WHERE kind = 'event' AND status = 'retrying' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ) RETURNING name, subject_id, payload`,
    [limit],
  );
  await Promise.all(
    rows.map(async ({ name, subject_id: id, payload }) => {
      const envelope = Envelope.safeParse(payload);
      if (!envelope.success) {
        const { raw } = payload as { raw?: string };
        await inbox.unreadable(name, id, raw ?? '', envelope.error);
        return;
      }
      await lanes.add(envelope.data.subject, async () => void (await inbox.receive(envelope.data, true)));
    }),
  );
  return rows.length;
}
