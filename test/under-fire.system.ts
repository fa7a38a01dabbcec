// Whole system under fire: posts keep coming while every service and every server is killed once and Redis is flushed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ApiError } from '#client';
import { auditFire, type Audit } from './support/audit.js';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';
import { day, makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const deep = process.env['DEPTH'] === 'deep';
const posts = deep ? 600 : 300;
const drainSeconds = 60;
const faults = 8;

describe('under fire', () => {
  let fleet: Fleet;
  let cluster: SmallCluster;
  const code = 'TX.GAR.TOP.POLO';

  beforeAll(async () => {
    fleet = await startFleet({ RATE_PER_MINUTE: '1000000', RATE_PER_MINUTE_IP: '1000000', RETRY_SCHEDULE_S: '1,1,2,2,3,3,4,4', SMTP_TIMEOUT_MS: '4000', JOB_LOCK_MS: '5000' });
    cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 4 });
  }, 180_000);
  afterAll(async () => fleet?.stop(), 60_000);

  it(`loses nothing and doubles nothing in ${posts} posts`, async () => {
    const accepted = new Map<string, string>();
    const stopDeciding = new AbortController();
    const deciding = decideUntil(cluster, stopDeciding.signal);
    const killing = killEverythingOnce(fleet, (fault) => waitUntil(() => accepted.size >= (posts * fault) / (faults + 2)));
    let next = 0;
    const poster = async () => {
      while (next < posts) {
        next += 1;
        const { key, id } = await postUntilAccepted(cluster, code, next);
        accepted.set(key, id);
      }
    };
    await Promise.all(Array.from({ length: 6 }, poster));
    const lastFault = await killing;
    let audit: Audit = await auditFire(fleet, accepted);
    while (!audit.drained && Date.now() - lastFault < drainSeconds * 1000) {
      await sleep(1000);
      audit = await auditFire(fleet, accepted);
    }
    stopDeciding.abort();
    await deciding;
    audit = await auditFire(fleet, accepted);
    console.info(JSON.stringify({ ...audit, drainedAfterSeconds: Math.round((Date.now() - lastFault) / 1000) }));
    expect(accepted.size).toBe(posts);
    expect(audit).toMatchObject({ lost: 0, duplicated: 0, drained: true, mailsLost: 0 });
    expect(audit.mailsSentTwice).toBeLessThanOrEqual(audit.mailsUnknown);
    expect(audit.approved).toBeGreaterThan(20);
  }, 600_000);
});

/** Posts one requirement as a stubborn buyer: the same key and body until a 201 comes back. */
async function postUntilAccepted(cluster: SmallCluster, code: string, number: number): Promise<{ key: string; id: string }> {
  const key = randomUUID();
  for (;;) {
    try {
      const { data } = await cluster.buyer.POST('/v1/requirements', {
        params: { header: { 'Idempotency-Key': key } },
        body: {
          clusterId: cluster.clusterId, title: `Polo shirts, order ${number}`,
          lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90), ceilingPrice: { amount: 9, currency: 'USD' } }],
        },
        signal: AbortSignal.timeout(8000),
      });
      return { key, id: data.id };
    } catch (error) {
      // A refusal is final; an outage is not.
      if (error instanceof ApiError && error.status < 500 && ![409, 429].includes(error.status)) throw error;
    }
    await sleep(200);
  }
}

/** A CDA who approves the best proposal of every third requirement as it appears, and shrugs when the system is away. */
async function decideUntil(cluster: SmallCluster, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>();
  while (!signal.aborted) {
    try {
      const { data } = await cluster.cda.GET('/v1/proposals', {
        params: { query: { status: 'proposed', order: 'newest', limit: 100 } }, signal: AbortSignal.timeout(8000),
      });
      for (const proposal of data.items) {
        if (seen.has(proposal.requirementId) || signal.aborted) continue;
        seen.add(proposal.requirementId);
        if (seen.size % 3 !== 0) continue;
        await cluster.cda.POST('/v1/proposals/{id}/decision', {
          params: { path: { id: proposal.id }, header: { 'If-Match': `"${proposal.version}"`, 'Idempotency-Key': randomUUID() } },
          body: { ruling: 'approve', conflictOfInterest: 'none' },
          signal: AbortSignal.timeout(8000),
        });
      }
    } catch { /* the next round finds what this one could not reach */ }
    await sleep(300);
  }
}

/**
 * Kills every service and every server once, and flushes Redis, each as soon as its share of the posts is accepted.
 * Returns when the last fault was mended (epoch ms).
 */
async function killEverythingOnce(fleet: Fleet, turn: (fault: number) => Promise<void>): Promise<number> {
  const { servers, services } = fleet;
  const order = [services.matching, services.gateway, services.notifications, services.registry, servers.nats!, servers.redis!, servers.postgres!];
  for (const [index, victim] of order.entries()) {
    await turn(index + 1);
    await victim.kill();
    await sleep(700);
    await ('restart' in victim ? victim.restart() : victim.start());
  }
  await turn(faults);
  const redis = new Redis(servers.redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.flushall();
  redis.disconnect();
  await Promise.all(Object.values(services).map((service) => service.ready()));
  return Date.now();
}

async function waitUntil(done: () => boolean): Promise<void> {
  while (!done()) await sleep(50);
}
