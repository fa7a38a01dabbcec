// Lists of enterprises in every order, under every filter, page by page; and names found though they are misspelt.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeEnterprise, enterpriseSorts, FindEnterprises, type Enterprise, type EnterpriseFilter, type FoundEnterprise,
} from '#contracts/registry/enterprises.js';
import { runs } from '#testing/depth.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { NameWords0042 } from '../src/migrations/0042-name-words.js';
import { as, newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

type Wanted = Omit<EnterpriseFilter, 'limit' | 'cursor'>;

let registry: TestRegistry;
let clusters: [Cluster, Cluster, Cluster];
const all: Enterprise[] = [];
const [polo] = tailor().capabilities;

// Many have the same name, and names that are sorted otherwise than they are written.
const names = ['Selam Garments', 'Élan Knitwear', 'elan knitwear', 'Zebra Socks', 'ሰላም ልብስ', 'Abebe & Sons', '100% Jeans', 'Selam Garments'];
const codes = [['TX.GAR.TOP.POLO', 'C62'], ['TX.GAR.BTM.JEANS', 'C62'], ['TX.KNI.HOS.SOCK', 'PR']] as const;

const register = async (cluster: Cluster, number: number): Promise<Enterprise> => {
  const [code, unit] = codes[number % codes.length]!;
  return registerTailor(registry, cluster.id, {
    name: names[number % names.length]!, size: number % 3 === 0 ? 'large' : 'small', active: number % 4 !== 0, registered: number % 2 === 0,
    homeBased: number % 5 === 0, capabilities: [{ ...polo!, code, unit }],
    certifications: number % 2 ? [{ scheme: 'OEKO-TEX', validUntil: null }] : [],
    establishments: [{ country: number % 7 ? 'ET' : 'SN', region: number % 7 ? 'ET-AA' : 'SN-TH', town: number % 7 ? 'Addis Ababa' : 'Thiès' }],
  });
};

beforeAll(async () => {
  registry = await startTestRegistry();
  clusters = [await newCluster(registry), await newCluster(registry), await newCluster(registry)];
  for (let number = 0; number < 24; number += 1) all.push(await register(clusters[number % 5 === 0 ? 1 : 0]!, number));
  all.push(await register(clusters[2], 1));
  // An order by change that is not the order of registration.
  for (const each of all.filter((_, index) => index % 6 === 0)) {
    const changed = await registry.ask(ChangeEnterprise, { id: each.id, version: 1, change: { languages: ['fr'] } });
    all[all.indexOf(each)] = changed;
  }
});
afterAll(() => registry.stop());

/** Every item of every page; `between` happens after each page. */
async function pages(wanted: Wanted, limit: number, context = as('admin'), between = async () => {}): Promise<FoundEnterprise[]> {
  const items: FoundEnterprise[] = [];
  let cursor: string | undefined;
  do {
    const page = await registry.ask(FindEnterprises, { ...wanted, limit, cursor }, context);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    if (cursor) await between();
  } while (cursor);
  return items;
}

const fits = ({ clusterId, code, size, active, registered, homeBased, certification, country, town, updatedSince }: Wanted) => (each: Enterprise) =>
  (clusterId === undefined || each.clusterId === clusterId)
  && (code === undefined || each.capabilities.some((claim) => claim.code === code || claim.code.startsWith(`${code}.`)))
  && (size === undefined || each.size === size)
  && (active === undefined || each.active === active)
  && (registered === undefined || each.registered === registered)
  && (homeBased === undefined || each.homeBased === homeBased)
  && (certification === undefined || each.certifications.length > 0)
  && (country === undefined || each.establishments.some((site) => site.country === country))
  && (town === undefined || each.establishments.some((site) => site.town === 'Thiès'))
  && (updatedSince === undefined || each.updatedAt >= updatedSince);

/** What is compared first, and last the id: as one text. */
const sortKey = (sort: string, { name, updatedAt, id }: Enterprise): string => {
  const folded: Record<string, string> = { 'Élan Knitwear': 'elan knitwear', 'ሰላም ልብስ': 'selam lbs' };
  if (sort.endsWith('name')) return `${folded[name] ?? name.toLowerCase()} ${id}`;
  return sort.endsWith('updatedAt') ? `${updatedAt} ${id}` : id;
};

function inOrder(sort: string, enterprises: readonly Enterprise[]): string[] {
  const sorted = enterprises.toSorted((one, other) => (sortKey(sort, one) < sortKey(sort, other) ? -1 : 1)).map(({ id }) => id);
  return sort.startsWith('-') ? sorted.reverse() : sorted;
}

const optionally = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const anyWanted = () => fc.record({
  sort: optionally(fc.constantFrom(...enterpriseSorts)),
  clusterId: optionally(fc.constantFrom(...clusters.map(({ id }) => id))),
  code: optionally(fc.constantFrom('TX', 'TX.GAR', 'TX.GAR.TOP.POLO', 'NOPE')),
  size: optionally(fc.constantFrom('large' as const, 'micro' as const)),
  active: optionally(fc.boolean()), registered: optionally(fc.boolean()), homeBased: optionally(fc.boolean()),
  certification: optionally(fc.constant('oeko-tex')), country: optionally(fc.constantFrom('ET', 'SN')), town: optionally(fc.constant('THIES')),
  updatedSince: optionally(fc.constantFrom(...all.map(({ updatedAt }) => updatedAt))),
});

describe('a list of enterprises', () => {
  it('shows each that fits exactly once, in order, whatever the filters, the order and the size of a page', async () => {
    await fc.assert(fc.asyncProperty(anyWanted(), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (wanted, limit, cda) => {
      const [one, , other] = clusters;
      const context = cda ? as('cda', { clusterIds: [one.id, other.id] }) : as('admin');
      const inReach = all.filter(({ clusterId }) => !cda || clusterId === one.id || clusterId === other.id);
      const found = await pages(wanted, limit, context);
      expect(found.map(({ id }) => id)).toEqual(inOrder(wanted.sort ?? 'createdAt', inReach.filter(fits(wanted))));
    }), { numRuns: runs(25) });
  });

  it.each(enterpriseSorts)('shows each exactly once by %s, also when others are registered and changed between two pages', async (sort) => {
    const own = await newCluster(registry);
    const before: Enterprise[] = [];
    for (let number = 0; number < 6; number += 1) before.push(await register(own, number));
    let number = 10;
    const found = await pages({ clusterId: own.id, sort }, 2, as('admin'), async () => void (await register(own, (number += 1))));
    const ids = found.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => before.some((each) => each.id === id))).toEqual(inOrder(sort, before));
  });

  it('gives the enterprise as it is, and no similarity', async () => {
    const { items } = await registry.ask(FindEnterprises, { limit: 1, clusterId: clusters[2].id });
    expect(items).toEqual([all.at(-1)]);
  });
});

