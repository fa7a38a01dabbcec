// The template database: migrated once, cloned by every test file.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrateAll } from '#platform/database/migrate.js';

/** Creates and migrates the template on a server; the roles' passwords are random. */
export async function makeTemplate(adminUrl: string): Promise<{ template: string; passwords: Record<string, string> }> {
  // Loaded only here: it brings the entities of every service.
  const { schemas } = await import('../../apps/all/src/schemas.js');
  const template = `linkwright_template_${randomBytes(4).toString('hex')}`;
  const passwords = Object.fromEntries(schemas.map(({ name }) => [name, randomBytes(16).toString('hex')]));
  await asAdmin(adminUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await migrateAll({ adminUrl: inDatabase(adminUrl, template), services: schemas, passwords });
  return { template, passwords };
}

/** The same login on another database of the server. */
export function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** One connection for a piece of work. */
export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
