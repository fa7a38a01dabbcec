// Makes and loads every n-th piece of the enterprises, over a connection of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'pg';
import { enterpriseRows, enterpriseTables, wordsOfName } from '../../../apps/all/src/kept-rows.js';
import { CopyRows } from './copy-rows.js';
import { makeEnterprise } from './enterprise.js';
import { makeWorld } from './world.js';

/** Enterprises made in memory before they are sent. */
const atOnce = 2_000;

export interface LoadingTask {
  postgresUrl: string;
  seed: number;
  enterprises: number;
  clusters?: number | undefined;
  worker: number;
  workers: number;
}

export interface Loaded {
  /** By table. */
  rows: Record<string, number>;
  /** Every word of their names. */
  words: ReadonlySet<string>;
}

/** How many enterprises were loaded since the last message, and at the end all that was. */
export type LoadingNews = { loaded: number } | Loaded;

const { postgresUrl, seed, enterprises, clusters, worker, workers } = workerData as LoadingTask;
const world = makeWorld(seed, enterprises, clusters);
const tables = enterpriseTables.map((table) => new CopyRows(table));
const words = new Set<string>();
const client = new Client({ connectionString: postgresUrl });
await client.connect();
try {
  for (let first = worker * atOnce; first < enterprises; first += workers * atOnce) {
    const end = Math.min(enterprises, first + atOnce);
    for (let number = first; number < end; number += 1) {
      const enterprise = makeEnterprise(world, number);
      enterpriseRows(enterprise).forEach((rows, table) => rows.forEach((row) => tables[table]!.add(row)));
      for (const word of wordsOfName(enterprise.name)) words.add(word);
    }
    await client.query('BEGIN');
    for (const table of tables) await table.send(client);
    await client.query('COMMIT');
    parentPort!.postMessage({ loaded: end - first } satisfies LoadingNews);
  }
} finally {
  await client.end();
}
parentPort!.postMessage({ rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])), words } satisfies LoadingNews);
