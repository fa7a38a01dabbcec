// The audit logs of a running system: read as one list by whom they are for, and sealed by themselves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createClient, type Client } from '#client';
import { verifyAudit } from '#platform/audit-chain/verify.js';
import { waitFor } from '#testing/wait-for.js';
import { schemas } from '../apps/all/src/schemas.js';
import { makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';
import { WholeSystem } from './support/whole-system.js';

let system: WholeSystem;
let cluster: SmallCluster;
let admin: Client;

beforeAll(async () => {
  system = await WholeSystem.start();
  cluster = await makeSmallCluster(system.url, system.adminKey, 'TX.GAR.TOP.POLO', { enterprises: 1 });
  admin = createClient({ baseUrl: system.url, apiKey: system.adminKey });
  await cluster.buyer.POST('/v1/webhook-endpoints', { body: { url: 'http://127.0.0.1:9/told' } });
}, 180_000);
afterAll(() => system?.stop());

const read = async (query: Record<string, unknown>) => (await admin.GET('/v1/audit', { params: { query } })).data;

describe('the audit log', () => {
  it('is one list of all services, the newest first, by subject, actor and time', async () => {
    const ofCluster = await read({ subjectType: 'cluster', subjectId: cluster.clusterId });
    expect(ofCluster).toMatchObject({ items: [{ service: 'registry', action: 'cluster.created', role: 'admin' }], nextCursor: null });
    const [created] = ofCluster.items;
    const all = await read({ accountId: created!.accountId, limit: 200 });
    expect(all.items.length).toBeGreaterThan(5);
    expect(all.items.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id).toSorted().reverse());
    expect((await read({ until: created!.occurredAt, subjectId: cluster.clusterId, subjectType: 'cluster' })).items).toEqual([]);
    expect((await read({ from: created!.occurredAt, subjectId: cluster.clusterId, subjectType: 'cluster' })).items).toHaveLength(1);
  });

  it('goes page by page over the logs of several services, and leaves nothing out', async () => {
    const whole = (await read({ limit: 200 })).items;
    expect(new Set(whole.map(({ service }) => service)).size).toBeGreaterThan(1);
    const paged = [];
    for (let cursor: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof read>> = await read({ limit: 3, ...(cursor === null ? {} : { cursor }) });
      paged.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    // What the services did meanwhile comes before.
    expect(paged.slice(-whole.length)).toEqual(whole);
  });

  it('is not for an admin of some clusters, whose entries cannot be told from others', async () => {
    const { id } = (await admin.POST('/v1/accounts', { body: {
      name: 'Some', email: 'some@example.com', role: 'admin', organisationId: null, clusterIds: [cluster.clusterId],
    } })).data;
    const { key } = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'test' } })).data;
    await expect(createClient({ baseUrl: system.url, apiKey: key }).GET('/v1/audit')).rejects.toMatchObject({ code: 'role_not_allowed' });
    await expect(cluster.cda.GET('/v1/audit')).rejects.toMatchObject({ code: 'role_not_allowed' });
  });

  it('is sealed by the services themselves, in every schema', async () => {
    const client = new pg.Client({ connectionString: system.adminUrl });
    await client.connect();
    try {
      await waitFor(async () => {
        const verdicts = [];
        for (const { name, schema = name } of schemas) verdicts.push(await verifyAudit(client, schema));
        expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
        return verdicts.every(({ rows, unsealed, seals }) => unsealed === 0 && (rows === 0 || seals > 0));
      }, { timeoutMs: 60_000, what: 'every entry to be sealed' });
    } finally {
      await client.end();
    }
  });
});
