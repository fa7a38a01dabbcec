// New enterprises of a file that are likely there already, or in an earlier row: shown in the dry run, and left out if that is wished.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { armFailPoint } from '#platform/fail-points.js';
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

const { checked, confirmed, imported, rowsOf, errorsOf } = importing(() => registry, () => cluster);
const header = 'external_id,name,size,registered,country,town,email';
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const row = (n: number) => `F-${n},Firm ${'abcdefghij'[n % 10]!.repeat(5)}${n},micro,no,,,`;

describe('likely duplicates in the dry run', () => {
  const file = csv(
    'L-1,Selam Tailors PLC,micro,no,ET,Addis Ababa,selam@example.com',
    'L-2,Bole Knitwear Factory,small,yes,ET,Adama,bole@example.net',
    'L-3,Bole Knitwear Fctory,small,yes,ET,Adama,bole@example.net',
    'L-4,Quite Another Dairy,small,yes,ET,Mekelle,dairy@example.edu',
  );
  const known = () => registerTailor(registry, cluster.id, {
    name: 'Selam Tailors', externalId: 'OLD-1', establishments: [{ country: 'ET', town: 'Addis Ababa' }],
    contacts: [{ kind: 'email', address: 'selam@example.com', consent: false }],
  });

  it('are shown with reasons and weights, counted, and imported all the same', async () => {
    const { id } = await known();
    const found = await checked(file);
    expect(found).toMatchObject({ whenAlike: 'create', likelyDuplicates: 2, checked: { create: 4, skip: 0 } });
    const [first, , third, ...others] = await rowsOf(found);
    expect(first!.likelyDuplicates).toMatchObject([{
      enterpriseId: id, line: null, name: 'Selam Tailors', externalId: 'OLD-1',
      reasons: expect.arrayContaining([{ field: 'email', weight: expect.any(Number), text: expect.stringMatching(/same e-mail address: \+/) }]),
    }]);
    expect(third!.likelyDuplicates).toMatchObject([{ enterpriseId: null, line: 3, name: 'Bole Knitwear Factory', externalId: 'L-2' }]);
    expect(third!.likelyDuplicates[0]!.logOdds).toBeCloseTo(
      third!.likelyDuplicates[0]!.base + third!.likelyDuplicates[0]!.reasons.reduce((sum, { weight }) => sum + weight, 0),
    );
    expect(others.map(({ likelyDuplicates }) => likelyDuplicates)).toEqual([[]]);
    expect((await rowsOf(found, { likelyDuplicates: true })).map(({ line }) => line)).toEqual([2, 4]);
    expect((await rowsOf(found, { likelyDuplicates: false })).map(({ line }) => line)).toEqual([3, 5]);
    const done = await confirmed(found);
    expect(done).toMatchObject({ likelyDuplicates: 2, done: { create: 4, skip: 0 } });
    expect((await rowsOf(done, { likelyDuplicates: true })).map(({ line, taken }) => [line, taken])).toEqual([[2, true], [4, true]]);
  });

  it('are left out if that is wished, with the reason in the error file', async () => {
    await known();
    const done = await imported(file, { whenAlike: 'skip' });
    expect(done).toMatchObject({ whenAlike: 'skip', likelyDuplicates: 2, done: { create: 2, skip: 2 } });
    const errors = await errorsOf(done);
    expect(errors).toMatch(/\r\nL-1,.*name: is likely \(\d+ %\) the enterprise Selam Tailors with the external id OLD-1: .*same e-mail address/);
    expect(errors).toMatch(/\r\nL-3,.*the enterprise Bole Knitwear Factory of line 3 with the external id L-2/);
    expect((await imported(errors)).done).toEqual({ create: 2, update: 0, unchanged: 0, skip: 0 });
  });

  it('are found in rows that were checked long before', async () => {
    const between = Array.from({ length: 1_200 }, (_, n) => row(n));
    const found = await checked(csv('A-1,Genet Leather Works,micro,no,ET,Adama,genet@example.org', ...between, 'A-2,Genet Leatherworks,micro,no,ET,Adama,genet@example.org'));
    expect((await rowsOf(found, { likelyDuplicates: true })).filter(({ externalId }) => externalId === 'A-2'))
      .toMatchObject([{ line: 1203, likelyDuplicates: [{ line: 2, externalId: 'A-1' }] }]);
  });

  it('are found in rows that were checked before a crash', async () => {
    const between = Array.from({ length: 1_200 }, (_, n) => row(n));
    const point = armFailPoint('import.before-commit', 'throw@4');
    const found = await checked(csv('A-1,Genet Leather Works,micro,no,ET,Adama,genet@example.org', ...between, 'A-2,Genet Leatherworks,micro,no,ET,Adama,genet@example.org'));
    expect(point.hits()).toBeGreaterThan(4);
    point.disarm();
    expect(found).toMatchObject({ rows: 1_202, checked: { create: 1_202, skip: 0 }, progress: { done: 1_202, total: 1_202 } });
    expect((await rowsOf(found, { likelyDuplicates: true })).filter(({ externalId }) => externalId === 'A-2'))
      .toMatchObject([{ line: 1203, likelyDuplicates: [{ line: 2, externalId: 'A-1' }] }]);
  });

  it('are none of what the file itself says is there: an update', async () => {
    await known();
    const found = await checked(csv('OLD-1,Selam Tailors,large,no,ET,Addis Ababa,selam@example.com'));
    expect(found).toMatchObject({ likelyDuplicates: 0, checked: { create: 0, update: 1 } });
  });
});
