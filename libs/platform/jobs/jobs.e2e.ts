// Postgres has the last word on jobs and events: what Redis holds back does not stop the sweep, and what kills its
// worker is counted.
import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { platformConfig, readConfig } from '../config.js';
import { listDeadLetters } from '../dead-letters/dead-letters.js';
import { newId } from '../ids.js';
import { createLog } from '../log.js';
import { FinishThing, MakeThing } from '../specimen/messages.js';
import { asEnvironment, runSpecimen } from '../specimen/process.js';
import {
  contextFor,
  effects,
  freshDatabase,
  sharedHome,
  startCaller,
  startSpecimen,
  testConfig,
  until,
  type Home,
} from '../specimen/system.js';
import { connectRedis, Queues } from './queues.js';

let home: Home;
let child: ChildProcess | undefined;
const drops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await sharedHome();
}, 120_000);

afterEach(() => void child?.kill('SIGKILL'));
afterAll(async () => {
  for (const drop of drops) await drop();
}, 60_000);

async function ownConfig(more: Record<string, string> = {}) {
  const { url, drop } = await freshDatabase(home);
  drops.push(drop);
  return testConfig(home, url, more);
}

describe('the sweep', () => {
  it('goes on although more jobs wait for their time than it would ever queue', async () => {
    const config = await ownConfig();
    const specimen = await startSpecimen(config);
    const log = createLog({ app: 'test', level: 'silent' });
    const redis = connectRedis(config.REDIS_URL, 'test', log, false);
    await redis.ping();
    const queues = new Queues(redis, config.REDIS_PREFIX, log);
    const held = Array.from({ length: 1_000 }, () => ({ id: newId(), delayMs: 600_000 }));
    await queues.add(FinishThing, held);
    expect(await queues.depth(FinishThing)).toEqual({ ready: 0, delayed: 1_000 });
    specimen.twists.queueJobs = false;
    await specimen.bus.ask(MakeThing, { label: 'x' }, contextFor(newId()));
    await until(async () => (await effects(specimen.database)).done === 1, 'the job is done');
    await queues.close();
    await specimen.service.stop();
  });
});

describe('what kills the process that works on it', () => {
  const points = [
    ['a job', 'job.before-run'],
    ['an event', 'inbox.before-effect'],
  ] as const;
  it.each(points)('is a dead letter after its attempts: %s', async (_kind, point) => {
    const config = await ownConfig({ JOB_LOCK_MS: '1000', EVENT_ACK_WAIT_MS: '500' });
    const environment = { ...asEnvironment(config), FAIL_POINTS: `${point}=kill` };
    const caller = await startCaller(readConfig(z.object(platformConfig), environment));
    let asked = false;
    const isDead = async () => (await listDeadLetters(caller.database, { status: 'dead' })).items.length === 1;
    let deaths = 0;
    for (let over = false; !over; ) {
      const { child: process, ready, gone } = runSpecimen(environment);
      child = process;
      if (!asked) {
        await ready;
        await caller.bus.ask(MakeThing, { label: 'x' }, contextFor(newId()));
        asked = true;
      }
      const waiting = new AbortController();
      over = await Promise.race([
        gone.then(() => false),
        until(async () => waiting.signal.aborted || (await isDead()), 'dead', 60_000).then(() => true),
      ]);
      waiting.abort();
      if (!over) deaths += 1;
      else expect(await Promise.race([gone, 'alive'])).toBe('alive');
    }
    const [letter] = (await listDeadLetters(caller.database)).items;
    expect(letter).toMatchObject({ attempts: 3, status: 'dead' });
    expect(letter!.lastError).toContain('died');
    expect(deaths).toBeGreaterThanOrEqual(3);
    await caller.close();
  }, 120_000);
});
