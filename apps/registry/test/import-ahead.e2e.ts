// An import plans a batch before its turn has come: whatever others do in between, it does what planning in its turn would give.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ChangeEnterprise, type Enterprise } from '#contracts/registry/enterprises.js';
import { ConfirmImport, type Import } from '#contracts/registry/imports.js';
import { armFailPoint } from '#platform/fail-points.js';
import { ImportsRepository } from '../src/imports/imports.repository.js';
import { importing } from './importing.js';
import { newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry({ RETRY_BASE_MS: '20', SWEEP_MS: '200' });
});
beforeEach(async () => {
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const { checked, confirmed, until, staff, rowsOf } = importing(() => registry, () => cluster);
/** Rows of enterprises; a batch is five hundred. */
const file = (...rows: string[]) => ['external_id,name,size,registered,identifiers', ...rows].join('\n');
const row = (id: string, { name = `Workshop ${id}`, identifiers = '' } = {}) => `${id},${name},micro,no,${identifiers}`;
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `L-${from + n}`);

/** What the cluster holds, by external id or name. */
async function held(): Promise<Map<string, Pick<Enterprise, 'id' | 'name' | 'version' | 'languages' | 'active'>>> {
  const rows = await registry.query<Enterprise>(
    'SELECT id, external_id AS "externalId", name, version, languages, active FROM enterprise WHERE cluster_id = $1', [cluster.id]);
  const all = new Map(rows.map(({ externalId, ...each }) => [externalId ?? each.name, each]));
  expect(all.size).toBe(rows.length);
  return all;
}

/** Confirms the imports, lets them plan `batches` ahead while none of them can write, and then lets others act before it is their turn. */
async function importedAfter(batches: number, imports: readonly Import[], act: () => Promise<void>): Promise<Import[]> {
  const [lock, begun] = [turnstile(), turnstile()];
  const holding = registry.database.transaction(async (tx) => {
    await registry.part(ImportsRepository).lockCluster(tx, cluster.id);
    begun.open();
    await lock.opened;
  });
  await begun.opened;
  const point = armFailPoint('import.planned', 'delay:0');
  try {
    for (const { id } of imports) await registry.ask(ConfirmImport, { id }, staff());
    while (point.hits() < batches) await sleep(10);
    await act();
  } finally {
    point.disarm();
    lock.open();
    await holding;
  }
  return Promise.all(imports.map((each) => until(each, 'imported')));
}

function turnstile(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('planned ahead', () => {
  it('two imports into one cluster whose rows overlap make nothing twice, and what one takes the other finds taken', async () => {
    const number = 'ET-MOT:AA/2/1234';
    const one = await checked(file(row('L-0', { identifiers: number }), ...ids(1, 600).map((id) => row(id))));
    const other = await checked(file(row('M-1', { identifiers: number }), ...ids(300, 900).map((id) => row(id))));
    expect([one.checked, other.checked]).toEqual([600, 601].map((create) => ({ create, update: 0, unchanged: 0, skip: 0 })));
    const done = await importedAfter(4, [one, other], async () => {});
    const sum = (outcome: 'create' | 'update' | 'unchanged' | 'skip') => done.reduce((all, each) => all + each.done![outcome], 0);
    expect([sum('create'), sum('update'), sum('unchanged'), sum('skip')]).toEqual([900, 0, 300, 1]);
    const all = await held();
    expect([...all.keys()].filter((id) => id !== 'L-0' && id !== 'M-1').sort()).toEqual(ids(1, 900).sort());
    expect(all.size).toBe(900);
    expect(new Set([...all.values()].map(({ version }) => version))).toEqual(new Set([1]));
    const skipped = (await Promise.all(done.map((each) => rowsOf(each, { outcome: 'skip' })))).flat();
    expect(skipped).toMatchObject([{
      externalId: all.has('L-0') ? 'M-1' : 'L-0', taken: false,
      problems: [{ field: 'line 2.identifiers', message: expect.stringMatching(/is the number of the enterprise/) }],
    }]);
  });

  it('an import leaves what somebody wrote meanwhile, and takes it into account, also in the batch after the next', async () => {
    const number = { scheme: 'ET-MOT', id: 'AA21234' };
    const known = await registerTailor(registry, cluster.id, { externalId: 'L-1', name: 'Selam', languages: ['am'] });
    const list = await checked(file(
      row('L-1', { name: 'Selam PLC' }), row('L-2'), row('L-3'), ...ids(4, 520).map((id) => row(id)),
      row('L-520', { identifiers: `${number.scheme}:${number.id}` }), row('L-521'),
    ));
    expect(list.checked).toMatchObject({ create: 520, update: 1, skip: 0 });
    const [done] = await importedAfter(2, [list], async () => {
      await registry.ask(ChangeEnterprise, { id: known.id, version: known.version, change: { languages: ['om'] } });
      // In the first batch one that has the name of a row, and one that has its id; in the second the holder of a number, and a name.
      await registerTailor(registry, cluster.id, { name: 'Workshop L-2' });
      await registerTailor(registry, cluster.id, { name: 'Lalibela', externalId: 'L-3' });
      await registerTailor(registry, cluster.id, { name: 'Holder', externalId: 'H-1', identifiers: [number] });
      await registerTailor(registry, cluster.id, { name: 'workshop l-521' });
    });
    expect(done!.done).toEqual({ create: 516, update: 2, unchanged: 0, skip: 3 });
    const all = await held();
    expect(all.get('L-1')).toMatchObject({ id: known.id, name: 'Selam PLC', languages: ['om'], version: 3 });
    expect(all.get('L-3')).toMatchObject({ name: 'Workshop L-3', version: 2 });
    expect(['L-2', 'L-520', 'L-521'].filter((id) => all.has(id))).toEqual([]);
    const without = expect.stringMatching(/of this name without an external id/);
    expect(await rowsOf(done!, { outcome: 'skip' })).toMatchObject([
      { externalId: 'L-2', problems: [{ field: 'line 3.name', message: without }] },
      { externalId: 'L-520', problems: [{ field: 'line 521.identifiers', message: expect.stringMatching(/is the number of/) }] },
      { externalId: 'L-521', problems: [{ field: 'line 522.name', message: without }] },
    ]);
  });

  it('an import that fails between planning a batch and writing it goes on there, and takes each row once', async () => {
    const list = await checked(file(...ids(0, 1_200).map((id) => row(id))));
    const point = armFailPoint('import.planned', 'throw@3');
    const done = await confirmed(list);
    // The third batch was planned twice.
    expect(point.hits()).toBe(4);
    point.disarm();
    expect(done.done).toEqual({ create: 1_200, update: 0, unchanged: 0, skip: 0 });
    const all = await held();
    expect([...all.keys()].sort()).toEqual(ids(0, 1_200).sort());
    expect(new Set([...all.values()].map(({ version }) => version))).toEqual(new Set([1]));
  });
});
