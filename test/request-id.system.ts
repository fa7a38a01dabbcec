// One request id leads through the logs of every service, also when something on the way had to be tried again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { waitFor } from '#testing/wait-for.js';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const code = 'TX.GAR.TOP.POLO';
const requestId = 'asked-by-somebody-who-wants-to-know';

type Service = 'gateway' | 'matching' | 'notifications';

describe('the request id of a decision', () => {
  let fleet: Fleet;
  let cluster: SmallCluster;

  beforeAll(async () => {
    fleet = await startFleet({ LOG_LEVEL: 'debug', RETRY_SCHEDULE_S: '1,1,1,1', REQUEST_TIMEOUT_MS: '30000' });
    cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 1, policy: { holdingSeconds: 2 } });
  }, 180_000);
  afterAll(async () => fleet?.stop(), 60_000);

  interface Line { msg: string; requestId?: string; queue?: string }
  // The last piece is a line that is still being written.
  const said = (service: Service): Line[] =>
    readFileSync(fleet.services[service].logFile, 'utf8').split('\n').slice(0, -1).filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);

  it('is in the lines of gateway, matching and notifications, after a flushed queue and a refused e-mail', async () => {
    await cluster.buyer.POST('/v1/requirements', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: { clusterId: cluster.clusterId, title: 'Polo shirts', lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90) }] },
    });
    const proposal = await waitFor(
      async () => (await cluster.cda.GET('/v1/proposals', { params: { query: { status: 'proposed' } } })).data.items[0],
      { what: 'a proposal' },
    );
    fleet.smtp.fault('reject-temporarily', 1);
    const { response } = await cluster.cda.POST('/v1/proposals/{id}/decision', {
      params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"`, 'Idempotency-Key': randomUUID() } },
      headers: { 'X-Request-Id': requestId },
      body: { ruling: 'approve', conflictOfInterest: 'none' },
    });
    expect(response.headers.get('x-request-id')).toBe(requestId);
    // The job that would make it take effect waits in Redis for the end of the holding period.
    const redis = new Redis(fleet.servers.redisUrl);
    await redis.flushall();
    redis.disconnect();
    const messages = (service: Service) => said(service).map(({ msg }) => msg);
    await waitFor(() => messages('notifications').filter((msg) => msg === 'An e-mail was sent').length === 2, {
      timeoutMs: 60_000, what: 'both sides have their e-mail',
    });
    expect(messages('notifications')).toContain('An e-mail is sent again later');
    // Each process writes its log in its own time.
    await waitFor(() => said('matching').some(({ queue }) => queue === 'matching.take-effect') && said('gateway').length > 0, {
      timeoutMs: 30_000, what: 'the lines of matching and the gateway',
    });
  }, 200_000);
});
