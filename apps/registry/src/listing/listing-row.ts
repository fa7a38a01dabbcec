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
export const facetsOf = (facets: Facets): string[] =>
  (Object.entries(facets) as [keyof Facets, string | boolean | undefined][])
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${folding.has(name) ? fold(String(value)).trim() : value}`);

export function listingRowOf({ id, clusterId, name, updatedAt, ...enterprise }: Listed): EnterpriseListingRow {
  const { size, active, registered, homeBased, capabilities, certifications, establishments, contacts } = enterprise;
  const reachable = contacts.some((contact) => agreesTo(contact, 'linkages'));
  const facets = [
    ...facetsOf({ size, active, registered, homeBased, reachable }),
    ...capabilities.flatMap(({ code }) => facetsOf({ code })),
    ...certifications.flatMap(({ scheme }) => facetsOf({ certification: scheme })),
    ...establishments.flatMap(({ country, region, town }) => facetsOf({ country, region, town })),
  ];
  return {
    id, clusterId,
    name: [...fold(name)].slice(0, lettersSorted).join(''),
    facets: [...new Set(facets)],
    nameKeys: nameKeysOf(name),
    updatedAt: new Date(updatedAt),
  };
}
