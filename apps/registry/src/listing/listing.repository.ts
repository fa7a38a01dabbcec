// Reads and writes the listing of enterprises; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { Scope } from '../access.js';
import type { Position } from './listing-cursor.js';
import { listingColumns } from './listing-columns.js';
import { listingRowOf } from './listing-row.js';
import type { WordKeys } from './name-keys.js';

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

export type Search = (wanted: Wanted, words: readonly WordKeys[], how: 'exact' | 'alike' | 'all but one', limit: number) => Promise<Named[]>;

export interface Order {
  by: 'id' | 'name' | 'updated_at';
  descending: boolean;
  after: Position | null;
}

/** Rows that are looked at in the order of the list, before those that fit are gathered whatever their order. */
const lookedAt = 2_000;

/** Writes what lists know of these enterprises. */
export async function writeListing(tx: Tx, enterprises: readonly Enterprise[]): Promise<void> {
  if (enterprises.length === 0) return;
  await tx.query(
    `INSERT INTO enterprise_listing ${listingColumns}
     ON CONFLICT (id) DO UPDATE SET cluster_id = excluded.cluster_id, name = excluded.name, facets = excluded.facets,
       name_keys = excluded.name_keys, updated_at = excluded.updated_at`,
    [JSON.stringify(enterprises.map(listingRowOf))],
  );
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
   * The first `limit` in order. What many fit is found by walking along an index until the page is full; when it is not full after some
   * rows few fit, and those are gathered by their facets and sorted. Neither way alone is fast for both.
   */
  async inOrder(wanted: Wanted, order: Order, limit: number): Promise<Position[]> {
    const walk = new Statement();
    const walked = await this.database.query<Position>(alongIndex(walk, wanted, order, limit), walk.parameters);
    if (walked.length === limit) return walked;
    const gather = new Statement();
    return this.database.query<Position>(
      `WITH fitting AS MATERIALIZED (
         SELECT id, name, updated_at FROM enterprise_listing
         WHERE ${gather.all(reachOf(gather, wanted), conditionsOf(gather, wanted), afterOf(gather, order))})
       SELECT id, ${keyOf(order)} AS key FROM fitting ORDER BY ${orderOf(order)} LIMIT ${gather.value(limit)}`,
      gather.parameters,
    );
  }

  /** For the time of `work`: searches by name, one after the other. */
  searching<T>(work: (named: Search) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      // The planner does not know what comparing keys row by row costs: it would rather read the table to the end than use their index.
      await tx.query('SET LOCAL enable_seqscan = off');
      return work((...search) => named(tx, ...search));
    });
  }
}

/** Enterprises whose names have keys in common with every word, or every one but one; in no order, `limit` at most. */
async function named(tx: Tx, ...[wanted, words, how, limit]: Parameters<Search>): Promise<Named[]> {
  const statement = new Statement();
  const has = ({ alike }: WordKeys) => `name_keys && ${statement.value(alike, 'integer[]')}`;
  const agreeing = how === 'exact' ? `name_keys @> ${statement.value(words.map(({ exact }) => exact), 'integer[]')}`
    : how === 'alike' ? words.map(has).join(' AND ')
      : `(${words.map((left) => `(${words.filter((word) => word !== left).map(has).join(' AND ')})`).join(' OR ')})`;
  return rowsIn<Named>(
    tx,
    `WITH named AS MATERIALIZED (
       SELECT id, name FROM enterprise_listing
       WHERE ${statement.all([agreeing], reachOf(statement, wanted), conditionsOf(statement, wanted))})
     SELECT id, name FROM named LIMIT ${statement.value(limit)}`,
    statement.parameters,
  );
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

function alongIndex(statement: Statement, wanted: Wanted, order: Order, limit: number): string {
  const clusterIds = clustersOf(wanted);
  const several = clusterIds !== null && clusterIds.length > 1;
  // Of several clusters each is walked along; of the rows that are first in all of them together none is missing.
  const most = several ? Math.max(4 * limit, Math.ceil(lookedAt / clusterIds.length)) : lookedAt;
  const rows = `SELECT id, name, updated_at, facets FROM enterprise_listing
    WHERE ${statement.all(several ? ['cluster_id = one.cluster_id'] : reachOf(statement, wanted), afterOf(statement, order))}
    ORDER BY ${orderOf(order)} LIMIT ${most}`;
  const along = several
    ? `SELECT its.* FROM unnest(${statement.value(clusterIds, 'uuid[]')}) AS one(cluster_id) CROSS JOIN LATERAL (${rows}) its
       ORDER BY ${orderOf(order)} LIMIT ${most}`
    : rows;
  return `SELECT id, ${keyOf(order)} AS key FROM (${along}) along WHERE ${statement.all(conditionsOf(statement, wanted))}
    ORDER BY ${orderOf(order)} LIMIT ${statement.value(limit)}`;
}

/** The clusters that are asked about and in reach; null when all are. */
function clustersOf({ scope, clusterId }: Wanted): string[] | null {
  if (scope.reach !== 'clusters') return clusterId === undefined ? null : [clusterId];
  const inReach = [...new Set(scope.clusterIds)];
  return clusterId === undefined ? inReach : inReach.filter((id) => id === clusterId);
}

function reachOf(statement: Statement, wanted: Wanted): string[] {
  const { scope } = wanted;
  if (scope.reach === 'account') return ['false'];
  const clusterIds = clustersOf(wanted);
  const conditions: string[] = [];
  // One by equality, so that the order of an index that begins with the cluster can be used.
  if (clusterIds?.length === 1) conditions.push(`cluster_id = ${statement.value(clusterIds[0], 'uuid')}`);
  else if (clusterIds) conditions.push(`cluster_id = ANY(${statement.value(clusterIds, 'uuid[]')})`);
  if (scope.reach === 'organisation') conditions.push(`id = ${statement.value(scope.organisationId, 'uuid')}`);
  return conditions;
}

function conditionsOf(statement: Statement, { facets, anyFacet, updatedSince }: Wanted): string[] {
  return [
    ...(facets.length > 0 ? [`facets @> ${statement.value(facets, 'text[]')}`] : []),
    ...(anyFacet ? [`facets && ${statement.value(anyFacet, 'text[]')}`] : []),
    ...(updatedSince === undefined ? [] : [`updated_at >= ${statement.value(updatedSince, 'timestamptz')}`]),
  ];
}

const orderOf = ({ by, descending }: Order) => {
  const direction = descending ? 'DESC' : 'ASC';
  return by === 'id' ? `id ${direction}` : `${by} ${direction}, id ${direction}`;
};

/** As text; a time with all the digits that it is compared by. */
const keyOf = ({ by }: Order) => (by === 'updated_at' ? `to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : by === 'id' ? `''` : by);

function afterOf(statement: Statement, { by, descending, after }: Order): string[] {
  if (!after) return [];
  const sign = descending ? '<' : '>';
  if (by === 'id') return [`id ${sign} ${statement.value(after.id, 'uuid')}`];
  return [`(${by}, id) ${sign} (${statement.value(after.key, by === 'name' ? 'text' : 'timestamptz')}, ${statement.value(after.id, 'uuid')})`];
}
