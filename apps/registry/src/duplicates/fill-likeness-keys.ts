// Writes the keys of every enterprise anew: for migrations, the first and each that follows a change of `keysOf`.
import type { QueryRunner } from 'typeorm';
import { likenessKeysOf } from './comparable-enterprise.js';
import type { Candidate } from './duplicates.repository.js';

const atOnce = 2_000;

export async function fillLikenessKeys(runner: QueryRunner): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const rows = (await runner.query(
      // Of the whole row: an earlier migration runs this on a table that has no identifiers yet.
      `SELECT id, cluster_id AS "clusterId", name, contacts, establishments,
              coalesce(to_jsonb(enterprise) -> 'identifiers', '[]') AS identifiers FROM enterprise
       WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT ${atOnce}`,
      [last],
    )) as Candidate[];
    if (rows.length > 0) {
      await runner.query(
        `UPDATE enterprise SET likeness_keys = filled.keys
         FROM jsonb_to_recordset($1::jsonb) AS filled(id uuid, keys integer[]) WHERE enterprise.id = filled.id`,
        [JSON.stringify(rows.map((row) => ({ id: row.id, keys: likenessKeysOf(row) })))],
      );
    }
    last = rows.at(-1)?.id ?? null;
    if (rows.length < atOnce) return;
  }
}
