// An enterprise as it is compared with others, and the keys by which those that are worth comparing are found.
import { hash } from 'node:crypto';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { keysOf, readOrganisation, type Comparable } from '#likeness';

/** What of an enterprise is compared. */
export type Described = Pick<Enterprise, 'name' | 'contacts' | 'establishments' | 'identifiers'>;

export const comparable = ({ name, contacts, establishments, identifiers }: Described): Comparable =>
  readOrganisation({
    name,
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ address }) => address),
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ address }) => address),
    identifiers,
    sites: establishments.map(({ street, postcode, country, town, latitude, longitude }) =>
      ({ address: street, postcode, country, town, latitude, longitude })),
  });

/**
 * As hashes of 32 bits: short to keep, and no second place where a mailbox is written; that two keys rarely have the same one only
 * means that a pair is compared for nothing. The cluster is part of each: enterprises are compared within one.
 */
export const likenessKeysOf = (enterprise: Described & Pick<Enterprise, 'clusterId'>): number[] => [
  ...new Set(keysOf(comparable(enterprise)).map((key) => hashOf(`${enterprise.clusterId} ${key}`))),
];

/** The first 32 bits; as text of one byte each, which takes half the time that a buffer takes. */
function hashOf(text: string): number {
  const bytes = hash('sha256', text, 'binary');
  return (bytes.charCodeAt(0) << 24) | (bytes.charCodeAt(1) << 16) | (bytes.charCodeAt(2) << 8) | bytes.charCodeAt(3);
}
