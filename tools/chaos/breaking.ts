// Carries out one fault on a running fleet: breaks the target, leaves it broken for its time, and makes it whole again.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { RunningServer } from '#servers';
import type { Fleet } from '../fleet/fleet.js';
import type { Breakable, Fault } from './schedule.js';

export function breakable(fleet: Fleet): Breakable {
  return {
    processes: fleet.processes.map(({ name }) => name),
    servers: fleet.servers.describe().filter(({ pid }) => pid !== null).map(({ name }) => name),
    links: [...fleet.links.keys()],
  };
}

/** Resolves when the target is whole again; a process that was started again need not be ready yet. */
export async function carryOut(fleet: Fleet, { kind, target, lastsMs, delayMs }: Fault): Promise<void> {
  const process = fleet.processes.find(({ name }) => name === target);
  const link = fleet.links.get(target);
  if (link) {
    link.fault(kind === 'slow' ? { kind, ms: delayMs } : { kind: kind === 'cut' ? 'cut' : 'silent' });
    await sleep(lastsMs);
    link.heal();
  } else if (kind === 'flush') {
    await flush(fleet.servers.redisUrl);
  } else if (kind === 'pause') {
    await pause(process ?? serverOf(fleet, target), lastsMs);
  } else if (process) {
    await process.kill();
    await sleep(lastsMs);
    process.start();
  } else {
    const server = serverOf(fleet, target);
    await server.kill(kind === 'restart-fast' ? 'SIGINT' : kind === 'restart-immediate' ? 'SIGQUIT' : 'SIGKILL');
    if (kind === 'store-removed') rmSync(join(server.dataDir!, 'jetstream'), { recursive: true, force: true });
    await sleep(lastsMs);
    await server.restart();
  }
}

export async function flush(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.flushall();
  redis.disconnect();
}

function serverOf({ servers }: Fleet, name: string): RunningServer {
  return servers[name as 'postgres' | 'redis' | 'nats']!;
}

async function pause(target: { pid: number | null }, lastsMs: number): Promise<void> {
  const { pid } = target;
  if (pid === null) return;
  process.kill(pid, 'SIGSTOP');
  try {
    await sleep(lastsMs);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
