// What a caller is shown: the ids in every list that the API offers, and in the lists below them.
import type { Role } from '#contracts/message.js';
import type { Api, Operation } from './api.js';
import type { Sender } from './send.js';

/** Ids by kind; a thing below another knows it: the key of an account. */
export type Things = Record<string, { id: string; below?: string }[]>;

export interface Shown {
  role: Role;
  key: string;
  accountId: string;
  own: Things;
  /** Every id in what it was shown, also of things that it cannot list. */
  ids: ReadonlySet<string>;
}

/** Lists as this caller; routes that its role may not call are left out. */
export async function collect({ operations }: Api, sender: Sender, key: string, role: Role): Promise<Shown> {
  const ids = new Set<string>();
  const read = async (path: string): Promise<unknown> => {
    const { status, text } = await sender.send({ method: 'GET', path, headers: [['authorization', `Bearer ${key}`]], body: null });
    if (status !== 200) throw new Error(`GET ${path} as ${role}: ${status} ${text.slice(0, 300)}`);
    for (const id of text.match(anId) ?? []) ids.add(id);
    return JSON.parse(text);
  };
  const { accountId } = (await read('/v1/me')) as { accountId: string };
  // Nobody's list of accounts has to have one's own.
  const things: Things = { accounts: [{ id: accountId }] };
  // Some are in two lists: proposals, and proposals without their explanations.
  const take = (kind: string, items: Item[], below?: string) => {
    const known = new Set(things[kind]?.map(({ id }) => id));
    (things[kind] ??= []).push(...items.filter(({ id }) => id && !known.has(id)).map(({ id }) => ({ id, ...(below ? { below } : {}) })));
  };
  const list = async (path: string) => ((await read(`${path}?limit=200`)) as { items: Item[] }).items;
  const lists = operations.filter((each) => each.method === 'GET' && each.roles.includes(role) && hasPages(each));
  for (const { path, kind } of lists.filter((each) => each.inPath.length === 0)) {
    const items = (await list(path)).filter(({ id }) => id !== accountId);
    take(kind, items);
    if (kind === 'requirements') take('lots', items.flatMap(({ lots }) => lots ?? []));
    if (kind === 'service-needs') take('openings', items.filter(({ origin }) => origin === 'market_opening'));
  }
  for (const { path, kind } of lists.filter((each) => each.inPath.length === 1)) {
    for (const { id } of things[kind] ?? []) {
      take(kindBelow(path), await list(path.replace('{id}', id)), id);
    }
  }
  return { role, key, accountId, own: things, ids };
}

const anId = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

interface Item {
  id: string;
  lots?: Item[];
  origin?: string;
}

const hasPages = ({ query }: Operation) =>
  ['limit', 'cursor'].every((name) => query.some((each) => each.name === name)) && !query.some(({ required }) => required);

/** Deliveries below an endpoint are the webhook's, not the e-mails. */
const kindBelow = (path: string): string => {
  const last = path.split('/').at(-1)!;
  return path.startsWith('/v1/webhook-endpoints/') ? `webhook-${last}` : last;
};
