// What the demo tells when it is ready: where to go, as whom, and a first call.
import type { ServerDescription } from '#servers';

export interface Greeting {
  url: string;
  /** API keys by what their account is; other facts of the demo cluster are passed over. */
  credentials: object;
  servers: ServerDescription[];
  /** Where e-mails go, in words. */
  mail: string;
  /** Seconds since the command was given. */
  seconds: number;
}

interface Login {
  key: string;
  /** Whose account it is, when the seed says so. */
  name?: string;
}

export function greeting({ url, credentials, servers, mail, seconds }: Greeting): string {
  const logins = loginsIn(credentials);
  const width = Math.max(...logins.map(([role]) => role.length), 0);
  const cda = logins.find(([role]) => role === 'cda') ?? logins[0];
  return [
    '',
    `Linkwright is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Console      ${url}/console`,
    `  Sign in with one click  ${url}/demo`,
    '',
    `  API          ${url}/v1`,
    `  Description  ${url}/docs and ${url}/openapi.json`,
    `  E-mail       ${mail}`,
    ...servers.map(({ name, url: address, origin }) => `  ${name.padEnd(12)} ${address} (${origin})`),
    '',
    'API keys of the demo accounts:',
    '',
    ...logins.map(([role, { key, name }]) => `  ${role.padEnd(width)}  ${key}${name ? `  ${name}` : ''}`),
    '',
    'A first call, as the cluster development agent:',
    '',
    `  curl -s -H 'Authorization: Bearer ${cda?.[1].key ?? ''}' '${url}/v1/enterprises?limit=3'`,
    '',
    'Ctrl-C stops everything; the next start goes on from here.',
    '',
  ].join('\n');
}

/** Logins, also those one level down (enterprises by name). */
function loginsIn(credentials: object, prefix = ''): [string, Login][] {
  return Object.entries(credentials).flatMap(([name, value]): [string, Login][] => {
    if (typeof value !== 'object' || value === null) return [];
    if ('key' in value && typeof value.key === 'string') return [[`${prefix}${name}`, value as Login]];
    return prefix === '' ? loginsIn(value, `${name} `) : [];
  });
}
