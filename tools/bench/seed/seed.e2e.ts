// A synthetic registry is what the services would have made of the same enterprises, and the benchmarks run on it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DescribeEnterprises, Enterprise, FindEnterprises, GetEnterprise, ListEnterpriseVersions } from '#contracts/registry/enterprises.js';
import type { RequestContext } from '#contracts/message.js';
import { Bus } from '#platform/bus/requests.js';
import { readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { clearData } from '#servers';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { EnterpriseNameRow } from '../../../apps/service-market/src/projection/projection.entities.js';
import { wordsOfName } from '../../../apps/all/src/kept-rows.js';
import { start } from '../../../apps/registry/src/app.js';
import { RegistryConfigSchema } from '../../../apps/registry/src/config.js';
import { CopyRows } from './copy-rows.js';
import { makeEnterprise } from './enterprise.js';
import { load } from './load.js';
import { makeWorld } from './world.js';

const enterprises = 2_000;
let database: TestDatabase;
let client: Client;
let schemaBefore: unknown[];

const query = async <R extends object>(sql: string, parameters: unknown[] = []) => (await client.query<R>(sql, parameters)).rows;
const schema = () => query(`SELECT pg_get_indexdef(indexrelid) AS made FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace::regnamespace::text IN ('registry', 'matching', 'service_market')
  UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace::regnamespace::text IN ('registry', 'matching', 'service_market') ORDER BY 1`);

beforeAll(async () => {
  database = await testDatabase('registry');
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  schemaBefore = await schema();
  await load({ postgresUrl: database.adminUrl, seed: 1, enterprises, say: () => {} });
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('what is made of a seed', () => {
  it('is the same each time, and as the contract wants it', () => {
    const [world, again] = [makeWorld(1, enterprises), makeWorld(1, enterprises)];
    for (let number = 0; number < 300; number += 1) {
      const enterprise = makeEnterprise(world, number);
      expect(makeEnterprise(again, number)).toEqual(enterprise);
      expect(Enterprise.parse(enterprise)).toEqual(enterprise);
    }
    expect(makeEnterprise(makeWorld(2, enterprises), 5)).not.toEqual(makeEnterprise(world, 5));
  });
});

describe('what was loaded', () => {
  it('has the indexes and constraints of the migrated schema', async () => {
    expect(await schema()).toEqual(schemaBefore);
  });

  it('is what the registry tells of it, and what the projections have', async () => {
    const service = await start(readConfig(RegistryConfigSchema, {
      NODE_ENV: 'test', LOG_LEVEL: 'fatal', DATABASE_URL: database.url, DATABASE_POOL: '4',
      REDIS_URL: database.servers.redisUrl, REDIS_PREFIX: database.servers.redisPrefix,
      NATS_URL: database.servers.natsUrl, NATS_PREFIX: database.servers.natsPrefix,
    }));
    try {
      const bus = service.app.get(Bus);
      const context = (): RequestContext => ({ requestId: newId(), actor: null, deadline: Date.now() + 30_000, idempotency: null });
      const { items: versions } = await bus.ask(ListEnterpriseVersions, { after: null, limit: 5_000 }, context());
      expect(versions).toHaveLength(enterprises);
      for (const projection of ['matching', 'service_market'])
        expect(await query(`SELECT id, version FROM ${projection}.enterprise_projection ORDER BY id`)).toEqual(versions);

      const ids = versions.filter((_, index) => index % 20 === 7).map(({ id }) => id);
      const { items: described } = await bus.ask(DescribeEnterprises, { ids }, context());
      const documents = await query<{ document: object }>('SELECT document FROM matching.enterprise_projection WHERE id = ANY($1) ORDER BY id', [ids]);
      expect(documents.map(({ document }) => document)).toEqual(described);
      expect(await query(
        `SELECT enterprise_id, code, cluster_id, version FROM matching.enterprise_capability_projection ORDER BY 1, 2`,
      )).toEqual(await query(
        `SELECT enterprise_id, code, cluster_id, version FROM registry.capability c JOIN registry.enterprise e ON e.id = c.enterprise_id ORDER BY 1, 2`,
      ));

      const names = await query<{ name: string }>('SELECT name FROM registry.enterprise');
      expect((await query<{ word: string }>('SELECT word FROM registry.name_word ORDER BY word')).map(({ word }) => word))
        .toEqual([...new Set(names.flatMap(({ name }) => wordsOfName(name)))].sort());

      const made = makeEnterprise(makeWorld(1, enterprises), 7);
      expect(made.trackRecords).toHaveLength(500);
      expect(await bus.ask(GetEnterprise, { id: made.id }, context())).toEqual({ ...made, mergedFrom: [] });
      const { items: [found] } = await bus.ask(FindEnterprises, { q: made.name, clusterId: made.clusterId, limit: 1 }, context());
      expect(found?.name).toBe(made.name);
    } finally {
      await service.stop();
    }
  });

  it('may have any characters', async () => {
    const row: EnterpriseNameRow = { id: newId(), version: 1, clusterId: newId(), name: 'a\tb\\N\n"{,}\' \u2028é', active: false, mergedInto: null };
    const copy = new CopyRows({ schema: 'service_market', entity: EnterpriseNameRow });
    copy.add(row);
    await copy.send(client);
    expect(await query('SELECT id, version, cluster_id AS "clusterId", name, active, merged_into AS "mergedInto" FROM service_market.enterprise_projection WHERE id = $1', [row.id]))
      .toEqual([row]);
  });
});

describe('npm run bench:seed and bench:registry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-bench-'));
  afterAll(async () => {
    await clearData(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(command: string, args: string[]): Promise<{ code: number; result: Record<string, unknown>; err: string }> {
    const begin = `const { main } = await import('./dist/tools/bench/${command}.js'); process.exit(await main(process.argv.slice(1)));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', begin, '--', ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
    return { code, err, result: out === '' ? {} : (JSON.parse(out.trim().split('\n').at(-1)!) as Record<string, unknown>) };
  }

  it('load once, and measure every group beside plain SQL', async () => {
    const args = ['--enterprises', '300', '--data', join(folder, 'data'), '--json'];
    const loaded = await run('seed', args);
    expect(loaded).toMatchObject({ code: 0, result: { enterprises: 300, seconds: expect.any(Number), peak_mb: expect.any(Number) } });
    expect(await run('seed', args)).toMatchObject({ code: 0, result: { seconds: null, rows: loaded.result['rows'] } });
    const { code, result, err } = await run('registry', [...args, '--rounds', '1']);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    for (const group of ['list', 'filter', 'sort', 'search', 'one']) {
      expect(result).toMatchObject({ [`${group}_p95_ms`]: expect.any(Number), [`${group}_plain_p95_ms`]: expect.any(Number), [`ratio_${group}`]: expect.any(Number) });
    }
    expect(result['search_found_in_10']).toBeGreaterThan(0.5);
  }, 600_000);

  it.each([[['--enterprises', 'many'], '--enterprises is a whole number'], [['--speed', 'high'], '--speed']])('refuse %j', async (args, words) => {
    const { code, err } = await run('seed', args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
