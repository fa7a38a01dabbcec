// `npm run bench:registry`: lists, filters, orders, searches and single enterprises of a large registry over HTTP, beside plain SQL.
import { parseArgs } from 'node:util';
import { Client as Postgres } from 'pg';
import { createClient } from '#client';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { quantile } from './quantile.js';
import { cdaClusters, groups, makeCases, pageSize, type Case, type Group } from './registry/cases.js';
import { seededServers } from './seed/seeded-servers.js';
import { randomFor } from './seed/random.js';
import { makeWorld } from './seed/world.js';

const usage = `Usage: npm run bench:registry -- [--enterprises N] [--rounds N] [--data FOLDER] [--json]
Asks a registry of N synthetic enterprises (1000000 unless given; loaded first if they are not in FOLDER, .data/bench-N, already).`;
const say = (line: string) => process.stderr.write(`${line}\n`);
/** Rounds that warm up, and for how long plain SQL is asked per case: it may take seconds each time. */
const warmUp = 2;
const plainMsPerCase = 20_000;

interface Measured {
  ours: number[];
  plain: number[];
}

/** Prints median and p95 in ms of each group, and how many times as long plain SQL takes; with --json one object on the last line. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args, options: { enterprises: { type: 'string' }, rounds: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [enterprises, rounds] = [Number(values.enterprises ?? 1_000_000), Number(values.rounds ?? 20)];
  if (!(enterprises >= 100) || !(rounds >= 1)) {
    console.error(usage);
    return 2;
  }
  const seeded = await seededServers({ enterprises, seed: 1, folder: values.data, say });
  try {
    const fleet = await startFleet(
      { LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '100000000', RATE_PER_MINUTE_IP: '100000000', NODE_ENV: 'production' },
      { only: ['gateway', 'registry'], on: { servers: seeded.servers, name: 'linkwright', keep: true } },
    );
    try {
      const result = { enterprises, seed_s: seeded.seconds && Number(seeded.seconds.toFixed(1)), ...(await measure(fleet, enterprises, rounds)) };
      const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
      process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
      return 0;
    } finally {
      await fleet.stop();
    }
  } finally {
    await seeded.servers.stop();
  }
}

async function measure(fleet: Fleet, enterprises: number, rounds: number): Promise<Record<string, number>> {
  const world = makeWorld(1, enterprises);
  const keys = { admin: fleet.adminKey, cda: await cdaKey(fleet, cdaClusters(world)) };
  const postgres = new Postgres({ connectionString: fleet.postgresUrl });
  await postgres.connect();
  try {
    await prepareBare(postgres);
    const ask = async ({ path, as }: Case, cursor?: string): Promise<Answer> => {
      const response = await fetch(`${fleet.url}${path}${cursor ? `&cursor=${cursor}` : ''}`, { headers: { authorization: `Bearer ${keys[as]}` } });
      if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    };
    const measured = new Map<string, Measured>();
    const cursors = new Map<string, string | undefined>();
    const found = { first10: 0, asked: 0 };
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const each of makeCases(world, randomFor(2, round + warmUp))) {
        const its = measured.get(`${each.group}: ${each.name}`) ?? { ours: [], plain: [] };
        measured.set(`${each.group}: ${each.name}`, its);
        if (each.depth && !cursors.has(each.name)) cursors.set(each.name, await cursorAt(each, ask));
        const [answer, ours] = await timed(() => ask(each, cursors.get(each.name)));
        const spent = its.plain.reduce((sum, ms) => sum + ms, 0);
        const plain = spent < plainMsPerCase ? (await timed(() => postgres.query(each.plain.sql, each.plain.parameters)))[1] : null;
        if (round < 0) continue;
        its.ours.push(ours);
        if (plain !== null) its.plain.push(plain);
        if (each.sought) {
          found.asked += 1;
          if (answer.items.slice(0, 10).some(({ name }) => name === each.sought!.name)) found.first10 += 1;
        }
      }
    }
    return report(measured, found);
  } finally {
    await postgres.end();
  }
}

interface Answer {
  items: { name: string }[];
  nextCursor: string | null;
}

function report(measured: ReadonlyMap<string, Measured>, found: { first10: number; asked: number }): Record<string, number> {
  say(`\n${'case'.padEnd(46)}${'ours p50'.padStart(9)}${'p95'.padStart(8)}${'plain p50'.padStart(11)}${'p95'.padStart(9)}${'ratio'.padStart(8)}   (ms)`);
  const byGroup = new Map<Group, Measured>(groups.map((group) => [group, { ours: [], plain: [] }]));
  for (const [name, { ours, plain }] of measured) {
    say(name.padEnd(46) + figures(ours, plain));
    const its = byGroup.get(name.split(':')[0] as Group)!;
    its.ours.push(...ours);
    its.plain.push(...plain);
  }
  const result: Record<string, number> = {};
  for (const [group, { ours, plain }] of byGroup) {
    say(`${group}, all cases`.padEnd(46) + figures(ours, plain));
    result[`${group}_p50_ms`] = of(ours, 0.5);
    result[`${group}_p95_ms`] = of(ours, 0.95);
    result[`${group}_plain_p50_ms`] = of(plain, 0.5);
    result[`${group}_plain_p95_ms`] = of(plain, 0.95);
    result[`ratio_${group}`] = Number((of(plain, 0.95) / of(ours, 0.95)).toFixed(2));
  }
  result['search_found_in_10'] = Number((found.first10 / (found.asked || 1)).toFixed(3));
  return result;
}

const figures = (ours: number[], plain: number[]) =>
  `${String(of(ours, 0.5)).padStart(9)}${String(of(ours, 0.95)).padStart(8)}${String(of(plain, 0.5)).padStart(11)}${String(of(plain, 0.95)).padStart(9)}`
  + `${(of(plain, 0.5) / of(ours, 0.5)).toFixed(1).padStart(8)}`;

const of = (times: readonly number[], q: number) => Number(quantile(times.toSorted((one, other) => one - other), q).toFixed(1));

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const begin = performance.now();
  const result = await work();
  return [result, performance.now() - begin];
}

/** The cursor behind so many items. */
async function cursorAt(each: Case, ask: (each: Case, cursor?: string) => Promise<Answer>): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let seen = 0; seen < each.depth!; seen += pageSize) {
    const { nextCursor } = await ask(each, cursor);
    if (nextCursor === null) return cursor;
    cursor = nextCursor;
  }
  return cursor;
}

