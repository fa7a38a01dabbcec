// `npm run bench:post`: accepted posts per second of the whole system against a bare Fastify route that inserts the same row.
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import Fastify from 'fastify';
import { Pool } from 'pg';
import { createClient } from '#client';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { day, makeSmallCluster } from '../fleet/small-cluster.js';
import { measureLatency } from './post-latency.js';

const rounds = 5;
const seconds = 6;
const connections = 20;
const say = (line: string) => process.stderr.write(`${line}\n`);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** What one may compare with: one route, one pool, one INSERT of the row that a requirement is; nothing else. */
async function startBareRoute(fleet: Fleet): Promise<{ url: string; stop(): Promise<void> }> {
  const pool = new Pool({ connectionString: fleet.servers.postgresUrl, max: 20 });
  await pool.query('CREATE SCHEMA bare');
  await pool.query(`CREATE TABLE bare.requirement (LIKE matching.requirement INCLUDING ALL)`);
  const { rows: [shape] } = await pool.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns WHERE table_schema = 'matching' AND table_name = 'requirement'`);
  const { rows: [sample] } = await pool.query('SELECT * FROM matching.requirement LIMIT 1');
  const columns = shape!.columns.split(', ').map((name) => name.replaceAll('"', ''));
  const values = columns.map((name) => {
    const value = (sample as Record<string, unknown>)[name];
    return value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
  });
  const idAt = columns.indexOf('id');
  const insert = `INSERT INTO bare.requirement (${shape!.columns}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
  const app = Fastify({ logger: false });
  app.post('/', async (request, reply) => {
    const id = randomUUID();
    const row = [...values];
    row[idAt] = id;
    void request.body;
    await pool.query(insert, row);
    return reply.code(201).send({ id });
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, stop: async () => { await app.close(); await pool.end(); } };
}

async function load(url: string, headers: Record<string, string>, body: string): Promise<number> {
  const result = await autocannon({
    url, connections, duration: seconds,
    requests: [{
      method: 'POST', path: new URL(url).pathname, body,
      // Every post is a new one: a repeated key would only be answered from memory.
      setupRequest: (request) => ({
        ...request, headers: { 'content-type': 'application/json', ...headers, 'idempotency-key': randomUUID() },
      }),
    }],
  });
  if (result.non2xx > 0 || result.errors > 0) say(`  ${result.non2xx} refused, ${result.errors} failed`);
  return result['2xx'] / result.duration;
}

/** Prints ratio and rates; with --json one object on the last line. */
export async function main(args: string[]): Promise<number> {
  const fleet = await startFleet({ LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '100000000', NODE_ENV: 'production' });
  try {
    const code = 'TX.GAR.TOP.POLO';
    const cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 12 });
    const body = JSON.stringify({
      clusterId: cluster.clusterId, title: 'Polo shirts for a sports club',
      lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90), ceilingPrice: { amount: 9, currency: 'USD' } }],
    });
    const headers = { authorization: `Bearer ${cluster.buyerKey}` };
    await createClient({ baseUrl: fleet.url, apiKey: cluster.buyerKey }).POST('/v1/requirements', { body: JSON.parse(body) });
    const bare = await startBareRoute(fleet);
    const pairs: { ours: number; bare: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const pair = { bare: await load(bare.url, {}, body), ours: await load(`${fleet.url}/v1/requirements`, headers, body) };
      // The first pair warms both up.
      if (round > 0) pairs.push(pair);
      say(`${round === 0 ? 'warm-up' : `round ${round}`}: bare ${pair.bare.toFixed(0)}/s, ours ${pair.ours.toFixed(0)}/s, ratio ${(pair.ours / pair.bare).toFixed(3)}`);
    }
    await bare.stop();
    const ratio = median(pairs.map((pair) => pair.ours / pair.bare));
    const perSecond = median(pairs.map((pair) => pair.ours));
    const latency = args.includes('--no-latency') ? {} : await measureLatency(say);
    const result = { ratio: Number(ratio.toFixed(3)), per_s: Math.round(perSecond), bare_per_s: Math.round(median(pairs.map((p) => p.bare))), ...latency };
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${Object.entries(result).map(([name, value]) => `${name}: ${value}`).join('\n')}\n`);
  } finally {
    await fleet.stop();
  }
  return 0;
}
