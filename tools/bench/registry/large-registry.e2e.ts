// Lists and searches of more enterprises than are looked at in one go, against all of them in plain SQL and compared one by one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindEnterprises, type EnterpriseFilter, type FoundEnterprise } from '#contracts/registry/enterprises.js';
import type { RequestContext } from '#contracts/message.js';
import { mistakesBetween, nameWords } from '#likeness';
import { similarityTo } from '../../../apps/registry/src/listing/name-similarity.js';
import { as, startTestRegistry, type TestRegistry } from '../../../apps/registry/test/registry.js';
import { load } from '../seed/load.js';
import { oneOf, randomFor } from '../seed/random.js';
import { makeWorld } from '../seed/world.js';
import { cdaClusters } from './cases.js';
import { misspelt } from './misspelt.js';

const enterprises = 4_000;
const world = makeWorld(1, enterprises);
const [large] = world.places.map(({ cluster }) => cluster.id);
const cda = cdaClusters(world);
let registry: TestRegistry;

beforeAll(async () => {
  registry = await startTestRegistry();
  // The starter classification is loaded with the rest.
  await registry.query('TRUNCATE registry.code, registry.classification CASCADE');
  await load({ postgresUrl: registry.adminUrl, seed: 1, enterprises, say: () => {} });
});
afterAll(() => registry.stop());

/** Each page is asked for with a context of its own: a context has a deadline. */
async function everyPage(filter: Omit<EnterpriseFilter, 'cursor'>, context: () => RequestContext): Promise<FoundEnterprise[]> {
  const items: FoundEnterprise[] = [];
  let cursor: string | undefined;
  do {
    const page = await registry.ask(FindEnterprises, { ...filter, cursor }, context());
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

describe('a list of a large registry', () => {
  // What most fit, what one in twenty fits, and what hardly any does are found in three ways.
  const filters: [string, Partial<EnterpriseFilter>, string][] = [
    ['what is registered', { registered: true }, 'registered'],
    ['what is not active', { active: false }, 'NOT active'],
    ['what is medium and not active', { size: 'medium', active: false }, "size = 'medium' AND NOT active"],
  ];
  const orders = [['createdAt', 'id'], ['name', 'lower(name) COLLATE "C", id'], ['-updatedAt', 'updated_at DESC, id DESC']] as const;
  const reaches = [
    ['everything', () => as('admin'), {}, world.places.map(({ cluster }) => cluster.id)],
    ['a large cluster', () => as('admin'), { clusterId: large! }, [large]],
    ['the clusters of a CDA', () => as('cda', { clusterIds: cda }), {}, cda],
  ] as const;

  it.each(reaches.flatMap((reach) => filters.flatMap((filter) => orders.map((order) => ({ reach, filter, order })))))(
    'of $reach.0 shows $filter.0 in the order of $order.0', async ({ reach, filter, order }) => {
      const [, context, within, clusterIds] = reach;
      const [, wanted, where] = filter;
      const [sort, by] = order;
      const found = await everyPage({ ...within, ...wanted, sort, limit: 200 }, context);
      const rows = await registry.query<{ id: string }>(
        `SELECT id FROM registry.enterprise WHERE cluster_id = ANY($1) AND ${where} ORDER BY ${by}`, [clusterIds],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(found.map(({ id }) => id)).toEqual(sort === 'name' ? inNameOrder(found, rows) : rows.map(({ id }) => id));
    });

  /** SQL's small letters are those of names in ASCII only: of the others it is enough that each is there. */
  function inNameOrder(found: readonly FoundEnterprise[], rows: readonly { id: string }[]): string[] {
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
    const plain = new Map(found.map(({ id, name }) => [id, /^[ -~]*$/.test(name)]));
    const sorted = rows.map(({ id }) => id).filter((id) => plain.get(id));
    expect(found.map(({ id }) => id).filter((id) => plain.get(id))).toEqual(sorted);
    return found.map(({ id }) => id);
  }
});

describe('a search in a large registry', () => {
  const random = randomFor(7, 1);

  it('finds every name that has all words with one mistake in each, and says how similar each is', async () => {
    const rows = await registry.query<{ id: string; name: string }>('SELECT id, name FROM registry.enterprise');
    const all = rows.map((row) => ({ ...row, words: nameWords(row.name) }));
    for (let number = 0; number < 15; number += 1) {
      const q = misspelt(random, oneOf(random, all).name, number % 3);
      const found = await everyPage({ q, limit: 200 }, () => as('admin'));
      const sought = nameWords(q);
      const similarityOf = similarityTo(sought);
      for (const { name, similarity } of found) expect({ name, similarity }).toEqual({ name, similarity: similarityOf(name) });
      expect(found.map(({ similarity }) => similarity!)).toEqual(found.map(({ similarity }) => similarity!).toSorted((one, other) => other - one));
      const ids = new Set(found.map(({ id }) => id));
      const near = all.filter(({ words }) => sought.every((word) => words.some((its) => nearly(word, its))));
      // Beyond 200 the rest is left out.
      if (near.length <= 100) expect(near.filter(({ id }) => !ids.has(id)).map(({ name }) => ({ q, name }))).toEqual([]);
    }
  });

  const nearly = (word: string, its: string) => word === its || (Math.min(word.length, its.length) >= 4 && mistakesBetween(word, its, 1) <= 1);
});
