// Reads and writes the listing of enterprises; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { Scope } from '../access.js';
import type { Position } from './listing-cursor.js';
import { listingColumns } from './listing-columns.js';
import { listingRowOf } from './listing-row.js';
import type { SoughtWord } from './name-keys.js';
import { keepWords, wordsLike } from './name-words.js';

/** Which enterprises a list is about. */
export interface Wanted {
  scope: Scope;
  clusterId?: string | undefined;
  facets: readonly string[];
  /** One of these, if given. */
  anyFacet?: readonly string[] | undefined;
  updatedSince?: string | undefined;
}

export interface Named {
  id: string;
  /** Folded. */
  name: string;
}

/** Searches by name in one transaction. */
export interface NameSearch {
  /** For each word searched for the words of names that may have been meant. */
  wordsLike: (sought: readonly SoughtWord[]) => Promise<string[][]>;
  /** In no order: `limit` of the names that have a word of each set, by their keys. */
  havingAll: (sets: readonly (readonly number[])[], limit: number) => Promise<Named[]>;
  /** The same of names that have a word of each set but one; each way to leave one out has its share of `limit`. */
  havingAllButOne: (sets: readonly (readonly number[])[], limit: number) => Promise<Named[]>;
}

export interface Order {
  by: 'id' | 'name' | 'updated_at';
  descending: boolean;
  after: Position | null;
}

/** Rows that are looked at in the order of the list, before those that fit are gathered whatever their order. */
const lookedAt = 2_000;
/** So many at most when the first ones promise that a page will be full by then. */
const mostLookedAt = 15_000;

/** Writes what lists know of these enterprises; `rows` if they were made before. */
export async function writeListing(tx: Tx, enterprises: readonly Enterprise[], rows = JSON.stringify(enterprises.map(listingRowOf))): Promise<void> {
  if (enterprises.length === 0) return;
  await tx.query(
    `INSERT INTO enterprise_listing ${listingColumns}
     ON CONFLICT (id) DO UPDATE SET cluster_id = excluded.cluster_id, name = excluded.name, facets = excluded.facets,
       name_keys = excluded.name_keys, updated_at = excluded.updated_at`,
    [rows],
  );
  await keepWords((...statement) => tx.query(...statement), enterprises.map(({ name }) => name));
}

/** Lists no longer know of this one. */
export async function leaveListing(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM enterprise_listing WHERE id = $1', [id]);
}

@Injectable()
export class ListingRepository {
  constructor(private readonly database: Database) {}

  /** The code and those below it. */
  async codesBelow(code: string): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      `WITH RECURSIVE wanted AS (
         SELECT code FROM code WHERE code = $1
         UNION SELECT below.code FROM code below JOIN wanted ON below.parent = wanted.code
       ) SELECT code FROM wanted`,
      [code],
    );
    return rows.map((row) => row.code);
  }

  /**
   * The first `limit` in order. What many fit is found by walking along an index until the page is full. When it is not full after some
   * rows, as many more are looked at as it takes at the rate of the first ones, if that is not too many: else few fit, and those are
   * gathered by their facets and sorted. Neither way alone is fast for both.
   */
  async inOrder(wanted: Wanted, order: Order, limit: number): Promise<Position[]> {
    if (clustersOf(wanted)?.length === 0) return [];
    const walk = (most: number) => {
      const statement = new Statement();
      return this.database.query<Position>(alongIndex(statement, wanted, order, { most, limit }), statement.parameters);
    };
    const first = await walk(lookedAt);
    if (first.length === limit) return first;
    const likely = Math.ceil((1.3 * lookedAt * limit) / (first.length || 1));
    const longer = likely <= mostLookedAt ? await walk(likely) : first;
    if (longer.length === limit) return longer;
    const gather = new Statement();
    return this.database.query<Position>(
      `WITH fitting AS MATERIALIZED (
         SELECT id, name, updated_at FROM enterprise_listing
         WHERE ${gather.all(reachOf(gather, wanted), conditionsOf(gather, wanted), afterOf(gather, order))})
       SELECT id, ${keyOf(order)} AS key FROM fitting ORDER BY ${orderOf(order)} LIMIT ${gather.value(limit)}`,
      gather.parameters,
    );
  }

  async count(wanted: Wanted): Promise<number> {
    const statement = new Statement();
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM enterprise_listing WHERE ${statement.all(reachOf(statement, wanted), conditionsOf(statement, wanted))}`,
      statement.parameters,
    );
    return row!.count;
  }

  searching<T>(wanted: Wanted, work: (search: NameSearch) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      // The planner does not know what comparing keys row by row costs: it would rather read the table to the end than use their index.
      await tx.query('SET LOCAL enable_seqscan = off');
      return work({
        wordsLike: (sought) => wordsLike(tx, sought),
        havingAll: (sets, limit) => named(tx, wanted, [sets], limit),
        havingAllButOne: (sets, limit) => named(tx, wanted, sets.map((left) => sets.filter((set) => set !== left)), limit),
      });
    });
  }
}

/** Of each way to agree, which is a word of every set of keys, its share: of a common word others may be left out, of a rare one none. */
async function named(tx: Tx, wanted: Wanted, ways: readonly (readonly (readonly number[])[])[], limit: number): Promise<Named[]> {
  const statement = new Statement();
  const looks = ways.map((sets) => `(SELECT id, name FROM enterprise_listing WHERE ${statement.all(
    sets.map((keys) => `name_keys && ${statement.value(keys, 'integer[]')}`), reachOf(statement, wanted), conditionsOf(statement, wanted),
  )} LIMIT ${statement.value(Math.ceil(limit / ways.length))})`);
  return rowsIn<Named>(tx, looks.join(' UNION ALL '), statement.parameters);
}

/** A statement in the making: values become numbered parameters. */
class Statement {
  readonly parameters: unknown[] = [];

  value(value: unknown, type?: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}${type ? `::${type}` : ''}`;
  }

  all(...conditions: string[][]): string {
    return conditions.flat().join(' AND ') || 'true';
  }
}

