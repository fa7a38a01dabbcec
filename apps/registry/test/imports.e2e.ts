// CSV imports: created, updated, unchanged; all rows or none; every problem by line and column.
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeEnterprise, FindEnterprises, ImportEnterprises, type Enterprise,
} from '#contracts/registry/enterprises.js';
import {
  as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry,
} from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry();
});
beforeEach(async () => {
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const header =
  'external_id,name,size,registered,languages,country,capability_code,capability_unit,lead_time_days,'
  + 'price_amount,price_currency,capacity_from,capacity_to,capacity_quantity';
const csv = (...rows: string[]) => [header, ...rows, ''].join('\n');
const file = csv(
  'L-7,Selam Tailoring,micro,no,am,ET,TX.GAR.TOP.POLO,pieces,14,210.5,ETB,2027-02-01,2027-02-28,400',
  'L-7,,,,,,TX.GAR.TOP.POLO,,,,,2027-03-01,2027-03-31,450',
  'L-7,,,,,,TX.KNI.HOS.SOCK,,7,,,,,',
  'L-8,Abay Garments PLC,medium,yes,am en,ET,TX.GAR.UNI.SCHOOL,C62,30,,,2027-02-01,2027-02-28,6000',
);
const textOf = (query: unknown) => (typeof query === 'string' ? query : (query as { text?: string }).text ?? '');
const run = (text: string) => registry.ask(ImportEnterprises, { clusterId: cluster.id, csv: text });
const all = async (): Promise<Enterprise[]> =>
  (await registry.ask(FindEnterprises, { limit: 200, clusterId: cluster.id })).items;

describe('an import', () => {
  it('makes enterprises with claims and periods out of rows', async () => {
    expect(await run(file)).toEqual({ created: 2, updated: 0, unchanged: 0, rows: 4, warnings: [] });
    const [selam, abay] = await all();
    expect(selam).toMatchObject({
      externalId: 'L-7',
      version: 1,
      name: 'Selam Tailoring',
      size: 'micro',
      registered: false,
      languages: ['am'],
      establishments: [{ country: 'ET' }],
      capabilities: [
        {
          code: 'TX.GAR.TOP.POLO',
          unit: 'C62',
          leadTimeDays: 14,
          priceHint: { amount: 210.5, currency: 'ETB' },
          capacity: [
            { from: '2027-02-01', to: '2027-02-28', quantity: 400, booked: 0 },
            { from: '2027-03-01', to: '2027-03-31', quantity: 450, booked: 0 },
          ],
        },
        { code: 'TX.KNI.HOS.SOCK', unit: 'PR', leadTimeDays: 7, capacity: [] },
      ],
    });
    expect(abay).toMatchObject({ externalId: 'L-8', languages: ['am', 'en'] });
    expect(await toldAbout(registry, selam!.id)).toEqual([
      {
        subject: 'event.registry.enterprise-registered.v1',
        version: 1,
        body: { enterpriseId: selam!.id, version: 1 },
      },
    ]);
    expect(
      await registry.query('SELECT details FROM audit_log WHERE subject_id = $1 AND action = $2', [
        cluster.id,
        'enterprises.imported',
      ]),
    ).toEqual([{ details: { created: 2, updated: 0, unchanged: 0, rows: 4 } }]);
  });

  it('of the same file changes nothing, also days later, with a byte order mark and semicolons', async () => {
    await run(file);
    await registry.query('UPDATE capability SET stated_on = stated_on - 30');
    const before = await all();
    expect(await run(file)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await run(`\ufeff${file.replaceAll(',', ';')}`)).toMatchObject({ unchanged: 2 });
    expect(await all()).toEqual(before);
    expect(await toldAbout(registry, before[0]!.id)).toHaveLength(1);
  });

  it('updates by external id, keeps claims and tells only what changed', async () => {
    await run(file);
    const [selam, abay] = await all();
    const changedFile = file.replace(',14,210.5', ',10,199').replace('Selam Tailoring', 'Selam PLC');
    expect(await run(changedFile)).toEqual({ created: 0, updated: 1, unchanged: 1, rows: 4, warnings: [] });
    const [after, same] = await all();
    expect(after).toMatchObject({ id: selam!.id, version: 2, name: 'Selam PLC' });
    expect(after!.capabilities.map(({ id, leadTimeDays }) => [id, leadTimeDays])).toEqual([
      [selam!.capabilities[0]!.id, 10],
      [selam!.capabilities[1]!.id, 7],
    ]);
    expect(same).toEqual(abay);
    expect((await toldAbout(registry, selam!.id)).map(({ version }) => version)).toEqual([1, 2]);
    expect(await toldAbout(registry, abay!.id)).toHaveLength(1);
  });

  it('leaves alone what it has no column for', async () => {
    const known = await registerTailor(registry, cluster.id, { externalId: 'L-1' });
    await registry.ask(ChangeEnterprise, {
      id: known.id,
      version: 1,
      change: { capabilities: [{ ...known.capabilities[0]!, status: 'verified' }] },
    });
    expect(await run('external_id,name,size,registered\nL-1,Selam & Sisters,small,yes\n')).toMatchObject({
      updated: 1,
    });
    const [after] = await all();
    expect(after).toMatchObject({
      version: 3,
      name: 'Selam & Sisters',
      size: 'small',
      registered: true,
      contacts: known.contacts,
      homeBased: true,
    });
    expect(after!.capabilities).toMatchObject([{ ...known.capabilities[0], status: 'verified' }]);
  });

  it('takes nothing when anything is wrong, and tells all of it in the order of lines', async () => {
    const text = csv(
      'L-1,Good,micro,no,am,ET,TX.GAR.TOP.POLO,C62,14,,,,,',
      'L-2,Bad,tiny,no,am,ET,NOPE,C62,14,,,,,',
      'L-3,Worse,micro,perhaps,am,ET,TX.GAR.TOP.POLO,kg,14,5,,2027-02-01,2027-01-01,10',
      ',Nameless,micro,no,am,ET,,,,,,,,',
      'L-1,Other,,,,,TX.GAR.TOP.POLO,,,,,2027-02-01,2027-02-28,5',
      'L-1,,,,,,TX.GAR.TOP.POLO,,,,,2027-02-15,2027-03-15,5',
    );
    const error = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: text });
    expect(error.code).toBe('import_invalid');
    expect(error.details['problems']).toBe(9);
    expect(error.details.fields?.map(({ field }) => field)).toEqual([
      'line 3.size',
      'line 3.capability_code',
      'line 4.registered',
      'line 4.price_currency',
      'line 4.capability_unit',
      'line 4.capacity_to',
      'line 5.external_id',
      'line 6.name',
      'line 7.capacity_from',
    ]);
    expect(await all()).toEqual([]);
  });

  it('gives back no consent that was taken back, and dates the one it brings', async () => {
    const list = 'external_id,name,size,registered,email,email_consent\nL-1,Selam,micro,no,s@example.org,yes\n';
    const today = new Date().toISOString().slice(0, 10);
    await run(list);
    const [made] = await all();
    expect(made!.contacts).toMatchObject([{ consent: true, consentOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) }]);
    expect(made!.contacts[0]!.consentOn! >= today).toBe(true);
    const contacts = [{ ...made!.contacts[0]!, consent: false }];
    await registry.ask(ChangeEnterprise, { id: made!.id, version: 1, change: { contacts } });
    const error = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: list });
    expect(error.details.fields).toEqual([
      { field: 'line 2.email_consent', message: expect.stringMatching(`PATCH /v1/enterprises/${made!.id}`) },
    ]);
    expect((await all())[0]).toMatchObject({ version: 2, contacts: [{ consent: false }] });
    expect(await run(list.replace('yes', ''))).toMatchObject({ unchanged: 1 });
  });

  it('makes no second one of an enterprise that has no external id yet, and warns of one with another', async () => {
    const list = 'external_id,name,size,registered\nL-1,SELAM tailoring,micro,no\n';
    const known = await registerTailor(registry, cluster.id);
    const error = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: list });
    expect(error.details.fields).toEqual([
      { field: 'line 2.name', message: expect.stringMatching(`set L-1 with PATCH /v1/enterprises/${known.id}`) },
    ]);
    const staff = as('cda', { clusterIds: [cluster.id] });
    const change = { id: known.id, version: 1, change: { externalId: 'L-1' } };
    expect(await registry.ask(ChangeEnterprise, change, staff)).toMatchObject({ version: 2, externalId: 'L-1' });
    expect(await run(list)).toMatchObject({ updated: 1, warnings: [] });
    const warned = [{ field: 'line 2.name', message: expect.stringMatching('external id L-1') }];
    expect(await run(list.replace('L-1', 'L-2'))).toMatchObject({ created: 1, warnings: warned });
    const taken = { id: known.id, version: 3, change: { externalId: 'L-2' } };
    expect((await registry.refusal(ChangeEnterprise, taken, staff)).code).toBe('already_exists');
  });

  it('happens once for an Idempotency-Key', async () => {
    const context = as('cda', { clusterIds: [cluster.id] }, `import-${cluster.id}`);
    const input = { clusterId: cluster.id, csv: file };
    expect(await registry.ask(ImportEnterprises, input, context)).toMatchObject({ created: 2 });
    expect(await registry.ask(ImportEnterprises, input, context)).toMatchObject({ created: 2 });
    expect(await all()).toHaveLength(2);
  });

  it('that runs twice at once makes nothing twice', async () => {
    const results = await Promise.all([run(file), run(file)]);
    expect(results.map(({ created }) => created).toSorted()).toEqual([0, 2]);
    expect(await all()).toHaveLength(2);
  });

  it('takes as many rows as fit into a file', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, n) => `E-${n},Enterprise ${n},micro,no,am,ET,TX.GAR.TOP.POLO,C62,14,,,2027-02-01,2027-02-28,400`,
    );
    expect(await run(csv(...rows))).toMatchObject({ created: 2000, rows: 2000 });
    expect(await run(csv(...rows))).toMatchObject({ unchanged: 2000 });
  });

  it('that changes as many does so in a few statements: it is to answer within the time a request has', async () => {
    const rows = (leadTime: number) => Array.from(
      { length: 2000 },
      (_, n) => `E-${n},Enterprise ${n},micro,no,am,ET,TX.GAR.TOP.POLO,C62,${leadTime},,,2027-02-01,2027-02-28,400`,
    );
    await run(csv(...rows(14)));
    const context = as('cda', { clusterIds: [cluster.id] });
    const input = { clusterId: cluster.id, csv: csv(...rows(9)) };
    const asked = jest.spyOn(pg.Client.prototype, 'query');
    expect(await registry.ask(ImportEnterprises, input, context)).toMatchObject({ updated: 2000 });
    const writing = asked.mock.calls.map(([query]) => textOf(query))
      .filter((text) => /^\s*(INSERT|UPDATE|DELETE)\b.*\b(enterprise|capability|audit_log)\b/is.test(text));
    asked.mockRestore();
    expect(writing.length).toBeGreaterThanOrEqual(3);
    expect(writing.length).toBeLessThanOrEqual(10);
    const noted = await registry.query(
      "SELECT count(*)::int AS n, min(details::text) AS details FROM audit_log WHERE request_id = $1 AND action = $2",
      [context.requestId, 'enterprise.changed'],
    );
    expect(noted).toEqual([{ n: 2000, details: expect.stringMatching(/"fields": \["capabilities"\]/) }]);
  });
});

