// Two clusters where everything there is has happened at least once: what is one's own, what a neighbour's, what is foreign.
import { randomBytes } from 'node:crypto';
import type { Role } from '#contracts/message.js';
import type { Sender, Wire } from './send.js';
import type { Api } from './api.js';
import { makeSmallCluster } from '../fleet/small-cluster.js';
import { collect, type Things } from './things.js';
import { furnish, polo, prepare, type Furnished } from './furnish.js';

export interface Caller {
  role: Role;
  key: string;
  accountId: string;
  /** What it is shown in lists: its own, and what it may see of others. */
  own: Things;
  /** What its own cluster has besides, things of its neighbours: their ids are in nothing that it is shown. */
  hidden: Things;
  /** Texts that no answer to this caller may have. */
  secrets: string[];
}

/** By name of an operation, what replaces its part of the example. */
export type Prepared = Record<string, Partial<Pick<Wire, 'path' | 'body'>>>;

export interface World {
  callers: Caller[];
  /** Everything of the other cluster; foreign to all but the admin. */
  foreign: Things;
  /** Accounts whose loss does not matter, each with the id of a key. */
  spare: { id: string; keyId: string }[];
  /** Texts that no answer may have, whoever asks. */
  inside: string[];
  /** What a good request says where the example of the document is not enough. */
  prepared: Prepared;
}

/**
 * Makes both clusters through the public API of a running system. `inside`: secrets and addresses of its servers;
 * `signIn` opens a session of an account, whose password nobody knows.
 */
export async function makeWorld(url: string, adminKey: string, api: Api, sender: Sender, inside: string[], signIn: (accountId: string) => Promise<void>): Promise<World> {
  const prepared = await prepare(url, adminKey);
  const mark = `far${randomBytes(4).toString('hex')}`;
  const [near, far] = await Promise.all(['', `${mark}-`].map(async (each) =>
    furnish(url, await makeSmallCluster(url, adminKey, polo, { enterprises: 2, mark: each, oldClaim: 'TX.GAR.TOP.TSHIRT' }), each)));
  for (const [, key] of [...keysOf(near!), ...keysOf(far!), ['admin', adminKey] as const]) {
    const { text } = await sender.send({ method: 'GET', path: '/v1/me', headers: [['authorization', `Bearer ${key}`]], body: null });
    const { accountId } = JSON.parse(text) as { accountId: string };
    for (let n = 0; n < 2; n += 1) await signIn(accountId);
  }
  const seen = (keys: [Role, string][]) => Promise.all(keys.map(([role, key]) => collect(api, sender, key, role)));
  const farOwn = merged((await seen(keysOf(far!))).map(({ own }) => own));
  const ofBoth = await seen([...keysOf(near!), ['admin', adminKey]]);
  // What belongs to no cluster is everybody's: nobody's foreign thing.
  const nearIds = new Set(ofBoth.filter(({ role }) => role !== 'admin').flatMap(({ ids }) => [...ids]));
  const foreign = filtered(farOwn, ({ id }) => !nearIds.has(id));
  const farIds = new Set(idsOf(foreign));
  const shown = ofBoth.map((each) =>
    // What an admin does to the other cluster would no longer be foreign to this one.
    (each.role === 'admin' ? { ...each, own: filtered(each.own, ({ id }) => !farIds.has(id)) } : each));
  const ofNear = merged(shown.map(({ own }) => own));
  const callers = shown.map(({ role, key, accountId, own, ids }): Caller => {
    const isAdmin = role === 'admin';
    return {
      role, key, own, accountId,
      hidden: isAdmin ? {} : filtered(ofNear, ({ id }) => !ids.has(id)),
      secrets: isAdmin ? [] : [mark, ...(near!.secrets[role] ?? [])],
    };
  });
  return { callers, foreign, spare: near!.spare, inside, prepared };
}

const keysOf = ({ keys }: Furnished) => Object.entries(keys) as [Role, string][];
const idsOf = (things: Things) => Object.values(things).flat().map(({ id }) => id);

function merged(all: Things[]): Things {
  const out: Things = {};
  for (const [kind, things] of all.flatMap((each) => Object.entries(each))) {
    const known = new Set((out[kind] ??= []).map(({ id }) => id));
    out[kind].push(...things.filter(({ id }) => !known.has(id)));
  }
  return out;
}

const filtered = (things: Things, keep: (thing: Things[string][number]) => boolean): Things =>
  Object.fromEntries(Object.entries(things).map(([kind, each]) => [kind, each.filter(keep)]));
