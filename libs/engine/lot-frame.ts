// What is the same for every candidate of a lot, computed once: units, days, places, schemes, shares of the weights.
import { schemeKey } from './certificates.js';
import { checkNeed, checkSetting } from './check-input.js';
import type { CodeTree } from './codes.js';
import { dayOf } from './dates.js';
import { pointOf, type Point } from './geo.js';
import { experienceOf, type Experience } from './relevance/experience.js';
import { asked as comparedBy, type Asked } from './relevance/learned/asked.js';
import { wantedTerms, type Wanted } from './relevance/likeness.js';
import type { Candidate, CriterionName, LotNeed, Policy, Prior, RuleName, Setting, TimeWindow } from './types.js';
import { criterionNames } from './types.js';
import { unitOf, type Unit } from './units.js';

/** What an enterprise without history counts for; the mean counts as much as `strength` observations. */
export const defaultPriors: { pastPerformance: Prior; responsiveness: Prior } = {
  pastPerformance: { mean: 0.7, strength: 4 },
  responsiveness: { mean: 0.5, strength: 4 },
};

/** Least part of a lot that must be free where the policy says nothing. */
export const defaultMinimumShare = 0.1;

export interface Scheme {
  scheme: string;
  key: string;
}

export interface LotFrame {
  need: LotNeed;
  tree: CodeTree;
  setting: Setting;
  policy: Policy & { minimumShare: number };
  priors: { pastPerformance: Prior; responsiveness: Prior };
  unknownExcludes: ReadonlySet<RuleName>;
  unit: Unit;
  /** Days since 1970. */
  today: number;
  deadline: number;
  point: Point | null;
  mandatory: Scheme[];
  preferred: Scheme[];
  language: string | null;
  /** What earlier work is compared with, worked out on demand. */
  readonly wanted: Wanted;
  /** The same under learned weights; null where the setting has none. */
  readonly learned: Asked | null;
  /** Worked out on demand: most candidates fail and nobody asks. Null = nothing is known of what it did. */
  experienceOf(candidate: Candidate): Experience | null;
  /** When it can take place; empty: whenever. */
  times: readonly TimeWindow[];
  /** Criteria that the lot asks about. */
  asked: ReadonlySet<CriterionName>;
  /** Sum of the weights that count. */
  countedWeight: number;
  /** Each weight as a share of those that count, in the order of `criterionNames`; 0 when not asked. */
  shares: number[];
  /** How alike to the code of the lot, as the tree says; null for a code that is not in the classification. */
  similarityOf(code: string): number | null;
  unitOf(name: string): Unit | undefined;
  schemeKey(scheme: string): string;
  primaryLanguage(tag: string): string;
  /** Days since 1970; NaN when it is not a date. Candidates share few dates. */
  dayOf(date: string): number;
}

/** Checks the lot and the setting and prepares them. */
export function frameOf(need: LotNeed, setting: Setting, tree: CodeTree): LotFrame {
  checkSetting(setting);
  checkNeed(need, tree);
  const keyOf = remembered(schemeKey);
  const mandatory = schemes(need.mandatoryCertifications, keyOf);
  const preferred = schemes(need.preferredCertifications, keyOf);
  const asked = new Set(
    criterionNames.filter((name) => {
      if (name === 'price') return Boolean(need.ceilingPrice);
      if (name === 'optionalCertifications') return preferred.length > 0;
      if (name === 'distance') return Boolean(need.place);
      return true;
    }),
  );
  const today = dayOf(need.today);
  const similarityOf = remembered((code) => (tree.has(code) ? tree.similarity(need.code, code) : null));
  const daysSince1970 = remembered(dayOf);
  // The terms of a text cost more than all the rest, and only earlier work is compared with them.
  let wanted: Wanted | undefined;
  const compared = (): Wanted =>
    (wanted ??= {
      ...wantedTerms(tree, [need.title, need.text].filter(Boolean).join(' ')),
      similarityOf, dayOf: daysSince1970, today,
    });
  let learned: Asked | undefined;
  const { relevance } = setting;
  let countedWeight = 0;
  for (const name of criterionNames) if (asked.has(name)) countedWeight += setting.weights[name];
  return {
    need,
    tree,
    setting,
    mandatory,
    preferred,
    asked,
    countedWeight,
    policy: { ...setting.policy, minimumShare: setting.policy.minimumShare ?? defaultMinimumShare },
    priors: { ...defaultPriors, ...setting.policy.priors },
    unknownExcludes: new Set(setting.policy.unknownExcludes),
    unit: unitOf(need.unit)!,
    today,
    get wanted() {
      return compared();
    },
    get learned() {
      return relevance ? (learned ??= comparedBy({ ...need, today }, relevance, tree, daysSince1970)) : null;
    },
    experienceOf: ({ trackRecords }) => (trackRecords.length === 0 ? null : experienceOf(trackRecords, compared())),
    deadline: dayOf(need.deadline),
    point: need.place ? pointOf(need.place) : null,
    language: need.language ? primaryLanguage(need.language) : null,
    times: need.times ?? [],
    shares: criterionNames.map((name) =>
      asked.has(name) && countedWeight > 0 ? setting.weights[name] / countedWeight : 0,
    ),
    similarityOf,
    unitOf: remembered(unitOf),
    schemeKey: keyOf,
    primaryLanguage: remembered(primaryLanguage),
    dayOf: daysSince1970,
  };
}

/** `fr` of `fr-SN`: whoever works in a language works in its regional form. */
export function primaryLanguage(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase();
}

function schemes(names: readonly string[], keyOf: (scheme: string) => string): Scheme[] {
  const byKey = new Map<string, Scheme>();
  for (const scheme of names)
    if (!byKey.has(keyOf(scheme))) byKey.set(keyOf(scheme), { scheme, key: keyOf(scheme) });
  return [...byKey.values()];
}

function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
