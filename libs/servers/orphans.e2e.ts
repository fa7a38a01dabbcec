import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { isAlive } from './process-table.js';
import { startServers } from './servers.js';
import { isGone } from './stop-process.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-orphans-'));
chmodSync(folder, 0o711); // As root, Postgres' own user must pass through.
const parents: ChildProcess[] = [];
afterAll(async () => {
  // Only after a failure is one still there; its watchdog does the rest.
  for (const child of parents) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Parent {
  child: ChildProcess;
  pids: number[];
  watchdog: number;
  redisUrl: string;
}

/** Another process that starts servers. */
async function startParent(dataDir: string, kind: 'temporary' | 'lasting', wanted: string): Promise<Parent> {
  const script = fileURLToPath(new URL('./parent.fixture.js', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, kind, wanted], { stdio: ['ignore', 'pipe', 'inherit'] });
  parents.push(child);
  const lines = createInterface({ input: child.stdout! });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error('the parent ended without a word')));
  });
  return { child, ...(JSON.parse(line) as Omit<Parent, 'child'>) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await ended;
}

describe('when the parent is killed with SIGKILL', () => {
  it('every server ends, and a temporary folder with them', async () => {
    const dataDir = join(folder, 'temporary');
    const { child, pids, watchdog } = await startParent(dataDir, 'temporary', 'postgres,redis,nats');
    expect(pids.filter(isAlive)).toHaveLength(3);
    await kill(child, 'SIGKILL');
    for (const pid of [...pids, watchdog]) expect(await isGone(pid, 20_000)).toBe(true);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('the watchdog ignores the signals that a terminal sends to everybody', async () => {
    const dataDir = join(folder, 'terminal');
    const { child, pids, watchdog } = await startParent(dataDir, 'temporary', 'redis');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(watchdog, signal);
    await sleep(100);
    expect(isAlive(watchdog)).toBe(true);
    await kill(child, 'SIGKILL');
    for (const pid of [...pids, watchdog]) expect(await isGone(pid, 20_000)).toBe(true);
  });
});

describe('what an earlier start left behind', () => {
  it('is stopped when even the watchdog was killed, and its data is used', async () => {
    const dataDir = join(folder, 'crashed');
    const { child, pids, watchdog, redisUrl } = await startParent(dataDir, 'lasting', 'postgres,redis,nats');
    const client = new Redis(redisUrl);
    await client.set('kept', 'yes');
    client.disconnect();
    process.kill(watchdog, 'SIGKILL');
    await isGone(watchdog, 5000);
    await kill(child, 'SIGKILL');
    expect(pids.filter(isAlive)).toHaveLength(3); // Orphans, as after a crash of everything of ours.

    const told: string[] = [];
    const servers = await startServers({ dataDir, env: {}, onProgress: (message) => told.push(message) });
    expect(pids.filter(isAlive)).toEqual([]);
    expect(told.filter((message) => message.includes('left behind'))).toHaveLength(3);
    const again = new Redis(servers.redisUrl);
    expect(await again.get('kept')).toBe('yes');
    again.disconnect();
    await servers.stop();
  });

  it('is left alone while its parent lives', async () => {
    const dataDir = join(folder, 'busy');
    const { child, pids } = await startParent(dataDir, 'lasting', 'redis');
    const second = startServers({ dataDir, wanted: ['redis'], env: {} });
    await expect(second).rejects.toThrow(`${dataDir} is in use by process ${child.pid} (`);
    expect(pids.filter(isAlive)).toEqual(pids);
    await kill(child, 'SIGTERM');
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('a lock file of Postgres whose process is gone does not stop it', async () => {
    const dataDir = join(folder, 'locked');
    const first = await startServers({ dataDir, wanted: ['postgres'], env: {} });
    const lock = join(first.postgres!.dataDir!, 'postmaster.pid');
    await first.postgres!.kill();
    expect(existsSync(lock)).toBe(true);
    const second = await startServers({ dataDir, wanted: ['postgres'], env: {} });
    expect(second.postgres!.pid).not.toBeNull();
    await second.stop();
    expect(existsSync(lock)).toBe(false);
  });
});
