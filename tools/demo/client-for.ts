// Which API a command talks to, and as whom: what it is told, else what the environment says, else the demo.
import { existsSync, readFileSync } from 'node:fs';
import { createClient, type Client } from '#client';
import { keptKeys } from './logins.js';

const demoEnv = '.data/demo.env';

/** A client of an admin. Throws with a message for people. */
export function clientFor({ url, key }: { url?: string | undefined; key?: string | undefined }): Client {
  const address = url ?? process.env['API'] ?? /^API='([^']+)'$/m.exec(existsSync(demoEnv) ? readFileSync(demoEnv, 'utf8') : '')?.[1];
  const apiKey = key ?? process.env['ADMIN_KEY'] ?? keptKeys(demoEnv).get('admin');
  if (address === undefined || apiKey === undefined) throw new Error('give --url and --key, or start the demo first');
  return createClient({ baseUrl: address, apiKey });
}
