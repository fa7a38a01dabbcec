// `npm run migrate`: roles, schemas and tables of every service, up to date, under an advisory lock.
import { parseArgs } from 'node:util';
import { migrateAll } from '#platform/database/migrate.js';
import { schemas } from '../apps/all/src/schemas.js';
import { passwordVariable, withAdminDatabase } from './database/admin.js';

const names = schemas.map(({ name }) => name);

const usage = `npm run migrate -- [--json]

Creates the login role and the schema of each service (${names.join(', ')}) and runs the migrations that are pending.
Set POSTGRES_URL to a role that may create roles and schemas, and the services' passwords in
${names.map(passwordVariable).join(', ')}.
Without POSTGRES_URL it works on the demo's own Postgres.

  --json   one JSON object on the last line: the migrations that ran, by service
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const ran = await withAdminDatabase(process.env, say, async ({ url, origin, passwords }) => {
      say(`Postgres ${origin}`);
      return migrateAll({ adminUrl: url, services: schemas, passwords: passwords(names), onProgress: say });
    });
    for (const [name, migrations] of Object.entries(ran)) for (const migration of migrations) say(`  ${name}: ${migration}`);
    console.log(values.json ? JSON.stringify(ran) : 'Every schema is up to date.');
    return 0;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

function say(message: string): void {
  console.error(message);
}
