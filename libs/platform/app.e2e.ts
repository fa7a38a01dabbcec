// Start and stop of a service: the wiring check, readiness, a graceful end that leaves nothing, and sudden
// death.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { z } from 'zod';
import { platformConfig, readConfig } from './config.js';
import { checkInvariants } from './reconcile.js';
import { createLog } from './log.js';
import { Metrics } from './metrics.js';
import { armFailPoint, platformFailPoints } from './fail-points.js';
import { newId } from './ids.js';
import { Greet, MakeThing } from './specimen/messages.js';
import { asEnvironment, runSpecimen, type SpecimenProcess } from './specimen/process.js';
import { DoubledModule, Foreign, MissingModule, StrangerModule } from './specimen/other.js';
import {
  contextFor,
  effects,
  freshDatabase,
  schema,
  startSpecimen,
  startCaller,
  ownHome,
  testConfig,
  until,
  type OwnHome,
  type Specimen,
} from './specimen/system.js';

let home: OwnHome;
let url: string;
let adminUrl: string;
const running: Specimen[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  home = await ownHome();
  ({ url, adminUrl } = await freshDatabase(home));
}, 120_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map((specimen) => specimen.service.stop()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await home?.stop();
}, 60_000);

async function start(...parameters: Parameters<typeof startSpecimen>): Promise<Specimen> {
  const specimen = await startSpecimen(...parameters);
  running.push(specimen);
  return specimen;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'started',
    (error: Error) => error.message,
  );

async function connectionsOf(app: string): Promise<{ postgres: number; redis: number }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query(
    'SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = $1',
    [app],
  );
  await client.end();
  const redis = new Redis(home.redisUrl);
  const list = String(await redis.client('LIST'));
  redis.disconnect();
  return {
    postgres: rows[0].count,
    redis: list.split('\n').filter((line) => line.includes(`name=${app}-`)).length,
  };
}

/** A server notices a moment later that somebody went away. */
const allClosed = () => until(async () => {
  const { postgres, redis } = await connectionsOf('matching');
  return postgres + redis === 0;
}, 'no connection to Postgres or Redis');

