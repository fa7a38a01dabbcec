// Enterprises found by people page by page, and described to matching.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ListEnterpriseSites } from '#contracts/registry/enterprise-sites.js';
import {
  DescribeEnterprises, FindEnterprises, ListEnterpriseVersions, type Enterprise, type EnterpriseFilter,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const [polo] = tailor().capabilities;

describe('where enterprises are', () => {
  it('is told by the filters of the list, with how many fit, page by page, to whom sees them', async () => {
    const place = await newCluster(registry);
    const at = (latitude: number) => [{ country: 'ET', town: 'Adama', latitude, longitude: 39.3 }, { country: 'ET' }];
    const [one, two] = [await registerTailor(registry, place.id, { name: 'One', establishments: at(8.5) }), await registerTailor(registry, place.id, { name: 'Two', establishments: at(9) })];
    const none = await registerTailor(registry, place.id, { name: 'Nowhere', active: false, establishments: [{ country: 'ET' }] });
    const asked = { clusterId: place.id, limit: 2 };
    const first = await registry.ask(ListEnterpriseSites, asked);
    expect(first.items.map(({ id, sites }) => ({ id, sites }))).toEqual([
      { id: one.id, sites: [{ town: 'Adama', latitude: 8.5, longitude: 39.3 }] }, { id: two.id, sites: [{ town: 'Adama', latitude: 9, longitude: 39.3 }] },
    ]);
    expect(first.total).toBe(3);
    const second = await registry.ask(ListEnterpriseSites, { ...asked, cursor: first.nextCursor! });
    expect(second).toEqual({ items: [{ id: none.id, name: 'Nowhere', sites: [] }], nextCursor: null, total: null });
    expect(await registry.ask(ListEnterpriseSites, { ...asked, active: false })).toMatchObject({ items: [{ id: none.id }], total: 1 });
    expect(await registry.ask(ListEnterpriseSites, { ...asked, q: 'Two' })).toMatchObject({ items: [{ id: two.id }], total: null });
    expect(await registry.ask(ListEnterpriseSites, asked, as('cda', { clusterIds: [cluster.id] }))).toEqual({ items: [], nextCursor: null, total: 0 });
  });
});

describe('finding enterprises', () => {
  let others: Cluster;
  let made: Record<'polo' | 'jeans' | 'sock' | 'chair', Enterprise>;
  const find = async (filter: Partial<EnterpriseFilter>) =>
    (await registry.ask(FindEnterprises, { limit: 50, clusterId: others.id, ...filter })).items.map(
      ({ name }) => name,
    );

  beforeAll(async () => {
    others = await newCluster(registry);
    const one = (name: string, code: string, unit: string, change = {}) =>
      registerTailor(registry, others.id, { name, capabilities: [{ ...polo!, code, unit }], ...change });
    made = {
      polo: await one('Polo & Co', 'TX.GAR.TOP.POLO', 'C62'),
      jeans: await one('100% Jeans', 'TX.GAR.BTM.JEANS', 'C62', { size: 'large' }),
      sock: await one('Élan_Socks', 'TX.KNI.HOS.SOCK', 'PR', { active: false }),
      chair: await one('Chairs', 'WD.FUR.CHAIR', 'C62'),
    };
  });

  it.each([
    [{}, ['Polo & Co', '100% Jeans', 'Élan_Socks', 'Chairs']],
    [{ code: 'TX.GAR.TOP.POLO' }, ['Polo & Co']],
    [{ code: 'TX.GAR' }, ['Polo & Co', '100% Jeans']],
    [{ code: 'TX' }, ['Polo & Co', '100% Jeans', 'Élan_Socks']],
    [{ code: 'TX.GAR.TOP.SHIRT' }, []],
    [{ code: 'NOPE' }, []],
    [{ size: 'large' as const }, ['100% Jeans']],
    [{ active: false }, ['Élan_Socks']],
    [{ active: true, code: 'TX' }, ['Polo & Co', '100% Jeans']],
    [{ q: 'POLO' }, ['Polo & Co']],
    [{ q: 'jens 100%' }, ['100% Jeans']],
    [{ q: 'elan sok' }, ['Élan_Socks']],
    [{ q: 'ኤላን ሶክስ' }, ['Élan_Socks']],
    [{ q: 'chai' }, ['Chairs']],
    [{ q: 'Hcairs' }, ['Chairs']],
    [{ q: 'Chairs', size: 'large' as const }, []],
    [{ q: '%' }, []],
    [{ q: "'; DROP TABLE enterprise; --" }, []],
  ])('by %j', async (filter, names) => {
    expect(await find(filter)).toEqual(names);
  });

  it('page by page gives each once, also when more are added meanwhile', async () => {
    const first = await registry.ask(FindEnterprises, { limit: 3, clusterId: others.id });
    const late = await registerTailor(registry, others.id, { name: 'Late' });
    const second = await registry.ask(FindEnterprises, {
      limit: 3,
      clusterId: others.id,
      cursor: first.nextCursor!,
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([
      made.polo.id,
      made.jeans.id,
      made.sock.id,
      made.chair.id,
      late.id,
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('with a cursor that is not ours is refused', async () => {
    expect((await registry.refusal(FindEnterprises, { limit: 3, cursor: 'eyJpZCI6MX0' })).code).toBe(
      'cursor_invalid',
    );
  });

  it('gives a page that fits into a message, however much there is to tell', async () => {
    const big = await newCluster(registry);
    const record = {
      date: '2026-05-01',
      codes: [],
      title: 'x'.repeat(480),
      onTime: null,
      rejectedShare: null,
      source: 'Invoice',
    };
    for (let n = 0; n < 8; n += 1)
      await registerTailor(registry, big.id, { trackRecords: Array.from({ length: 400 }, () => record) });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.ask(FindEnterprises, { limit: 200, clusterId: big.id, cursor });
      names.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(names).size).toBe(8);
    expect(names).toHaveLength(8);
  });
});

describe('what matching asks', () => {
  it('describes the enterprises that exist, without contacts', async () => {
    const { id, capabilities } = await registerTailor(registry, cluster.id);
    const { items } = await registry.ask(DescribeEnterprises, { ids: [newId(), id] });
    expect(items).toMatchObject([{ id, version: 1, clusterId: cluster.id, capabilities }]);
    expect(JSON.stringify(items)).not.toContain('selam@example.org');
  });

  it('lists the versions of everything, page by page', async () => {
    const all: string[] = [];
    let after: string | null = null;
    do {
      const { items }: { items: { id: string; version: number }[] } = await registry.ask(
        ListEnterpriseVersions,
        { after, limit: 7 },
      );
      all.push(...items.map(({ id }) => id));
      after = items.at(-1)?.id ?? null;
    } while (after);
    expect(all).toEqual(all.toSorted());
    expect(await registry.query('SELECT id FROM enterprise')).toHaveLength(all.length);
  });
});
