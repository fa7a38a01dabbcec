// Servers with a synthetic registry in a folder that stays: loaded once, and again when the schema or what is made has changed.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { migrateAll } from '#platform/database/migrate.js';
import { clearData, startServers, type RunningServers, type ServerName } from '#servers';
import { schemas } from '../../../apps/all/src/schemas.js';
import { load } from './load.js';

/** As an operator would for so many: a quarter of the memory for its buffers; and few checkpoints while it is loaded. */
const postgresSettings = {
  shared_buffers: `${Math.min(4_096, Math.floor(totalmem() / 2 ** 22))}MB`,
  max_wal_size: '8GB', wal_level: 'minimal', max_wal_senders: '0',
};

/** Raise it when other enterprises are made of the same seed. */
const generation = 1;

export interface Seeding {
  enterprises: number;
  seed: number;
  /** As many as makeWorld makes unless given. */
  clusters?: number;
  /** Where the data is kept; `.data/bench-N` unless given. */
  folder?: string | undefined;
  /** All three unless given. */
  wanted?: ServerName[];
  say: (line: string) => void;
}

export interface Seeded {
  servers: RunningServers;
  folder: string;
  rows: Record<string, number>;
  /** Null when it was there already. */
  seconds: number | null;
}

interface Note {
  made: string;
  rows: Record<string, number>;
}

/** The servers are running afterwards; who asked for them stops them. */
export async function seededServers({ enterprises, seed, clusters, folder = `.data/bench-${enterprises}`, wanted, say }: Seeding): Promise<Seeded> {
  const noteFile = join(folder, 'seeded.json');
  const made = JSON.stringify([generation, enterprises, seed, schemas.map(({ migrations }) => migrations.map(({ name }) => name)), ...(clusters === undefined ? [] : [clusters])]);
  const note = existsSync(noteFile) ? (JSON.parse(readFileSync(noteFile, 'utf8')) as Note) : null;
  const complete = note?.made === made;
  // What was left half way, or is of another schema, is of no use.
  if (!complete && existsSync(folder)) await clearData(folder);
  const servers = await startServers({ dataDir: folder, durable: false, env: {}, postgresSettings, ...(wanted ? { wanted } : {}) });
  try {
    if (complete) {
      say(`${enterprises} enterprises are in ${folder} already`);
      return { servers, folder, rows: note.rows, seconds: null };
    }
    say(`loading ${enterprises} enterprises into ${folder}`);
    const passwords = Object.fromEntries(schemas.map(({ name }) => [name, randomBytes(16).toString('hex')]));
    await migrateAll({ adminUrl: servers.postgresUrl, passwords, services: schemas });
    const begin = performance.now();
    const rows = await load({ postgresUrl: servers.postgresUrl, seed, enterprises, clusters, say });
    const seconds = (performance.now() - begin) / 1000;
    writeFileSync(noteFile, JSON.stringify({ made, rows } satisfies Note));
    return { servers, folder, rows, seconds };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}
