// What is pictured: the main pages of each role, where they are in the demo, and what one sees there.
import type { Client } from '#client';
import type { DemoCredentials } from '../demo/logins.js';

/** As whom: a login of the demo, or nobody. */
export type Viewer = 'nobody' | 'cda' | 'manager' | 'buyer' | 'enterprise' | 'provider';

export const viewers: Record<Viewer, string> = {
  cda: 'Cluster development agent', manager: 'Cluster manager', buyer: 'Buyer', enterprise: 'Enterprise', provider: 'Service provider', nobody: 'Nobody yet',
};

export interface Picture {
  viewer: Viewer;
  /** Of the file: `<viewer>-<name>.desktop.webp`. */
  name: string;
  path: (places: Places) => string;
  caption: string;
}

/** Ids of what the pages are about. */
export interface Places {
  clusterId: string;
  requirement: string;
  lot: string;
  enterprise: string;
  linkage: string;
  invitation: string;
  import: string;
  need: string;
}

const at = (path: string) => () => path;

export const pictures: readonly Picture[] = [
  { viewer: 'cda', name: 'home', path: at('/'), caption: 'What needs the agent today, and what changed since the last visit' },
  { viewer: 'cda', name: 'queue', path: at('/queue'), caption: 'The review queue: a score unfolded to its criteria, decided by a key' },
  { viewer: 'cda', name: 'requirements', path: at('/requirements'), caption: 'What buyers ask for, and how much of it is linked' },
  { viewer: 'cda', name: 'requirement', path: ({ requirement }) => `/requirements/${requirement}`, caption: 'A requirement: its lots, who was proposed, and why others were not' },
  { viewer: 'cda', name: 'split', path: ({ lot }) => `/lots/${lot}/split`, caption: 'An order too large for one, split with its arithmetic' },
  { viewer: 'cda', name: 'invitations', path: at('/invitations'), caption: 'Who was invited, and who has not answered yet' },
  { viewer: 'cda', name: 'linkages', path: at('/linkages'), caption: 'What was agreed' },
  { viewer: 'cda', name: 'linkage', path: ({ linkage }) => `/linkages/${linkage}`, caption: 'A linkage with everything that led to it; it prints as a sheet' },
  { viewer: 'cda', name: 'gaps', path: at('/gaps'), caption: 'What enterprises need and nobody offers, cluster by service' },
  { viewer: 'cda', name: 'gap', path: ({ clusterId }) => `/gaps/of/${clusterId}/BS.DES.FASHION`, caption: 'A gap, with the needs behind it and a brief to providers' },
  { viewer: 'cda', name: 'needs', path: at('/gaps/needs'), caption: 'Services that missed lots call for' },
  { viewer: 'cda', name: 'need', path: ({ need }) => `/gaps/needs/${need}`, caption: 'The lots that were missed, by whom, and what they were worth' },
  { viewer: 'cda', name: 'enterprises', path: at('/enterprises'), caption: 'The registry as a list' },
  { viewer: 'cda', name: 'map', path: at('/enterprises?view=map'), caption: 'The registry as a map' },
  { viewer: 'cda', name: 'enterprise', path: ({ enterprise }) => `/enterprises/${enterprise}`, caption: 'An enterprise: what it says, since when, and who verified it' },
  { viewer: 'cda', name: 'duplicates', path: at('/duplicates'), caption: 'Two entries that may be one, side by side, with the reasons' },
  { viewer: 'cda', name: 'imports', path: at('/imports'), caption: 'Files that were uploaded' },
  { viewer: 'cda', name: 'import', path: (places) => `/imports/${places.import}`, caption: 'What a file would change, and what is wrong in it, before it is confirmed' },
  { viewer: 'manager', name: 'weights', path: at('/settings/weights'), caption: 'What counts how much, with a preview of what a change would do' },
  { viewer: 'manager', name: 'policy', path: at('/settings/policy'), caption: 'The rules of the cluster' },
  { viewer: 'manager', name: 'team', path: at('/settings/team'), caption: 'Who works here' },
  { viewer: 'buyer', name: 'home', path: at('/'), caption: 'What needs the buyer' },
  { viewer: 'buyer', name: 'post', path: at('/requirements/new'), caption: 'Posting: codes are found while one types, and who could match is told before' },
  { viewer: 'buyer', name: 'requirements', path: at('/requirements'), caption: 'My requirements' },
  { viewer: 'buyer', name: 'requirement', path: ({ requirement }) => `/requirements/${requirement}`, caption: 'How a requirement goes on' },
  { viewer: 'buyer', name: 'invitations', path: at('/invitations'), caption: 'Enterprises that could deliver, to be answered' },
  { viewer: 'buyer', name: 'linkages', path: at('/linkages'), caption: 'What was agreed' },
  { viewer: 'enterprise', name: 'home', path: at('/'), caption: 'What needs the enterprise' },
  { viewer: 'enterprise', name: 'invitations', path: at('/invitations'), caption: 'Invitations, and why it was not chosen elsewhere' },
  { viewer: 'enterprise', name: 'invitation', path: ({ invitation }) => `/invitations/${invitation}`, caption: 'An order on offer: yes, part of it, or no' },
  { viewer: 'enterprise', name: 'profile', path: at('/profile'), caption: 'What the cluster knows of it' },
  { viewer: 'enterprise', name: 'capacity', path: at('/profile/capacity'), caption: 'Capacity in one minute a month' },
  { viewer: 'enterprise', name: 'needs', path: at('/needs'), caption: 'Services it needs' },
  { viewer: 'provider', name: 'home', path: at('/'), caption: 'What needs the provider' },
  { viewer: 'provider', name: 'offers', path: at('/offers'), caption: 'What it offers' },
  { viewer: 'provider', name: 'demand', path: at('/demand'), caption: 'Demand that no offer meets, without names' },
  { viewer: 'provider', name: 'invitations', path: at('/invitations'), caption: 'Enterprises that want its services' },
  { viewer: 'nobody', name: 'sign-in', path: at('/sign-in'), caption: 'Signing in' },
];

/** Finds the ids in the demo after its day. */
export async function findPlaces(cda: Client, { clusterId }: DemoCredentials): Promise<Places> {
  const query = { clusterId, limit: 200 };
  const [requirements, linkages, invitations, imports, enterprises, needs] = await Promise.all([
    cda.GET('/v1/requirements', { params: { query } }), cda.GET('/v1/linkages', { params: { query: { limit: 200 } } }),
    cda.GET('/v1/invitations', { params: { query: { status: 'open', limit: 200 } } }), cda.GET('/v1/imports', { params: { query } }),
    cda.GET('/v1/enterprises', { params: { query } }), cda.GET('/v1/service-needs', { params: { query: { clusterId, origin: 'market_opening' } } }),
  ]);
  const selam = enterprises.data.items.find(({ name }) => name === 'Selam Garments')!.id;
  const titled = (title: string) => requirements.data.items.find((each) => each.title === title)!;
  return {
    clusterId,
    requirement: titled('T-shirts with a club badge').id,
    lot: titled('Jerseys for a football league').lots[0]!.id,
    enterprise: selam,
    linkage: linkages.data.items.find(({ requirementTitle }) => requirementTitle === 'Trousers for a hotel chain')!.id,
    invitation: invitations.data.items.find(({ organisationId, requirementTitle }) => organisationId === selam && requirementTitle === 'T-shirts with a club badge')!.id,
    import: imports.data.items.find(({ state }) => state === 'checked')!.id,
    need: needs.data.items[0]!.id,
  };
}
