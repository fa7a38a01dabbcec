// Is a container given the variables that its program needs, and no others?
import { z } from 'zod';
import { readConfig, type PlatformConfig } from '#platform/config.js';
import { configSchemas } from '../../apps/all/src/config-schemas.js';
import { schemas } from '../../apps/all/src/schemas.js';
import { passwordVariable } from '../../tools/database/admin.js';
import { differences } from './files.js';

export type Environment = Record<string, string>;

/** What the image sets for every service. */
export interface ImageEnvironment {
  NODE_ENV: string;
  HOST: string;
  PORT: string;
}

const schemaOf = (app: string): z.ZodObject | undefined => (configSchemas as Record<string, z.ZodObject>)[app];

/** The variables that a service reads, by name: whether it needs them. */
export function variablesOf(app: string): Map<string, boolean> {
  const schema = schemaOf(app);
  if (!schema) throw new Error(`apps/${app} has no config schema: add it to apps/all/src/config-schemas.ts`);
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return new Map(Object.keys(properties).map((name) => [name, required.includes(name)]));
}

/** Missing, unknown and unusable variables of a service. */
export function environmentFaults(where: string, app: string, given: Environment, image: ImageEnvironment): string[] {
  const known = variablesOf(app);
  const faults = Object.keys(given).filter((name) => !known.has(name))
    .map((name) => `${where} sets ${name}, which the config schema of ${app} does not know`);
  try {
    readConfig(schemaOf(app)!, { ...image, ...given });
  } catch (error) {
    faults.push(`${where}: ${(error as Error).message.replaceAll(/\s*\n\s*/g, ' ')}`);
  }
  return faults;
}

/** How long a service may take to stop, in seconds: its work, then its connections (libs/platform/stop-once.ts). */
export function stopSeconds(app: string, given: Environment, image: ImageEnvironment): number {
  const { SHUTDOWN_MS } = readConfig(schemaOf(app)!, { ...image, ...given }) as PlatformConfig;
  return SHUTDOWN_MS / 1000 + 3;
}

/** The migration gets an administrator and the password of every role. */
export function migrationFaults(where: string, names: readonly string[]): string[] {
  const wanted = ['POSTGRES_URL', ...schemas.map(({ name }) => passwordVariable(name))];
  return differences(where, names, wanted, 'npm run migrate needs it');
}

/** The roles a service logs in with are its own, with the passwords that the migration gives them. */
export function loginFaults(where: string, app: string, given: Environment, migration: Environment): string[] {
  return [['DATABASE_URL', app] as const, ['INCLUSION_DATABASE_URL', 'inclusion'] as const].flatMap(([variable, role]) => {
    const address = given[variable];
    if (address === undefined) return [];
    const { username, password } = new URL(address);
    const faults = username === role ? [] : [`${where}: ${variable} logs in as ${username} instead of ${role}`];
    if (password !== migration[passwordVariable(role)]) faults.push(`${where}: the password in ${variable} is not ${passwordVariable(role)}`);
    return faults;
  });
}
