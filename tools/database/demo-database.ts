// The demo's Postgres for a command: the running demo's, or the demo's own, started for the command.
import { existsSync, readFileSync } from 'node:fs';
import { isAlive, startServers } from '#servers';
import { demoFolder, runningFile, type RunningDemo } from '../demo/ground.js';
import { demoSecrets } from '../demo/secrets.js';
import type { AdminDatabase } from './admin.js';

export async function withDemoDatabase<T>(
  onProgress: (message: string) => void,
  work: (database: AdminDatabase) => Promise<T>,
): Promise<T> {
  const passwords = (roles: readonly string[]) => demoSecrets(demoFolder, roles).passwords;
  const running = runningDemo();
  if (running) return work({ url: running.postgresUrl, origin: 'of the running demo', passwords });
  const servers = await startServers({ dataDir: demoFolder, wanted: ['postgres'], env: {}, onProgress });
  try {
    return await work({ url: servers.postgresUrl, origin: `in ${demoFolder}`, passwords });
  } finally {
    await servers.stop();
  }
}

function runningDemo(): RunningDemo | null {
  if (!existsSync(runningFile)) return null;
  const demo = JSON.parse(readFileSync(runningFile, 'utf8')) as RunningDemo;
  return isAlive(demo.pid) ? demo : null;
}
