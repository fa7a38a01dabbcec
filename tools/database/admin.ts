// The Postgres a command works on: the one POSTGRES_URL names, the running demo's, or the demo's, started for the command.
import { existsSync, readFileSync } from 'node:fs';
import { isAlive, startServers } from '#servers';
import { demoFolder, runningFile, type RunningDemo } from '../demo/ground.js';
import { demoSecrets } from '../demo/secrets.js';

export interface AdminDatabase {
  /** A role that may read every schema and create roles. */
  url: string;
  /** Whose it is, in words. */
  origin: string;
  /** Passwords of the services' roles, by service; throws and names the variables that are missing. */
  passwords: (roles: readonly string[]) => Record<string, string>;
}

export async function withAdminDatabase<T>(
  env: NodeJS.ProcessEnv,
  onProgress: (message: string) => void,
  work: (database: AdminDatabase) => Promise<T>,
): Promise<T> {
  const given = env['POSTGRES_URL'];
  if (given) {
    return work({ url: given, origin: 'given by POSTGRES_URL', passwords: (roles) => passwordsFrom(env, roles) });
  }
  const passwords = (roles: readonly string[]) => demoSecrets(demoFolder, roles).passwords;
  const running = runningDemo();
  if (running) return work({ url: running.postgresUrl, origin: 'of the running demo', passwords });
  const servers = await startServers({ dataDir: demoFolder, wanted: ['postgres'], env: {}, onProgress });
  try {
    return await work({ url: servers.postgresUrl, origin: `in ${demoFolder}`, passwords });
  } finally {
    await servers.stop();
  }
}

/** The variable that holds the password of a service's role. */
export const passwordVariable = (role: string) => `DATABASE_PASSWORD_${role.toUpperCase().replaceAll('-', '_')}`;

function passwordsFrom(env: NodeJS.ProcessEnv, roles: readonly string[]): Record<string, string> {
  const missing = roles.map(passwordVariable).filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set the passwords that the services' roles are to have: ${missing.join(', ')}`);
  return Object.fromEntries(roles.map((role) => [role, env[passwordVariable(role)] ?? '']));
}

function runningDemo(): RunningDemo | null {
  if (!existsSync(runningFile)) return null;
  const demo = JSON.parse(readFileSync(runningFile, 'utf8')) as RunningDemo;
  return isAlive(demo.pid) ? demo : null;
}
