// The parties of the benchmark in a seeded registry, and what is asked of it beside the API.
import { setTimeout as sleep } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { Client as Postgres } from 'pg';
import { createClient, type Client } from '#client';
import type { Fleet } from '../../fleet/fleet.js';
import { makeWorld, type World } from '../seed/world.js';

/** Most that a buyer may post to. */
const clustersOfBuyer = 50;

export interface LiveScene {
  world: World;
  admin: Client;
  /** A buyer of that cluster. */
  buyerIn(clusterId: string): Client;
  postgres: Postgres;
  /** Of the matching service, by name; NaN of what it does not know. */
  figure(name: string): Promise<number>;
  /** Processor time of the services so far, in seconds: what remains true on a machine that does other work too. */
  cpuSeconds(): number;
  /** The same for each service and each server. */
  cpuByPart(): Record<string, number>;
  /** Of the matching process, in MB. */
  memory(): Promise<Record<string, number>>;
  /** Nothing is pending any more. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** Forgets what was posted and changed before, but for the changes of enterprises themselves. */
export async function beginAnew(postgresUrl: string): Promise<void> {
  const postgres = new Postgres({ connectionString: postgresUrl });
  await postgres.connect();
  try {
    await postgres.query(`TRUNCATE matching.requirement, matching.match_run, matching.enterprise_rematch, matching.enterprise_change,
      matching.missed_opening, matching.outbox, registry.outbox CASCADE`);
  } finally {
    await postgres.end();
  }
}

export async function openScene(fleet: Fleet, enterprises: number): Promise<LiveScene> {
  const world = makeWorld(1, enterprises);
  const admin = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
  const buyers = new Map<string, Client>();
  const clusterIds = world.places.map(({ cluster }) => cluster.id);
  for (let from = 0; from < clusterIds.length; from += clustersOfBuyer) {
    const its = clusterIds.slice(from, from + clustersOfBuyer);
    const client = await makeBuyer(fleet, admin, its, `${Date.now()}-${from}`);
    for (const id of its) buyers.set(id, client);
  }
  const postgres = new Postgres({ connectionString: fleet.postgresUrl });
  await postgres.connect();
  const { matching } = fleet.services;
  const figure = async (name: string) => {
    const text = await (await fetch(`${matching.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name}{`) || each.startsWith(`${name} `));
    return Number(line?.split(' ').at(-1) ?? NaN);
  };
  return {
    world, admin, postgres, figure,
    buyerIn: (clusterId) => buyers.get(clusterId)!,
    cpuByPart: () => {
      const { postgres: server, nats, redis } = fleet.servers;
      return {
        ...Object.fromEntries((['matching', 'registry', 'gateway'] as const).map((name) => [name, cpuSecondsOf(fleet.services[name].pid!)])),
        ...Object.fromEntries(Object.entries({ postgres: server, nats, redis }).map(([name, one]) => [name, one?.pid ? cpuSecondsOfAll(one.pid) : NaN])),
      };
    },
    cpuSeconds: () => [matching, fleet.services.registry, fleet.services.gateway].reduce((sum, { pid }) => sum + cpuSecondsOf(pid!), 0),
    memory: async () => ({
      matching_rss_mb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${matching.pid}/status`, 'utf8'))![1]) / 1024),
      index_mb: Math.round((await figure('replica_bytes')) / 2 ** 20),
    }),
    quiet: async () => {
      for (;;) {
        const { rows } = await postgres.query(`SELECT 1 FROM matching.match_run WHERE status = 'pending' UNION ALL SELECT 1 FROM matching.enterprise_rematch
          UNION ALL SELECT 1 FROM matching.outbox WHERE published_at IS NULL UNION ALL SELECT 1 FROM registry.outbox WHERE published_at IS NULL LIMIT 1`);
        if (rows.length === 0) return;
        await sleep(100);
      }
    },
    close: () => postgres.end(),
  };
}

/** User and system time, in hundredths, are the 14th and 15th field; the name before them may hold spaces. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Of a process and its children, also those that have ended. */
function cpuSecondsOfAll(parent: number): number {
  let hundredths = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      if (Number(pid) === parent) hundredths += Number(fields[13]) + Number(fields[14]);
      if (Number(pid) === parent || Number(fields[1]) === parent) hundredths += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended while the list was read, and is among its parent's.
    }
  }
  return hundredths / 100;
}

async function makeBuyer(fleet: Fleet, admin: Client, clusterIds: string[], mark: string): Promise<Client> {
  const { id: organisationId } = (await admin.POST('/v1/buyers', { body: { name: `Buyer ${mark}`, country: 'DE', clusterIds, languages: ['en'] } })).data;
  const { id } = (await admin.POST('/v1/accounts', { body: { name: 'Buyer', email: `buyer-${mark}@example.org`, role: 'buyer', organisationId, clusterIds } })).data;
  const { key } = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'bench' } })).data;
  return createClient({ baseUrl: fleet.url, apiKey: key });
}

/** Waits until the index is there; how long its load took. */
export async function untilIndexed(scene: LiveScene, say: (line: string) => void): Promise<Record<string, number>> {
  say('waiting for the index in memory');
  for (;;) {
    const seconds = await scene.figure('replica_load_seconds');
    if (seconds > 0) return { load_s: Number(seconds.toFixed(1)) };
    await sleep(500);
  }
}
