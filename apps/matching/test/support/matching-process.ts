// The matching service in processes of their own, which a test may kill.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitFor } from '#testing/wait-for.js';
import type { MatchingSystem } from './system.js';

const main = fileURLToPath(new URL('../../src/main.js', import.meta.url));

export class MatchingProcesses {
  private readonly children: ChildProcess[] = [];

  /** Beside the registry of `system`, on its servers. */
  constructor(private readonly system: MatchingSystem) {}

  /** Resolves when it says where it listens. */
  async start(more: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
    const { urls, servers } = this.system.on;
    const child = spawn(process.execPath, [main], { stdio: 'pipe', env: {
      NODE_ENV: 'test', LOG_LEVEL: 'info', DATABASE_URL: urls['matching']!, REDIS_URL: servers.redisUrl, REDIS_PREFIX: servers.redisPrefix,
      NATS_URL: servers.natsUrl, NATS_PREFIX: servers.natsPrefix, REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes',
      MATCHING_REPLICA_FROM: '0', MATCHING_REPLICA_NEAREST: '2', JOB_LOCK_MS: '1000', EVENT_ACK_WAIT_MS: '1000', RETRY_BASE_MS: '50', SWEEP_MS: '200',
      CATCH_UP_MS: '600000', DATABASE_POOL: '12', ...more,
    } });
    this.children.push(child);
    let said = '';
    child.stderr!.on('data', (chunk) => (said += String(chunk)));
    child.stdout!.on('data', (chunk) => (said += String(chunk)));
    const url = await waitFor(() => {
      if (child.exitCode !== null) throw new Error(said);
      return /"url":"([^"]+)"/.exec(said)?.[1];
    }, { what: 'the process says where it listens' });
    return { child, url };
  }

  async stop(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}
