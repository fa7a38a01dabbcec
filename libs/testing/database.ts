// A database per test file: cloned from the migrated template in a fraction of a second, dropped afterwards.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { serviceUrl } from '#platform/database/migrate.js';
import { testServers, type TestServers } from './run-servers.js';
import { asAdmin, inDatabase } from './template.js';

/** Only bounds what would fail anyway. */
const patienceMs = 20_000;

export interface TestDatabase {
  /** The login role of the service that was asked for. */
  url: string;
  /** The login role of every service, in the same database. */
  urls: Record<string, string>;
  adminUrl: string;
  name: string;
  /** The servers it lives on, with prefixes of its own. */
  servers: TestServers;
  /** Drops it; throws when a connection to it is still open: that test forgot to close something. */
  drop(): Promise<void>;
}

/** Clones the template for one test file; `service` is the one whose URL is `url`. */
export async function testDatabase(service: 'registry' | 'matching' | 'service-market' | 'notifications'): Promise<TestDatabase> {
  const servers = await testServers();
  const name = `test_${service.replace('-', '_')}_${randomBytes(6).toString('hex')}`;
  await clone(servers, name);
  const adminUrl = inDatabase(servers.postgresUrl, name);
  const urls = Object.fromEntries(
    Object.entries(servers.passwords).map(([role, password]) => [role, serviceUrl(adminUrl, role, password)]),
  );
  return { url: urls[service]!, urls, adminUrl, name, servers, drop: () => drop(servers.postgresUrl, name) };
}

async function clone(servers: TestServers, name: string): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await sleep(50)) {
    try {
      await asAdmin(servers.postgresUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${servers.template}`));
      return;
    } catch (error) {
      // 55006: another file clones the template this very moment.
      if ((error as { code?: string }).code !== '55006' || Date.now() > end) throw error;
    }
  }
}

async function drop(adminUrl: string, name: string): Promise<void> {
  const open = await asAdmin(adminUrl, async (client) => {
    const sql = 'SELECT application_name FROM pg_stat_activity WHERE datname = $1';
    let applications: string[] = [];
    // A closed connection takes a moment to disappear from the server, on a busy machine a long one.
    for (const end = Date.now() + patienceMs; ; await sleep(50)) {
      const { rows } = await client.query<{ application_name: string }>(sql, [name]);
      applications = rows.map((row) => row.application_name || '(no application name)');
      if (applications.length === 0 || Date.now() > end) break;
    }
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    return applications;
  });
  if (open.length > 0) throw new Error(`${open.length} connections to ${name} were left open: ${open.join(', ')}`);
}
