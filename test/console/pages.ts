// Every page of the console, whose it is, and where one of its kind is in a world in which everything has happened once.
import { readdirSync, readFileSync } from 'node:fs';
import type { Role } from '#contracts/message.js';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import type { Place } from '../support/console-walk.js';
import type { ConsoleWorld } from '../support/console-world.js';

/** Ids of things of each kind that everybody named at a page sees. */
export type Things = Record<'requirement' | 'draft' | 'lot' | 'enterprise' | 'linkage' | 'invitation' | 'import' | 'offer' | 'need' | 'account' | 'cluster' | 'serviceProposal', string>;

export interface ConsolePage {
  /** As its route says it. */
  path: string;
  /** Who opens it; nobody is signed in where it is empty. */
  roles: readonly Role[];
  /** What stands for the names after `$`. */
  with?: (things: Things) => Record<string, string>;
}

const staff = ['cda', 'manager', 'admin'] as const;
const everyone = [...staff, 'buyer', 'enterprise', 'provider'] as const;

/** One role of the staff where they see the same. A new route is a line here. */
export const pages: readonly ConsolePage[] = [
  { path: '/sign-in', roles: [] },
  { path: '/forgotten', roles: [] },
  { path: '/', roles: everyone },
  { path: '/notifications', roles: everyone },
  { path: '/queue', roles: staff },
  { path: '/queue/services', roles: ['cda'] },
  { path: '/queue/services/$id', roles: ['cda'], with: ({ serviceProposal }) => ({ id: serviceProposal }) },
  { path: '/requirements', roles: ['cda', 'buyer'] },
  { path: '/requirements/new', roles: ['cda', 'buyer'] },
  { path: '/requirements/$id', roles: ['cda', 'buyer'], with: ({ requirement }) => ({ id: requirement }) },
  { path: '/requirements/$id/edit', roles: ['buyer'], with: ({ draft }) => ({ id: draft }) },
  { path: '/lots/$lotId/split', roles: ['cda'], with: ({ lot }) => ({ lotId: lot }) },
  { path: '/invitations', roles: ['cda', 'buyer', 'enterprise', 'provider'] },
  { path: '/invitations/$id', roles: ['cda', 'enterprise'], with: ({ invitation }) => ({ id: invitation }) },
  { path: '/linkages', roles: ['cda', 'buyer', 'enterprise', 'provider'] },
  { path: '/linkages/$id', roles: ['cda', 'buyer'], with: ({ linkage }) => ({ id: linkage }) },
  { path: '/gaps', roles: ['cda', 'admin'] },
  { path: '/gaps/needs', roles: ['cda'] },
  { path: '/gaps/of/$clusterId/$code', roles: ['cda'], with: ({ cluster }) => ({ clusterId: cluster, code: 'BS.TRN.STITCH' }) },
  { path: '/gaps/needs/$id', roles: ['cda'], with: ({ need }) => ({ id: need }) },
  { path: '/enterprises', roles: ['cda', 'admin'] },
  { path: '/enterprises/new', roles: ['cda'] },
  { path: '/enterprises/$id', roles: ['cda'], with: ({ enterprise }) => ({ id: enterprise }) },
  { path: '/enterprises/$id/edit', roles: ['cda'], with: ({ enterprise }) => ({ id: enterprise }) },
  { path: '/enterprises/$id/capacity', roles: ['cda'], with: ({ enterprise }) => ({ id: enterprise }) },
  { path: '/duplicates', roles: ['cda'] },
  { path: '/imports', roles: ['cda'] },
  { path: '/imports/new', roles: ['cda'] },
  { path: '/imports/$id', roles: ['cda'], with: (things) => ({ id: things.import }) },
  { path: '/settings/weights', roles: ['cda', 'admin'] },
  { path: '/settings/policy', roles: ['cda', 'admin'] },
  { path: '/settings/versions', roles: ['cda'] },
  { path: '/settings/cluster', roles: ['manager', 'admin'] },
  { path: '/settings/clusters/new', roles: ['admin'] },
  { path: '/settings/team', roles: ['manager', 'admin'] },
  { path: '/settings/team/$id', roles: ['admin'], with: ({ account }) => ({ id: account }) },
  { path: '/settings/deliveries', roles: ['cda'] },
  { path: '/account', roles: everyone },
  { path: '/profile', roles: ['enterprise'] },
  { path: '/profile/edit', roles: ['enterprise'] },
  { path: '/profile/capacity', roles: ['enterprise'] },
  { path: '/needs', roles: ['enterprise'] },
  { path: '/needs/new', roles: ['enterprise'] },
  { path: '/offers', roles: ['provider'] },
  { path: '/offers/new', roles: ['provider'] },
  { path: '/offers/$id', roles: ['provider'], with: ({ offer }) => ({ id: offer }) },
  { path: '/demand', roles: ['provider'] },
];

