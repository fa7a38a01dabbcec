// The Postgres a command works on: the one POSTGRES_URL names or, on a developer's machine, the demo's.

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
  if (env['NODE_ENV'] === 'production') throw new Error('Set POSTGRES_URL: in production there is no demo to work on.');
  // Loaded only here: a container has neither servers to start nor the packages that bring them.
  const { withDemoDatabase } = await import('./demo-database.js');
  return withDemoDatabase(onProgress, work);
}

/** The variable that holds the password of a service's role. */
export const passwordVariable = (role: string) => `DATABASE_PASSWORD_${role.toUpperCase().replaceAll('-', '_')}`;

function passwordsFrom(env: NodeJS.ProcessEnv, roles: readonly string[]): Record<string, string> {
  const missing = roles.map(passwordVariable).filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set the passwords that the services' roles are to have: ${missing.join(', ')}`);
  return Object.fromEntries(roles.map((role) => [role, env[passwordVariable(role)] ?? '']));
}
