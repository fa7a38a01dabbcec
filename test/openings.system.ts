// A need born from missed lots, through separate processes: lots are missed while the service market is dead and Redis was flushed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { waitFor } from '#testing/wait-for.js';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const code = 'TX.GAR.TOP.POLO';
const scheme = 'ISO 9001';
const key = () => ({ 'Idempotency-Key': randomUUID() });

describe('openings that a cluster misses', () => {
  let fleet: Fleet;
  let cluster: SmallCluster;

  beforeAll(async () => {
    fleet = await startFleet({ OPENING_DELAY_MS: '200', REQUEST_TIMEOUT_MS: '30000' });
    cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 3 });
  }, 180_000);
  afterAll(async () => fleet?.stop(), 60_000);

  const post = async (quantity: number, amount: number) => (await cluster.buyer.POST('/v1/requirements', {
    params: { header: key() },
    body: {
      clusterId: cluster.clusterId, title: `${quantity} polo shirts`,
      lots: [{ code, quantity, unit: 'piece', deadline: day(90), ceilingPrice: { amount, currency: 'USD' }, mandatoryCertifications: [scheme] }],
    },
  })).data;
  const needs = async (status: 'proposed' | 'open') => (await cluster.cda.GET('/v1/service-needs', {
    params: { query: { clusterId: cluster.clusterId, origin: 'market_opening', status } },
  })).data.items;

  it('become one proposed need, which a CDA confirms and the gap figure counts', async () => {
    const market = fleet.services['service-market'];
    await market.kill();
    const posted = [await post(1000, 10), await post(500, 20)];
    const redis = new Redis(fleet.servers.redisUrl);
    await redis.flushall();
    redis.disconnect();
    for (const { lots } of posted) {
      await waitFor(async () => {
        const { data } = await cluster.cda.GET('/v1/match-runs/{id}', { params: { path: { id: lots[0]!.lastRunId! } } });
        return data.status === 'done';
      }, { timeoutMs: 60_000, what: 'the runs are done' });
    }
    market.start();
    await market.ready();
    const need = await waitFor(async () => (await needs('proposed')).find(({ opening }) => opening?.lots === 2), {
      timeoutMs: 60_000, what: 'the proposed need',
    });
    expect(need).toMatchObject({
      code: 'BS.QUA.ISO9001', enterpriseId: null, opening: {
        rule: 'certifications', what: 'ISO9001', words: 'ISO 9001: 3 enterprises, 2 lots (all that nobody fits), USD 20,000',
      },
    });
    const explained = (await cluster.cda.GET('/v1/service-needs/{id}/opening', { params: { path: { id: need.id } } })).data;
    expect(explained.enterprises.map(({ name }) => name).sort()).toEqual(['Enterprise 1', 'Enterprise 2', 'Enterprise 3']);
    expect(explained.lots.map(({ title, value }) => [title, value?.amount]).sort()).toEqual([['1000 polo shirts', 10_000], ['500 polo shirts', 10_000]]);

    const confirmation = { path: { id: need.id }, header: { 'If-Match': `"${need.version}"`, ...key() } };
    const { openedNeedIds } = (await cluster.cda.POST('/v1/service-needs/{id}/confirm', { params: confirmation, body: { quantity: 5 } })).data;
    const again = (await cluster.cda.POST('/v1/service-needs/{id}/confirm', { params: confirmation, body: { quantity: 5 } })).data;
    expect(again.openedNeedIds).toEqual(openedNeedIds);
    expect((await needs('open')).map(({ id }) => id).sort()).toEqual([...openedNeedIds].sort());
    await waitFor(async () => {
      const { items } = (await cluster.cda.GET('/v1/gaps', { params: { query: { clusterId: cluster.clusterId, code: 'BS.QUA.ISO9001' } } })).data;
      return items[0]?.needs === 3 && items[0].unmet === 3;
    }, { timeoutMs: 60_000, what: 'the gap figure' });
    expect(fleet.smtp.messages.filter(({ to }) => to.some((each) => each.startsWith('enterprise')))).toEqual([]);
  }, 300_000);
});
