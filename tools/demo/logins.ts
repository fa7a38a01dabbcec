// The demo's keys in a file that a shell reads: `. .data/demo.env`. It is for its owner's eyes only.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Login {
  key: string;
  /** Whose account it is. */
  name: string;
}

/** An API key per role, and the cluster they belong to. */
export interface DemoCredentials {
  clusterId: string;
  admin: Login;
  cda: Login;
  /** A second agent of the same cluster. */
  cda_second: Login;
  manager: Login;
  /** Reads English. */
  buyer: Login;
  /** Reads French. */
  buyer_fr: Login;
  /** A medium enterprise that reads French. */
  enterprise: Login;
  /** A home worker. */
  enterprise_home: Login;
  /** Offers training. */
  provider: Login;
}

const suffix = '_KEY';

/** Keys by login, as an earlier start left them; empty when there was none. */
export function keptKeys(file: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').matchAll(/^([A-Z_]+)_KEY='([^']+)'$/gm);
  return new Map([...lines].map(([, name, key]) => [name!.toLowerCase(), key!]));
}

export function keepLogins(file: string, url: string, clusterId: string, logins: Record<string, Login>): void {
  const lines = [
    '# Address and keys of the demo, rewritten at every start.',
    `API='${url}'`,
    `CLUSTER_ID='${clusterId}'`,
    ...Object.entries(logins).flatMap(([login, { key, name }]) => [`# ${name}`, `${login.toUpperCase()}${suffix}='${key}'`]),
  ];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  chmodSync(file, 0o600);
}
