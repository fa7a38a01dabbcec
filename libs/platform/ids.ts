// Ids are UUID v7: they sort by the time they were made, so an id is also a page cursor.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** SQL for the smallest id that can have been made since an instant, also given as SQL: it bounds a look at recent rows by their ids. */
export const idsFrom = (instant: string): string =>
  `(lpad(to_hex((1000 * extract(epoch FROM ${instant}))::bigint), 12, '0') || repeat('0', 20))::uuid`;

/** The same since `interval` ago. */
export const idsSince = (interval: string): string => idsFrom(`now() - interval '${interval}'`);

/** Asked for in large pieces: one call for each id was a sixteenth of the work of an import. */
const random = Buffer.alloc(16_384);
/** Those of the id at hand. */
const bytes = Buffer.alloc(16);
let used = random.length;
let [msecs, seq] = [0, 0];

/** A new UUID v7, monotonic within this process. */
export function newId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  random.copy(bytes, 0, used, used + 16);
  used += 16;
  const now = Date.now();
  // Within a millisecond, and when the clock goes back, it counts on from a random start with room above it.
  if (now > msecs) [msecs, seq] = [now, bytes.readUInt32BE(0) >>> 1];
  else seq += 1;
  return v7({ random: bytes, msecs, seq });
}