/** The paths of all routes that show a page, read off the sources; those that only lead to others are left out. */
export function routePaths(): string[] {
  const folder = 'apps/console/src';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('/routes.ts'));
  return files.flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/path: '([^']+)'(?!, beforeLoad)/g)].map(([, path]) => path!)).toSorted();
}

const addressOf = ({ path, with: names }: ConsolePage, things: Things): string =>
  `/console${Object.entries(names?.(things) ?? {}).reduce((address, [name, value]) => address.replace(`$${name}`, value), path)}`;

/** Where the pages of the role are, nobody's when it is null; `of`: only those about a thing. */
export const placesOf = (role: Role | null, things: Things, of: 'all' | 'things' = 'all'): Place[] => pages
  .filter((page) => (role === null ? page.roles.length === 0 : page.roles.includes(role)) && (of === 'all' || page.with !== undefined))
  .map((page) => ({ name: page.path, address: addressOf(page, things) }));

/** Reads the ids off the API. */
export async function findThings({ cluster: { cda, buyer, admin, enterprises: clients, clusterId } }: ConsoleWorld): Promise<Things> {
  const query = { clusterId };
  const enterprise = [...clients.values()].at(-1)!;
  const [requirements, drafts, linkages, invitations, imports, enterprises, needs, offers, accounts, serviceProposals] = await Promise.all([
    cda.GET('/v1/requirements', { params: { query: { clusterId } } }), buyer.GET('/v1/requirements', { params: { query: { status: 'draft' } } }),
    buyer.GET('/v1/linkages'), enterprise.GET('/v1/invitations', { params: { query: { status: 'open' } } }), cda.GET('/v1/imports', { params: { query } }), cda.GET('/v1/enterprises', { params: { query } }),
    cda.GET('/v1/service-needs', { params: { query: { clusterId, origin: 'market_opening' } } }), admin.GET('/v1/service-offers'),
    admin.GET('/v1/accounts', { params: { query: { role: 'cda' } } }), cda.GET('/v1/service-proposals/summaries', { params: { query } }),
  ]);
  const divided = requirements.data.items.find(({ title }) => title === 'Polo shirts for two')!;
  const toSplit = (await buyer.POST('/v1/requirements', { body: { clusterId, title: 'Polo shirts to split', lots: [{ code: polo, quantity: 800, unit: 'piece', deadline: day(80) }] } })).data;
  await waitFor(async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId: toSplit.id } } })).data.items[1], { what: 'two proposals to split over' });
  const offer = offers.data.items.find(({ title }) => title === 'Stitching')!;
  return {
    requirement: divided.id, lot: toSplit.lots[0]!.id, draft: drafts.data.items[0]!.id, linkage: linkages.data.items[0]!.id,
    invitation: invitations.data.items[0]!.id, account: accounts.data.items[0]!.id, import: imports.data.items[0]!.id,
    enterprise: enterprises.data.items[0]!.id, need: needs.data.items[0]!.id, offer: offer.id, cluster: clusterId,
    serviceProposal: serviceProposals.data.items[0]!.id,
  };
}
