// New enterprises as what the statements that write them take: it is made a few at a time, so also while Postgres writes others.
import { setImmediate } from 'node:timers/promises';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { DataSource } from 'typeorm';
import { listingRowOf } from '../listing/listing-row.js';
import { arrayOf, recordsOf } from './bulk-rows.js';
import { CapabilityRow } from './capability.entity.js';
import { EnterpriseRow } from './enterprise.entity.js';
import { capabilityRowsOf, enterpriseRowOf } from './enterprise-rows.js';

export interface NewEnterprises {
  all: readonly Enterprise[];
  /** JSON arrays of records. */
  rows: string;
  claims: string;
  reviews: string;
  listing: string;
}

/** So many take a few milliseconds. */
const atOnce = 20;

export async function newEnterprises(dataSource: DataSource, all: readonly Enterprise[]): Promise<NewEnterprises> {
  const made = { rows: [] as string[], claims: [] as string[], reviews: [] as string[], listing: [] as string[] };
  for (let from = 0; from < all.length; from += atOnce) {
    if (from > 0) await setImmediate();
    const few = all.slice(from, from + atOnce);
    made.rows.push(...recordsOf(dataSource, EnterpriseRow, few.map(enterpriseRowOf)));
    made.claims.push(...recordsOf(dataSource, CapabilityRow, few.flatMap(capabilityRowsOf)));
    made.reviews.push(...few.map(({ id, capabilities }) => JSON.stringify({ id, oldest: capabilities.map(({ statedOn }) => statedOn).sort()[0] })));
    made.listing.push(...few.map((each) => JSON.stringify(listingRowOf(each))));
  }
  return { all, rows: arrayOf(made.rows), claims: arrayOf(made.claims), reviews: arrayOf(made.reviews), listing: arrayOf(made.listing) };
}
