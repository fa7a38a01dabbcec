// From a need and an offer as they are stored to what the engine takes, and to the hash over all of it.
import { createHash } from 'node:crypto';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import { weekdays, type WeeklyTimes } from '#contracts/service-market/times.js';
import {
  algorithmVersion, canonicalJson, type Candidate, type Capability, type LotNeed, type Setting, type TimeWindow,
} from '#engine';
import { openOf } from '../needs/brokered-needs.js';
import type { ServiceNeedRow } from '../needs/need.entity.js';
import type { ServiceOfferRow } from '../offers/offer.entities.js';

/** What only the service market knows about a provider: its invitations. */
export interface InvitationFigures {
  recent: ReadonlyMap<string, number>;
  responsiveness: ReadonlyMap<string, { invited: number; answered: number }>;
}

/** `today`: ISO date. */
export function engineNeed(need: ServiceNeedRow & { code: string; enterpriseId: string }, today: string): LotNeed {
  return {
    lotId: need.id,
    code: need.code,
    text: need.text,
    quantity: openOf(need),
    unit: need.unit,
    deadline: need.wantedBy,
    today,
    place: need.place && {
      country: need.place.country,
      latitude: need.place.latitude ?? null,
      longitude: need.place.longitude ?? null,
      maxDistanceKm: need.place.maxDistanceKm ?? null,
    },
    ceilingPrice: need.budget,
    mandatoryCertifications: [],
    preferredCertifications: [],
    language: need.language,
    times: windowsOf(need.times),
    buyerId: need.enterpriseId,
  };
}

/**
 * An offer stands for itself: each has its own places, hours and language, so a provider with several has several
 * chances. It is told apart by its own id; what is known of the provider is the same for all of them.
 */
export function engineOffer(offer: ServiceOfferRow, provider: ProviderForMarket, figures: InvitationFigures): Candidate {
  const capability: Capability = {
    capabilityId: offer.id,
    code: offer.code,
    unit: offer.unit,
    status: 'declared',
    minimumOrder: offer.minimumQuantity,
    leadTimeDays: offer.leadTimeDays,
    priceHint: offer.price,
    times: windowsOf(offer.times),
    sessionMinutes: offer.sessionMinutes,
    capacity: offer.capacity,
    statedOn: offer.updatedAt.toISOString().slice(0, 10),
  };
  const sites = offer.places.length > 0 ? offer.places : provider.establishments;
  return {
    enterpriseId: offer.id,
    version: provider.version,
    active: provider.active,
    languages: offer.languages.length > 0 ? offer.languages : provider.languages,
    establishments: sites.map(({ country, latitude, longitude }) => ({ country, latitude: latitude ?? null, longitude: longitude ?? null })),
    capabilities: [capability],
    certifications: [],
    trackRecords: [],
    performance: null,
    responsiveness: figures.responsiveness.get(provider.id) ?? null,
    conflictBuyerIds: [],
    optOutBuyerIds: [],
    buyerOptedOut: false,
    recentInvitations: figures.recent.get(provider.id) ?? 0,
  };
}

/** The engine looks at all offers: of a provider with several that fit, only one is proposed, and the cut comes after that. */
export function engineSetting(cluster: Cluster, offers: number): Setting {
  const { minimumSimilarity, unknownExcludes, invitationCap, invitationPeriodDays, minimumScore, minimumShare } = cluster.policy;
  return {
    weights: cluster.weights,
    weightsVersion: cluster.weightsVersion,
    policy: {
      minimumSimilarity, unknownExcludes, invitationCap, invitationPeriodDays, minimumScore, minimumShare,
      maxProposals: Math.max(1, offers),
    },
    // Rates are loaded by the operator in a later issue; until then other currencies are unknown, and said so.
    rates: [],
  };
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Monday is 1. */
export function windowsOf(times: readonly WeeklyTimes[]): TimeWindow[] {
  return times.flatMap(({ weekdays: days, from, to }) =>
    days.map((day) => ({ weekday: weekdays.indexOf(day) + 1, from: minutesOf(from), to: minutesOf(to) })));
}

/** SHA-256, hex, over everything the result depends on. */
export function inputHash(input: {
  need: LotNeed;
  setting: Setting;
  mostProposals: number;
  classificationVersion: number;
  candidates: readonly Candidate[];
  /** Providers that this need has had its answer from, in the order of their ids. */
  settled: readonly string[];
}): string {
  return createHash('sha256').update(canonicalJson({ algorithmVersion, ...input })).digest('hex');
}
