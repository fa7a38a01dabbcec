// Imports as people make them: upload, dry run, confirm, correct what was skipped, stop, take back; files that are no CSV.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ChangeEnterprise, FindEnterprises, ImportEnterprises, type Enterprise } from '#contracts/registry/enterprises.js';
import {
  AddImportPart, CancelImport, CompleteImport, ConfirmImport, ExportToCsv, GetImport, ListImportRows, ListImports, ReadImportErrors,
  StartImport, UndoImport,
} from '#contracts/registry/imports.js';
import { armFailPoint } from '#platform/fail-points.js';
import { importing } from './importing.js';
import { as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry({ RETRY_BASE_MS: '20', SWEEP_MS: '200' });
});
beforeEach(async () => {
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const { staff, upload, until, checked, confirmed, imported, rowsOf, errorsOf, exported } = importing(() => registry, () => cluster);
const all = async (): Promise<Enterprise[]> => (await registry.ask(FindEnterprises, { limit: 200, clusterId: cluster.id })).items;
const count = (table: string) => `(SELECT count(*)::int FROM import_${table}) AS ${table}s`;
const kept = () => registry.query<Record<string, number>>(`SELECT ${count('part')}, ${count('line')}, ${count('entry')}`);

const header = 'external_id,name,size,registered,languages,capability_code,lead_time_days';
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const some = csv(
  'L-7,Selam Tailoring,micro,no,am,TX.GAR.TOP.POLO,14',
  'L-8,Abay Garments,medium,yes,am en,TX.GAR.UNI.SCHOOL,30',
  'L-7,,,,,TX.KNI.HOS.SOCK,7',
  'L-9,Bole Knitwear,tiny,no,am,TX.KNI.HOS.SOCK,',
  ',Nameless,micro,no,am,,',
);
const many = (count: number, name = 'Enterprise') =>
  csv(...Array.from({ length: count }, (_, n) => `E-${n},${name} ${n},micro,no,am,TX.GAR.TOP.POLO,14`));

describe('an import', () => {
  it('is checked first, and then does just that; what was skipped is corrected and imported', async () => {
    const found = await checked(some);
    expect(found).toMatchObject({
      state: 'checked', encoding: 'utf-8', delimiter: ',', rows: 5, problems: [], done: null,
      checked: { create: 2, update: 0, unchanged: 0, skip: 2 }, progress: { done: 5, total: 5 },
    });
    expect(await all()).toEqual([]);
    expect(await rowsOf(found)).toMatchObject([
      { line: 2, lines: 2, externalId: 'L-7', outcome: 'create', taken: false, subjectId: null, problems: [] },
      { line: 3, lines: 1, externalId: 'L-8', outcome: 'create' },
      { line: 5, externalId: 'L-9', outcome: 'skip', problems: [{ field: 'line 5.size', message: expect.stringMatching(/^"tiny": /) }] },
      { line: 6, externalId: null, outcome: 'skip', problems: [{ field: 'line 6.external_id', message: 'must not be empty' }] },
    ]);
    const context = staff();
    const done = await until(await registry.ask(ConfirmImport, { id: found.id }, context), 'imported');
    expect(done).toMatchObject({ done: found.checked, progress: { done: 5, total: 5 } });
    const [selam, abay] = await all();
    expect(selam).toMatchObject({ externalId: 'L-7', capabilities: [{ leadTimeDays: 14 }, { leadTimeDays: 7 }] });
    expect(await toldAbout(registry, abay!.id)).toHaveLength(1);
    expect((await rowsOf(done, { outcome: 'create' })).map(({ taken, subjectId }) => [taken, subjectId])).toEqual(
      [[true, selam!.id], [true, abay!.id]],
    );
    expect(await registry.query('SELECT account_id, details FROM audit_log WHERE subject_id = $1', [cluster.id])).toContainEqual(
      { account_id: context.actor!.accountId, details: { importId: done.id, create: 2, update: 0, unchanged: 0, skip: 2, rows: 5 } },
    );
    const errors = await errorsOf(done);
    expect(errors).toMatch(/^\ufeff.*,import_reason\r\nL-9,Bole Knitwear,tiny,no,am,TX.KNI.HOS.SOCK,,"size: ""tiny"": .*\r\n,Nameless,micro,no,am,,,external_id: must not be empty\r\n$/);
    const again = await imported(errors.replace('tiny', 'small').replace('\r\n,Nameless', '\r\nL-10,Nameless'));
    expect(again.done).toEqual({ create: 2, update: 0, unchanged: 0, skip: 0 });
    expect((await all()).map(({ externalId }) => externalId)).toEqual(['L-7', 'L-8', 'L-9', 'L-10']);
    expect((await imported(some)).done).toEqual({ create: 0, update: 0, unchanged: 2, skip: 2 });
    expect(await toldAbout(registry, abay!.id)).toHaveLength(1);
    expect((await kept())[0]!.parts).toBe(0);
  });

  it('shows what an update changes, old and new, page by page', async () => {
    await imported(some);
    const found = await checked(some.replace('Selam Tailoring', 'Selam PLC').replace('POLO,14', 'POLO,10').replace('tiny', 'small'));
    expect(found.checked).toEqual({ create: 1, update: 1, unchanged: 1, skip: 1 });
    const [update] = await rowsOf(found, { outcome: 'update' });
    expect(update!.changes).toEqual([
      { field: 'name', before: 'Selam Tailoring', after: 'Selam PLC' },
      { field: 'capabilities.TX.GAR.TOP.POLO.leadTimeDays', before: 14, after: 10 },
    ].concat(update!.changes.filter(({ field }) => field.endsWith('statedOn')) as never));
    let cursor: string | undefined;
    const lines: number[] = [];
    do {
      const page = await registry.ask(ListImportRows, { id: found.id, limit: 1, ...(cursor && { cursor }) });
      lines.push(...page.items.map(({ line }) => line));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(lines).toEqual([2, 3, 5, 6]);
    expect((await registry.ask(ListImports, { clusterId: cluster.id, limit: 10 })).items.map(({ state }) => state)).toEqual(['checked', 'imported']);
  });

  it.each<[string, (text: string) => Buffer, string, string]>([
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', ','],
    ['Windows-1252 with semicolons', (text) => Buffer.from(text.replaceAll(',', ';'), 'latin1'), 'windows-1252', ';'],
    ['UTF-8 with tabs, in several parts', (text) => Buffer.from(text.replaceAll(',', '\t')), 'utf-8', '\t'],
  ])('reads %s', async (what, encode, encoding, delimiter) => {
    const filler = what.includes('several') ? 'x'.repeat(200_000) : '';
    const text = many(4, 'Sélam').trimEnd().split('\n').map((line, n) => `${line},${n === 0 ? 'filler' : filler}`).join('\n');
    expect(await imported(encode(text))).toMatchObject({ encoding, delimiter, rows: 4, done: { create: 4 } });
    expect((await all())[0]!.name).toBe('Sélam 0');
  });

  it('remembers the mapping of a source, and says so', async () => {
    const file = 'Nr,Firma,size,registered,Notiz,longitute\nL-1,Selam,micro,no,x,y\n';
    expect(await checked(file)).toMatchObject({ state: 'failed', problems: [{ field: 'line 1.external_id' }, { field: 'line 1.name' }] });
    expect(await kept()).toEqual([expect.objectContaining({ parts: 0 })]);
    const mapping = { Nr: 'external_id', Firma: 'name', Notiz: null };
    const first = await checked(file, { source: 'chamber', mapping });
    expect(first.columns).toMatchObject([
      { heading: 'Nr', column: 'external_id', by: 'mapping' }, { heading: 'Firma', column: 'name', by: 'mapping' }, { by: 'name' }, { by: 'name' },
      { heading: 'Notiz', column: null, by: 'mapping' }, { heading: 'longitute', column: null, by: 'unknown', nearest: 'longitude' },
    ]);
    const second = await imported(file, { source: 'chamber' });
    expect(second.columns.map(({ by }) => by)).toEqual(['remembered', 'remembered', 'name', 'name', 'remembered', 'unknown']);
    expect(second.done).toMatchObject({ create: 1 });
    expect((await checked(file, { source: 'another' })).state).toBe('failed');
    const wrong = { kind: 'enterprises' as const, clusterId: cluster.id, source: 'x', mapping: { Nr: 'number' }, whenAlike: 'create' as const, first: 'eA==' };
    expect((await registry.refusal(StartImport, wrong)).code).toBe('query_invalid');
  });
});

describe('taking back', () => {
  it('restores what was, closes what was made, leaves what somebody changed since; importing again opens it again', async () => {
    await imported(some);
    const before = await all();
    const file = some.replace('Selam Tailoring', 'Selam PLC').replace('Abay Garments', 'Abay PLC').replace('tiny', 'small');
    const done = await imported(file);
    expect(done.done).toEqual({ create: 1, update: 2, unchanged: 0, skip: 1 });
    const abay = (await all())[1]!;
    await registry.ask(ChangeEnterprise, { id: abay.id, version: abay.version, change: { languages: ['om'] } });
    const undone = await until(await registry.ask(UndoImport, { id: done.id }, staff()), 'undone');
    expect(undone.undone).toEqual({ restored: 2, kept: 1 });
    expect(await rowsOf(undone, { undo: 'kept' })).toMatchObject([{ externalId: 'L-8', undo: 'kept' }]);
    const [selam, same, bole] = await all();
    expect(selam).toEqual({ ...before[0], version: 3, updatedAt: expect.any(String) });
    expect(same).toMatchObject({ name: 'Abay PLC', languages: ['om'] });
    expect(bole).toMatchObject({ externalId: 'L-9', active: false, version: 2 });
    expect((await toldAbout(registry, bole!.id)).map(({ version }) => version)).toEqual([1, 2]);
    expect((await registry.refusal(UndoImport, { id: done.id }, staff())).code).toBe('transition_not_allowed');
    expect((await imported(file)).done).toEqual({ create: 0, update: 3, unchanged: 0, skip: 1 });
    expect((await all()).map(({ active }) => active)).toEqual([true, true, true]);
  });

  it('can follow a stop in the middle: what was imported by then is counted, and goes', async () => {
    const found = await checked(many(2500));
    const point = armFailPoint('import.before-commit', 'delay:400');
    const { id } = await registry.ask(ConfirmImport, { id: found.id }, staff());
    while (point.hits() < 2) await sleep(10);
    const stopped = await registry.ask(CancelImport, { id }, staff());
    point.disarm();
    const imported = stopped.done!.create;
    expect([1000, 1500, 2000]).toContain(imported);
    expect(stopped).toMatchObject({ state: 'cancelled', progress: { done: imported, total: 2500 } });
    await sleep(300);
    const those = async (active: boolean) =>
      (await registry.query<{ n: number }>('SELECT count(*)::int AS n FROM enterprise WHERE cluster_id = $1 AND active = $2', [cluster.id, active]))[0]!.n;
    expect(await those(true)).toBe(imported);
    expect((await until(await registry.ask(UndoImport, { id }, staff()), 'undone')).undone).toEqual({ restored: imported, kept: 0 });
    expect([await those(true), await those(false)]).toEqual([0, imported]);
  });

  it('is not there for what was stopped before it began: nothing of it is kept', async () => {
    const found = await checked(some);
    await registry.ask(CancelImport, { id: found.id }, staff());
    expect(await registry.query('SELECT 1 FROM import_line WHERE import_id = $1', [found.id])).toEqual([]);
    for (const move of [ConfirmImport, UndoImport, CancelImport]) {
      expect((await registry.refusal(move, { id: found.id }, staff())).code).toBe('transition_not_allowed');
    }
  });
});

describe('an import that breaks off', () => {
  it('goes on where it was, reading, checking and importing, and nothing is there twice', async () => {
    const point = armFailPoint('import.before-commit', 'throw@2');
    const running = await upload(many(2500));
    const found = await until(running, 'checked');
    expect(found).toMatchObject({ rows: 2500, checked: { create: 2500 } });
    point.disarm();
    const again = armFailPoint('import.before-commit', 'throw@3');
    expect((await confirmed(found)).done).toEqual({ create: 2500, update: 0, unchanged: 0, skip: 0 });
    expect(again.hits()).toBe(6);
    again.disarm();
    const [row] = await registry.query<{ n: number; told: number }>(
      `SELECT count(*)::int AS n, (SELECT count(*)::int FROM outbox o JOIN enterprise e ON o.aggregate_id = e.id::text WHERE e.cluster_id = $1) AS told
       FROM enterprise WHERE cluster_id = $1`, [cluster.id],
    );
    expect(row).toEqual({ n: 2500, told: 2500 });
  });

  it('as an upload is sent again with the same key; another file with that key is refused', async () => {
    const context = () => as('admin', { accountId: cluster.id }, 'one-key');
    const start = () => registry.ask(StartImport, { kind: 'enterprises', clusterId: cluster.id, source: 'x', mapping: null, whenAlike: 'create', first: Buffer.from(some).toString('base64') }, context());
    const { id } = await start();
    await registry.ask(AddImportPart, { id, number: 1, part: Buffer.from('left of a longer file').toString('base64') }, context());
    expect((await start()).id).toBe(id);
    const complete = { id, parts: 1, bytes: Buffer.byteLength(some), sha256: createHash('sha256').update(some).digest('hex') };
    await registry.ask(CompleteImport, complete, context());
    await registry.ask(CompleteImport, complete, context());
    expect((await registry.refusal(CompleteImport, { ...complete, sha256: 'another' }, context())).code).toBe('idempotency_key_reused');
    expect((await until({ id }, 'checked', 'failed')).checked).toMatchObject({ create: 2 });
  });
});

describe('an export', () => {
  it('imported again changes nothing, and holds no formula', async () => {
    await registerTailor(registry, cluster.id, { name: '=HYPERLINK("http://example.org","prize")', contacts: [
      { kind: 'email', address: 'a@example.org', consent: true }, { kind: 'email', address: '+b@example.org', consent: false },
    ] });
    await imported(some.replace('Abay Garments', '@SUM(A1)'));
    const before = await all();
    const file = await exported();
    expect(file).toContain('"\'=HYPERLINK(""http://example.org"",""prize"")"');
    expect(file).toContain(",'@SUM(A1),");
    expect((await imported(file)).done).toEqual({ create: 0, update: 0, unchanged: 3, skip: 0 });
    expect(await all()).toEqual(before);
  });

  it('imported into another cluster is exported in the same bytes, also of what is alike in everything and has the marks of a CSV in it', async () => {
    const record = { date: '2026-03-01', title: 'Polo shirts', source: 'Invoice 12', codes: [], unit: 'piece', quantity: 3, onTime: null, rejectedShare: null };
    await registerTailor(registry, cluster.id, {
      externalId: 'L-1', name: 'Selam, "the" Tailor', trackRecords: [record, { ...record, title: '+1' }, record, record],
      certifications: [
        { scheme: 'A|B\\', validUntil: '2027-12-31' }, { scheme: 'ISO:2027-01-01', validUntil: null }, { scheme: 'GOTS:', validUntil: null },
      ],
    });
    await imported(many(250));
    const file = await exported();
    const before = await all();
    expect((await imported(file)).done).toEqual({ create: 0, update: 0, unchanged: 251, skip: 0 });
    expect(await all()).toEqual(before);
    const empty = await newCluster(registry);
    expect((await imported(file, { cluster: empty })).done).toEqual({ create: 251, update: 0, unchanged: 0, skip: 0 });
    expect(await exported(empty)).toBe(file);
    const { items: [tailor] } = await registry.ask(FindEnterprises, { limit: 1, clusterId: empty.id, q: 'Selam Tailor' });
    expect(tailor).toMatchObject({
      trackRecords: [{ title: 'Polo shirts' }, { title: '+1' }, { title: 'Polo shirts' }, { title: 'Polo shirts' }],
      certifications: [{ scheme: 'A|B\\' }, { scheme: 'ISO:2027-01-01', validUntil: null }, { scheme: 'GOTS:' }],
    });
  });

  it('and everything about an import is for the staff of the cluster', async () => {
    const { id } = await checked(some);
    const foreign = await newCluster(registry);
    for (const [who, code] of [[as('cda', { clusterIds: [foreign.id] }), 'not_found'], [as('buyer'), 'role_not_allowed']] as const) {
      for (const request of [GetImport, ConfirmImport, CancelImport, UndoImport]) expect((await registry.refusal(request, { id }, who)).code).toBe(code);
      expect((await registry.refusal(ListImportRows, { id, limit: 5 }, who)).code).toBe(code);
      expect((await registry.refusal(ReadImportErrors, { id, after: null }, who)).code).toBe(code);
      expect((await registry.refusal(ExportToCsv, { kind: 'enterprises', clusterId: cluster.id, after: null }, who)).code)
        .toBe(code === 'not_found' ? 'cluster_unknown' : code);
    }
    expect((await registry.ask(ListImports, { limit: 50 }, as('cda', { clusterIds: [foreign.id] }))).items).toEqual([]);
  });
});

describe('nothing is stored of', () => {
  const row = 'L-7,Selam,micro,no,am,,\n';
  it.each<[string, string | Buffer, RegExp]>([
    ['broken quotes', csv('L-7,"Selam,micro,no,am,,', 'L-8,Abay,micro,no,am,,'), /^line 2: a quote/],
    ['a million columns in one row', `${header}\n${row}L-8${',x'.repeat(1_000_000)}\n`, /^line 3: the line is longer than/],
    ['NUL bytes behind the first part', `${header}\n${row.repeat(30_000)}L-8,Se\0lam,micro,no,am,,\n`, /NUL/],
    ['a header only', `${header}\n`, /^line 2: there is no row/],
  ])('%s', async (_what, file, problem) => {
    const before = await kept();
    const { state, problems } = await checked(file);
    expect([state, problems.map(({ field, message }) => `${field}: ${message}`)]).toEqual(['failed', [expect.stringMatching(problem)]]);
    expect([await kept(), await all()]).toEqual([before, []]);
  });

  it.each<[string, Buffer, RegExp]>([
    ['a zip bomb called .csv', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(1000, 7)]), /ZIP archive/],
    ['NUL bytes', Buffer.from('external_id,name\nL-7,Se\0lam\n'), /NUL/],
    ['nothing', Buffer.alloc(0), /empty/],
  ])('%s: not even the upload begins', async (_what, file, reason) => {
    const input = { kind: 'enterprises' as const, clusterId: cluster.id, source: 'x', mapping: null, whenAlike: 'create' as const, first: file.toString('base64') };
    expect(await registry.refusal(StartImport, input, staff())).toMatchObject({ code: 'body_invalid', message: expect.stringMatching(reason) });
    expect((await registry.ask(ListImports, { clusterId: cluster.id, limit: 5 })).items).toEqual([]);
  });

  it('50 extra columns, while the others are read', async () => {
    const wide = some.split('\n').map((line, n) => (line === '' ? '' : `${line}${Array.from({ length: 50 }, (_, c) => (n === 0 ? `,extra ${c}` : ',=1+1')).join('')}`)).join('\n');
    const found = await imported(wide);
    expect(found.columns.filter(({ by }) => by === 'unknown')).toHaveLength(50);
    expect(found.done).toMatchObject({ create: 2, skip: 2 });
  });

  it('50 extra cells in a row, or of a small list with 50 headings that are no columns', async () => {
    const extra = Array.from({ length: 50 }, (_, n) => `extra ${n}`).join(',');
    const found = await imported(csv(`L-7,Selam,micro,no,am,,,${extra}`));
    expect(await rowsOf(found)).toMatchObject([{ outcome: 'skip', problems: [{ field: 'line 2', message: expect.stringMatching(/57 cells, but the header has 7/) }] }]);
    const { code, details } = await registry.refusal(ImportEnterprises, { clusterId: cluster.id, csv: `${header},${extra}\nL-7,Selam,micro,no,am,,,${extra}\n` }, staff());
    expect([code, details['problems'], details.fields?.[0]]).toEqual(['import_invalid', 50, { field: 'line 1.extra 0', message: expect.stringMatching(/is not a column/) }]);
    expect(await all()).toEqual([]);
  });
});
