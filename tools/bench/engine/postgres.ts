// A Postgres of its own for a benchmark: warm, with memory for everything, and gone afterwards.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startServers } from '#servers';

/** `settings`: of the session, as `name = value`. */
export async function withPostgres<T>(settings: readonly string[], work: (client: Client, url: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkwright-bench-engine-'));
  const servers = await startServers({ dataDir, durable: false, temporary: true, wanted: ['postgres'], env: {}, postgresSettings: { shared_buffers: '4GB' } });
  try {
    const client = new Client({ connectionString: servers.postgresUrl });
    await client.connect();
    try {
      for (const setting of settings) await client.query(`SET ${setting}`);
      return await work(client, servers.postgresUrl!);
    } finally {
      await client.end();
    }
  } finally {
    await servers.stop();
  }
}
