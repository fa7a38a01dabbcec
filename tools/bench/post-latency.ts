// How long it takes from an accepted post to its proposals, with 10,000 enterprises and 20 posts a second.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { day, makeSmallCluster, type SmallCluster } from '../fleet/small-cluster.js';
import { quantile } from './quantile.js';
import { untilQuiet } from './quiet.js';

const enterprises = 10_000;
const perSecond = 20;
const seconds = 20;

/**
 * Milliseconds from the post's acceptance (`postedAt`, by the service's clock) to the run's end (`finishedAt`, by the
 * database's clock on the same machine, just before the commit that shows the proposals); p50, p95 and p99 of all posts.
 */
export async function measureLatency(say: (line: string) => void): Promise<Record<string, number>> {
  const fleet = await startFleet({ LOG_LEVEL: 'warn', NODE_ENV: 'production', ACCESS_LOG_SAMPLE: '0', RATE_PER_MINUTE: '1000000' });
  try {
    const cluster = await makeSmallCluster(fleet.url, fleet.adminKey, 'TX.GAR.TOP.POLO', { enterprises: 1 });
    const codes = await leafCodes(cluster);
    say(`loading ${enterprises} enterprises through the import`);
    await load(fleet, cluster, codes);
    await projected(fleet, say);
    await untilQuiet(fleet.servers.postgresUrl, say);
    say(`posting ${perSecond} a second for ${seconds} s`);
    const ids: string[] = [];
    const pending: Promise<void>[] = [];
    const begin = Date.now();
    for (let number = 0; number < perSecond * seconds; number += 1) {
      await sleep(Math.max(0, begin + (number * 1000) / perSecond - Date.now()));
      pending.push(post(cluster, codes[number % codes.length]!, number).then((id) => void ids.push(id)));
    }
    await Promise.all(pending);
    const times = (await Promise.all(ids.map((id) => proposalsAfter(cluster, id)))).sort((a, b) => a - b);
    return {
      enterprises, posts: times.length,
      proposals_p50_ms: quantile(times, 0.5), proposals_p95_ms: quantile(times, 0.95), proposals_p99_ms: quantile(times, 0.99),
    };
  } finally {
    await fleet.stop();
  }
}

async function leafCodes(cluster: SmallCluster): Promise<string[]> {
  const { items } = (await cluster.admin.GET('/v1/codes', { params: { query: { q: '', limit: 200 } } })).data;
  const parents = new Set(items.map((item) => item.parent));
  return items.filter((item) => !parents.has(item.code) && item.unit === 'C62').map((item) => item.code);
}

async function load(fleet: Fleet, cluster: SmallCluster, codes: string[]): Promise<void> {
  const header = 'external_id,name,size,registered,country,latitude,longitude,capability_code,capability_unit,lead_time_days,'
    + 'minimum_order,price_amount,price_currency,capacity_from,capacity_to,capacity_quantity';
  for (let first = 0; first < enterprises; first += 500) {
    const rows = Array.from({ length: 500 }, (_, offset) => {
      const number = first + offset;
      return [
        `L${number}`, `Workshop ${number}`, 'small', 'true', 'ET', 8 + (number % 200) / 100, 38 + (number % 150) / 100,
        codes[number % codes.length], 'piece', 5 + (number % 40), 10, 3 + (number % 60) / 10, 'USD', day(0), day(300), 100 + (number % 50) * 100,
      ].join(',');
    });
    const response = await fetch(`${fleet.url}/v1/imports/enterprises?clusterId=${cluster.clusterId}`, {
      method: 'POST', body: [header, ...rows].join('\n'),
      headers: { authorization: `Bearer ${fleet.adminKey}`, 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
    });
    if (!response.ok) throw new Error(`import refused: ${response.status} ${await response.text()}`);
  }
}

/** Waits until matching knows every enterprise. */
async function projected(fleet: Fleet, say: (line: string) => void): Promise<void> {
  const postgres = new Postgres({ connectionString: fleet.servers.postgresUrl });
  await postgres.connect();
  try {
    for (;;) {
      const { rows: [row] } = await postgres.query<{ known: number }>('SELECT count(*)::int AS known FROM matching.enterprise_projection');
      if (row!.known > enterprises) return;
      say(`  matching knows ${row!.known}`);
      await sleep(5000);
    }
  } finally {
    await postgres.end();
  }
}

async function post(cluster: SmallCluster, code: string, number: number): Promise<string> {
  return (await cluster.buyer.POST('/v1/requirements', { body: {
    clusterId: cluster.clusterId, title: `Order ${number}`,
    lots: [{ code, quantity: 400, unit: 'piece', deadline: day(60), ceilingPrice: { amount: 9, currency: 'USD' } }],
  } })).data.id;
}

async function proposalsAfter(cluster: SmallCluster, requirementId: string): Promise<number> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const { items } = (await cluster.admin.GET('/v1/requirements/{id}/match-runs', { params: { path: { id: requirementId } } })).data;
    const requirement = (await cluster.admin.GET('/v1/requirements/{id}', { params: { path: { id: requirementId } } })).data;
    const first = items.at(-1);
    if (first?.finishedAt && requirement.postedAt) return Date.parse(first.finishedAt) - Date.parse(requirement.postedAt);
    await sleep(100);
  }
  throw new Error(`requirement ${requirementId} has no finished run after a minute`);
}
