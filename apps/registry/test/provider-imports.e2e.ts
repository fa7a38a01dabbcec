// Providers by CSV: through the same steps as enterprises, each known by the id it has in the list of a cluster.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { GetImportTemplate, StartImport } from '#contracts/registry/imports.js';
import { ChangeProvider, ListProviders, RegisterProvider, type Provider } from '#contracts/registry/providers.js';
import { importing } from './importing.js';
import { as, newCluster, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry({ RETRY_BASE_MS: '20', SWEEP_MS: '200' });
});
beforeEach(async () => {
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const { staff, checked, imported, undone, rowsOf, errorsOf, exported } = importing(() => registry, () => cluster, 'providers');
const all = async (of = cluster): Promise<Provider[]> => (await registry.ask(ListProviders, { limit: 50, clusterId: of.id })).items;
const header = 'external_id,name,kind,languages,country,town,email,email_consent';
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const some = csv(
  'P-1,Textile Institute,training_institute,am en,ET,Addis Ababa,office@ti.example.org,yes',
  'P-2,Abay Testing,laboratory,am,ET,,,',
  'P-3,Nobody,hairdresser,,,,,',
);
const institute = { name: 'Textile Institute', kind: 'training_institute' as const, active: true, languages: [], establishments: [], contacts: [] };

describe('providers', () => {
  it('are checked, imported, corrected from the error file, and the same file changes nothing again', async () => {
    const found = await checked(some);
    expect(found).toMatchObject({ kind: 'providers', checked: { create: 2, update: 0, unchanged: 0, skip: 1 } });
    expect(await all()).toEqual([]);
    const done = await imported(some);
    expect(done.done).toEqual({ create: 2, update: 0, unchanged: 0, skip: 1 });
    const [first, second] = await all();
    expect(first).toMatchObject({
      version: 1, name: 'Textile Institute', kind: 'training_institute', clusterIds: [cluster.id], languages: ['am', 'en'],
      establishments: [{ country: 'ET', town: 'Addis Ababa' }],
      contacts: [{ kind: 'email', address: 'office@ti.example.org', consent: true, consentOn: expect.any(String) }],
    });
    expect(second).toMatchObject({ name: 'Abay Testing', contacts: [] });
    expect((await toldAbout(registry, first!.id)).map(({ subject }) => subject)).toEqual(['event.registry.provider-changed.v1']);
    expect(await registry.query('SELECT action FROM audit_log WHERE subject_id IN ($1, $2) ORDER BY action', [cluster.id, first!.id]))
      .toEqual(expect.arrayContaining([{ action: 'provider.registered' }, { action: 'providers.imported' }]));
    const errors = await errorsOf(done);
    expect(errors).toMatch(/\r\nP-3,Nobody,hairdresser,.*"kind: ""hairdresser"": /);
    expect((await imported(errors.replace('hairdresser', 'other'))).done).toMatchObject({ create: 1, skip: 0 });
    expect((await imported(some)).done).toEqual({ create: 0, update: 0, unchanged: 2, skip: 1 });
    expect((await all()).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it('change by their external id, with old and new shown; what has no column stays; undoing restores', async () => {
    await imported(some);
    const before = await all();
    const found = await checked(csv('P-1,Textile & Leather Institute,training_institute,am en,ET,Addis Ababa,office@ti.example.org,yes'));
    expect((await rowsOf(found))[0]!.changes).toEqual([{ field: 'name', before: 'Textile Institute', after: 'Textile & Leather Institute' }]);
    const done = await imported('external_id,name,kind\nP-1,Textile & Leather Institute,training_institute\nP-9,New,other\n');
    expect(done.done).toEqual({ create: 1, update: 1, unchanged: 0, skip: 0 });
    expect((await all())[0]).toEqual({ ...before[0], version: 2, name: 'Textile & Leather Institute', updatedAt: expect.any(String) });
    expect((await undone(done)).undone).toEqual({ restored: 2, kept: 0 });
    const [restored, , closed] = await all();
    expect(restored).toEqual({ ...before[0], version: 3, updatedAt: expect.any(String) });
    expect(closed).toMatchObject({ name: 'New', active: false, version: 2 });
    expect((await imported('external_id,name,kind\nP-9,New,other\n')).done).toMatchObject({ update: 1 });
    expect((await all())[2]).toMatchObject({ active: true });
  });

  it('export what imports unchanged, also without an external id, and what a spreadsheet would run is harmless', async () => {
    await imported(some);
    await registry.ask(RegisterProvider, { ...institute, name: '=1+1', clusterIds: [cluster.id] });
    const file = await exported();
    expect(file).toMatch(/\r\nlw:[0-9a-f-]{36},'=1\+1,training_institute,yes,/);
    expect((await imported(file)).done).toEqual({ create: 0, update: 0, unchanged: 3, skip: 0 });
    expect(await exported()).toBe(file);
    const another = await newCluster(registry);
    const there = file.replace(/lw:[0-9a-f-]{36}/, 'P-7');
    expect((await imported(there, { cluster: another })).done).toMatchObject({ create: 3 });
    expect(await exported(another)).toBe(there);
  });

  it('without an external id get that of the only row of their name, which the dry run shows', async () => {
    const known = await registry.ask(RegisterProvider, { ...institute, clusterIds: [cluster.id] });
    const file = 'external_id,name,kind\nP-1,textile institute,training_institute\n';
    const [row] = await rowsOf(await checked(file));
    expect(row).toMatchObject({
      outcome: 'update', subjectId: known.id, warnings: [{ field: 'line 2.external_id' }],
      changes: expect.arrayContaining([{ field: 'externalId', before: null, after: 'P-1' }]),
    });
    const done = await imported(file);
    expect(await exported()).toContain('\r\nP-1,textile institute,');
    await undone(done);
    expect(await exported()).toContain(`\r\nlw:${known.id},Textile Institute,`);
  });

  it('that serve other clusters too have an id in each list, and are changed only by who is responsible for all', async () => {
    const other = await newCluster(registry);
    const shared = await registry.ask(RegisterProvider, { ...institute, clusterIds: [cluster.id, other.id] });
    const file = (name: string) => `external_id,name,kind\nP-1,${name},training_institute\n`;
    expect((await imported(file('Textile Institute'))).done).toMatchObject({ update: 1 });
    const [row] = await rowsOf(await checked(file('Another')));
    expect(row).toMatchObject({ outcome: 'skip', problems: [{ field: 'line 2', message: expect.stringMatching(/serves other clusters/) }] });
    expect((await imported(file('Textile Institute').replace('P-1', 'X'), { cluster: other })).done).toMatchObject({ update: 1 });
    expect([await exported(), await exported(other)].map((text) => /\r\n([^,]+),/.exec(text)?.[1])).toEqual(['P-1', 'X']);
    const { version } = (await all()).find(({ id }) => id === shared.id)!;
    await registry.ask(ChangeProvider, { id: shared.id, version, change: { clusterIds: [other.id] } }, staff(other));
    expect(await exported()).not.toContain('P-1');
    expect((await imported(file('Another'))).done).toMatchObject({ create: 1 });
  });

  it('have columns and a template of their own', async () => {
    expect((await registry.ask(GetImportTemplate, { kind: 'providers' }, staff())).csv)
      .toBe('\ufeffexternal_id,name,kind,active,languages,country,region,town,latitude,longitude,street,postcode,'
        + 'email,email_language,email_consent,phone,phone_language,phone_consent\r\n');
    const { columns, state, problems } = await checked('external_id,name,size\nP-1,Institute,small\n');
    expect([state, problems.map(({ field }) => field), columns[2]!.by]).toEqual(['failed', ['line 1.kind'], 'unknown']);
    const wrong = { kind: 'providers' as const, clusterId: cluster.id, source: 'x', mapping: { A: 'size' }, whenAlike: 'create' as const, first: 'eA==' };
    expect((await registry.refusal(StartImport, wrong, as('cda', { clusterIds: [cluster.id] }))).code).toBe('query_invalid');
  });
});
