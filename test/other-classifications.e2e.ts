// A buyer asks in the codes of customs, enterprises state theirs in the codes of industries: from the file of an admin to the CDA's list.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createClient, type Client } from '#client';
import { waitFor } from '#testing/wait-for.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';
import { WholeSystem } from './support/whole-system.js';

const key = () => ({ 'Idempotency-Key': randomUUID() });

let system: WholeSystem;
let admin: Client;
let cluster: SmallCluster;
let lotId: string;
beforeAll(async () => {
  system = await WholeSystem.start();
  admin = createClient({ baseUrl: system.url, apiKey: system.adminKey });
  await codes('HS2022', ['HS-61,,piece,Knitted apparel', 'HS-6105,HS-61,piece,Shirts', 'HS-610510,HS-6105,piece,Shirts of cotton']);
  await codes('ISIC4', ['ISIC-14,,piece,Wearing apparel', 'ISIC-1410,ISIC-14,piece,Making of apparel', 'ISIC-1430,ISIC-14,piece,Knitted apparel']);
  cluster = await makeSmallCluster(system.url, system.adminKey, 'ISIC-1410', { enterprises: 2 });
}, 180_000);
afterAll(() => system?.stop());

const codes = async (scheme: string, rows: readonly string[]) => (await admin.POST('/v1/imports/codes', {
  params: { query: { scheme }, header: key() }, body: ['code,parent,unit,label_en', ...rows, ''].join('\n'),
})).data;
const correspond = async (...rows: string[]) => (await admin.POST('/v1/imports/correspondences', {
  params: { query: { from: 'HS2022', to: 'ISIC4' }, header: key() }, body: ['from,to,kind', ...rows, ''].join('\n'),
})).data;
const proposals = async () => (await cluster.cda.GET('/v1/proposals', { params: { query: { lotId, status: 'proposed' } } })).data.items;

it('finds nobody while nothing corresponds', async () => {
  const { lots } = await waitFor(() => cluster.buyer.POST('/v1/requirements', {
    params: { header: key() },
    body: { clusterId: cluster.clusterId, title: 'Shirts', lots: [{ code: 'HS-610510', quantity: 500, unit: 'piece', deadline: day(90) }] },
  }).then(({ data }) => data, (error: { code?: string }) => {
    // The new codes are on their way.
    if (error.code !== 'code_unknown') throw error;
    return null;
  }), { what: 'the code is accepted' });
  lotId = lots[0]!.id;
  await system.quiet();
  expect(await proposals()).toEqual([]);
});

it('finds them once something corresponds, and says through what', async () => {
  expect(await correspond('HS-610510,ISIC-1410,partial')).toMatchObject({ version: 1, stored: 1, added: 1, changed: 0 });
  const found = await waitFor(async () => {
    const items = await proposals();
    return items.length === 2 ? items : null;
  }, { timeoutMs: 60_000, what: 'both enterprises are proposed' });
  for (const { explanation } of found) {
    expect(explanation.rules.find(({ rule }) => rule === 'code')?.words).toBe(
      'ISIC-1410 (Making of apparel) is 2 × 2 / (2 + 2) × 0.8 = 0.8 alike to HS-610510 (Shirts of cotton) (through ISIC-1410 ↔ HS-610510, partial), at least 0.7 is asked.',
    );
  }
  expect((await admin.GET('/v1/correspondences', { params: { query: { code: 'ISIC-1410' } } })).data.items).toMatchObject([{ kind: 'partial', version: 1 }]);
});

it('withdraws them when it corresponds to something else', async () => {
  expect(await correspond('HS-610510,ISIC-1430,exact')).toMatchObject({ version: 2, added: 1, removed: 1 });
  await waitFor(async () => (await proposals()).length === 0, { timeoutMs: 60_000, what: 'both proposals are withdrawn' });
});
