// Where a page of enterprises begins: bound to the order and the filters of its list, because in another one it means nothing.
import { createHash } from 'node:crypto';
import { DomainError } from '#contracts/errors.js';
import type { EnterpriseFilter } from '#contracts/registry/enterprises.js';

export interface Position {
  /** What is sorted by, of the last enterprise seen. */
  key: string;
  id: string;
}

const form = /^(\S+) ([0-9a-f]{8}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([^]*)$/;

/** What the key of each order may be; a cursor can be made up. */
const keyForms: Record<string, (key: string) => boolean> = {
  createdAt: (key) => key === '',
  name: (key) => key.length <= 250 && !key.includes('\0'),
  updatedAt: (key) => /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(key) && !Number.isNaN(Date.parse(key)),
  similarity: (key) => /^[01](\.\d{1,4})?$/.test(key),
};

/** What `nextCursor` says before it is encoded. */
export const cursorText = (order: string, filter: EnterpriseFilter, { key, id }: Position): string =>
  [order, fingerprintOf(filter), id, key].join(' ');

/** Null for the first page. Throws `cursor_invalid` for a cursor of another list. */
export function positionOf(order: string, filter: EnterpriseFilter): Position | null {
  if (filter.cursor === undefined) return null;
  const [, itsOrder, fingerprint, id, key] = form.exec(Buffer.from(filter.cursor, 'base64url').toString()) ?? [];
  if (itsOrder === undefined || id === undefined || key === undefined || !keyForms[itsOrder.replace('-', '')]?.(key)) {
    throw new DomainError('cursor_invalid', 'The cursor is not one of ours. Use nextCursor of the page before, or none.');
  }
  if (itsOrder !== order) {
    throw new DomainError('cursor_invalid', `The cursor is of a list in the order of ${itsOrder}, not of ${order}. Begin without a cursor to see another order.`);
  }
  if (fingerprint !== fingerprintOf(filter)) {
    throw new DomainError('cursor_invalid', 'The cursor is of a list with other filters. Send the same filters with it, or begin without a cursor.');
  }
  return { key, id };
}

/** The same for the same filters in any order, whatever the page. */
function fingerprintOf({ cursor: _, limit: __, sort: ___, ...filters }: EnterpriseFilter): string {
  const stated = Object.entries(filters).filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex').slice(0, 8);
}
