// The criteria: how good a pair is, each from 0 to 1, with the numbers behind it.
//
// A fact that only just passes its rule is worth a half, and a half is what an unknown fact counts for: whoever
// states a passing price, lead time, distance or capacity never stands worse than who says nothing.
import { codeData } from './capability-rules.js';
import { leastFree } from './capacity-rule.js';
import { certificateTable, type Certificate } from './certificates.js';
import { ageData, type ClaimStanding } from './claim-age.js';
import { clamp } from './compare.js';
import type { Criterion } from './criterion.js';
import { whereaboutsData } from './place.js';
import { relevance } from './relevance/relevance.js';
import type { Prior } from './types.js';

/** A declared capability counts this part of a verified one. */
export const declaredShare = 0.9;
/** Where no greatest distance is asked, this many km are worth a half. */
export const halfDistanceKm = 500;
const neutral = () => 0.5;

const capabilityFit: Criterion = {
  name: 'capabilityFit',
  measure: ({ capability: { similarity, standing } }) =>
    (similarity ?? 0) * statusFactor(standing) * (standing?.age?.weight ?? 1),
  prior: neutral,
  inputs: (facts) => {
    const { similarity, capability, standing } = facts.capability;
    return {
      similarity: similarity ?? 0,
      status: standing?.status ?? null,
      factor: statusFactor(standing),
      ...(capability && ageData(capability, standing!.age, facts.lot.policy.aging)),
      ...codeData(facts),
    };
  },
};

const statusFactor = (standing: ClaimStanding | null) => (standing?.status === 'verified' ? 1 : declaredShare);

/** A half at the least part that passes, 1 at twice the lot, straight between. */
const capacityMargin: Criterion = {
  name: 'capacityMargin',
  measure: (facts) => {
    const { free } = facts.capability;
    if (free === null) return null;
    const least = leastFree(facts);
    return clamp(0.5 + (0.5 * (free - least)) / (2 * facts.lot.need.quantity - least));
  },
  prior: neutral,
  inputs: (facts) => ({
    free: facts.capability.free,
    least: leastFree(facts),
    wanted: facts.lot.need.quantity,
    unit: facts.lot.unit.code,
  }),
};

const leadTimeMargin: Criterion = {
  name: 'leadTimeMargin',
  measure: ({ lot, capability: { leadTimeDays } }) =>
    leadTimeDays === null ? null : 1 - spent(leadTimeDays, lot.deadline - lot.today),
  prior: neutral,
  inputs: ({ lot, capability: { leadTimeDays } }) => ({
    leadTimeDays,
    daysToDeadline: lot.deadline - lot.today,
  }),
};

const price: Criterion = {
  name: 'price',
  measure: ({ lot, capability }) =>
    capability.price === null ? null : 1 - spent(capability.price.amount, lot.need.ceilingPrice!.amount),
  prior: neutral,
  inputs: ({ lot, capability }) => ({
    price: capability.price?.amount ?? null,
    ceiling: lot.need.ceilingPrice?.amount ?? null,
    currency: lot.need.ceilingPrice?.currency ?? null,
    per: lot.unit.code,
  }),
};

// What nobody said counts a half here too: of each scheme whose end is not known, of all when no certificate is stated.
const optionalCertifications: Criterion = {
  name: 'optionalCertifications',
  measure: ({ enterprise: { preferred } }) => (unsaid(preferred) > 0 ? null : held(preferred) / preferred.length),
  prior: ({ enterprise: { preferred } }) => (held(preferred) + unsaid(preferred) / 2) / preferred.length,
  inputs: ({ lot, enterprise: { preferred } }) => ({
    held: held(preferred),
    unknown: unsaid(preferred),
    preferred: preferred.length,
    deadline: lot.need.deadline,
    certificates: certificateTable(preferred, lot.deadline),
  }),
};

const held = (preferred: readonly Certificate[]) => preferred.filter(({ state }) => state === 'valid').length;
const unsaid = (preferred: readonly Certificate[]) =>
  preferred.filter(({ state }) => state === 'end_unknown' || state === 'nothing_stated').length;

const distance: Criterion = {
  name: 'distance',
  measure: ({ lot, enterprise: { where } }) => {
    if (lot.point === null)
      return (
        where.inCountry === null ? null
        : where.inCountry ? 1
        : 0
      );
    if (where.km === null) return null;
    const limit = lot.need.place?.maxDistanceKm ?? null;
    return limit === null ? halfDistanceKm / (halfDistanceKm + where.km) : 1 - spent(where.km, limit);
  },
  prior: neutral,
  inputs: (facts) => ({
    distanceKm: facts.enterprise.where.km,
    limitKm: facts.lot.need.place?.maxDistanceKm ?? null,
    halfDistanceKm,
    ...whereaboutsData(facts),
  }),
};

const pastPerformance: Criterion = {
  name: 'pastPerformance',
  measure: ({ lot, enterprise: { performance } }) => {
    if (performance === null || performance.delivered + performance.inspected === 0) return null;
    const prior = lot.priors.pastPerformance;
    const onTime = smoothed(performance.onTime, performance.delivered, prior);
    const accepted = smoothed(performance.inspected - performance.rejected, performance.inspected, prior);
    return (onTime + accepted) / 2;
  },
  prior: ({ lot }) => lot.priors.pastPerformance.mean,
  inputs: ({ lot, enterprise: { performance } }) => ({
    since: performance?.since ?? null,
    delivered: performance?.delivered ?? 0,
    onTime: performance?.onTime ?? 0,
    inspected: performance?.inspected ?? 0,
    rejected: performance?.rejected ?? 0,
    priorMean: lot.priors.pastPerformance.mean,
    priorStrength: lot.priors.pastPerformance.strength,
  }),
};

const responsiveness: Criterion = {
  name: 'responsiveness',
  measure: ({ lot, enterprise: { responsiveness: record } }) =>
    record === null || record.invited === 0 ?
      null
    : smoothed(record.answered, record.invited, lot.priors.responsiveness),
  prior: ({ lot }) => lot.priors.responsiveness.mean,
  inputs: ({ lot, enterprise: { responsiveness: record } }) => ({
    invited: record?.invited ?? 0,
    answered: record?.answered ?? 0,
    priorMean: lot.priors.responsiveness.mean,
    priorStrength: lot.priors.responsiveness.strength,
  }),
};

/** Half of used / limit, at most 1: nothing used is 0, all used a half, twice as much 1. A limit of 0 leaves no choice. */
function spent(used: number, limit: number): number {
  if (limit === 0) return used === 0 ? 0.5 : 1;
  return clamp((0.5 * used) / limit);
}

/** The mean of a Beta prior after `hits` of `trials`. */
function smoothed(hits: number, trials: number, { mean, strength }: Prior): number {
  return trials + strength === 0 ? mean : (hits + mean * strength) / (trials + strength);
}

/** In the order of `criterionNames`, which is the order of addition. */
export const criteria: readonly Criterion[] = [
  capabilityFit,
  relevance,
  capacityMargin,
  leadTimeMargin,
  price,
  optionalCertifications,
  distance,
  pastPerformance,
  responsiveness,
];
