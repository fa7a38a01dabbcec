// `npm run bench:post`: accepted posts per second of the whole system against a bare Fastify route that inserts the same row.
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { createClient } from '#client';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { day, makeSmallCluster } from '../fleet/small-cluster.js';
import { startBareRoute } from './bare-route.js';
import { measureLatency } from './post-latency.js';
import { untilQuiet } from './quiet.js';

const rounds = 5;
const seconds = 6;
const connections = 20;
const say = (line: string) => process.stderr.write(`${line}\n`);
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

interface Pair {
  ours: number;
  bare: number;
}

/** Prints ratio and rates; with --json one object on the last line; --no-latency measures the throughput only. */
export async function main(args: string[]): Promise<number> {
  const pairs = await measureThroughput();
  const latency = args.includes('--no-latency') ? {} : await measureLatency(say);
  const result = {
    ratio: Number(median(pairs.map((pair) => pair.ours / pair.bare)).toFixed(3)),
    per_s: Math.round(median(pairs.map((pair) => pair.ours))),
    bare_per_s: Math.round(median(pairs.map((pair) => pair.bare))),
    ...latency,
  };
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  return 0;
}

/** Bare and ours by turns, each while nothing else goes on; the first pair warms both up and is not counted. */
async function measureThroughput(): Promise<Pair[]> {
  const fleet = await startFleet({ LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '100000000', NODE_ENV: 'production' });
  try {
    const code = 'TX.GAR.TOP.POLO';
    const cluster = await makeSmallCluster(fleet.url, fleet.adminKey, code, { enterprises: 12 });
    const post = {
      clusterId: cluster.clusterId, title: 'Polo shirts for a sports club',
      lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90), ceilingPrice: { amount: 9, currency: 'USD' } }],
    };
    await createClient({ baseUrl: fleet.url, apiKey: cluster.buyerKey }).POST('/v1/requirements', { body: post });
    const bare = await startBareRoute(fleet.servers.postgresUrl);
    try {
      return await alternate(fleet, bare.url, { authorization: `Bearer ${cluster.buyerKey}` }, JSON.stringify(post));
    } finally {
      await bare.stop();
    }
  } finally {
    await fleet.stop();
  }
}

async function alternate(fleet: Fleet, bareUrl: string, headers: Record<string, string>, body: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await untilQuiet(fleet.servers.postgresUrl, say);
    const pair = { bare: await load(bareUrl, {}, body), ours: await load(`${fleet.url}/v1/requirements`, headers, body) };
    if (round > 0) pairs.push(pair);
    const words = `bare ${pair.bare.toFixed(0)}/s, ours ${pair.ours.toFixed(0)}/s, ratio ${(pair.ours / pair.bare).toFixed(3)}`;
    say(`${round === 0 ? 'warm-up' : `round ${round}`}: ${words}`);
  }
  return pairs;
}

/** Accepted posts per second; a refused or failed one makes the measurement worthless. */
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
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} posts were refused and ${result.errors} failed, so the rate says nothing.`);
  }
  return result['2xx'] / result.duration;
}
