// `npm run dead-letters`: what was given up, and another try for it.
import { parseArgs } from 'node:util';
import { createDataSource } from '#platform/database/data-source.js';
import { Database } from '#platform/database/database.js';
import {
  listDeadLetters, replayAllDeadLetters, replayDeadLetter, type DeadLetter, type DeadLetterFilter,
} from '#platform/dead-letters/dead-letters.js';
import { schemas } from '../apps/all/src/schemas.js';
import { withAdminDatabase } from './database/admin.js';

const names = schemas.map(({ name }) => name);

const usage = `npm run dead-letters -- list [--service NAME] [--status STATUS] [--json]
npm run dead-letters -- replay ID | --all [--service NAME] [--json]

Events and jobs that failed too often. A replayed one is due at once; the running service picks it up by itself.
Works on the Postgres that POSTGRES_URL names (a role that may read every schema), or on the demo's.

  --service NAME   one of ${names.join(', ')}; all unless given
  --status STATUS  dead, retrying or replayed; dead unless given
  --all            replays every dead one
  --json           one JSON object on the last line
`;

interface Found extends DeadLetter {
  service: string;
}

interface Command {
  verb: 'list' | 'replay';
  id: string | null;
  all: boolean;
  services: string[];
  status: NonNullable<DeadLetterFilter['status']>;
  json: boolean;
}

export async function main(args: string[]): Promise<number> {
  try {
    if (args.includes('--help') || args.includes('-h')) {
      console.log(usage);
      return 0;
    }
    const command = readCommand(args);
    const say = (message: string) => console.error(message);
    return await withAdminDatabase(process.env, say, ({ url }) => (command.verb === 'list' ? list(url, command) : replay(url, command)));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

function readCommand(args: string[]): Command {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      service: { type: 'string' }, status: { type: 'string', default: 'dead' },
      all: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
    },
  });
  const [verb, id, ...more] = positionals;
  if ((verb !== 'list' && verb !== 'replay') || more.length > 0) throw new Error('Say what to do: list or replay.');
  if (verb === 'replay' && (id === undefined) !== values.all) throw new Error('Say which: one ID, or --all.');
  if (verb === 'list' && (id !== undefined || values.all)) throw new Error('list takes neither an ID nor --all.');
  if (values.service !== undefined && !names.includes(values.service)) throw new Error(`--service is one of ${names.join(', ')}.`);
  if (!['dead', 'retrying', 'replayed'].includes(values.status)) throw new Error('--status is dead, retrying or replayed.');
  return {
    verb,
    id: id ?? null,
    all: values.all,
    services: values.service ? [values.service] : names,
    status: values.status as Command['status'],
    json: values.json,
  };
}

async function list(url: string, { services, status, json }: Command): Promise<number> {
  const found: Found[] = [];
  for (const service of services) {
    await inSchemaOf(url, service, async (database) => {
      for (let cursor: string | null = null; ;) {
        const page: { items: DeadLetter[]; cursor: string | null } = await listDeadLetters(database, { status }, cursor);
        found.push(...page.items.map((item) => ({ service, ...item })));
        cursor = page.cursor;
        if (cursor === null) break;
      }
    });
  }
  for (const { service, id, kind, name, subjectId, attempts, lastError } of json ? [] : found) {
    console.log(`${id}  ${service}  ${kind} ${name} of ${subjectId}, ${attempts} attempts: ${lastError.split('\n')[0]}`);
  }
  console.log(json ? JSON.stringify({ items: found }) : `${found.length} ${status}`);
  return 0;
}

async function replay(url: string, { id, services, json }: Command): Promise<number> {
  let replayed = 0;
  for (const service of services) {
    replayed += await inSchemaOf(url, service, async (database) => {
      if (id === null) return replayAllDeadLetters(database);
      const known = await database.query('SELECT 1 FROM dead_letter WHERE id::text = $1', [id]);
      if (known.length === 0) return 0;
      await replayDeadLetter(database, id);
      return 1;
    });
  }
  if (id !== null && replayed === 0) throw new Error(`There is no dead letter ${id}.`);
  console.log(json ? JSON.stringify({ replayed }) : `${replayed} set free`);
  return 0;
}

async function inSchemaOf<T>(url: string, service: string, work: (database: Database) => Promise<T>): Promise<T> {
  const schema = schemas.find(({ name }) => name === service)?.schema ?? service;
  const dataSource = createDataSource({ url, schema, entities: [], migrations: [], poolSize: 1, applicationName: 'dead-letters' });
  await dataSource.initialize();
  try {
    return await work(new Database(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
