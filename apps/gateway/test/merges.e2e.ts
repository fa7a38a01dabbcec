// An enterprise that was merged over HTTP: whose record an answer is, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from '#client';
import { enterpriseMerged } from '#contracts/errors.js';
import type { ShownEnterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
let cda: Client;
const [keptId, mergedId] = [newId(), newId()];
const time = '2027-01-11T08:00:00.000Z';
const kept: ShownEnterprise = {
  id: keptId, version: 7, clusterId: newId(), externalId: null, name: 'Selam', size: 'micro', registered: false, homeBased: true, active: true,
  languages: [], establishments: [], identifiers: [], certifications: [], trackRecords: [], contacts: [], conflictBuyerIds: [], optOutBuyerIds: [], capabilities: [],
  createdAt: time, updatedAt: time,
  mergedFrom: [{ id: mergedId, name: 'Selam PLC', externalId: 'L-2', into: keptId, mergedAt: time, mergedBy: null, reason: 'Registered twice' }],
};
beforeAll(async () => {
  under = await startGateway();
  cda = createClient({ baseUrl: under.url, apiKey: under.services.key('cda') });
});
afterAll(() => under.stop());

describe('an enterprise that was merged', () => {
  it('is answered with the kept one: 200, its id, its ETag and where it is', async () => {
    under.services.answers.set('GetEnterprise', () => kept);
    const { data, etag, response } = await cda.GET('/v1/enterprises/{id}', { params: { path: { id: mergedId } } });
    expect([response.status, data.id, etag, response.headers.get('content-location')]).toEqual([200, keptId, '"7"', `/v1/enterprises/${keptId}`]);
    expect(data.mergedFrom[0]!.id).toBe(mergedId);
  });

  it('refuses a change, and names the kept one to people and machines', async () => {
    under.services.answers.set('ChangeEnterprise', () => { throw enterpriseMerged(mergedId, keptId); });
    const response = await fetch(`${under.url}/v1/enterprises/${mergedId}`, {
      method: 'PATCH', body: '{"active":false}',
      headers: { authorization: `Bearer ${under.services.key('cda')}`, 'content-type': 'application/json', 'if-match': '"7"' },
    });
    expect([response.status, await response.json()]).toEqual([409, expect.objectContaining({
      code: 'enterprise_merged', mergedInto: keptId, detail: `The enterprise ${mergedId} was merged into ${keptId}: use that id.`,
    })]);
  });

  it('is merged and parted by the versions that were seen', async () => {
    const done = { enterprise: kept, changes: [], decisions: [] };
    under.services.answers.set('MergeEnterprises', () => done);
    under.services.answers.set('UnmergeEnterprise', () => ({ enterprise: kept, kept, changes: [], stayed: [] }));
    under.services.take();
    const merge = { mergedId, mergedVersion: 3, reason: 'Registered twice' };
    await cda.POST('/v1/enterprises/{id}/merge', { params: { path: { id: keptId }, header: { 'If-Match': '"7"' } as never }, body: merge });
    await cda.POST('/v1/enterprises/{id}/unmerge', { params: { path: { id: mergedId }, header: { 'If-Match': '"8"' } as never } });
    expect(under.services.take().map(({ input }) => input)).toEqual([{ id: keptId, version: 7, merge }, { id: mergedId, version: 8 }]);
  });
});
