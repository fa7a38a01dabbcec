// Loads a synthetic registry and the projections of it by COPY into a migrated, empty database.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import {
  clusterRows, clusterTables, codeTables, enterpriseTables, nameWordRowOf, nameWordTable, starterRows, type KeptTable,
} from '../../../apps/all/src/kept-rows.js';
import { CopyRows } from './copy-rows.js';
import { sideBySide, withoutIndexes } from './later-indexes.js';
import type { Loaded, LoadingNews, LoadingTask } from './loading.worker.js';
import { makeWorld } from './world.js';

export interface Loading {
  postgresUrl: string;
  seed: number;
  enterprises: number;
  clusters?: number | undefined;
  say: (line: string) => void;
}

const workers = Math.min(2, availableParallelism());

/** Rows by table. */
export async function load({ postgresUrl, seed, enterprises, clusters, say }: Loading): Promise<Record<string, number>> {
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const rows = await loadSmall(client, codeTables, [starterRows()]);
    Object.assign(rows, await loadSmall(client, clusterTables, makeWorld(seed, enterprises, clusters).places.map(({ cluster }) => clusterRows(cluster))));
    const names = [...enterpriseTables, nameWordTable].map((table) => new CopyRows(table).table);
    const later = await withoutIndexes(client, names);
    let loaded = 0;
    let told = 0;
    const onLoaded = (count: number) => {
      loaded += count;
      if (loaded - told < enterprises / 10 && loaded < enterprises) return;
      told = loaded;
      say(`  ${loaded} enterprises`);
    };
    const parts = await Promise.all(Array.from({ length: workers }, (_, worker) =>
      runWorker({ postgresUrl, seed, enterprises, clusters, worker, workers }, onLoaded)));
    for (const part of parts) for (const [table, its] of Object.entries(part.rows)) rows[table] = (rows[table] ?? 0) + its;
    const words = new Set(parts.flatMap((part) => [...part.words]));
    Object.assign(rows, await loadSmall(client, [nameWordTable], [[[...words].map(nameWordRowOf)]]));
    say('  indexes, foreign keys and statistics');
    await sideBySide(postgresUrl, [...later, ...names.map((name) => `VACUUM (ANALYZE) ${name}`)], workers, say);
    return rows;
  } finally {
    await client.end();
  }
}

async function loadSmall(client: Client, tables: readonly KeptTable[], things: readonly object[][][]): Promise<Record<string, number>> {
  const copies = tables.map((table) => new CopyRows(table));
  for (const thing of things) thing.forEach((rows, table) => rows.forEach((row) => copies[table]!.add(row)));
  for (const copy of copies) await copy.send(client);
  return Object.fromEntries(copies.map(({ table, rows }) => [table, rows]));
}

function runWorker(task: LoadingTask, onLoaded: (count: number) => void): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    // Without this process's own options: some are only for the file that it was started with.
    const worker = new Worker(new URL('./loading.worker.js', import.meta.url), { workerData: task, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 256 } });
    let loaded: Loaded | null = null;
    worker.on('message', (news: LoadingNews) => {
      if ('rows' in news) loaded = news;
      else onLoaded(news.loaded);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (loaded) resolve(loaded);
      else reject(new Error(`A part of the enterprises was not loaded: its thread ended with ${code}.`));
    });
  });
}
