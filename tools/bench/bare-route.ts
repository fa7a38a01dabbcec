// What the bench compares with, in a process of its own: one Fastify route, one pool, one INSERT of the row that a
// requirement is; no login, no check, no event.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { Pool } from 'pg';

const file = fileURLToPath(import.meta.url);
const variable = 'LINKWRIGHT_BARE_POSTGRES';

export interface BareRoute {
  url: string;
  stop(): Promise<void>;
}

/** Starts the route on a free port. There must be a requirement already: its row is the one that is inserted. */
export async function startBareRoute(postgresUrl: string): Promise<BareRoute> {
  const child = fork(file, { env: { ...process.env, NODE_ENV: 'production', [variable]: postgresUrl } });
  const url = await Promise.race([
    once(child, 'message').then(([message]) => message as string),
    once(child, 'exit').then((): never => {
      throw new Error('The bare route ended before it answered.');
    }),
  ]);
  return {
    url,
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function serve(postgresUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: postgresUrl, max: 20 });
  await pool.query('CREATE SCHEMA bare');
  await pool.query('CREATE TABLE bare.requirement (LIKE matching.requirement INCLUDING ALL)');
  const { rows: [sample] } = await pool.query<Record<string, unknown>>('SELECT * FROM matching.requirement LIMIT 1');
  const columns = Object.keys(sample!);
  const values = Object.values(sample!).map((value) =>
    value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value);
  const idAt = columns.indexOf('id');
  const insert = `INSERT INTO bare.requirement (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`;
  const app = Fastify({ logger: false });
  app.post('/', async (_request, reply) => {
    const id = randomUUID();
    await pool.query(insert, values.with(idAt, id));
    return reply.code(201).send({ id });
  });
  process.once('disconnect', () => void app.close().then(() => pool.end()));
  process.send!(await app.listen({ host: '127.0.0.1', port: 0 }));
}

if (process.argv[1] === file) await serve(process.env[variable]!);
