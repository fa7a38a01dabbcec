// `npm run bench:codes`: how soon codes are suggested over HTTP with CPV, HS and ISIC loaded, beside the plain SQL for the same.
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { createClient, type Client } from '#client';
import { startFleet } from '../fleet/fleet.js';
import { until } from '../fleet/until.js';
import { readCodeFile, type CodeRow } from '../import-codes/code-rows.js';
import { sendCodeFile } from '../import-codes.js';
import { quantile } from './quantile.js';
import { typedQueries } from './typed-queries.js';

const files = [['cpv2008.csv', 'CPV2008'], ['hs2022.csv', 'HS2022'], ['isic4.csv', 'ISIC4']] as const;
const queries = 600;
const warmUp = 60;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** What a page without an index would ask: labels and synonyms that contain the words, or codes that begin so. */
const plainSql = `SELECT code, labels FROM registry.code
  WHERE labels::text ILIKE '%' || $1 || '%' OR synonyms::text ILIKE '%' || $1 || '%' OR code ILIKE $1 || '%' ORDER BY code LIMIT 10`;

/** Prints quantiles in ms; with --json one object on the last line. */
export async function main(args: string[]): Promise<number> {
  const folder = args.find((each) => !each.startsWith('-')) ?? '../shared/data/classifications';
  const missing = files.map(([name]) => join(folder, name)).filter((path) => !existsSync(path));
  if (missing.length > 0) {
    console.error(`Nothing to measure with: ${missing.join(' and ')} is not there. Give the folder: npm run bench:codes -- DIR`);
    return 2;
  }
  const fleet = await startFleet({ LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '100000000', RATE_PER_MINUTE_IP: '100000000', NODE_ENV: 'production' });
  try {
    const client = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
    const rows: CodeRow[] = [];
    for (const [name, scheme] of files) {
      const file = readCodeFile(readFileSync(join(folder, name), 'utf8'), { unit: 'piece', prefix: null });
      const begin = Date.now();
      await sendCodeFile(client, file, { scheme });
      if (file.kind === 'codes') rows.push(...file.rows);
      say(`imported ${scheme} in ${Date.now() - begin} ms`);
    }
    // What the other services make of the new codes is not the search.
    await untilKnown(fleet.servers.postgresUrl);
    const typed = typedQueries(rows, queries + warmUp);
    const searching = [fleet.services.gateway, fleet.services.registry].map(({ pid }) => pid!);
    const before = cpuMsOf(searching);
    const ours = await throughApi(client, typed);
    const cpu = (cpuMsOf(searching) - before) / typed.length;
    const plain = await plainly(fleet.servers.postgresUrl, typed);
    const result = {
      codes: rows.length, queries, p50_ms: of(ours, 0.5), p95_ms: of(ours, 0.95),
      // Of gateway and registry, whatever else the machine does; null where there is no /proc.
      cpu_ms_per_query: Number.isNaN(cpu) ? null : Number(cpu.toFixed(2)), load_1m: Number(loadavg()[0]!.toFixed(1)),
      plain_sql_p50_ms: of(plain, 0.5), plain_sql_p95_ms: of(plain, 0.95),
    };
    const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await fleet.stop();
  }
}

/** Until matching and the service market have fetched every code that the registry has. */
async function untilKnown(postgresUrl: string): Promise<void> {
  const postgres = new Postgres({ connectionString: postgresUrl });
  await postgres.connect();
  const left = async () => (await postgres.query<{ left: string }>(`
    SELECT (SELECT count(*) FROM registry.code) * 2 - (SELECT count(*) FROM matching.code_projection)
      - (SELECT count(*) FROM service_market.code_projection) AS left`)).rows[0]!.left;
  try {
    if (!(await until(async () => (await left()) === '0', { timeoutMs: 300_000 }))) throw new Error('The other services do not fetch the codes.');
  } finally {
    await postgres.end();
  }
}

/** User and system time of these processes so far, in ms; NaN where the system does not tell. */
function cpuMsOf(pids: readonly number[]): number {
  const ticks = (pid: number) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return Number.NaN;
    }
  };
  // A tick is a hundredth of a second on every Linux that Node runs on.
  return pids.reduce((sum, pid) => sum + ticks(pid) * 10, 0);
}

const throughApi = (client: Client, typed: readonly string[]) =>
  timed(typed, (q) => client.GET('/v1/codes', { params: { query: { q, limit: 10 } } }));

async function plainly(postgresUrl: string, typed: readonly string[]): Promise<number[]> {
  const postgres = new Postgres({ connectionString: postgresUrl });
  await postgres.connect();
  try {
    return await timed(typed, (q) => postgres.query(plainSql, [q]));
  } finally {
    await postgres.end();
  }
}

/** Sorted, in ms, without the first ones. */
async function timed(typed: readonly string[], ask: (q: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const q of typed) {
    const begin = performance.now();
    await ask(q);
    times.push(performance.now() - begin);
  }
  return times.slice(warmUp).sort((a, b) => a - b);
}

const of = (sorted: readonly number[], q: number) => Number(quantile(sorted, q).toFixed(2));