describe('track records in a file', () => {
  const recordHeader = 'external_id,name,size,registered,capability_code,record_date,record_title,record_source,record_codes,'
    + 'record_buyer,record_quantity,record_unit,record_value,record_currency,record_on_time,record_rejected_share';
  const records = (...rows: string[]) => [recordHeader, ...rows, ''].join('\n');
  const told = records(
    'L-7,Selam,micro,no,TX.GAR.TOP.POLO,2026-03-01,Polo shirts for a school,Invoice 12,TX.GAR.TOP.POLO,School,50,dozen,900,USD,yes,0.02',
    'L-7,,,,TX.KNI.HOS.SOCK,2026-04-01,Socks,Invoice 13,,,,,,,no,',
    'L-7,,,,,2026-04-01,Socks,Invoice 13,,,,,,,no,',
    'L-7,,,,,2026-04-01,Socks,Invoice 14,TX.KNI.HOS.SOCK TX.GAR,,,,,,,',
    'L-8,Abay,micro,no,,,,,,,,,,,,',
  );

  it('are kept, one for each that is told, and again change nothing', async () => {
    expect(await run(told)).toMatchObject({ created: 2, rows: 5 });
    const [selam, abay] = await all();
    expect(selam!.trackRecords).toEqual([
      {
        date: '2026-03-01', title: 'Polo shirts for a school', source: 'Invoice 12', codes: ['TX.GAR.TOP.POLO'], buyer: 'School',
        quantity: 50, unit: 'DZN', value: { amount: 900, currency: 'USD' }, onTime: true, rejectedShare: 0.02,
      },
      { date: '2026-04-01', title: 'Socks', source: 'Invoice 13', codes: [], onTime: false, rejectedShare: null },
      { date: '2026-04-01', title: 'Socks', source: 'Invoice 14', codes: ['TX.KNI.HOS.SOCK', 'TX.GAR'], onTime: null, rejectedShare: null },
    ]);
    expect(abay!.trackRecords).toEqual([]);
    expect(selam!.capabilities).toHaveLength(2);
    expect(await run(told)).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('replace the known ones when the file has a column for them, and keep what it has no column for', async () => {
    await run(told);
    const [selam] = await all();
    const verified = selam!.trackRecords.map((record) => ({ ...record, verifiedBy: 'Hanna' }));
    await registry.ask(ChangeEnterprise, { id: selam!.id, version: 1, change: { trackRecords: verified } });
    const named = 'external_id,name,size,registered';
    expect(await run(`${named}\nL-7,Selam,micro,no\n`)).toMatchObject({ unchanged: 1 });
    const fewer = `${named},record_date,record_title,record_source,record_on_time\nL-7,Selam,micro,no,2026-04-01,Socks,Invoice 13,yes\n`;
    expect(await run(fewer)).toMatchObject({ updated: 1 });
    expect((await all())[0]!.trackRecords).toEqual([{ ...verified[1], onTime: true }]);
    expect(await run(`${named},record_date\nL-7,Selam,micro,no,\n`)).toMatchObject({ updated: 1 });
    expect((await all())[0]!.trackRecords).toEqual([]);
  });

  it('are refused by line and column', async () => {
    const text = records(
      'L-1,One,micro,no,,2026-03-01,Title,,,,,,,,,',
      'L-1,,,,,,Title,Source,,,,,,,,',
      'L-1,,,,,2026-03-01,Other,Source,NOPE TX.GAR,,,armful,,,,',
      'L-1,,,,,2026-13-01,Other,Source,,,,,,,,',
      'L-1,,,,,2026-03-01,Third,Source,,,0,,5,,perhaps,1.5',
    );
    const error = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: text });
    expect(error.details.fields?.map(({ field }) => field)).toEqual([
      'line 2.record_source', 'line 3.record_date', 'line 4.record_codes', 'line 4.record_unit', 'line 5.record_date',
      'line 6.record_quantity', 'line 6.record_on_time', 'line 6.record_rejected_share', 'line 6.record_currency',
    ]);
    expect(await all()).toEqual([]);
  });

  it('are 500 of an enterprise and no more', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => `L-1,One,micro,no,,2026-03-01,Job ${n},Ledger,,,,,,,,`);
    expect(await run(records(...rows(500)))).toMatchObject({ created: 1 });
    const error = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: records(...rows(501)) });
    expect(error.details.fields).toEqual([
      { field: 'line 502.record_date', message: 'is one too many: at most 500 records are kept of an enterprise' },
    ]);
  });
});
