// Finds enterprises that are worth comparing, and keeps which were told apart; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { plainArray, rowsIn, type Tx } from '#platform/database/database.js';
import type { Described } from './comparable-enterprise.js';

export type Candidate = Described & Pick<Enterprise, 'id' | 'clusterId' | 'externalId'>;
export interface Sharing {
  id: string;
  otherId: string;
}

/** A key that more enterprises of a cluster share is left out: it tells nothing, and comparing would take too long. */
const mostHolders = 100;
const many = 50;

@Injectable()
export class DuplicatesRepository {
  /** Pairs of each of the enterprises with `fewest` others at most, those that share the most keys of `keys`. */
  async sharing(tx: Tx, subjects: readonly { id: string; keys: readonly number[] }[], fewest: number): Promise<Sharing[]> {
    // What is not sorted in yet is read again for each of the keys, of which many ask thousands.
    if (subjects.length > many) await tx.query(`SELECT gin_clean_pending_list('enterprise_likeness_keys')`);
    const asked = subjects.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
    // Of a key that it has no figures about the planner thinks that many rows have it: it would read the table to the end, and compile.
    await tx.query('SET LOCAL enable_seqscan = off; SET LOCAL jit = off');
    const found = await rowsIn<Sharing>(tx, `
      WITH asked AS MATERIALIZED (SELECT * FROM unnest($1::uuid[], $2::integer[]) AS asked(id, key)),
      holders AS MATERIALIZED (
        SELECT each.key, its.ids FROM (SELECT DISTINCT key FROM asked) each
        CROSS JOIN LATERAL (
          SELECT array_agg(few.id) AS ids
          FROM (SELECT id FROM enterprise WHERE likeness_keys @> ARRAY[each.key] AND merged_into IS NULL LIMIT $3 + 1) few
        ) its
        WHERE cardinality(its.ids) <= $3
      )
      SELECT id, "otherId" FROM (
        SELECT asked.id, other.id AS "otherId", row_number() OVER (PARTITION BY asked.id ORDER BY count(*) DESC, other.id) AS place
        FROM asked JOIN holders USING (key) CROSS JOIN LATERAL unnest(holders.ids) AS other(id)
        WHERE other.id <> asked.id GROUP BY asked.id, other.id
      ) ranked WHERE place <= $4`,
    [plainArray(asked.map(({ id }) => id)), plainArray(asked.map(({ key }) => key)), mostHolders, fewest]);
    await tx.query('SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT');
    return found;
  }

  async described(tx: Tx, ids: readonly string[]): Promise<Candidate[]> {
    return rowsIn(tx, `${candidates} WHERE id = ANY($1)`, [ids]);
  }

  /** Those of a cluster after an id, in the order of ids. */
  async after(tx: Tx, clusterId: string, after: string | null, limit: number): Promise<Candidate[]> {
    return rowsIn(tx, `${candidates} WHERE cluster_id = $1 AND merged_into IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [clusterId, after, limit]);
  }

  /** Names from which the rarity of words is known: the newest of the cluster. */
  async names(tx: Tx, clusterId: string, limit: number): Promise<string[]> {
    const rows = await rowsIn<{ name: string }>(tx, 'SELECT name FROM enterprise WHERE cluster_id = $1 ORDER BY id DESC LIMIT $2', [clusterId, limit]);
    return rows.map(({ name }) => name);
  }

  /** Of these enterprises the pairs that were told apart, by themselves or by what was merged into them, the smaller id first. */
  async toldApart(tx: Tx, ids: readonly string[]): Promise<[earlier: string, later: string][]> {
    const rows = await rowsIn<{ earlier: string; later: string }>(tx, `
      WITH RECURSIVE ${parts} SELECT DISTINCT least(one.whole, other.whole) AS earlier, greatest(one.whole, other.whole) AS later
      FROM told_apart JOIN part one ON one.id = earlier_id JOIN part other ON other.id = later_id WHERE one.whole <> other.whole`, [ids]);
    return rows.map(({ earlier, later }) => [earlier, later]);
  }

  /** Whether that is new. */
  async tellApart(tx: Tx, [earlier, later]: readonly [string, string], toldBy: string | null): Promise<boolean> {
    const rows = await rowsIn(tx, `INSERT INTO told_apart (earlier_id, later_id, told_by, told_at) VALUES ($1, $2, $3, now())
      ON CONFLICT DO NOTHING RETURNING 1`, [earlier, later, toldBy]);
    return rows.length > 0;
  }

  /** Whether they had been told apart; what was said of what was merged into them is taken back too. */
  async takeBack(tx: Tx, pair: readonly [string, string]): Promise<boolean> {
    const rows = await rowsIn(tx, `
      WITH RECURSIVE ${parts} DELETE FROM told_apart USING part one, part other
      WHERE one.id = earlier_id AND other.id = later_id AND one.whole <> other.whole RETURNING 1`, [pair]);
    return rows.length > 0;
  }
}

const candidates = 'SELECT id, cluster_id AS "clusterId", external_id AS "externalId", name, contacts, establishments, identifiers FROM enterprise';

/** Each of the enterprises `$1` with itself and all that was merged into it: what was said of a part is said of the whole. */
const parts = `part AS (
  SELECT id AS whole, id FROM unnest($1::uuid[]) AS asked(id)
  UNION ALL SELECT part.whole, e.id FROM part JOIN enterprise e ON e.merged_into = part.id
)`;
