// A small cluster that needs services: a classification, enterprises, and providers by name.
import type { Actor } from '#contracts/message.js';
import { NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import type { NewServiceNeed } from '#contracts/service-market/needs.js';
import type { NewServiceOffer } from '#contracts/service-market/offers.js';
import { newId } from '#platform/ids.js';

const code = (name: string, parent: string | null, label: string, unit: string, synonyms: string[] = []) => ({
  scheme: 'TEST', code: name, parent, labels: { en: label }, synonyms: { en: synonyms }, unit,
});

export const codes = [
  code('S', null, 'Business services', 'E48'),
  code('T', 'S', 'Training', 'IE'),
  code('T1', 'T', 'Stitching training', 'IE', ['sewing course']),
  code('T2', 'T', 'Supervisor training', 'IE', ['line leader course']),
  code('Q', 'S', 'Quality consulting', 'DAY'),
  code('Q1', 'Q', 'ISO 9001 consulting', 'DAY', ['iso 9001']),
];

const now = '2026-01-01T00:00:00.000Z';
const place = { country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.76 };

const bare = NewCluster.parse({
  name: 'Addis Ababa garments', trade: 'garments', place, languages: ['am', 'en'], currency: 'USD',
});
export const cluster: Cluster = {
  ...bare, policy: { ...bare.policy, minimumScore: 0, invitationCap: null, holdingSeconds: 3600 },
  id: newId(), version: 1, weightsVersion: 1, createdAt: now, updatedAt: now,
};
export const otherCluster: Cluster = { ...cluster, id: newId(), name: 'Another cluster' };

export function enterprise(name: string, clusterId = cluster.id): EnterpriseForMatching {
  return {
    id: newId(), version: 1, clusterId, name, active: true, languages: ['am'], establishments: [], capabilities: [], certifications: [],
    trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [],
  };
}

export function provider(name: string, more: Partial<ProviderForMarket> = {}): ProviderForMarket {
  return {
    id: newId(), version: 1, name, active: true, clusterIds: [cluster.id], languages: ['en'],
    establishments: [{ country: 'ET', latitude: 9.0, longitude: 38.75 }], ...more,
  };
}

export const tailors = enterprise('Tailors of Merkato');
export const knitters = enterprise('Knitters of Kolfe');
export const school = provider('School of Stitching');
export const college = provider('College of Trades');

const actor = (role: Actor['role'], organisationId: string | null, clusterIds: string[] = [cluster.id]): Actor => ({
  accountId: newId(), role, organisationId, clusterIds,
});
export const tailorsActor = actor('enterprise', tailors.id);
export const knittersActor = actor('enterprise', knitters.id);
export const schoolActor = actor('provider', school.id);
export const collegeActor = actor('provider', college.id);
export const cda = actor('cda', null);
export const foreignCda = actor('cda', null, [newId()]);
export const buyerActor = actor('buyer', newId());

/** ISO date so many days from today, UTC. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Stitching for ten, in the evening. */
export function need(more: Partial<NewServiceNeed> = {}): NewServiceNeed {
  return {
    clusterId: cluster.id, code: 'T1', quantity: 10, urgency: 'normal', wantedBy: inDays(60),
    times: [{ weekdays: ['monday', 'wednesday'], from: '18:00', to: '21:00' }], language: 'en',
    budget: { amount: 50, currency: 'USD' }, ...more,
  };
}

/** Stitching in the evening, at 40 a head. */
export function offer(more: Partial<NewServiceOffer> = {}): NewServiceOffer {
  return {
    code: 'T1', title: 'Evening stitching course', unit: 'person', price: { amount: 40, currency: 'USD' }, leadTimeDays: 7, places: [],
    languages: ['en'], times: [{ weekdays: ['monday', 'wednesday'], from: '18:30', to: '20:30' }],
    capacity: [{ from: inDays(0), to: inDays(200), quantity: 40, booked: 0 }], ...more,
  };
}
