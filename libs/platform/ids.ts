// Ids are UUID v7: they sort by the time they were made, so an id is also a page cursor.
import { v7 } from 'uuid';

/**
 * SQL for the smallest id that can have been made since `interval` ago: it bounds a look at recent rows by
 * their primary key.
 */
export const idsSince = (interval: string): string =>
  `(lpad(to_hex((1000 * extract(epoch FROM now() - interval '${interval}'))::bigint), 12, '0') || repeat('0', 20))::uuid`;

/** A new UUID v7, monotonic within this process. */
export const newId = (): string => v7();
