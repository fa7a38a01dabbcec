// The whole path of an accepted request: outbox, JetStream, inbox, queue, job; each effect exactly once under
// faults.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import { armFailPoint, disarmFailPoints, platformFailPoints, type FailPointName } from '../fail-points.js';
import { MakeThing } from '../specimen/messages.js';
import { Twists } from '../specimen/specimen.controller.js';
import {
  contextFor,
  effects,
  freshDatabase,
  startSpecimen,
  ownHome,
  testConfig,
  until,
  type OwnHome,
  type Specimen,
} from '../specimen/system.js';

let home: OwnHome;
let specimen: Specimen;

beforeAll(async () => {
  home = await ownHome(true);
  const { url } = await freshDatabase(home);
  specimen = await startSpecimen(testConfig(home, url));
}, 120_000);

afterAll(async () => {
  await specimen?.service.stop();
  await home?.stop();
}, 60_000);

beforeEach(() => void Object.assign(specimen.twists, new Twists()));
afterEach(() => disarmFailPoints());

const make = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      specimen.bus.ask(MakeThing, { label: String(n) }, contextFor(`key-${n}-${Math.random()}`)),
    ),
  );

/**
 * Everything accepted is done, and nothing was done twice. Effects are counted from the beginning: where more of the same
 * follows, the check after it sees a second copy that came late, and nobody needs to wait for one.
 */
async function settled(next: 'more' | 'last' = 'last'): Promise<void> {
  await until(async () => {
    const found = await effects(specimen.database);
    return found.done === found.things && found.event >= found.things;
  }, 'everything is done');
  // A second copy would come within a few sweeps and polls.
  if (next === 'last') await new Promise((resolve) => setTimeout(resolve, 600));
  const found = await effects(specimen.database);
  expect(found).toEqual({ event: found.things, job: found.things, things: found.things, done: found.things });
}

const unpublished = async () =>
  (await specimen.database.query('SELECT 1 FROM outbox WHERE published_at IS NULL')).length;

async function storeBirth(): Promise<string> {
  const nats = await connect({ servers: home.natsUrl });
  const manager = await jetstreamManager(nats);
  const info = await manager.streams
    .info(`${specimen.config.NATS_PREFIX}-events`)
    .finally(() => nats.close());
  return info.created;
}

/** What makes the path lead through a point that it does not meet when all is well. */
const provocations: Partial<Record<FailPointName, () => Promise<void> | void>> = {
  'redrive.before-unmark': loseStream,
  'redrive.before-state': loseStream,
  'sweep.before-add': () => void (specimen.twists.queueJobs = false),
  'failure.before-record': failOnce,
  'failure.before-settle': failOnce,
};

function failOnce(): void {
  specimen.twists.job = () => {
    specimen.twists.job = () => {};
    throw new Error('Once.');
  };
}

async function loseStream(): Promise<void> {
  const nats = await connect({ servers: home.natsUrl });
  await (await jetstreamManager(nats)).streams.delete(`${specimen.config.NATS_PREFIX}-events`);
  await nats.close();
}

describe('an accepted request', () => {
  it('has its event noticed and its job done, once', async () => {
    await make(20);
    await settled();
    expect(await unpublished()).toBe(0);
  });

  const onTheWay = platformFailPoints.filter((name) => !/^(idempotency|reconcile)/.test(name));
  it.each(onTheWay)('survives an error at %s', async (name) => {
    const { hits } = armFailPoint(name, 'throw@1');
    await provocations[name]?.();
    await make(3);
    await until(() => hits() > 0, `${name} is reached`);
    // What a lost stream brings again must not meet the next fault in place of what is new.
    await settled(provocations[name] ? 'last' : 'more');
  });

  it('is done although its job was never queued', async () => {
    specimen.twists.queueJobs = false;
    await make(5);
    await settled();
  });
});

describe('Redis', () => {
  it('may be wiped while jobs wait and while they run', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    specimen.twists.job = () => gate;
    await make(12);
    await until(async () => (await effects(specimen.database)).event >= 12, 'events noticed');
    const redis = new Redis(home.redisUrl);
    await redis.flushall();
    redis.disconnect();
    release();
    await settled();
    await make(3);
    await settled();
  });

  it('may be killed and come back', async () => {
    await home.redis!.kill();
    await make(5);
    await until(
      async () => (await fetch(`${specimen.service.url}/readyz`)).status === 503,
      'unready without Redis',
    );
    await home.redis!.restart();
    await settled();
    await until(async () => (await fetch(`${specimen.service.url}/readyz`)).status === 200, 'ready again');
  });
});

describe('NATS', () => {
  it('may be killed and come back', async () => {
    await make(3);
    await home.nats!.kill();
    await until(
      async () => (await fetch(`${specimen.service.url}/readyz`)).status === 503,
      'unready without NATS',
    );
    await home.nats!.restart();
    await until(async () => (await fetch(`${specimen.service.url}/readyz`)).status === 200, 'ready again');
    await make(3);
    await settled();
  });

  it('may lose the event stream while running: it is made again and filled from Postgres', async () => {
    await make(3);
    await settled();
    const stream = `${specimen.config.NATS_PREFIX}-events`;
    const nats = await connect({ servers: home.natsUrl });
    const manager = await jetstreamManager(nats);
    await manager.streams.delete(stream);
    await make(3);
    await settled();
    const kept = await specimen.database.query('SELECT 1 FROM outbox');
    await until(
      async () => (await manager.streams.info(stream)).state.messages === kept.length,
      'the stream is full again',
    );
    await settled();
    await nats.close();
  });

  it('may lose its whole store with events nobody has noticed yet', async () => {
    await make(3);
    await settled();
    // Published but not consumed: the consumer is kept from committing until the store is gone.
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    specimen.twists.event = async () => {
      await gate;
      throw new Error('Its message is gone');
    };
    await make(4);
    await until(async () => (await unpublished()) === 0, 'published');
    const before = await storeBirth();
    await home.nats!.kill();
    rmSync(join(home.nats!.dataDir!, 'jetstream'), { recursive: true, force: true });
    await home.nats!.restart();
    await until(async () => (await storeBirth().catch(() => before)) !== before, 'another store');
    specimen.twists.event = () => {};
    release();
    await settled();
  });
});

describe('Postgres', () => {
  it('may be killed and come back', async () => {
    await make(5);
    await home.postgres!.kill();
    await until(
      async () => (await fetch(`${specimen.service.url}/readyz`)).status === 503,
      'unready without Postgres',
    );
    expect((await fetch(`${specimen.service.url}/healthz`)).status).toBe(200);
    await home.postgres!.restart();
    await until(async () => (await fetch(`${specimen.service.url}/readyz`)).status === 200, 'ready again');
    await make(3);
    await settled();
  });
});
