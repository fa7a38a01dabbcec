// What is asked of a registry at size: each case once through the API and once in the SQL that one would write first.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Draw, type Random } from '../seed/random.js';
import { makeEnterprise } from '../seed/enterprise.js';
import type { World } from '../seed/world.js';
import { misspelt } from './misspelt.js';

export const groups = ['list', 'filter', 'sort', 'search', 'one'] as const;
export type Group = (typeof groups)[number];

export interface Plain {
  sql: string;
  parameters: unknown[];
}

export interface Case {
  group: Group;
  name: string;
  /** Who asks: an admin over everything, or a CDA of some clusters. */
  as: 'admin' | 'cda';
  /** Path and query, without a cursor. */
  path: string;
  /** Items before the page. */
  depth?: number;
  plain: Plain;
  /** The name that a search ought to find. */
  sought?: Enterprise;
}

export const pageSize = 50;
/** So many items are read by pages before a deep page is asked for. */
export const deep = 5_000;

interface Query {
  [name: string]: string | boolean | undefined;
}

const offset = (depth: number) => ` LIMIT ${pageSize} OFFSET ${depth}`;
/** As the API gives them: with their claims. */
const select = `SELECT e.*, (SELECT jsonb_agg(c ORDER BY c.position) FROM registry.capability c WHERE c.enterprise_id = e.id) AS capabilities
  FROM registry.enterprise e WHERE `;
const below = `SELECT enterprise_id FROM registry.capability WHERE code IN (
  WITH RECURSIVE wanted AS (SELECT code FROM registry.code WHERE code = $1
    UNION SELECT below.code FROM registry.code below JOIN wanted ON below.parent = wanted.code) SELECT code FROM wanted)`;

