// A small garments cluster for tests: a classification, a buyer, and enterprises by name.
import { NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import type { Actor } from '#contracts/message.js';
import type { NewRequirement } from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';

const code = (name: string, parent: string | null, label: string, unit: string, synonyms: string[] = []) => ({
  scheme: 'TEST', code: name, parent, labels: { en: label }, synonyms: { en: synonyms }, unit,
});

export const codes = [
  code('G', null, 'Garments', 'C62'),
  code('G1', 'G', 'Knitted garments', 'C62'),
  code('G11', 'G1', 'T-shirts', 'C62', ['tee shirt', 'tee']),
  code('G12', 'G1', 'Polo shirts', 'C62', ['polo']),
  code('G2', 'G', 'Woven garments', 'C62'),
  code('G21', 'G2', 'Trousers', 'C62', ['pants']),
  code('F', null, 'Fabric', 'MTR'),
  code('F1', 'F', 'Knitted fabric', 'KGM', ['jersey']),
];

const now = '2026-01-01T00:00:00.000Z';
const place = { country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.76 };

export const cluster: Cluster = {
  ...NewCluster.parse({
    name: 'Addis Ababa garments',
    trade: 'garments',
    place,
    languages: ['am', 'en'],
    currency: 'USD',
  }),
  id: newId(),
  version: 1,
  weightsVersion: 1,
  createdAt: now,
  updatedAt: now,
};
export const buyer = {
  id: newId(),
  version: 1,
  name: 'Sportswear Ltd',
  clusterIds: [cluster.id],
  optOutEnterpriseIds: [] as string[],
};

const actor = (
  role: Actor['role'],
  organisationId: string | null,
  clusterIds: string[] = [cluster.id],
): Actor => ({
  accountId: newId(),
  role,
  organisationId,
  clusterIds,
});
export const buyerActor = actor('buyer', buyer.id);
export const foreignBuyer = actor('buyer', newId());
export const cda = actor('cda', null);
export const foreignCda = actor('cda', null, [newId()]);
export const admin = actor('admin', null, []);
export const enterpriseActor = actor('enterprise', newId());

/** ISO date so many days from today, UTC. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export function enterprise(
  name: string,
  more: Partial<EnterpriseForMatching> = {},
  capability: Record<string, unknown> = {},
): EnterpriseForMatching {
  return {
    id: newId(),
    version: 1,
    clusterId: cluster.id,
    name,
    active: true,
    languages: ['am', 'en'],
    establishments: [{ country: 'ET', latitude: 9.0, longitude: 38.75 }],
    capabilities: [
      {
        id: newId(),
        code: 'G11',
        unit: 'C62',
        status: 'verified',
        // Of today: an older one would weigh less from day to day.
        statedOn: inDays(0),
        leadTimeDays: 20,
        priceHint: { amount: 3, currency: 'USD' },
        capacity: [{ from: inDays(-10), to: inDays(200), quantity: 100_000, booked: 0 }],
        ...capability,
      } as EnterpriseForMatching['capabilities'][number],
    ],
    certifications: [],
    trackRecords: [],
    conflictBuyerIds: [],
    optOutBuyerIds: [],
    ...more,
  };
}

export function lot(more: Partial<NewRequirement['lots'][number]> = {}): NewRequirement['lots'][number] {
  return {
    code: 'G11',
    quantity: 1000,
    unit: 'piece',
    deadline: inDays(90),
    mandatoryCertifications: [],
    preferredCertifications: [],
    ...more,
  };
}

export function requirement(more: Partial<NewRequirement> = {}): NewRequirement {
  return { clusterId: cluster.id, title: 'T-shirts for spring', draft: false, lots: [lot()], ...more };
}
