// The rules once more, as literally as they can be written and without regard to speed: specs compare the engine to it.
//
// It shares no code with the engine but the types. Trees are lists of ancestors, periods are lists of days, units are
// a small table, distances are chords through the globe.
import type { CodeRow } from './codes.js';
import {
  alike,
  daysBetween,
  inCurrency,
  isSameScheme,
  less,
  nearest,
  nearness,
  smooth,
  unitTable,
  trusted,
  weeklyMargin,
  withoutTwins,
} from './oracle-parts.js';
import { relevanceOf } from './oracle-relevance.js';
import type { Outcome } from './results.js';
import type { Candidate, Capability, CriterionName, LotNeed, RuleName, Setting } from './types.js';

export interface OraclePair {
  enterpriseId: string;
  capabilityId: string | null;
  rules: Record<RuleName, Outcome>;
  /** Null where the rule is no number, or the number is not known. */
  margins: Record<RuleName, number | null>;
  failed: RuleName[];
  /** Of the criteria that the lot asks about, with `known` false where it is a stand-in. */
  values: Partial<Record<CriterionName, { value: number; known: boolean }>>;
  score: number;
  confidence: number;
  offeredQuantity: number;
  related: boolean;
}

const finestStep: Record<string, number> = { mass: 1e5, length: 100, area: 1e4 };

export interface OracleMatch {
  /** All that belong, best first, before the best are taken. */
  members: OraclePair[];
  /** All of them, before the ten best are taken. */
  nearMisses: OraclePair[];
  considered: number;
  passed: number;
  excludedByRule: Record<string, number>;
}

export function oracleMatch(
  need: LotNeed,
  candidates: readonly Candidate[],
  setting: Setting,
  rows: readonly CodeRow[],
): OracleMatch {
  const ids = [...new Set(candidates.map(({ enterpriseId }) => enterpriseId))];
  const pairs = ids.map((id) => {
    const versions = candidates.filter(({ enterpriseId }) => enterpriseId === id);
    const newest = versions.find(({ version }) => versions.every((other) => other.version <= version))!;
    return oraclePairs(need, newest, setting, rows)[0]!;
  });
  const passing = pairs.filter(({ failed }) => failed.length === 0);
  const order = (a: OraclePair, b: OraclePair) =>
    b.score - a.score || (a.enterpriseId < b.enterpriseId ? -1 : 1);
  const excludedByRule: Record<string, number> = {};
  for (const { failed } of pairs)
    for (const rule of failed) excludedByRule[rule] = (excludedByRule[rule] ?? 0) + 1;
  return {
    members: passing.filter(({ score }) => score >= setting.policy.minimumScore).sort(order),
    nearMisses: pairs
      .filter(({ failed, related }) => failed.length === 1 && (failed[0] !== 'code' || related))
      .sort(order),
    considered: ids.length,
    passed: passing.length,
    excludedByRule,
  };
}

/** By each of the claims nearest to the lot, the one that decides first. */
export function oraclePairs(
  need: LotNeed,
  candidate: Candidate,
  setting: Setting,
  rows: readonly CodeRow[],
): OraclePair[] {
  if (candidate.capabilities.length === 0) return [withCapability(need, candidate, null, setting, rows)];
  const nearness = ({ code }: Capability) => alike(need.code, code, rows) ?? -1;
  const nearest = candidate.capabilities.filter((claim) =>
    candidate.capabilities.every((other) => nearness(other) <= nearness(claim)),
  );
  return nearest
    .map((claim) => withCapability(need, candidate, claim, setting, rows))
    .sort(
      (a, b) =>
        a.failed.length - b.failed.length ||
        b.score - a.score ||
        (a.capabilityId! < b.capabilityId! ? -1 : 1),
    );
}