describe('a cursor', () => {
  const cursorOf = async (wanted: Wanted) => (await registry.ask(FindEnterprises, { ...wanted, limit: 2 })).nextCursor!;

  it.each<[string, Wanted, Wanted, RegExp]>([
    ['of another order', { sort: 'name' }, { sort: '-name' }, /in the order of name, not of -name/],
    ['of the order of registration', {}, { sort: 'updatedAt' }, /in the order of createdAt, not of updatedAt/],
    ['of other filters', { active: true }, { active: false }, /with other filters/],
    ['of fewer filters', { active: true }, {}, /with other filters/],
    ['of a list, for a search', {}, { q: 'selam' }, /in the order of createdAt, not of similarity/],
  ])('%s is refused', async (_, its, asked, message) => {
    const refusal = await registry.refusal(FindEnterprises, { ...asked, limit: 2, cursor: await cursorOf(its) });
    expect(refusal.code).toBe('cursor_invalid');
    expect(refusal.message).toMatch(message);
  });

  it.each([
    ['updatedAt aaaaaaaa 0190a0a0-0000-7000-8000-000000000001 2026-99-01T00:00:00.000000Z'],
    ['updatedAt aaaaaaaa 0190a0a0-0000-7000-8000-000000000001 soon'],
    ['name aaaaaaaa 0190a0a0-0000-7000-8000-000000000001 a\0b'],
    ['size aaaaaaaa 0190a0a0-0000-7000-8000-000000000001 small'],
    ['0190a0a0-0000-7000-8000-000000000001'],
  ])('that was made up is refused: %j', async (text) => {
    const refusal = await registry.refusal(FindEnterprises, { limit: 2, sort: 'updatedAt', cursor: Buffer.from(text).toString('base64url') });
    expect({ code: refusal.code, message: refusal.message }).toEqual({ code: 'cursor_invalid', message: expect.stringContaining('not one of ours') });
  });

  it('goes on with pages of another size', async () => {
    const { items } = await registry.ask(FindEnterprises, { sort: 'name', limit: 200, cursor: await cursorOf({ sort: 'name' }) });
    const everything = await pages({ sort: 'name' }, 200);
    expect(items.map(({ id }) => id)).toEqual(everything.slice(2).map(({ id }) => id));
  });
});

