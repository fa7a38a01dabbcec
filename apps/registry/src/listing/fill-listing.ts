// Writes the listing of every enterprise anew: for migrations, the first and each that follows a change of `listingRowOf`.
import type { QueryRunner } from 'typeorm';
import { listingRowOf, type Listed } from './listing-row.js';
import { listingColumns } from './listing-columns.js';

const atOnce = 2_000;

export async function fillListing(runner: QueryRunner): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const rows = (await runner.query(
      `SELECT id, cluster_id AS "clusterId", name, size, active, registered, home_based AS "homeBased", certifications, establishments, contacts,
         updated_at AS "updatedAt",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code)), '[]') FROM capability WHERE enterprise_id = enterprise.id) AS capabilities
       FROM enterprise WHERE merged_into IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${atOnce}`,
      [last],
    )) as Listed[];
    if (rows.length > 0) await runner.query(`INSERT INTO enterprise_listing ${listingColumns}`, [JSON.stringify(rows.map(listingRowOf))]);
    last = rows.at(-1)?.id ?? null;
    if (rows.length < atOnce) return;
  }
}
