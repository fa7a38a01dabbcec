// The single changes of a lot, or of the cluster's policy, that are worth asking about: how far each goes, and by which steps.
import type { CodeTree } from '../codes.js';
import { dateOf, dayOf } from '../dates.js';
import { schemeKey } from '../certificates.js';
import type { LotNeed, Policy, RuleName, Scalar, Setting } from '../types.js';

/** What can be changed. The first five are the lot's, the others the cluster's policy. */
export const changeNames = [
  'deadline', 'max_distance', 'ceiling_price', 'certification', 'language',
  'minimum_share', 'minimum_similarity', 'minimum_score', 'invitation_cap', 'unknown_excludes',
] as const;
export type ChangeName = (typeof changeNames)[number];

/** A lot and the policy that it is matched under. */
export interface Terms {
  need: LotNeed;
  setting: Setting;
}

export interface Change {
  change: ChangeName;
  whose: 'lot' | 'policy';
  /** The scheme or the language that would not be asked for (null: any scheme), or the rule that would not exclude for want of data. */
  what: string | null;
  /** What it is now and what it would be are in this unit: KMT, a currency, or null. */
  unit: string | null;
  now: Scalar;
  /** Only these rules can turn out otherwise; the score may, whatever is changed. */
  rules: readonly RuleName[];
  /** What it could be, the mildest change first; null where it would not be asked for at all. */
  rungs: readonly Scalar[];
  /** How many of the smallest steps worth speaking of lead from now to a rung or nearly to it; 0 where there is nothing between. */
  stepsTo(rung: Scalar): number;
  afterSteps(steps: number): Scalar;
  /** Whether going further never takes back who was admitted before. */
  monotone: boolean;
  /** Null leaves it out. */
  at(value: Scalar): Terms;
}

const deadlineDays = [7, 14, 30, 60, 90, 180];
const farthestKm = 20040;

/** Everything sensible for this lot under this policy; O(codes of the classification). */
export function changesOf(question: Terms, tree: CodeTree): Change[] {
  return [...lotChanges(question), ...policyChanges(question, tree)];
}

function lotChanges(question: Terms): Change[] {
  const { need, setting } = question;
  const withNeed = (change: Partial<LotNeed>): Terms => ({ need: { ...need, ...change }, setting });
  const { place, ceilingPrice } = need;
  const limit = place?.maxDistanceKm ?? null;
  const day = dayOf(need.deadline);
  const changes: Change[] = [{
    ...whole, change: 'deadline', whose: 'lot', unit: null, now: need.deadline, rules: ['lead_time', 'capacity', 'certifications'],
    rungs: deadlineDays.map((days) => dateOf(day + days)),
    stepsTo: (rung) => dayOf(String(rung)) - day,
    afterSteps: (days) => dateOf(day + days),
    // Certificates run out meanwhile, and who has stated no capacity until now may have stated little for later.
    monotone: false,
    at: (deadline) => withNeed({ deadline: String(deadline) }),
  }];
  if (limit !== null) changes.push({
    ...whole, change: 'max_distance', whose: 'lot', unit: 'KMT', now: limit, rules: ['place'],
    rungs: [...[1.25, 1.5, 2, 3].map((times, at) => Math.max(Math.round(limit * times), Math.ceil(limit) + 10 * (at + 1))).filter((km) => km <= farthestKm), null],
    stepsTo: (rung) => (rung === null ? 0 : Math.floor(Number(rung) - limit)),
    afterSteps: (km) => limit + km,
    at: (km) => withNeed({ place: { ...place!, maxDistanceKm: km === null ? null : Number(km) } }),
  });
  if (ceilingPrice && ceilingPrice.amount > 0) changes.push({
    ...whole, change: 'ceiling_price', whose: 'lot', unit: ceilingPrice.currency, now: ceilingPrice.amount, rules: ['ceiling_price'],
    rungs: [...[5, 10, 20, 50].map((percent) => raised(ceilingPrice.amount, percent)), null],
    stepsTo: (rung) => (rung === null ? 0 : Math.round((Number(rung) / ceilingPrice.amount - 1) * 100)),
    afterSteps: (percent) => raised(ceilingPrice.amount, percent),
    at: (amount) => withNeed(amount === null ? { ceilingPrice: null, value: null } : {
      ceilingPrice: { ...ceilingPrice, amount: Number(amount) },
      // What the whole is worth is reckoned from the ceiling.
      value: need.value && { ...need.value, amount: (need.value.amount * Number(amount)) / ceilingPrice.amount },
    }),
  });
  const schemes = new Map(need.mandatoryCertifications.toReversed().map((scheme) => [schemeKey(scheme), scheme]));
  const without = (what: string | null, left: readonly string[]): Change => ({
    ...whole, change: 'certification', whose: 'lot', what, unit: null, now: null, rules: ['certifications'], rungs: [null],
    at: () => withNeed({ mandatoryCertifications: left }),
  });
  for (const [key, scheme] of [...schemes].reverse())
    changes.push(without(scheme, need.mandatoryCertifications.filter((each) => schemeKey(each) !== key)));
  if (schemes.size > 1) changes.push(without(null, []));
  if (need.language) changes.push({
    ...whole, change: 'language', whose: 'lot', what: need.language, unit: null, now: need.language, rules: ['language'], rungs: [null],
    at: () => withNeed({ language: null }),
  });
  return changes;
}

