// The servers of a test run: `npm test` starts one set for all files; a file run by hand gets a set of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from '#servers';
import { makeTemplate } from './template.js';

/** Names the file in which `npm test` tells its workers about the servers. */
export const runFileVariable = 'LINKWRIGHT_TEST_SERVERS';

export interface RunServers {
  /** The superuser's URL. */
  postgresUrl: string;
  redisUrl: string;
  natsUrl: string;
  /** The migrated database that testDatabase() clones. */
  template: string;
  /** Password of each service's login role. */
  passwords: Record<string, string>;
}

export interface TestServers extends RunServers {
  /** Nobody else's: for the configuration's NATS_PREFIX. */
  natsPrefix: string;
  /** Nobody else's: for the configuration's REDIS_PREFIX. */
  redisPrefix: string;
}

let own: Promise<RunServers> | null = null;

/** URLs of the run's servers, with prefixes that keep this caller apart from every other. */
export async function testServers(): Promise<TestServers> {
  const file = process.env[runFileVariable];
  const servers = file ? (JSON.parse(readFileSync(file, 'utf8')) as RunServers) : await (own ??= startOwn());
  const prefix = `t${randomBytes(6).toString('hex')}`;
  return { ...servers, natsPrefix: prefix, redisPrefix: prefix };
}

/** Nobody stops these: their watchdog does, when the process ends. */
async function startOwn(): Promise<RunServers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-tests-'));
  const { postgresUrl, redisUrl, natsUrl } = await startServers({ dataDir, env: {}, temporary: true, durable: false });
  return { postgresUrl, redisUrl, natsUrl, ...(await makeTemplate(postgresUrl)) };
}