/** Whole days from one date to another, negative when the other comes first. */
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function withCapability(
  need: LotNeed,
  candidate: Candidate,
  capability: Capability | null,
  setting: Setting,
  rows: readonly CodeRow[],
): OraclePair {
  const { policy, weights } = setting;
  const [dimension, size] = unitTable[need.unit]!;
  const [ownDimension, ownSize] = (capability && unitTable[capability.unit]) || ['nothing', 0];
  const comparable = dimension === ownDimension;
  const period = daysBetween(need.today, need.deadline);
  const daysLeft = period.length - 1;
  const similarity = capability === null ? 0 : alike(need.code, capability.code, rows);
  const related = similarity !== null && similarity > 0;

  let free: number | null = null;
  for (const slot of capability?.capacity ?? []) {
    const days = daysBetween(slot.from, slot.to);
    const inside = days.filter((day) => period.includes(day)).length;
    if (inside > 0) free = (free ?? 0) + (Math.max(0, slot.quantity - slot.booked) * inside) / days.length;
  }
  // Whole pieces, grams and centimetres, then the unit of the lot.
  const step = finestStep[dimension] ?? 1;
  if (free !== null) free = comparable ? (Math.floor((free * ownSize) / step + 1e-6) * step) / size : null;
  const minimumOrder =
    comparable && typeof capability?.minimumOrder === 'number' ?
      (capability.minimumOrder * ownSize) / size
    : null;
  const lead = capability?.leadTimeDays ?? null;
  const price =
    comparable && capability?.priceHint && need.ceilingPrice ?
      inCurrency(
        capability.priceHint.amount,
        capability.priceHint.currency,
        need.ceilingPrice.currency,
        need.today,
        setting,
      )
    : null;
  const pricePerUnit = price === null ? null : (price * size) / ownSize;
  const ceiling = need.ceilingPrice?.amount ?? null;
  const distance = nearest(need, candidate);
  const limit = need.place?.maxDistanceKm ?? null;
  const inCountry =
    candidate.establishments.length === 0 ?
      null
    : candidate.establishments.some(({ country }) => country === need.place?.country);
  const held = (scheme: string) =>
    candidate.certifications.filter((one) => isSameScheme(one.scheme, scheme)).map(({ validUntil }) => validUntil);
  const valid = (scheme: string) => held(scheme).some((until) => until !== null && until >= need.deadline);
  const endless = (scheme: string) => held(scheme).includes(null);
  const preferred = withoutTwins(need.preferredCertifications);
  const unsure = (scheme: string) =>
    candidate.certifications.length === 0 || (endless(scheme) && !valid(scheme));
  const least = Math.max(
    (policy.minimumShare ?? 0.1) * need.quantity,
    Math.min(minimumOrder ?? 0, need.quantity),
    Math.min(step / size, need.quantity),
  );

  // How far the last day of each mandatory certificate lies behind the deadline; null when it is not known.
  const lasting = need.mandatoryCertifications.map((scheme) => {
    const dates = held(scheme).filter((until) => until !== null);
    if (endless(scheme) && !valid(scheme)) return null;
    return Math.max(...dates.map((until) => daysFrom(need.deadline, until)));
  });
  const missing = need.mandatoryCertifications.some((scheme) => held(scheme).length === 0);
  const short = lasting.filter((days) => days !== null && days < 0);
  const margins: Record<RuleName, number | null> = {
    active: null,
    code: capability === null || similarity === null ? null : less(similarity, policy.minimumSimilarity),
    unit: null,
    capacity: free === null ? null : less(free, least),
    minimum_order: minimumOrder === null ? null : less(need.quantity, minimumOrder),
    lead_time: lead === null ? null : daysLeft - lead,
    times: weeklyMargin(capability?.times ?? [], need.times ?? [], capability?.sessionMinutes ?? null),
    ceiling_price: ceiling === null || pricePerUnit === null ? null : less(ceiling, pricePerUnit),
    certifications:
      missing || lasting.length === 0 ? null
      : short.length > 0 ? Math.min(...(short as number[]))
      : lasting.includes(null) ? null
      : Math.min(...(lasting as number[])),
    place: limit === null || distance === null ? null : less(limit, distance),
    language: null,
    conflict_of_interest: null,
    opt_out: null,
    invitation_cap: policy.invitationCap === null ? null : policy.invitationCap - candidate.recentInvitations - 1,
  };
  const verdict = (known: boolean, holds: boolean): Outcome =>
    !known ? 'unknown'
    : holds ? 'pass'
    : 'fail';
  const byMargin = (rule: RuleName): Outcome => verdict(margins[rule] !== null, margins[rule]! >= 0);
  const speaks = (tag: string) => tag.split('-')[0] === need.language!.split('-')[0];
  const rules: Record<RuleName, Outcome> = {
    active: verdict(true, candidate.active),
    code: verdict(true, margins.code !== null && margins.code >= 0),
    unit: verdict(capability !== null, comparable),
    capacity: byMargin('capacity'),
    minimum_order: byMargin('minimum_order'),
    lead_time: byMargin('lead_time'),
    times: !need.times?.length ? 'pass' : byMargin('times'),
    ceiling_price: ceiling === null ? 'pass' : byMargin('ceiling_price'),
    certifications:
      missing ? 'fail'
      : lasting.length === 0 ? 'pass'
      : byMargin('certifications'),
    place: limit === null ? 'pass' : byMargin('place'),
    language: !need.language ? 'pass' : verdict(candidate.languages.length > 0, candidate.languages.some(speaks)),
    conflict_of_interest: verdict(true, !candidate.conflictBuyerIds.includes(need.buyerId)),
    opt_out: verdict(true, !candidate.buyerOptedOut && !candidate.optOutBuyerIds.includes(need.buyerId)),
    invitation_cap: verdict(true, margins.invitation_cap === null || margins.invitation_cap >= 0),
  };
  // Where no time is asked for the rule is not there.
  const counted = Object.entries(rules).filter(([rule]) => rule !== 'times' || need.times?.length);
  for (const rule of policy.unknownExcludes) if (rules[rule] === 'unknown') rules[rule] = 'fail';

  const half = (used: number, of: number) =>
    of === 0 ?
      used === 0 ?
        0.5
      : 1
    : Math.min(1, (0.5 * used) / of);
  // On the line through (least, 0.5) and (twice the lot, 1).
  const slope = 0.5 / (2 * need.quantity - least);
  const roomy = (amount: number) => Math.min(1, Math.max(0, 1 - slope * (2 * need.quantity - amount)));
  const past = candidate.performance;
  const prior = policy.priors?.pastPerformance ?? { mean: 0.7, strength: 4 };
  const answers = candidate.responsiveness;
  const answerPrior = policy.priors?.responsiveness ?? { mean: 0.5, strength: 4 };
  // [asked, value or null, stand-in]
  const criteria: [CriterionName, boolean, number | null, number][] = [
    ['capabilityFit', true, (similarity ?? 0) * trusted(capability, need.today, policy.aging), 0.5],
    ['relevance', true, relevanceOf(need, candidate, rows), 0.5],
    ['capacityMargin', true, free === null ? null : roomy(free), 0.5],
    ['leadTimeMargin', true, lead === null ? null : 1 - half(lead, daysLeft), 0.5],
    ['price', ceiling !== null, pricePerUnit === null ? null : 1 - half(pricePerUnit, ceiling!), 0.5],
    [
      'optionalCertifications',
      preferred.length > 0,
      preferred.some(unsure) ? null : preferred.filter(valid).length / preferred.length,
      (preferred.filter(valid).length + preferred.filter(unsure).length / 2) / preferred.length,
    ],
    ['distance', Boolean(need.place), nearness(need, distance, inCountry, half), 0.5],
    [
      'pastPerformance',
      true,
      past === null || past.delivered + past.inspected === 0 ?
        null
      : (smooth(past.onTime, past.delivered, prior) +
          smooth(past.inspected - past.rejected, past.inspected, prior)) /
        2,
      prior.mean,
    ],
    [
      'responsiveness',
      true,
      answers === null || answers.invited === 0 ?
        null
      : smooth(answers.answered, answers.invited, answerPrior),
      answerPrior.mean,
    ],
  ];
  const asked = criteria.filter(([, isAsked]) => isAsked);
  const total = asked.reduce((sum, [name]) => sum + weights[name], 0);
  const known = asked.reduce((sum, [name, , value]) => sum + (value === null ? 0 : weights[name]), 0);
  return {
    enterpriseId: candidate.enterpriseId,
    capabilityId: capability?.capabilityId ?? null,
    rules,
    margins,
    values: Object.fromEntries(
      asked.map(([name, , value, standIn]) => [name, { value: value ?? standIn, known: value !== null }]),
    ),
    related,
    failed: (Object.keys(rules) as RuleName[]).filter((rule) => rules[rule] === 'fail'),
    score:
      total === 0 ? 0 : (
        asked.reduce((sum, [name, , value, standIn]) => sum + (weights[name] / total) * (value ?? standIn), 0)
      ),
    confidence:
      total === 0 ? 0 : (
        (known / total) * (1 - counted.filter(([rule]) => rules[rule as RuleName] === 'unknown').length / counted.length)
      ),
    offeredQuantity: free === null ? need.quantity : Math.min(free, need.quantity),
  };
}
