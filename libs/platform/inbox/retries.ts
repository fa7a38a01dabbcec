// Events that failed are tried again from Postgres when they are due, whatever became of JetStream meanwhile.
import { Envelope } from '../bus/envelope.js';
import type { Database } from '../database/database.js';
import type { Inbox } from './inbox.js';
import type { Lanes } from './lanes.js';

interface Row {
  id: string;
  name: string;
  subject_id: string;
  payload: unknown;
  in_work: boolean;
}

/**
 * Claims events that are due and works on them; returns how many there were. A process that dies meanwhile
 * leaves them to the next one after `leaseMs`, and those it was at (`in_work`) have failed once more.
 */
export async function retryEvents(
  database: Database,
  inbox: Inbox,
  lanes: Lanes,
  leaseMs: number,
  limit = 50,
): Promise<number> {
  const rows = await database.query<Row>(
    `UPDATE dead_letter SET next_attempt_at = now() + $2 * interval '1 millisecond' WHERE id IN (
       SELECT id FROM dead_letter WHERE kind = 'event' AND status = 'retrying' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ) RETURNING id, name, subject_id, payload, in_work`,
    [limit, leaseMs],
  );
  await Promise.all(
    rows.map(async ({ id: letterId, name, subject_id: id, payload, in_work: died }) => {
      const envelope = Envelope.safeParse(payload);
      if (!envelope.success) {
        const { raw } = payload as { raw?: string };
        await inbox.unreadable(name, id, raw ?? '', envelope.error);
        return;
      }
      await lanes.add(envelope.data.subject, async () => {
        if (died) return void (await inbox.diedAt(envelope.data));
        await database.query('UPDATE dead_letter SET in_work = true WHERE id = $1', [letterId]);
        await inbox.receive(envelope.data, 'retry');
      });
    }),
  );
  return rows.length;
}
