// Ids are UUID v7: they sort by the time they were made, so an id is also a page cursor.
import { v7 } from 'uuid';

/** A new UUID v7, monotonic within this process. */
export const newId = (): string => v7();
