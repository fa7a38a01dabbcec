// Which fields of two enterprises stand side by side, and where they say different things.
import type { Enterprise } from '../enterprises/enterprise.js';

const fields = [
  'name', 'externalId', 'size', 'registered', 'homeBased', 'active', 'languages', 'establishments', 'contacts', 'identifiers', 'certifications', 'capabilities',
  'trackRecords', 'createdAt',
] as const;
export type ComparedField = (typeof fields)[number];

/** What a person compares of a field: of claims the codes, of certificates and records what tells them apart. */
export function comparable(enterprise: Enterprise, field: ComparedField): unknown {
  switch (field) {
    case 'capabilities': return enterprise.capabilities.map(({ code }) => code).toSorted();
    case 'certifications': return enterprise.certifications.map(({ scheme, number }) => (number === undefined ? scheme : `${scheme} ${number}`)).toSorted();
    case 'trackRecords': return enterprise.trackRecords.map(({ date, title }) => `${date} ${title}`).toSorted();
    case 'contacts': return enterprise.contacts.map(({ address }) => address).toSorted();
    case 'identifiers': return enterprise.identifiers.map(({ scheme, id }) => `${scheme} ${id}`).toSorted();
    case 'createdAt': return enterprise.createdAt.slice(0, 10);
    default: return enterprise[field];
  }
}

export const comparedFields = (a: Enterprise, b: Enterprise): { field: ComparedField; differs: boolean }[] =>
  fields.map((field) => ({ field, differs: JSON.stringify(comparable(a, field)) !== JSON.stringify(comparable(b, field)) }));
