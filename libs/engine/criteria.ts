// The criteria: how good a pair is, each from 0 to 1, with the numbers behind it.
//
// A fact that only just passes its rule is worth a half, and a half is what an unknown fact counts for: whoever
// states a passing price, lead time, distance or capacity never stands worse than who says nothing.
import { codeData } from './capability-rules.js';
import { leastFree } from './capacity-rule.js';
import { certificateTable, type Certificate } from './certificates.js';
import { ageData, type ClaimStanding } from './claim-age.js';
import type { Criterion } from './criterion.js';
import {
  capabilityFitValue, capacityValue, declaredShare, distanceValue, halfDistanceKm, marginValue,
} from './criterion-values.js';
import { whereaboutsData } from './place.js';
import { relevance } from './relevance/relevance.js';
import { performanceValue, smoothed } from './smoothing.js';

const neutral = () => 0.5;

const capabilityFit: Criterion = {
  name: 'capabilityFit',
  measure: ({ capability: { similarity, standing } }) =>
    capabilityFitValue(similarity ?? 0, standing?.status === 'verified', standing?.age?.weight ?? 1),
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

const capacityMargin: Criterion = {
  name: 'capacityMargin',
  measure: (facts) => {
    const { free } = facts.capability;
    return free === null ? null : capacityValue(free, leastFree(facts), facts.lot.need.quantity);
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
    leadTimeDays === null ? null : marginValue(leadTimeDays, lot.deadline - lot.today),
  prior: neutral,
  inputs: ({ lot, capability: { leadTimeDays } }) => ({
    leadTimeDays,
    daysToDeadline: lot.deadline - lot.today,
  }),
};

const price: Criterion = {
  name: 'price',
  measure: ({ lot, capability }) =>
    capability.price === null ? null : marginValue(capability.price.amount, lot.need.ceilingPrice!.amount),
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
    return where.km === null ? null : distanceValue(where.km, lot.need.place?.maxDistanceKm ?? null);
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
    const { onTime, delivered, rejected, inspected } = performance;
    return performanceValue(onTime, delivered, rejected, inspected, lot.priors.pastPerformance);
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