/** Cases of every group with values drawn anew each time; the same for the same numbers. */
export function makeCases(world: World, random: Random): Case[] {
  const clusters = world.places.map(({ cluster }) => cluster.id);
  const [large, small, middle] = [clusters[0]!, clusters.at(-1)!, clusters[Math.floor(clusters.length / 4)]!];
  const cdas = cdaClusters(world);
  const [common, rare] = codesOf(world);
  const list = (group: Group, name: string, as: Case['as'], query: Query, where: string, parameters: unknown[], order = 'e.id', depth = 0): Case => ({
    group, name, as, path: pathOf(query), depth,
    plain: { sql: `${select}${where} ORDER BY ${order}${offset(depth)}`, parameters },
  });
  const search = (name: string, mistakes: number, as: Case['as'], query: Query = {}): Case => {
    const sought = soughtIn(world, random, as === 'cda' ? cdas : null);
    const q = misspelt(random, sought.name, mistakes);
    return {
      group: 'search', name, as, path: pathOf({ q, ...query }), sought,
      plain: {
        sql: `${select}e.id IN (SELECT id FROM (SELECT id, bare.similarity(name, $1) AS alike FROM bare.enterprise_name
          WHERE name OPERATOR(bare.%) $1 ORDER BY alike DESC LIMIT ${pageSize}) n)`, parameters: [q],
      },
    };
  };
  const one = (name: string, number: number): Case => {
    const { id } = makeEnterprise(world, number);
    return { group: 'one', name, as: 'admin', path: `/v1/enterprises/${id}`, plain: { sql: `${select}e.id = $1`, parameters: [id] } };
  };
  const anyNumber = () => Math.floor(random() * world.enterprises);
  return [
    list('list', 'everything', 'admin', {}, 'true', []),
    list('list', 'everything, deep', 'admin', {}, 'true', [], 'e.id', deep),
    list('list', 'a large cluster', 'admin', { clusterId: large }, 'e.cluster_id = $1', [large]),
    list('list', 'a small cluster', 'admin', { clusterId: small }, 'e.cluster_id = $1', [small]),
    list('list', 'own clusters', 'cda', {}, 'e.cluster_id = ANY($1)', [cdas]),
    list('filter', 'a common code', 'admin', { code: common }, `e.id IN (${below})`, [common]),
    list('filter', 'a rare code', 'admin', { code: rare }, `e.id IN (${below})`, [rare]),
    list('filter', 'a division, in a cluster', 'admin', { code: common.split('.')[0], clusterId: middle }, `e.id IN (${below}) AND e.cluster_id = $2`,
      [common.split('.')[0], middle]),
    list('filter', 'a rare code, own clusters', 'cda', { code: rare }, `e.id IN (${below}) AND e.cluster_id = ANY($2)`, [rare, cdas]),
    list('filter', 'large and inactive', 'admin', { size: 'large', active: false }, "e.size = 'large' AND NOT e.active", []),
    list('filter', 'a certificate and a town', 'admin', { certification: 'Kosher', town: world.places[0]!.town.name },
      "EXISTS (SELECT FROM jsonb_array_elements(e.certifications) c WHERE c->>'scheme' ILIKE 'kosher') AND EXISTS (SELECT FROM jsonb_array_elements(e.establishments) s WHERE s->>'town' ILIKE $1)",
      [world.places[0]!.town.name]),
    list('sort', 'by name', 'admin', { sort: 'name' }, 'true', [], 'lower(e.name), e.id'),
    list('sort', 'last changed first, a large cluster', 'admin', { sort: '-updatedAt', clusterId: large }, 'e.cluster_id = $1', [large], 'e.updated_at DESC, e.id DESC'),
    list('sort', 'by name, a common code', 'admin', { sort: 'name', code: common }, `e.id IN (${below})`, [common], 'lower(e.name), e.id'),
    list('sort', 'last changed first, a rare code', 'admin', { sort: '-updatedAt', code: rare }, `e.id IN (${below})`, [rare], 'e.updated_at DESC, e.id DESC'),
    list('sort', 'by name, inactive, own clusters', 'cda', { sort: 'name', active: false }, 'e.cluster_id = ANY($1) AND NOT e.active', [cdas], 'lower(e.name), e.id'),
    list('sort', 'by name, large cluster, deep', 'admin', { sort: '-name', clusterId: large }, 'e.cluster_id = $1', [large], 'lower(e.name) DESC, e.id DESC', deep),
    search('as it is', 0, 'admin'),
    search('one mistake', 1, 'admin'),
    search('two mistakes', 2, 'admin'),
    search('three mistakes', 3, 'admin'),
    search('one mistake, own clusters', 1, 'cda'),
    search('two mistakes, small ones', 2, 'admin', { size: 'small' }),
    one('any', anyNumber()),
    one('with 500 track records', Math.min(world.enterprises - 1, 10_000 * Math.floor(random() * (world.enterprises / 10_000)) + 7)),
  ];
}

/** The clusters of the CDA that asks. */
export const cdaClusters = (world: World): string[] => {
  const clusters = world.places.map(({ cluster }) => cluster.id);
  return [...new Set([clusters[1]!, clusters[Math.floor(clusters.length / 2)]!, clusters.at(-2)!])];
};

function pathOf(query: Query): string {
  const stated = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `/v1/enterprises?${new URLSearchParams([...stated, ['limit', String(pageSize)]] as [string, string][])}`;
}

/** The code most claim, and one that few do: drawn as the enterprises draw. */
function codesOf({ trades }: World): [common: string, rare: string] {
  const drawn = new Map<string, number>();
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const trade = new Draw(trades.map((_, rank) => 1 / (rank + 3)));
  for (let n = 0; n < 20_000; n += 1) {
    const its = trades[trade.at(random)]!;
    const { code } = its.codes[its.code.at(random)]!;
    drawn.set(code, (drawn.get(code) ?? 0) + 1);
  }
  const ranked = [...drawn].sort((one, other) => other[1] - one[1]).map(([code]) => code);
  return [ranked[0]!, ranked.at(-1)!];
}

function soughtIn(world: World, random: Random, clusterIds: readonly string[] | null): Enterprise {
  for (;;) {
    const enterprise = makeEnterprise(world, Math.floor(random() * world.enterprises));
    if (!clusterIds || clusterIds.includes(enterprise.clusterId)) return enterprise;
  }
}

