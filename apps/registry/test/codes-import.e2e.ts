// Codes of other schemes from a CSV: side by side, all rows or none, told once, and never taken from who uses them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ImportCodes, ImportCodesUpload, ImportCorrespondences, ListCodes, ListCorrespondences, SearchCodes, StoreCodesPiece,
} from '#contracts/registry/codes.js';
import { ChangeEnterprise, RegisterEnterprise } from '#contracts/registry/enterprises.js';
import { readStarter } from '../src/codes/starter.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { waitFor } from '#testing/wait-for.js';
import { as, newCluster, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const header = 'code,parent,unit,label_en,label_ro';
const csv = (...rows: string[]) => [header, ...rows, ''].join('\n');
const food = [
  '15000000-8,,KGM,Food,Produse alimentare', '15800000-6,15000000-8,KGM,Various food,Diverse produse alimentare',
  '15810000-9,15800000-6,KGM,Bread,Produse de panificatie',
];
const input = (scheme: string, text: string, complete = false) => ({ scheme, complete, csv: text });
const run = (scheme: string, text: string, complete = false) => registry.ask(ImportCodes, input(scheme, text, complete));
const refused = async (scheme: string, text: string, complete = false) =>
  (await registry.refusal(ImportCodes, input(scheme, text, complete))).details.fields?.map(({ field, message }) => `${field}: ${message}`);
const versionOfAll = async () => (await registry.ask(ListCodes, { after: null, limit: 1 })).version;
const found = async (q: string) =>
  (await registry.ask(SearchCodes, { q, language: 'ro', limit: 5 })).items.map(({ code }) => code);
const claiming = (code: string, more: object = {}) => registry.ask(RegisterEnterprise, tailor({
  clusterId: cluster.id, capabilities: [{ ...tailor().capabilities[0]!, code, unit: 'KGM', capacity: [] }], ...more,
}));

// First: what is learnt is learnt at the first search.
describe('what enterprises did', () => {
  it('teaches which code a title gets, and the suggestion says how many had it', async () => {
    await run('WORK', csv('W,,C62,Zzz,', 'W.1,W,C62,Zzz one,', 'W.2,W,C62,Zzz two,'));
    const record = (code: string, title: string) => ({ date: '2026-05-01', codes: [code], title, onTime: null, rejectedShare: null, source: title });
    await registry.ask(RegisterEnterprise, tailor({
      clusterId: cluster.id, name: 'Roofers',
      trackRecords: [...Array.from({ length: 14 }, (_, at) => record('W.1', `Roof of school ${at} mended`)), record('W.2', 'Wall of a house painted')],
    }));
    const first = await waitFor(async () => {
      const { items } = await registry.ask(SearchCodes, { q: 'the school roof is to be mended', language: 'en', limit: 3 });
      return items.find(({ similarNotices }) => similarNotices > 0);
    }, { what: 'a suggestion that was learnt' });
    expect(first).toMatchObject({ code: 'W.1', similarNotices: 14, because: '14 similar notices used it' });
  });
});

describe('an import of codes', () => {
  it('puts a scheme beside the others, tells it, and finds its codes', async () => {
    const before = await versionOfAll();
    expect(await run('FOOD', csv(...food))).toEqual({
      scheme: 'FOOD', version: 1, created: 3, updated: 0, removed: 0, unchanged: 0,
    });
    expect(await versionOfAll()).toBe(before + 1);
    expect(await found('panificatie')).toEqual(['15810000-9']);
    expect(await found('polo')).toEqual(['TX.GAR.TOP.POLO']);
    expect(await toldAbout(registry, 'FOOD')).toEqual([
      { subject: 'event.registry.classification-changed.v1', version: 1, body: { scheme: 'FOOD', version: 1 } },
    ]);
  });

  it('of the same file changes nothing and tells nothing', async () => {
    const before = await versionOfAll();
    expect(await run('FOOD', csv(...food.toReversed()), true)).toMatchObject({ version: 1, created: 0, unchanged: 3 });
    expect(await versionOfAll()).toBe(before);
    expect(await toldAbout(registry, 'FOOD')).toHaveLength(1);
  });

  it('adds to a scheme, and is searched anew', async () => {
    expect(await run('FOOD', csv('15811000-6,15810000-9,KGM,Rolls,Chifle', food[0]!.replace('Food,', 'All food,')))).toMatchObject({
      version: 2, created: 1, updated: 1, removed: 0, unchanged: 0,
    });
    expect(await found('chifle')).toEqual(['15811000-6']);
    expect(await found('all food')).toEqual(['15000000-8']);
  });

  it('survives the next start, which brings the starter only when it is newer', async () => {
    const before = await versionOfAll();
    await registry.again();
    expect(await versionOfAll()).toBe(before);
    expect(await found('chifle')).toEqual(['15811000-6']);
  });

  it('takes nothing when anything is wrong', async () => {
    const before = await versionOfAll();
    expect(await refused('OTHER', csv('X,,C62,X,', '15000000-8,,KGM,Food,', 'TX.GAR,,C62,Garments,', 'Y,Z,C62,Y,'))).toEqual([
      'line 3.code: 15000000-8 is a code of FOOD: two schemes cannot share one',
      `line 4.code: TX.GAR is a code of ${readStarter().scheme}: two schemes cannot share one`,
      'line 5.parent: Z is neither in the file nor in the scheme',
    ]);
    expect(await found('X')).toEqual([]);
    expect(await refused(readStarter().scheme, csv('X,,C62,X,'))).toEqual(['scheme: must be another name']);
    expect(await versionOfAll()).toBe(before);
  });

  it('is for admins of the whole system', async () => {
    for (const actor of [as('cda', { clusterIds: [cluster.id] }), as('admin', { clusterIds: [cluster.id] })]) {
      expect((await registry.refusal(ImportCodes, input('X', csv('X,,C62,X,')), actor)).code).toBe('role_not_allowed');
    }
  });

  it('happens once for an Idempotency-Key, and by turns when two come at once', async () => {
    const twice = () => registry.ask(ImportCodes, input('ONCE', csv('O,,C62,O,')), as('admin', { accountId: cluster.id }, 'once'));
    expect((await twice()).created).toBe(1);
    expect((await twice()).created).toBe(1);
    const both = await Promise.all(['T.1,,C62,One,', 'T.2,,C62,Two,'].map((row) => run('TURNS', csv(row))));
    expect(both.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  });

  it('takes as many codes as fit into a file', async () => {
    const rows = Array.from({ length: 8000 }, (_, n) => `L.${n},${n === 0 ? '' : `L.${Math.floor((n - 1) / 8)}`},C62,Code number ${n},`);
    expect(await run('LARGE', csv(...rows))).toMatchObject({ created: 8000 });
    expect(await run('LARGE', csv(rows[0]!), true)).toMatchObject({ removed: 7999 });
  });
});

describe('a file in pieces', () => {
  const uploadId = '019a0000-0000-7000-8000-0000000000aa';
  const send = (number: number, text: string) => registry.ask(StoreCodesPiece, { uploadId, number, csv: text });
  const upload = { uploadId, pieces: 2, scheme: 'PIECES', complete: true };
  const text = csv('P,,C62,Pieces,', 'P.1,P,C62,Piece one,', 'P.2,P,C62,Piece two,');

  it('is imported as the one file it is, once all pieces are there, wherever it was cut', async () => {
    await send(2, 'something else');
    await send(2, text.slice(50));
    expect((await registry.refusal(ImportCodesUpload, upload)).message).toContain('of 2 pieces 1 is not there');
    await send(1, text.slice(0, 50));
    expect((await registry.refusal(ImportCodesUpload, { ...upload, pieces: 1 })).message).toContain('there are 2 pieces, not 1');
    expect(await registry.ask(ImportCodesUpload, upload)).toMatchObject({ version: 1, created: 3 });
    expect(await registry.query('SELECT 1 FROM codes_piece')).toEqual([]);
    expect((await registry.refusal(ImportCodesUpload, upload)).code).toBe('import_invalid');
  });

  it('with codes that are below themselves is refused by the lines of the whole file, and stores nothing', async () => {
    const circle = csv('Q,Q.2,C62,Q,', 'Q.1,Q,C62,Q one,', 'Q.2,Q.1,C62,Q two,');
    await send(1, circle.slice(0, 45));
    await send(2, circle.slice(45));
    const { details } = await registry.refusal(ImportCodesUpload, { ...upload, scheme: 'CIRCLE' });
    expect(details.fields).toEqual([
      { field: 'line 2.parent', message: 'Q is below itself: Q < Q.2 < Q.1 < Q' },
      { field: 'line 3.parent', message: 'Q.1 is below itself: Q.1 < Q < Q.2 < Q.1' },
      { field: 'line 4.parent', message: 'Q.2 is below itself: Q.2 < Q.1 < Q < Q.2' },
    ]);
    expect(await registry.query("SELECT 1 FROM code WHERE scheme = 'CIRCLE'")).toEqual([]);
    expect(await registry.query("SELECT 1 FROM classification WHERE scheme = 'CIRCLE'")).toEqual([]);
  });

  it('is for admins of the whole system', async () => {
    const cda = as('cda', { clusterIds: [cluster.id] });
    expect((await registry.refusal(StoreCodesPiece, { uploadId, number: 1, csv: 'x' }, cda)).code).toBe('role_not_allowed');
    expect((await registry.refusal(ImportCodesUpload, upload, cda)).code).toBe('role_not_allowed');
  });
});

describe('a correspondence', () => {
  const pairs = (...rows: string[]) => ['from,to', ...rows, ''].join('\n');
  const correspond = (text: string, skipUnknown = false) =>
    registry.ask(ImportCorrespondences, { from: 'ONE', to: 'TWO', skipUnknown, csv: text });
  const listed = async (filter: object = {}) =>
    (await registry.ask(ListCorrespondences, { limit: 50, ...filter })).items.map(({ from, to, version }) => `${from.code} ${to.code} ${version}`);
  /** As whoever matches reads it. */
  const corresponding = async () => (await registry.ask(ListCodes, { after: null, limit: 2000 })).items
    .flatMap(({ code, corresponds }) => (corresponds ?? []).map((one) => `${code} ${one.code} ${one.kind}`));

  beforeAll(async () => {
    await run('ONE', csv('H.1,,C62,One,', 'H.2,,C62,Two,'));
    await run('TWO', csv('I.1,,C62,One,', 'I.2,,C62,Two,'));
  });

  it('is stored as a whole with a version, and listed by either code', async () => {
    expect(await correspond(pairs('H.1,I.1', 'H.1,I.2'))).toEqual({
      from: 'ONE', to: 'TWO', version: 1, stored: 2, added: 2, removed: 0, changed: 0, skipped: 0,
    });
    expect(await correspond(pairs('H.1,I.2', 'H.1,I.1'))).toMatchObject({ version: 1, added: 0, removed: 0 });
    expect(await correspond(pairs('H.2,I.2', 'H.1,I.1'))).toMatchObject({ version: 2, stored: 2, added: 1, removed: 1, changed: 1 });
    expect((await listed()).toSorted()).toEqual(['H.1 I.1 2', 'H.2 I.2 2']);
    expect(await listed({ code: 'I.2' })).toEqual(['H.2 I.2 2']);
    expect(await listed({ from: 'TWO' })).toEqual([]);
  });

  it('is exact where neither code is in another row of the file, unless the row says what it is', async () => {
    expect(await corresponding()).toEqual(['H.1 I.1 exact', 'H.2 I.2 exact']);
    const rows = (kind: string) => ['from,to,kind', `H.1,I.1,${kind}`, 'H.2,I.2,', ''].join('\n');
    expect(await correspond(rows('partial'))).toMatchObject({ version: 3, added: 0, removed: 0, changed: 1 });
    expect(await corresponding()).toEqual(['H.1 I.1 partial', 'H.2 I.2 exact']);
    const { details } = await registry.refusal(ImportCorrespondences, { from: 'ONE', to: 'TWO', skipUnknown: false, csv: rows('nearly') });
    expect(details.fields).toEqual([{ field: 'line 2.kind', message: '"nearly" is not a kind: use exact or partial, or leave it empty' }]);
    // A row that is left out counts: the class has more in it than is there now.
    expect(await correspond(pairs('H.1,I.1', 'H.2,I.2', 'H.9,I.2'), true)).toMatchObject({ version: 4, changed: 2, skipped: 1 });
    expect(await corresponding()).toEqual(['H.1 I.1 exact', 'H.2 I.2 partial']);
  });

  it('makes another version of the classification, and is told once for each of its own', async () => {
    const before = await versionOfAll();
    expect(await correspond(pairs('H.1,I.1', 'H.2,I.2'))).toMatchObject({ version: 5, changed: 1 });
    expect(await versionOfAll()).toBe(before + 1);
    await correspond(pairs('H.1,I.1', 'H.2,I.2'));
    expect(await versionOfAll()).toBe(before + 1);
    expect((await toldAbout(registry, 'ONE TWO')).map(({ body }) => body))
      .toEqual([1, 2, 3, 4, 5].map((version) => ({ from: 'ONE', to: 'TWO', version })));
  });

  it('names codes that are there, unless those that are not are to be left out', async () => {
    const text = pairs('H.1,I.1', 'H.9,I.1', 'H.2,I.9', 'H.2,I.2');
    const { details } = await registry.refusal(ImportCorrespondences, { from: 'ONE', to: 'TWO', skipUnknown: false, csv: text });
    expect(details.fields).toEqual([
      { field: 'line 3.from', message: 'H.9 is not a code of ONE' }, { field: 'line 4.to', message: 'I.9 is not a code of TWO' },
    ]);
    expect(await correspond(text, true)).toMatchObject({ version: 6, stored: 2, skipped: 2, changed: 2 });
    expect((await registry.refusal(ImportCorrespondences, { from: 'NO', to: 'TWO', skipUnknown: true, csv: text })).code).toBe('import_invalid');
  });

  it('goes with a code that goes', async () => {
    expect(await run('TWO', csv('I.1,,C62,One,'), true)).toMatchObject({ removed: 1 });
    expect(await listed()).toEqual(['H.1 I.1 6']);
    expect(await corresponding()).toEqual(['H.1 I.1 partial']);
  });

  it('is for admins of the whole system to import', async () => {
    const input = { from: 'ONE', to: 'TWO', skipUnknown: false, csv: pairs('H.1,I.1') };
    expect((await registry.refusal(ImportCorrespondences, input, as('cda', { clusterIds: [cluster.id] }))).code).toBe('role_not_allowed');
  });
});

describe('codes that are used', () => {
  it('stay, with their unit, until nobody needs them', async () => {
    const tree = ['U,,KGM,U,', 'U.1,U,KGM,U one,', 'U.2,U,KGM,U two,'];
    await run('USED', csv(...tree));
    const baker = await claiming('U.1', {
      trackRecords: [{ date: '2026-05-01', codes: ['U.2'], title: 'Bread', onTime: null, rejectedShare: null, source: 'Invoice' }],
    });
    expect(await refused('USED', csv(tree[0]!), true)).toEqual([
      'code U.1: 1 enterprise claim it or name it in a track record, and the file does not have it: keep it, or change those first',
      'code U.2: 1 enterprise claim it or name it in a track record, and the file does not have it: keep it, or change those first',
    ]);
    expect(await refused('USED', csv(tree[0]!, 'U.1,U,C62,U one,', 'U.2,U,C62,U two,'), true)).toEqual([
      'code U.1: 1 enterprise claim it in the unit it has, which cannot be converted to the one in the file: keep the unit, or change those first',
    ]);
    await registry.ask(ChangeEnterprise, { id: baker.id, version: 1, change: { capabilities: [], trackRecords: [] } });
    expect(await run('USED', csv(tree[0]!), true)).toMatchObject({ version: 2, removed: 2 });
  });

  it('are not removed under somebody who takes one at the same moment', async () => {
    const tree = ['R,,KGM,R,', 'R.1,R,KGM,R one,'];
    for (let round = 0; round < 5; round += 1) {
      await run('RACE', csv(...tree));
      const [taken, removed] = await Promise.allSettled([claiming('R.1'), run('RACE', csv(tree[0]!), true)]);
      expect([taken.status, removed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      if (taken.status === 'fulfilled')
        await registry.ask(ChangeEnterprise, { id: taken.value.id, version: 1, change: { capabilities: [] } });
    }
  });
});