/** Of the first `most` rows in order, wherever they fit or not, up to `limit` that do. */
function alongIndex(statement: Statement, wanted: Wanted, order: Order, { most, limit }: { most: number; limit: number }): string {
  const clusterIds = clustersOf(wanted);
  const one = clusterIds?.length === 1 ? statement.value(clusterIds[0], 'uuid') : null;
  // As a range, since of one cluster by equality Postgres may walk along the index of all of them: forever, if the cluster came late.
  const its = one === null ? orderOf(order) : `cluster_id ${directionOf(order)}, ${orderOf(order)}`;
  const rows = (reach: string[]) => `SELECT cluster_id, id, name, updated_at, facets FROM enterprise_listing
    WHERE ${statement.all(reach, ownOf(statement, wanted), afterOf(statement, order))} ORDER BY ${its} LIMIT ${most}`;
  // Several are merged, and of each only as much is read as has its turn.
  const along = one !== null ? rows([`cluster_id >= ${one}`, `cluster_id <= ${one}`])
    : clusterIds === null ? rows([])
      : clusterIds.map((id) => `(${rows([`cluster_id = ${statement.value(id, 'uuid')}`])})`).join(' UNION ALL ');
  return `SELECT id, ${keyOf(order)} AS key FROM (SELECT * FROM (${along}) its ORDER BY ${its} LIMIT ${most}) along
    WHERE ${statement.all(conditionsOf(statement, wanted))} ORDER BY ${its} LIMIT ${statement.value(limit)}`;
}

/** The clusters that are asked about and in reach; null when all are. */
function clustersOf({ scope, clusterId }: Wanted): string[] | null {
  if (scope.reach !== 'clusters') return clusterId === undefined ? null : [clusterId];
  const inReach = [...new Set(scope.clusterIds)];
  return clusterId === undefined ? inReach : inReach.filter((id) => id === clusterId);
}

function reachOf(statement: Statement, wanted: Wanted): string[] {
  const clusterIds = clustersOf(wanted);
  return [...(clusterIds ? [`cluster_id = ANY(${statement.value(clusterIds, 'uuid[]')})`] : []), ...ownOf(statement, wanted)];
}

/** What is in reach whatever the cluster. */
function ownOf(statement: Statement, { scope }: Wanted): string[] {
  if (scope.reach === 'account') return ['false'];
  return scope.reach === 'organisation' ? [`id = ${statement.value(scope.organisationId, 'uuid')}`] : [];
}

function conditionsOf(statement: Statement, { facets, anyFacet, updatedSince }: Wanted): string[] {
  return [
    ...(facets.length > 0 ? [`facets @> ${statement.value(facets, 'text[]')}`] : []),
    ...(anyFacet ? [`facets && ${statement.value(anyFacet, 'text[]')}`] : []),
    ...(updatedSince === undefined ? [] : [`updated_at >= ${statement.value(updatedSince, 'timestamptz')}`]),
  ];
}

const directionOf = ({ descending }: Order) => (descending ? 'DESC' : 'ASC');
const orderOf = (order: Order) => `${order.by === 'id' ? '' : `${order.by} ${directionOf(order)}, `}id ${directionOf(order)}`;

/** As text; a time with all the digits that it is compared by. */
const keyOf = ({ by }: Order) => (by === 'updated_at' ? `to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : by === 'id' ? `''` : by);

function afterOf(statement: Statement, { by, descending, after }: Order): string[] {
  if (!after) return [];
  const sign = descending ? '<' : '>';
  if (by === 'id') return [`id ${sign} ${statement.value(after.id, 'uuid')}`];
  return [`(${by}, id) ${sign} (${statement.value(after.key, by === 'name' ? 'text' : 'timestamptz')}, ${statement.value(after.id, 'uuid')})`];
}
