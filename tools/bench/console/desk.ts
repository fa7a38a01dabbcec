// The CDA of the benchmark: one cluster with everything in it, a session, and so many proposals that wait for a decision.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import type { BrowserContext } from 'playwright-core';
import { createClient, type Client } from '#client';
import type { Fleet } from '../../fleet/fleet.js';
import { day } from '../../fleet/small-cluster.js';
import { untilQuiet } from '../quiet.js';
import { randomFor } from '../seed/random.js';
import { makeWorld, type Place } from '../seed/world.js';

export interface Desk {
  url: string;
  clusterId: string;
  /** Of the session. */
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
  /** That wait for a decision, and what they are of. */
  proposals: number;
  requirements: number;
}

interface DeskOptions {
  enterprises: number;
  /** At least. */
  proposals: number;
  say: (line: string) => void;
}

/** Posts that are made before anybody counts the proposals again. */
const postsAtOnce = 20;
const password = 'eleven shuttles in the rain';

export async function openDesk(fleet: Fleet, { enterprises, proposals, say }: DeskOptions): Promise<Desk> {
  const place = makeWorld(1, enterprises, 1).places[0]!;
  const clusterId = place.cluster.id;
  const admin = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
  const postgres = new Postgres({ connectionString: fleet.postgresUrl });
  await postgres.connect();
  try {
    const waiting = async () => (await postgres.query<{ proposals: number; requirements: number }>(
      `SELECT count(*)::int AS proposals, count(DISTINCT posting_id)::int AS requirements FROM matching.proposal
       WHERE cluster_id = $1 AND status IN ('proposed', 'asked')`, [clusterId],
    )).rows[0]!;
    let found = await waiting();
    if (found.proposals < proposals) {
      const buyer = await makeBuyer(fleet, admin, clusterId);
      for (let number = found.requirements; found.proposals < proposals; number += postsAtOnce) {
        say(`${found.proposals} proposals of ${found.requirements} requirements`);
        await Promise.all(Array.from({ length: postsAtOnce }, (_, each) => buyer.POST('/v1/requirements', { body: requirementIn(place, number + each) })));
        const before = found;
        await untilQuiet(fleet.postgresUrl, say);
        found = await waiting();
        if (found.proposals === before.proposals) throw new Error(`${postsAtOnce} requirements found nobody: the registry is too small for them.`);
      }
    }
    return { url: fleet.url, clusterId, cookies: await signIn(fleet, admin, clusterId), ...found };
  } finally {
    await postgres.end();
  }
}

/** What the trade of the cluster makes, in quantities that many can do. */
function requirementIn({ trade, cluster }: Place, number: number) {
  const random = randomFor(5, number);
  const { code, unit } = trade.codes[trade.code.at(random)]!;
  return {
    clusterId: cluster.id, title: `Order ${number} of ${code.split('.').at(-1)!.toLowerCase()} goods`,
    lots: [{ code, quantity: 50 + Math.floor(random() * 2_000), unit, deadline: day(60 + Math.floor(random() * 120)) }],
  };
}

async function makeBuyer(fleet: Fleet, admin: Client, clusterId: string): Promise<Client> {
  const mark = Date.now();
  const { id: organisationId } = (await admin.POST('/v1/buyers', { body: { name: `Buyer ${mark}`, country: 'DE', clusterIds: [clusterId], languages: ['en'] } })).data;
  const { id } = (await admin.POST('/v1/accounts', { body: { name: 'Buyer', email: `buyer-${mark}@example.org`, role: 'buyer', organisationId, clusterIds: [clusterId] } })).data;
  const { key } = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id } }, body: { label: 'bench' } })).data;
  return createClient({ baseUrl: fleet.url, apiKey: key });
}

/** As somebody new comes in: invited by e-mail, whose link leads to a page that takes a password. */
async function signIn(fleet: Fleet, admin: Client, clusterId: string): Promise<Desk['cookies']> {
  const email = `cda-${Date.now()}@example.org`;
  const { id } = (await admin.POST('/v1/accounts', { body: { name: 'CDA', email, role: 'cda', clusterIds: [clusterId] } })).data;
  await admin.POST('/v1/accounts/{id}/invitations', { params: { path: { id } } });
  let link: string | undefined;
  while (link === undefined) {
    await sleep(50);
    link = fleet.smtp.messages.filter(({ to }) => String(to).includes(email)).flatMap(({ text }) => /https?:\S+\/password\/\S+/.exec(text) ?? []).at(-1);
  }
  const { pathname, search } = new URL(link);
  const taken = await fetch(`${fleet.url}${pathname}${search}`, { method: 'POST', body: new URLSearchParams({ password }) });
  if (!taken.ok) throw new Error(`The password was refused: ${taken.status}`);
  const session = await fetch(`${fleet.url}/v1/sessions`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }),
  });
  if (!session.ok) throw new Error(`Signing in was refused: ${session.status} ${await session.text()}`);
  return session.headers.getSetCookie().map((line) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    return { name: name!, value: value!, domain: new URL(fleet.url).hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
  });
}
