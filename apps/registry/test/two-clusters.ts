// Two clusters with enterprises, buyers and accounts, and one caller of each role who belongs to the first.
import type { RequestContext, Role } from '#contracts/message.js';
import type { Account } from '#contracts/registry/accounts.js';
import type { Buyer } from '#contracts/registry/buyers.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { NewProvider, RegisterProvider, type Provider } from '#contracts/registry/providers.js';
import { as, newAccount, newBuyer, newCluster, registerTailor, type TestRegistry } from './registry.js';

export interface TwoClusters {
  home: Cluster;
  foreign: Cluster;
  enterprises: { own: Enterprise; neighbour: Enterprise; foreign: Enterprise };
  /** The neighbour posts to both clusters. */
  buyers: { own: Buyer; neighbour: Buyer; foreign: Buyer };
  providers: { own: Provider; neighbour: Provider; foreign: Provider };
  /** `both` is a CDA of both clusters; `moved` one of the home cluster whom a test may move. */
  accounts: { cda: Account; moved: Account; both: Account; manager: Account; admin: Account; foreign: Account };
  /** Staff of the home cluster, the own enterprise, the own buyer, the own provider. */
  somebody(role: Role): RequestContext;
}

export const newProvider = (change: Partial<NewProvider> & Pick<NewProvider, 'clusterIds'>): NewProvider =>
  NewProvider.parse({ name: 'Textile Training Institute', kind: 'training_institute', languages: ['en'], ...change });

export async function twoClusters(registry: TestRegistry): Promise<TwoClusters> {
  const [home, foreign] = [await newCluster(registry), await newCluster(registry)];
  const enterprises = {
    own: await registerTailor(registry, home.id),
    neighbour: await registerTailor(registry, home.id),
    foreign: await registerTailor(registry, foreign.id),
  };
  const buyers = {
    own: await newBuyer(registry, [home.id]),
    neighbour: await newBuyer(registry, [home.id, foreign.id]),
    foreign: await newBuyer(registry, [foreign.id]),
  };
  const provided = (clusterId: string) => registry.ask(RegisterProvider, newProvider({ clusterIds: [clusterId] }));
  const providers = { own: await provided(home.id), neighbour: await provided(home.id), foreign: await provided(foreign.id) };
  const accounts = {
    cda: await newAccount(registry, 'cda', { clusterIds: [home.id] }),
    moved: await newAccount(registry, 'cda', { clusterIds: [home.id] }),
    both: await newAccount(registry, 'cda', { clusterIds: [home.id, foreign.id] }),
    manager: await newAccount(registry, 'manager', { clusterIds: [home.id] }),
    admin: await newAccount(registry, 'admin'),
    foreign: await newAccount(registry, 'cda', { clusterIds: [foreign.id] }),
  };
  const organisations: Partial<Record<Role, string>> = {
    enterprise: enterprises.own.id,
    buyer: buyers.own.id,
    provider: providers.own.id,
  };
  const somebody = (role: Role) =>
    as(role, { clusterIds: role === 'admin' ? [] : [home.id], organisationId: organisations[role] ?? null });
  return { home, foreign, enterprises, buyers, providers, accounts, somebody };
}