describe('a service', () => {
  it('refuses to start without a handler for a message it owns', async () => {
    const message = await refusal(start(testConfig(home, url), { module: MissingModule }));
    expect(message).toContain('MakeThing belongs to matching but has no handler');
    expect(message).toContain('FinishThing belongs to matching but has no handler');
    expect(message).not.toContain('ThingMade');
  });

  it('refuses to start with two handlers for a message, and when pending ids come from nowhere', async () => {
    const message = await refusal(start(testConfig(home, url), { module: DoubledModule }));
    expect(message).toContain('Greet has more than one handler: Doubled.first, Doubled.second');
    expect(message).toContain('names "nowhere" for pending ids');
  });

  it('refuses to start with a handler for what it does not own or know', async () => {
    const config = testConfig(home, url);
    expect(await refusal(start(config, { module: StrangerModule, messages: [{ Foreign }] }))).toContain(
      'belongs to registry',
    );
    expect(await refusal(start(config, { module: StrangerModule, messages: [] }))).toContain(
      'in none of the contracts',
    );
  });

  it('leaves no connection behind when it refused to start', async () => {
    await refusal(start(testConfig(home, url), { module: MissingModule }));
    await allClosed();
  });

  it('tells whether it lives, whether it is ready and part by part why not', async () => {
    const { service } = await start(testConfig(home, url));
    let report: unknown;
    // Nobody waits for Redis.
    await until(async () => {
      const response = await fetch(`${service.url}/readyz`);
      report = await response.json();
      return response.status === 200;
    }, 'ready');
    expect(report).toEqual({ ok: true, checks: { service: 'ok', nats: 'ok', database: 'ok', schema: 'ok', redis: 'ok' } });
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('outbox_lag_seconds');
  });

  it('is unready while a migration is missing, and becomes ready when it has run', async () => {
    class Later0004 {
      name = 'Later0000000000004';
      async up() {}
      async down() {}
    }
    const { service, database } = await start(testConfig(home, url), {
      database: { ...schema, migrations: [...schema.migrations, Later0004] },
    });
    const response = await fetch(`${service.url}/readyz`);
    expect(response.status).toBe(503);
    expect(((await response.json()) as { checks: { schema: string } }).checks.schema).toContain(
      'Later0000000000004',
    );
    await database.dataSource.runMigrations();
    await until(async () => (await fetch(`${service.url}/readyz`)).status === 200, 'ready');
    await database.query("DELETE FROM migrations WHERE name = 'Later0000000000004'");
  });

  it('finishes what it began when it stops, and leaves no connection', async () => {
    const { service, bus, twists } = await start(testConfig(home, url));
    let release = () => {};
    let began = () => {};
    const atWork = new Promise<void>((resolve) => (began = resolve));
    twists.greet = () =>
      new Promise((resolve) => {
        began();
        release = () => resolve('finished');
      });
    const answer = bus.ask(Greet, { name: 'x' }, contextFor());
    await atWork;
    const stopped = service.stop();
    release();
    expect(await answer).toEqual({ text: 'finished' });
    await stopped;
    await allClosed();
  });

  it('stops within its time although Redis and NATS are away', async () => {
    const { service } = await start(testConfig(home, url, { SHUTDOWN_MS: '2000' }));
    await Promise.all([home.redis!.kill(), home.nats!.kill()]);
    // Two seconds for the work and three for the connections; the rest is for a slow machine.
    const ended = await Promise.race([service.stop().then(() => 'in time'), sleep(15_000).then(() => 'late')]);
    expect(ended).toBe('in time');
    await Promise.all([home.redis!.restart(), home.nats!.restart()]);
    await allClosed();
  });

  it('counts the violations of its invariants, each by itself', async () => {
    const { database } = await start(testConfig(home, url));
    const metrics = new Metrics('test');
    const { disarm } = armFailPoint('reconcile.before-check', 'throw@1');
    const found = await checkInvariants(
      [
        { name: 'unreached', sql: 'SELECT 1' },
        { name: 'misspelt', sql: 'SELECT nonsense' },
        { name: 'fine', sql: 'SELECT 1 WHERE false' },
        { name: 'broken', check: (its) => its.query('SELECT generate_series(1, 3)') },
      ],
      database,
      createLog({ app: 'test', level: 'silent' }),
      metrics,
    );
    disarm();
    expect(found).toEqual({ unreached: NaN, misspelt: NaN, fine: 0, broken: 3 });
    expect(await metrics.text()).toContain('invariant_violations{invariant="misspelt",app="test"} Nan');
    expect(await metrics.text()).toContain('invariant_violations{invariant="broken",app="test"} 3');
  });
});

describe('a process that is killed', () => {
  // Some of its answers never come: nobody waits for them long.
  const settings = async () => asEnvironment(testConfig(home, (await freshDatabase(home)).url, { REQUEST_TIMEOUT_MS: '3000' }));
  const points =
    process.env['DEPTH'] === 'deep'
      ? platformFailPoints.filter((name) => /^(outbox|inbox|job)/.test(name))
      : ['outbox.before-mark', 'job.after-run'];

  async function run(environment: Record<string, string>): Promise<SpecimenProcess> {
    const process = runSpecimen(environment);
    children.push(process.child);
    await process.ready;
    return process;
  }

  it.each(points)('at %s loses nothing and does nothing twice', async (point) => {
    const environment = await settings();
    const dying = await run({ ...environment, FAIL_POINTS: `${point}=kill@1` });
    const caller = await startCaller(readConfig(z.object(platformConfig), environment));
    await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        caller.bus
          .ask(MakeThing, { label: 'x' }, contextFor(`${point}-${n}-${newId()}`))
          .catch(() => undefined),
      ),
    );
    expect(await dying.gone).toBe('SIGKILL');
    await run(environment);
    await until(async () => {
      const found = await effects(caller.database);
      return found.done === found.things && found.event === found.things && found.job === found.things;
    }, 'everything is done');
    expect((await effects(caller.database)).things).toBeGreaterThan(0);
    await caller.close();
  });

  it('by SIGTERM stops gracefully', async () => {
    const { child, gone } = await run(await settings());
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
  });
});
