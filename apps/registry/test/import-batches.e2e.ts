// An import in several batches: what one of them leaves out, what one made that the next must see, and two workers at once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ConfirmImport } from '#contracts/registry/imports.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { importing } from './importing.js';
import { newCluster, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry({ SWEEP_MS: '200' });
});
beforeEach(async () => {
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const { checked, confirmed, imported, until, staff, rowsOf } = importing(() => registry, () => cluster);
const count = 2_100;
/** `changes` by number of the row; each row is an enterprise, and a batch is five hundred. */
const file = (changes: Record<number, { size?: string; identifiers?: string }> = {}) => ['external_id,name,size,registered,identifiers', ...Array.from(
  { length: count }, (_, n) => `B-${n},Batch ${n},${changes[n]?.size ?? 'micro'},no,${changes[n]?.identifiers ?? ''}`)].join('\n');

/** How many enterprises the cluster has, and how many events and audit entries tell of them. */
async function told() {
  const [row] = await registry.query<Record<'enterprises' | 'events' | 'entries', number>>(`
    SELECT count(*)::int AS enterprises,
      (SELECT count(*)::int FROM outbox o JOIN enterprise e ON o.aggregate_id = e.id::text WHERE e.cluster_id = $1) AS events,
      (SELECT count(*)::int FROM audit_log a JOIN enterprise e ON a.subject_id = e.id::text WHERE e.cluster_id = $1) AS entries
    FROM enterprise WHERE cluster_id = $1`, [cluster.id]);
  return row;
}

describe('an import in several batches', () => {
  it('leaves out single rows, also what contradicts a row of the batch before', async () => {
    const number = 'ET-MOT:AA/2/1234';
    const found = await checked(file({ 5: { size: 'tiny' }, 7: { identifiers: number }, 1_500: { size: 'huge' }, 1_600: { identifiers: number } }));
    expect(found).toMatchObject({ checked: { create: count - 2, update: 0, unchanged: 0, skip: 2 }, progress: { done: count, total: count } });
    const done = await confirmed(found);
    expect(done).toMatchObject({ done: { create: count - 3, update: 0, unchanged: 0, skip: 3 }, progress: { done: count, total: count } });
    expect(await rowsOf(done, { outcome: 'skip' })).toMatchObject([
      { externalId: 'B-5', problems: [{ field: 'line 7.size' }], taken: false },
      { externalId: 'B-1500', problems: [{ field: 'line 1502.size' }], taken: false },
      { externalId: 'B-1600', problems: [{ field: 'line 1602.identifiers', message: expect.stringMatching(/is the number of the enterprise/) }], taken: false },
    ]);
    expect(await told()).toEqual({ enterprises: count - 3, events: count - 3, entries: count - 3 });
  });

  it('looks as far as it takes for the next enterprise among rows of those before', async () => {
    const rows = Array.from({ length: 9_600 }, (_, n) => `B-${n % 2},,,,`);
    const found = await checked(['external_id,name,size,registered,identifiers', 'B-0,First,micro,no,', 'B-1,Second,micro,no,', ...rows, 'B-2,Third,micro,no,'].join('\n'));
    expect(found).toMatchObject({ checked: { create: 3, update: 0, unchanged: 0, skip: 0 }, progress: { done: 9_603, total: 9_603 } });
    expect((await rowsOf(found)).map(({ line, lines }) => [line, lines])).toEqual([[2, 4_801], [3, 4_801], [9_604, 1]]);
  });

  it('is done once, though two workers have it; again it changes nothing', async () => {
    const found = await checked(file());
    await registry.ask(ConfirmImport, { id: found.id }, staff());
    const workers = [registry.part(ImportsService), registry.part(ImportsService)].map((each) => each.run(found.id));
    const done = await until(found, 'imported');
    await Promise.all(workers);
    expect(done).toMatchObject({ done: { create: count, update: 0, unchanged: 0, skip: 0 }, progress: { done: count, total: count } });
    const all = { enterprises: count, events: count, entries: count };
    expect(await told()).toEqual(all);
    expect((await imported(file())).done).toEqual({ create: 0, update: 0, unchanged: count, skip: 0 });
    expect(await told()).toEqual(all);
  });
});
