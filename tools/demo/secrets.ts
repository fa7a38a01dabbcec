// The demo's own secrets: made once, kept beside its data, so that a second start can log in to what the first one left.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '#contracts/message.js';

/** Login roles in Postgres: one a service, and the one by which the registry reaches inclusion categories. */
export const demoRoles: readonly string[] = [...services, 'inclusion'];

export interface DemoSecrets {
  /** Password of each service's login role in Postgres. */
  passwords: Record<string, string>;
  /** An API key that opens an admin account. */
  adminKey: string;
  /** Signs the reply links in e-mails. */
  replyLinkSecret: string;
  /** Encrypts the secrets of webhooks. */
  webhookSecretKey: string;
}

/** Reads them from the folder, or makes them for these roles. */
export function demoSecrets(folder: string, roles: readonly string[]): DemoSecrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoSecrets>) : {};
  const secrets: DemoSecrets = {
    adminKey: known.adminKey ?? `lw_${secret()}`,
    replyLinkSecret: known.replyLinkSecret ?? secret(),
    webhookSecretKey: known.webhookSecretKey ?? secret(),
    // A service that came later gets its password then.
    passwords: { ...Object.fromEntries(roles.map((role) => [role, secret()])), ...known.passwords },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
