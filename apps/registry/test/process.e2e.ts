// The registry as a process of its own: it says where it listens, is ready, and stops when it is told to.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { waitFor } from '#testing/wait-for.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('registry');
});
afterAll(() => database.drop());

function startProcess(env: Record<string, string>): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [main], { env, stdio: 'pipe' });
  let output = '';
  child.stdout!.on('data', (chunk) => (output += String(chunk)));
  child.stderr!.on('data', (chunk) => (output += String(chunk)));
  return { child, said: () => output };
}

async function addressOf({ child, said }: ReturnType<typeof startProcess>): Promise<string> {
  for (;;) {
    const [, url] = /"url":"([^"]+)"/.exec(said()) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(said());
    await once(child.stdout!, 'data');
  }
}

describe('the process of the registry', () => {
  it('answers for its health, and ends on SIGTERM', async () => {
    const { natsUrl, natsPrefix, redisUrl, redisPrefix } = database.servers;
    const running = startProcess({
      DATABASE_URL: database.url, REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix, NATS_URL: natsUrl,
      NATS_PREFIX: natsPrefix, NODE_ENV: 'production',
    });
    const exited = once(running.child, 'exit');
    try {
      const address = await addressOf(running);
      // It starts without waiting for Redis.
      await waitFor(async () => (await fetch(`${address}/readyz`)).status === 200, { what: 'the process to be ready' });
    } finally {
      running.child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
  });

  it('names every variable that is missing, and ends', async () => {
    const { child, said } = startProcess({});
    // What it said may be read after its end.
    const [code] = await once(child, 'close');
    expect(code).not.toBe(0);
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'NATS_URL']) expect(said()).toContain(name);
  });
});
