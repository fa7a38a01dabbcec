// A service that comes up before what it needs, and goes down before it came up.
import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#servers';
import type { RunningService } from './app.js';
import { MakeThing } from './specimen/messages.js';
import { asEnvironment, runSpecimen } from './specimen/process.js';
import {
  contextFor,
  effects,
  freshDatabase,
  ownHome,
  startSpecimen,
  testConfig,
  until,
  type OwnHome,
  type Specimen,
} from './specimen/system.js';

let home: OwnHome;
let url: string;
const children: ChildProcess[] = [];
const running: RunningService[] = [];

async function start(...parameters: Parameters<typeof startSpecimen>): Promise<Specimen> {
  const specimen = await startSpecimen(...parameters);
  running.push(specimen.service);
  return specimen;
}

beforeAll(async () => {
  home = await ownHome();
  ({ url } = await freshDatabase(home));
}, 120_000);

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await home?.stop();
}, 60_000);

const here = (port: number) => `http://127.0.0.1:${port}`;
const status = (address: string) =>
  fetch(address).then(
    (response) => response.status,
    () => 0,
  );

describe('a service without NATS', () => {
  it('lives, is not ready and says why; then it comes up on the same port', async () => {
    const port = await freePort();
    await home.nats!.kill();
    const starting = start(testConfig(home, url, { PORT: String(port) }));
    await until(async () => (await status(`${here(port)}/healthz`)) === 200, 'it lives');
    const ready = await fetch(`${here(port)}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { checks: { service: 'Error: starting', nats: 'Error: not connected' } },
    ]);
    await home.nats!.restart();
    const { service } = await starting;
    expect(service.url).toBe(here(port));
    await until(async () => (await status(`${here(port)}/readyz`)) === 200, 'ready');
  });

  it('ends when it is told to', async () => {
    const port = await freePort();
    await home.nats!.kill();
    const { child, gone } = runSpecimen({ ...asEnvironment(testConfig(home, url)), PORT: String(port) });
    children.push(child);
    await until(async () => (await status(`${here(port)}/healthz`)) === 200, 'it lives');
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
    await home.nats!.restart();
  });
});

describe('a preparation that fails', () => {
  it('leaves the service unready until a later one succeeds', async () => {
    let tries = 0;
    let isAway = true;
    const { service } = await start(testConfig(home, url), {
      prepare: async () => {
        tries += 1;
        if (isAway) throw new Error('The registry is away.');
      },
    });
    expect(tries).toBeGreaterThan(0);
    expect(await status(`${service.url}/healthz`)).toBe(200);
    expect(await status(`${service.url}/readyz`)).toBe(503);
    await until(() => tries > 2, 'more than one try that fails');
    expect(await status(`${service.url}/readyz`)).toBe(503);
    isAway = false;
    await until(async () => (await status(`${service.url}/readyz`)) === 200, 'ready');
  });

  it('starts nothing any more when the service was stopped meanwhile', async () => {
    let tries = 0;
    let release = () => {};
    const { service } = await start(testConfig(home, url), {
      prepare: async () => {
        tries += 1;
        if (tries === 1) throw new Error('The registry is away.');
        await new Promise<void>((resolve) => (release = resolve));
      },
    });
    let active = false;
    service.app.startAllMicroservices = async () => {
      active = true;
      return service.app;
    };
    await until(() => tries === 2, 'the second try');
    await service.stop();
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(active).toBe(false);
  });
});

describe('a stopping service', () => {
  it('takes no more events while a timer still runs', async () => {
    let began = false;
    let release = () => {};
    const specimen = await start(testConfig(home, (await freshDatabase(home)).url), {
      timers: [
        {
          name: 'long',
          everyMs: 1,
          run: () => {
            began = true;
            return new Promise<void>((resolve) => (release = resolve));
          },
        },
      ],
    });
    await until(() => began, 'the timer runs');
    const stopping = specimen.service.stop();
    await specimen.bus.ask(MakeThing, { label: 'x' }, contextFor('late'));
    const sent = () => specimen.database.query('SELECT 1 FROM outbox WHERE published_at IS NOT NULL');
    await until(async () => (await sent()).length === 1, 'its event is sent');
    // It would have been noticed at once.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await effects(specimen.database)).toMatchObject({ things: 1, event: 0 });
    release();
    await stopping;
  });
});