describe('a search by name', () => {
  let own: Cluster;
  const search = async (q: string, more: Wanted = {}, context = as('admin')) =>
    (await registry.ask(FindEnterprises, { limit: 10, q, clusterId: own.id, ...more }, context)).items;

  beforeAll(async () => {
    own = await newCluster(registry);
    for (const name of ['Kebede Leather PLC', 'Almaz Leather PLC', 'Kebede & Almaz Shoes', 'Thiès Couture GIE', 'कपड़ा मिल', 'Leather', 'ብርሃን ጫማ ፋብሪካ', 'राजेश वस्त्र उद्योग',
      'Chemiserie Soumbédioune Frères'])
      await registerTailor(registry, own.id, { name, size: name.includes('Shoes') ? 'large' : 'micro' });
  });

  it.each([
    ['Kebede Leather', 'Kebede Leather PLC', 1],
    ['leather kebede', 'Kebede Leather PLC', 1],
    ['Kebde Leather', 'Kebede Leather PLC', 0.9],
    ['Kebede Laether PLC', 'Kebede Leather PLC', 0.8],
    ['kebedde lether lpc', 'Kebede Leather PLC', 0.7],
    ['thies coutur', 'Thiès Couture GIE', 0.9],
    ['kapada mil', 'कपड़ा मिल', 0.7],
    ['leather', 'Leather', 1],
    ['alma sho', 'Kebede & Almaz Shoes', 0.6],
    // A letter is another one, and in Latin letters as one hears it.
    ['ብርሃን ጫማ ፋብሪኳ', 'ብርሃን ጫማ ፋብሪካ', 0.8],
    ['brhan chama fabrika', 'ብርሃን ጫማ ፋብሪካ', 0.7],
    // The sign that joins two consonants is forgotten.
    ['राजेश वसत्र उद्योग', 'राजेश वस्त्र उद्योग', 0.9],
    ['rajesh vastra', 'राजेश वस्त्र उद्योग', 0.7],
    // Begun; a word too many; every word misspelt.
    ['soum', 'Chemiserie Soumbédioune Frères', 0.5],
    ['chemiserie soumbedioune dakar', 'Chemiserie Soumbédioune Frères', 0.6],
    ['chemisserie soumbediune freers', 'Chemiserie Soumbédioune Frères', 0.8],
  ])('for %s finds %s first and says how similar it is', async (q, name, least) => {
    const [first] = await search(q);
    expect(first?.name).toBe(name);
    expect(first!.similarity).toBeGreaterThanOrEqual(least);
    expect(first!.similarity).toBeLessThanOrEqual(1);
  });

  it('gives the most similar first, page by page each once', async () => {
    const once = await search('kebede leather');
    expect(once.map(({ similarity }) => similarity)).toEqual(once.map(({ similarity }) => similarity!).toSorted((one, other) => other - one));
    expect((await pages({ q: 'kebede leather', clusterId: own.id }, 1)).map(({ id }) => id)).toEqual(once.map(({ id }) => id));
  });

  it('finds nothing that is like no name, and keeps to the filters and to what is in reach', async () => {
    expect(await search('Xyzzy Quux')).toEqual([]);
    expect((await search('kebede', { size: 'large' })).map(({ name }) => name)).toEqual(['Kebede & Almaz Shoes']);
    expect(await search('kebede', {}, as('cda', { clusterIds: [clusters[0].id] }))).toEqual([]);
    const [itself] = await search('leather');
    const context = as('enterprise', { organisationId: itself!.id, clusterIds: [own.id] });
    expect((await search('leather', {}, context)).map(({ id }) => id)).toEqual([itself!.id]);
  });

  it('knows an enterprise by its new name, and no more by the old one', async () => {
    const renamed = await registerTailor(registry, own.id, { name: 'Worku Timber' });
    await registry.ask(ChangeEnterprise, { id: renamed.id, version: 1, change: { name: 'Bekele Furniture' } });
    expect((await search('bekele furnitur')).map(({ id }) => id)).toEqual([renamed.id]);
    expect(await search('worku timber')).toEqual([]);
  });

  it('keeps each word once, whoever has it in the name and however often it is written', async () => {
    const [one] = await search('kebede leather');
    await registry.ask(ChangeEnterprise, { id: one!.id, version: one!.version, change: { name: 'Kebede Leather Kebede Zelalem' } });
    const words = await registry.query<{ word: string; times: number }>(
      "SELECT word, count(*)::integer AS times FROM name_word WHERE word IN ('kebede', 'leather', 'zelalem') GROUP BY word ORDER BY word",
    );
    expect(words).toEqual([{ word: 'kebede', times: 1 }, { word: 'leather', times: 1 }, { word: 'zelalem', times: 1 }]);
    expect((await search('zelalm')).map(({ id }) => id)).toEqual([one!.id]);
  });

  it('knows the words of names that were there before words were kept', async () => {
    const words = () => registry.query('SELECT DISTINCT word, keys FROM name_word WHERE word IN (SELECT unnest($1::text[])) ORDER BY word', [['kebede', 'fabrika', 'elan']]);
    const before = await words();
    expect(before).toHaveLength(3);
    const runner = registry.database.dataSource.createQueryRunner();
    try {
      await new NameWords0042().down(runner);
      await new NameWords0042().up(runner);
    } finally {
      await runner.release();
    }
    expect(await words()).toEqual(before);
    expect((await search('kebde leather'))[0]?.name).toContain('Kebede Leather');
  });

  it('finds those that two registered at once with the same new words', async () => {
    const made = await Promise.all(['Qanoyo Weavers', 'Weavers Qanoyo'].map((name) => registerTailor(registry, own.id, { name })));
    expect(new Set((await search('qanoyo wevers')).map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)));
  });

  it('takes no other order', async () => {
    const refusal = await registry.refusal(FindEnterprises, { limit: 5, q: 'kebede', sort: 'name' });
    expect(refusal.code).toBe('query_invalid');
    expect(refusal.message).toContain('leave out either sort or q');
  });
});