async function cdaKey(fleet: Fleet, clusterIds: string[]): Promise<string> {
  const admin = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
  const { data: { id } } = await admin.POST('/v1/accounts', { body: { name: 'CDA', email: 'cda@example.org', role: 'cda', organisationId: null, clusterIds } });
  return (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'bench' } })).data.key;
}

/** For the search in plain SQL: names with the index that one would make for it; and everything in memory. Nothing of it is in the product's schemas. */
async function prepareBare(postgres: Postgres): Promise<void> {
  await postgres.query('CREATE SCHEMA IF NOT EXISTS bare');
  await postgres.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA bare');
  await makeNames(postgres);
  // A server that has been up for a while: the data folder was just opened.
  await postgres.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm SCHEMA bare');
  await postgres.query(`SELECT sum(bare.pg_prewarm(oid::regclass)) FROM pg_class
    WHERE relnamespace IN ('registry'::regnamespace, 'bare'::regnamespace) AND relkind IN ('r', 'i') AND relpages > 0`);
}

async function makeNames(postgres: Postgres): Promise<void> {
  const { rows } = await postgres.query("SELECT to_regclass('bare.enterprise_name') AS there");
  if ((rows[0] as { there: string | null }).there !== null) return;
  say('an index of trigrams for plain SQL');
  await postgres.query('CREATE TABLE bare.enterprise_name AS SELECT id, name FROM registry.enterprise');
  await postgres.query("SET maintenance_work_mem = '512MB'");
  await postgres.query('CREATE INDEX enterprise_name_trigrams ON bare.enterprise_name USING gin (name bare.gin_trgm_ops)');
  await postgres.query('VACUUM ANALYZE bare.enterprise_name');
}
