// An enterprise as its row of the listing.
import { fold } from '#likeness';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { agreesTo } from '../consent.js';
import type { EnterpriseListingRow } from './listing.entity.js';
import { nameKeysOf } from './name-keys.js';

/** What of an enterprise is filtered, sorted or searched by. */
export type Listed = Pick<Enterprise,
  'id' | 'clusterId' | 'name' | 'size' | 'active' | 'registered' | 'homeBased' | 'certifications' | 'establishments' | 'contacts' | 'updatedAt'> & {
  capabilities: readonly { code: string }[];
};

/** Conditions of equality; several have to hold at once. */
export interface Facets {
  size?: string | undefined;
  active?: boolean | undefined;
  registered?: boolean | undefined;
  homeBased?: boolean | undefined;
  reachable?: boolean | undefined;
  code?: string | undefined;
  certification?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  town?: string | undefined;
}

const lettersSorted = 60;
const folding: ReadonlySet<keyof Facets> = new Set(['certification', 'town']);

/** Each as `name=value`; names of towns and certification schemes are the same however they are written. */
export const facetsOf = (facets: Facets): string[] => {
  const stated: string[] = [];
  for (const [name, value] of Object.entries(facets) as [keyof Facets, string | boolean | undefined][]) {
    if (value !== undefined) stated.push(facetOf(name, value));
  }
  return stated;
};

const facetOf = (name: keyof Facets, value: string | boolean) => `${name}=${folding.has(name) ? fold(String(value)).trim() : value}`;

export function listingRowOf({
  id, clusterId, name, updatedAt, size, active, registered, homeBased, capabilities, certifications, establishments, contacts,
}: Listed): EnterpriseListingRow {
  const reachable = contacts.some((contact) => agreesTo(contact, 'linkages'));
  const facets = new Set([
    facetOf('size', size), facetOf('active', active), facetOf('registered', registered), facetOf('homeBased', homeBased),
    facetOf('reachable', reachable),
  ]);
  for (const { code } of capabilities) facets.add(facetOf('code', code));
  for (const { scheme } of certifications) facets.add(facetOf('certification', scheme));
  for (const { country, region, town } of establishments) for (const each of facetsOf({ country, region, town })) facets.add(each);
  const folded = fold(name);
  return {
    id, clusterId,
    name: folded.length <= lettersSorted ? folded : [...folded].slice(0, lettersSorted).join(''),
    facets: [...facets],
    nameKeys: nameKeysOf(name),
    updatedAt: new Date(updatedAt),
  };
}
