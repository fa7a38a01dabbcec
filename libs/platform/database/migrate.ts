// Roles, schemas and migrations of every service, made by one command at a time under an advisory lock.
import { Client } from 'pg';
import {
  createDataSource,
  extensionSchema,
  searchPath,
  type EntityClass,
  type MigrationClass,
} from './data-source.js';

export interface ServiceSchema {
  /** The login role; it owns its schema and nothing else. */
  name: string;
  /** Equal to the name if not given. */
  schema?: string;
  entities: readonly EntityClass[];
  migrations: readonly MigrationClass[];
}

export interface MigrateOptions {
  /** A role that may create roles, schemas and extensions. */
  adminUrl: string;
  services: readonly ServiceSchema[];
  /** The password of each role, by service name. */
  passwords: Record<string, string>;
  /** Extensions to install for all, e.g. `pg_trgm`. */
  extensions?: readonly string[];
  onProgress?: (line: string) => void;
}

const lockKey = 4_711_002;
/** Two commands on two databases of one server can still meet at the roles, which they share. */
const raceCodes = new Set(['42710', '23505', 'XX000']);
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The address for one service's role on the same server and database as `adminUrl`. */
export function serviceUrl(adminUrl: string, name: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** Brings every service's schema up to date; returns the migrations that were run, by service. */
export async function migrateAll(options: MigrateOptions): Promise<Record<string, string[]>> {
  const admin = new Client({ connectionString: options.adminUrl, connectionTimeoutMillis: 10_000 });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await prepareDatabase(admin, options.extensions ?? []);
    const ran: Record<string, string[]> = {};
    for (const service of options.services) {
      await prepareService(admin, service, passwordOf(options, service.name));
      ran[service.name] = await migrateService(options, service);
      options.onProgress?.(`${service.name}: ${ran[service.name]!.length} migrations run`);
    }
    return ran;
  } finally {
    await admin.end();
  }
}

function passwordOf(options: MigrateOptions, name: string): string {
  const password = options.passwords[name];
  if (!password) throw new Error(`There is no password for the role ${name}. Add it to \`passwords\`.`);
  return password;
}

async function prepareDatabase(admin: Client, extensions: readonly string[]): Promise<void> {
  const {
    rows: [database],
  } = await admin.query<{ name: string }>('SELECT current_database() AS name');
  await admin.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await admin.query(`REVOKE ALL ON DATABASE ${quoted(database!.name)} FROM PUBLIC`);
  await admin.query(`CREATE SCHEMA IF NOT EXISTS ${extensionSchema}`);
  for (const extension of extensions) {
    await admin.query(`CREATE EXTENSION IF NOT EXISTS ${quoted(extension)} SCHEMA ${extensionSchema}`);
  }
}

async function prepareService(admin: Client, service: ServiceSchema, password: string): Promise<void> {
  const role = quoted(service.name);
  const schema = service.schema ?? service.name;
  const {
    rows: [database],
  } = await admin.query<{ name: string }>('SELECT current_database() AS name');
  await patiently(async () => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [service.name]);
    await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${literal(password)}`);
    await admin.query(`ALTER ROLE ${role} SET search_path = ${searchPath(schema)}`);
  });
  await patiently(() => admin.query(`GRANT CONNECT ON DATABASE ${quoted(database!.name)} TO ${role}`));
  // An administrator that is no superuser must be a member of the role to give it a schema.
  await patiently(() => admin.query(`GRANT ${role} TO CURRENT_USER`));
  await admin.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)} AUTHORIZATION ${role}`);
  await admin.query(`GRANT USAGE ON SCHEMA ${extensionSchema} TO ${role}`);
}

async function patiently(step: () => Promise<unknown>, tries = 10): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await step();
      return;
    } catch (error) {
      if (attempt === tries || !raceCodes.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
    }
  }
}

async function migrateService(options: MigrateOptions, service: ServiceSchema): Promise<string[]> {
  const dataSource = createDataSource({
    url: serviceUrl(options.adminUrl, service.name, passwordOf(options, service.name)),
    schema: service.schema ?? service.name,
    entities: service.entities,
    migrations: service.migrations,
    poolSize: 2,
    applicationName: `${service.name}-migrate`,
    statementTimeoutMs: 0,
  });
  await dataSource.initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