function policyChanges({ need, setting }: Terms, tree: CodeTree): Change[] {
  const { policy } = setting;
  const withPolicy = (change: Partial<Policy>): Terms => ({ need, setting: { ...setting, policy: { ...policy, ...change } } });
  const share = policy.minimumShare ?? 0.1;
  const cap = policy.invitationCap;
  const changes: Change[] = [];
  if (share > 0) changes.push({
    ...lowered(share), change: 'minimum_share', whose: 'policy', rules: ['capacity'], rungs: [share / 2, share / 4, 0],
    at: (minimumShare) => withPolicy({ minimumShare: Number(minimumShare) }),
  });
  changes.push({
    ...whole, change: 'minimum_similarity', whose: 'policy', unit: null, now: policy.minimumSimilarity, rules: ['code'],
    rungs: lowerSimilarities(need.code, policy.minimumSimilarity, tree),
    at: (minimumSimilarity) => withPolicy({ minimumSimilarity: Number(minimumSimilarity) }),
  });
  const { minimumScore } = policy;
  if (minimumScore > 0) changes.push({
    ...lowered(minimumScore), change: 'minimum_score', whose: 'policy', rules: [],
    rungs: [...new Set([0.05, 0.1, 0.2].map((less) => Math.max(0, hundredths(minimumScore - less))))],
    at: (score) => withPolicy({ minimumScore: Number(score) }),
  });
  if (cap !== null) changes.push({
    ...whole, change: 'invitation_cap', whose: 'policy', unit: null, now: cap, rules: ['invitation_cap'], rungs: [cap + 1, cap + 2, cap + 5, null],
    stepsTo: (rung) => (rung === null ? 0 : Number(rung) - cap),
    afterSteps: (more) => cap + more,
    at: (invitationCap) => withPolicy({ invitationCap: invitationCap === null ? null : Number(invitationCap) }),
  });
  for (const rule of new Set(policy.unknownExcludes)) changes.push({
    ...whole, change: 'unknown_excludes', whose: 'policy', what: rule, unit: null, now: true, rules: [rule], rungs: [false],
    at: () => withPolicy({ unknownExcludes: policy.unknownExcludes.filter((each) => each !== rule) }),
  });
  return changes;
}

/** The least similarity that any of these changes asks about: candidates that claim nothing so alike cannot be admitted by one. */
export function widestSimilarity({ need, setting: { policy } }: Terms, tree: CodeTree): number {
  return lowerSimilarities(need.code, policy.minimumSimilarity, tree).at(-1) ?? policy.minimumSimilarity;
}

/** The next two below that some code has: between them nothing changes. */
function lowerSimilarities(code: string, least: number, tree: CodeTree): number[] {
  const all = new Set(tree.similarCodes(code, 0).map(({ similarity }) => similarity));
  return [...all].filter((similarity) => similarity > 0 && similarity < least).slice(0, 2);
}

const whole = { what: null, stepsTo: () => 0, afterSteps: () => null, monotone: true } satisfies Partial<Change>;
const hundredths = (value: number) => Math.round(value * 100) / 100;
const raised = (amount: number, percent: number) => Number((amount * (1 + percent / 100)).toPrecision(12));

/** From 0 to 1, less by hundredths. */
const lowered = (now: number) => ({
  ...whole, unit: null, now,
  stepsTo: (rung: Scalar) => Math.floor((now - Number(rung)) * 100 + 1e-9),
  afterSteps: (steps: number) => Math.max(0, Number((now - steps / 100).toPrecision(12))),
});
