// New enterprises as what the statements that write them take: it is made a few at a time, so also while Postgres writes others.
import { setImmediate } from 'node:timers/promises';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { DataSource } from 'typeorm';
import { listingRowOf } from '../listing/listing-row.js';
import { arrayOf, listOf, recordsOf } from './bulk-rows.js';
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
    const claims = few.flatMap(capabilityRowsOf);
    made.rows.push(recordsOf(dataSource, EnterpriseRow, few.map(enterpriseRowOf)));
    if (claims.length > 0) made.claims.push(recordsOf(dataSource, CapabilityRow, claims));
    made.reviews.push(listOf(few.map(({ id, capabilities }) => ({ id, oldest: capabilities.map(({ statedOn }) => statedOn).sort()[0] }))));
    made.listing.push(listOf(few.map(listingRowOf)));
  }
  return { all, rows: arrayOf(made.rows), claims: arrayOf(made.claims), reviews: arrayOf(made.reviews), listing: arrayOf(made.listing) };
}
