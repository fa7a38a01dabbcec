// Whole system under fire: posts keep coming while every service and every server is killed once and Redis is flushed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { waitFor } from '#testing/wait-for.js';
import { auditFire } from './support/audit.js';
import { answerUntil, decideUntil, postUntilAccepted } from './support/people.js';
import { startFleet, type Fleet } from '../tools/fleet/fleet.js';
import { makeSmallCluster, type SmallCluster } from '../tools/fleet/small-cluster.js';

const deep = process.env['DEPTH'] === 'deep';
const posts = deep ? 600 : 300;
const makers = 4;
const drainSeconds = 60;
/** So many at least before the flush; the CDA stops after it. */
const decisions = 30;
const faults = 8;

describe('under fire', () => {
  let fleet: Fleet;
  let cluster: SmallCluster;
  const code = 'TX.GAR.TOP.POLO';

  beforeAll(async () => {
    fleet = await startFleet({ RATE_PER_MINUTE: '1000000', RATE_PER_MINUTE_IP: '1000000', RETRY_SCHEDULE_S: '1,1,2,2,3,3,4,4', SMTP_TIMEOUT_MS: '4000', JOB_LOCK_MS: '5000' });
    // The holding period keeps jobs in Redis for a while, so that there is something to flush.
    cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: makers, policy: { holdingSeconds: 5 } });
  }, 180_000);
  afterAll(async () => fleet?.stop(), 60_000);

  it(`loses nothing and doubles nothing in ${posts} posts`, async () => {
    const accepted = new Map<string, string>();
    const [enoughDecided, over] = [new AbortController(), new AbortController()];
    const deciding = decideUntil(cluster, accepted, enoughDecided.signal);
    const answering = answerUntil(cluster, over.signal);
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
    // Nobody adds work while it drains; answers to the last invitations still come, until there are none.
    enoughDecided.abort();
    await deciding;
    const drain = async () => {
      let found = await auditFire(fleet, accepted, makers);
      while (!found.drained && Date.now() - lastFault < drainSeconds * 1000) {
        await sleep(1000);
        found = await auditFire(fleet, accepted, makers);
      }
      return found;
    };
    await drain();
    over.abort();
    await answering;
    const audit = await drain();
    console.info(JSON.stringify({ ...audit, drainedAfterSeconds: Math.round((Date.now() - lastFault) / 1000) }));
    expect(Object.values(fleet.services).filter(({ deaths }) => deaths > 0).map((service) => service.logTail())).toEqual([]);
    expect(accepted.size).toBe(posts);
    expect(audit).toMatchObject({ lost: 0, duplicated: 0, drained: true, mailsLost: 0 });
    expect(audit.mailsUnknown).toBeGreaterThan(0);
    expect(audit.mailsSentTwice).toBeLessThanOrEqual(audit.mailsUnknown);
    expect(audit.approved).toBeGreaterThan(20);
    expect(audit.linkages).toBeGreaterThan(3);
  }, 600_000);
});

/**
 * Kills every service and every server once, and flushes Redis, each as soon as its share of the posts is accepted.
 * Returns when the last fault happened (epoch ms).
 */
async function killEverythingOnce(fleet: Fleet, turn: (fault: number) => Promise<void>): Promise<number> {
  const { servers, services } = fleet;
  const order = [services.matching, services.gateway, services.notifications, services.registry, servers.nats!, servers.redis!, servers.postgres!];
  for (const [index, victim] of order.entries()) {
    await turn(index + 1);
    if (victim === services.notifications) await inTheMiddleOfAnEmail(fleet);
    await victim.kill();
    fleet.smtp.fault(null);
    await sleep(700);
    await ('restart' in victim ? victim.restart() : victim.start());
  }
  await turn(faults);
  await finds(fleet, `SELECT 1 FROM matching.decision OFFSET ${decisions - 1}`, 'the CDA is well under way');
  const redis = new Redis(servers.redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await waitFor(async () => (await jobsIn(redis)) > 2, { timeoutMs: 60_000, what: 'jobs wait in Redis' });
  await redis.flushall();
  const lastFault = Date.now();
  redis.disconnect();
  await Promise.all(Object.values(services).map((service) => service.ready()));
  return lastFault;
}

/** The mail server says nothing more; resolves when an e-mail has gone out to it whose fate nobody will know. */
async function inTheMiddleOfAnEmail(fleet: Fleet): Promise<void> {
  fleet.smtp.fault('hang');
  await finds(
    fleet, `SELECT 1 FROM notifications.delivery_attempt WHERE outcome IS NULL AND started_at < now() - interval '500 ms'`,
    'an e-mail is under way',
  );
}

/** Waits until the query finds a row. */
async function finds(fleet: Fleet, sql: string, what: string): Promise<void> {
  const postgres = new Client({ connectionString: fleet.servers.postgresUrl });
  await postgres.connect();
  try {
    await waitFor(async () => (await postgres.query(sql)).rows.length > 0, { timeoutMs: 120_000, what });
  } finally {
    await postgres.end();
  }
}

/** Jobs of all queues that wait for a worker or for their time. */
async function jobsIn(redis: Redis): Promise<number> {
  let count = 0;
  for (const key of await redis.keys('linkwright:*')) {
    if (key.endsWith(':wait')) count += await redis.llen(key);
    else if (/:(delayed|prioritized)$/.test(key)) count += await redis.zcard(key);
  }
  return count;
}

async function waitUntil(done: () => boolean): Promise<void> {
  while (!done()) await sleep(50);
}
