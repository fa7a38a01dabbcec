// Likely duplicates: shown when an enterprise is registered or imported, listed with reasons, told apart and remembered.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ListDuplicates, ListDuplicatesOfEnterprise, TellEnterprisesApart } from '#contracts/registry/duplicates.js';
import { ChangeEnterprise, ImportEnterprises, RegisterEnterprise, type NewEnterprise } from '#contracts/registry/enterprises.js';
import { MergeEnterprises, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { newId } from '#platform/ids.js';
import { fillLikenessKeys } from '../src/duplicates/fill-likeness-keys.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

const mail = (address: string): Partial<NewEnterprise> => ({ contacts: [{ kind: 'email', address, consent: true }] });
const register = (cluster: Cluster, change: Partial<NewEnterprise>) =>
  registry.ask(RegisterEnterprise, tailor({ ...change, clusterId: cluster.id }));
const of = async (id: string) => (await registry.ask(ListDuplicatesOfEnterprise, { id })).items;
const pairsIn = async (cluster: Cluster, limit = 50) => {
  const pairs: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await registry.ask(ListDuplicates, { clusterId: cluster.id, limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    pairs.push(...page.items.flatMap(({ id, likelyDuplicates }) => likelyDuplicates.map(({ enterpriseId }) => [enterpriseId, id])));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return pairs;
};
const audited = (id: string) => registry.query<{ action: string; details: object }>(
  "SELECT action, details FROM audit_log WHERE subject_id = $1 AND action LIKE 'enterprise.told%' ORDER BY id", [id]);

describe('an enterprise that is registered', () => {
  it('is shown with those that are likely the same, and why, to the last digit', async () => {
    const cluster = await newCluster(registry);
    const first = await register(cluster, { name: 'Selam Tailoring PLC', externalId: 'L-1', ...mail('selam@example.org') });
    await register(cluster, { name: 'Abay Garments', ...mail('abay@example.org') });
    expect(first.likelyDuplicates).toEqual([]);
    const { id, likelyDuplicates } = await register(cluster, { name: 'SELAM  Taylorng', ...mail('Selam@example.org') });
    expect(likelyDuplicates).toMatchObject([{ enterpriseId: first.id, name: 'Selam Tailoring PLC', externalId: 'L-1' }]);
    const [{ base, logOdds, probability, reasons }] = likelyDuplicates as [(typeof likelyDuplicates)[number]];
    expect(reasons.map(({ text }) => text)).toContain('same e-mail address: +5.00');
    expect(base + reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(logOdds, 9);
    expect(probability).toBeGreaterThan(0.9);
    expect((await of(id)).map(({ enterpriseId }) => enterpriseId)).toEqual([first.id]);
    expect((await of(first.id)).map(({ enterpriseId }) => enterpriseId)).toEqual([id]);
  });

  it('is not compared with those of another cluster', async () => {
    const [here, there] = [await newCluster(registry), await newCluster(registry)];
    await register(here, {});
    expect((await register(there, {})).likelyDuplicates).toEqual([]);
  });

  it('is found by what it is called now', async () => {
    const cluster = await newCluster(registry);
    const one = await registerTailor(registry, cluster.id, { name: 'Zeritu Weaving', ...mail('zeritu@example.org') });
    const other = await registerTailor(registry, cluster.id, { name: 'Hanna Knitwear', ...mail('hanna@example.org') });
    expect(await of(one.id)).toEqual([]);
    const change = { name: 'Zeritu Weaving Ltd' };
    await registry.ask(ChangeEnterprise, { id: other.id, version: 1, change });
    expect((await of(one.id)).map(({ name }) => name)).toEqual([change.name]);
  });
});

describe('the list of a cluster', () => {
  it('shows each pair once, page by page, also after the keys were made anew', async () => {
    const cluster = await newCluster(registry);
    const made: string[] = [];
    for (const name of ['Selam', 'Abay', 'Zeritu', 'Selam', 'Abay', 'Selam']) {
      made.push((await registerTailor(registry, cluster.id, { name: `${name} Weaving`, ...mail(`${newId()}@gmail.com`) })).id);
    }
    const expected = [[0, 3], [1, 4], [0, 5], [3, 5]].map(([one, other]) => [made[one!]!, made[other!]!]).sort();
    for (const limit of [50, 1]) expect((await pairsIn(cluster, limit)).sort()).toEqual(expected);
    await registry.query("UPDATE enterprise SET likeness_keys = '{}' WHERE cluster_id = $1", [cluster.id]);
    expect(await pairsIn(cluster)).toEqual([]);
    const runner = registry.database.dataSource.createQueryRunner();
    await fillLikenessKeys(runner).finally(() => runner.release());
    expect((await pairsIn(cluster)).sort()).toEqual(expected);
  });

  it('is that of a cluster one may see, with a cursor of ours', async () => {
    const cluster = await newCluster(registry);
    const stranger = as('cda', { clusterIds: [newId()] });
    expect((await registry.refusal(ListDuplicates, { clusterId: cluster.id, limit: 5 }, stranger)).code).toBe('cluster_unknown');
    expect((await registry.refusal(ListDuplicates, { clusterId: cluster.id, limit: 5, cursor: 'x' })).code).toBe('cursor_invalid');
    const { id } = await registerTailor(registry, cluster.id);
    expect((await registry.refusal(ListDuplicatesOfEnterprise, { id }, stranger)).code).toBe('not_found');
  });
});

describe('a pair that is told apart', () => {
  it('is not shown again until that is taken back; each is told in the audit log once', async () => {
    const cluster = await newCluster(registry);
    const cda = as('cda', { clusterIds: [cluster.id] });
    const [one, other] = [await registerTailor(registry, cluster.id), await registerTailor(registry, cluster.id)];
    const enterpriseIds = [other.id, one.id];
    expect(await pairsIn(cluster)).toEqual([[one.id, other.id]]);
    for (let times = 0; times < 2; times += 1) await registry.ask(TellEnterprisesApart, { enterpriseIds, distinct: true }, cda);
    expect([await pairsIn(cluster), await of(one.id), await of(other.id)]).toEqual([[], [], []]);
    for (let times = 0; times < 2; times += 1) await registry.ask(TellEnterprisesApart, { enterpriseIds, distinct: false }, cda);
    expect(await pairsIn(cluster)).toEqual([[one.id, other.id]]);
    const details = { from: one.id, clusterId: cluster.id };
    expect(await audited(other.id)).toEqual([
      { action: 'enterprise.told_apart', details }, { action: 'enterprise.told_apart_taken_back', details },
    ]);
  });

  it('stays so when one of the two is merged into another, and by itself again when that is undone', async () => {
    const cluster = await newCluster(registry);
    const [kept, part, other] = [await registerTailor(registry, cluster.id), await registerTailor(registry, cluster.id), await registerTailor(registry, cluster.id)];
    const merge = (mergedId: string, version: number) => ({ id: kept.id, version, merge: { mergedId, mergedVersion: 1, reason: 'The same workshop' } });
    const distinct = (one: string, said: boolean) => registry.ask(TellEnterprisesApart, { enterpriseIds: [one, other.id], distinct: said });
    await distinct(part.id, true);
    await registry.ask(MergeEnterprises, merge(part.id, 1));
    expect([await pairsIn(cluster), await of(kept.id), await of(other.id)]).toEqual([[], [], []]);
    expect((await registry.refusal(MergeEnterprises, merge(other.id, 2))).code).toBe('merge_not_possible');
    // Parted again, each has what was said of it.
    await registry.ask(UnmergeEnterprise, { id: part.id, version: 2 });
    expect((await pairsIn(cluster)).sort()).toEqual([[kept.id, part.id], [kept.id, other.id]].sort());
    // Taken back of the whole, it is taken back of the part.
    await registry.ask(MergeEnterprises, { ...merge(part.id, 3), merge: { ...merge(part.id, 3).merge, mergedVersion: 3 } });
    expect(await pairsIn(cluster)).toEqual([]);
    await distinct(kept.id, false);
    expect(await pairsIn(cluster)).toEqual([[kept.id, other.id]]);
    await registry.ask(UnmergeEnterprise, { id: part.id, version: 4 });
    expect(await pairsIn(cluster)).toHaveLength(3);
  });

  it('is two enterprises of one cluster that one may see', async () => {
    const [here, there] = [await newCluster(registry), await newCluster(registry)];
    const [one, foreign] = [await registerTailor(registry, here.id), await registerTailor(registry, there.id)];
    const refused = async (enterpriseIds: string[], context?: ReturnType<typeof as>) =>
      (await registry.refusal(TellEnterprisesApart, { enterpriseIds, distinct: true }, context)).code;
    expect(await refused([one.id, one.id])).toBe('body_invalid');
    expect(await refused([one.id, foreign.id])).toBe('body_invalid');
    expect(await refused([one.id, foreign.id], as('cda', { clusterIds: [here.id] }))).toBe('not_found');
    expect(await refused([one.id, newId()])).toBe('not_found');
    expect(await audited(one.id)).toEqual([]);
  });
});

describe('an import', () => {
  it('warns of lines that are likely an enterprise of the cluster or of an earlier line, with the reasons', async () => {
    const cluster = await newCluster(registry);
    await registerTailor(registry, cluster.id, { name: 'Selam Tailoring', externalId: 'L-1' });
    const csv = 'external_id,name,size,registered,country,email\n'
      + 'N-1,Selam Tailorng Ltd,micro,no,ET,selam@example.org\nN-2,Zeritu Weaving,micro,no,ET,\nN-3,Zeritu Weavng PLC,micro,no,ET,\nN-4,Abay,micro,no,ET,\n';
    const { created, warnings } = await registry.ask(ImportEnterprises, { clusterId: cluster.id, csv });
    expect(created).toBe(4);
    expect(warnings.map(({ field }) => field)).toEqual(['line 2.name', 'line 4.name']);
    expect(warnings[0]!.message).toMatch(/the enterprise Selam Tailoring with the external id L-1: names .*; same e-mail address: \+5\.00\. Was it meant\?/);
    expect(warnings[1]!.message).toContain('the enterprise Zeritu Weaving with the external id N-2');
  });
});
