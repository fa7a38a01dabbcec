// Whom a run proposes once everybody is scored: the cluster's spreading, and what it may say of it.
import type { SpreadPlace } from '#contracts/matching/proposals.js';
import type { Spreading, SpreadingStep } from '#contracts/registry/spreading.js';
import {
  exposureInWords, exposureStepInWords, placeInWords, spread, stepInWords,
  type Candidate, type Place, type Proposal, type Seen, type Setting, type SpreadStep, type StepAccount,
} from '#engine';
import type { KeptSpreading } from './match-run.entity.js';

/** What spreading goes by besides the scores, by enterprise id; who is missing has none. */
export interface Opportunities {
  /** Invitations in the period of the exposure step. */
  exposure: ReadonlyMap<string, number>;
  /** Linkages in the period of the cap. */
  linkages: ReadonlyMap<string, number>;
  /** Who ever had a linkage. */
  linked: ReadonlySet<string>;
}

export interface Placed {
  proposal: Proposal;
  rank: number;
  /** Left out where nothing is spread. */
  spreading?: SpreadPlace;
}

/** All that an account says of a step of inclusion, whatever came of it: met or missed, applied or left out would tell of single ones whether they count. */
const inclusionInWords =
  'Inclusion: applies where at least 5 of those it looks at count towards it and exposure moves somebody. Whether it did, and what it moved, is not said.';

/** The step of that name, if the cluster's spreading has one. */
export function stepOf<N extends SpreadingStep['step']>({ steps }: Spreading, name: N): Extract<SpreadingStep, { step: N }> | undefined {
  return steps.find((each): each is Extract<SpreadingStep, { step: N }> => each.step === name);
}

/** What the engine is asked with: as many as the steps look at. */
export function lookingFurther(setting: Setting, { steps, looksAt }: Spreading): Setting {
  if (steps.length === 0) return setting;
  return { ...setting, policy: { ...setting.policy, maxProposals: Math.max(looksAt, setting.policy.maxProposals) } };
}

/**
 * `found`: the best by score, as many as the steps look at; `most`: places. `counting`: who counts towards inclusion, null when that step is left
 * out; it is in nothing that is returned but in who has a place. Where exposure moves nobody it is left out too: whom a cap or the floor of newcomers
 * moves is known by name, so every other place moved would name somebody.
 */
export function placesOf(
  found: readonly Proposal[], most: number, spreading: Spreading, { exposure, linkages, linked }: Opportunities,
  candidateOf: (enterpriseId: string) => Candidate, counting: ReadonlySet<string> | null,
): { placed: Placed[]; kept: KeptSpreading | null } {
  if (spreading.steps.length === 0) return { placed: found.map((proposal) => ({ proposal, rank: proposal.rank })), kept: null };
  const seen = found.map(({ enterpriseId, score }): Seen => ({
    enterpriseId, score, exposure: exposure.get(enterpriseId) ?? 0, linkages: linkages.get(enterpriseId) ?? 0,
    isNewcomer: !linked.has(enterpriseId) && !candidateOf(enterpriseId).trackRecords.some(({ verified }) => verified),
    counts: counting?.has(enterpriseId) ?? false,
  }));
  const isClosed = stepOf(spreading, 'inclusion') !== undefined;
  const without = (...left: SpreadingStep['step'][]) => spread(seen, most, spreading.steps.filter(({ step }) => !left.includes(step)) satisfies readonly SpreadStep[]);
  const others = without('inclusion');
  const unexposed = without('inclusion', 'exposure').places;
  const isCovered = others.places.some(({ enterpriseId }, at) => enterpriseId !== unexposed[at]!.enterpriseId);
  const result = isClosed && counting !== null && isCovered ? spread(seen, most, spreading.steps) : others;
  const byId = new Map(found.map((proposal) => [proposal.enterpriseId, proposal]));
  const placed = result.places.map((place) => ({
    proposal: byId.get(place.enterpriseId)!, rank: place.rank,
    spreading: placeView(place, spreading, exposure.get(place.enterpriseId) ?? 0, result.cost, isClosed),
  }));
  const keep = stepOf(spreading, 'exposure')?.keep;
  const accounts = new Map(result.steps.map((account) => [account.step, account]));
  const kept = {
    looksAt: spreading.looksAt, seen: found.length, places: placed.length, cost: result.cost,
    steps: spreading.steps.map(({ step }) => stepView(step, accounts.get(step), isClosed, keep)), passedOver: result.passedOver.toSorted(),
  };
  return { placed, kept };
}

/** `isClosed`: beside inclusion only what all steps did together is said, or what they did apart would leave who counts as the remainder. */
function placeView(place: Place, spreading: Spreading, invitations: number, listCost: number, isClosed: boolean): SpreadPlace {
  const { rank, rankByScore, adjustment, adjusted, moves } = place;
  const whole = { rankByScore, rank, moved: rankByScore - rank, listCost };
  if (isClosed) return { ...whole, exposure: null, steps: null, words: placeInWords(place) };
  const step = stepOf(spreading, 'exposure');
  return {
    ...whole,
    exposure: step
      ? { invitations, periodDays: step.periodDays, strength: step.strength, ...(step.keep !== undefined && { keep: step.keep }), adjustment, adjusted }
      : null,
    steps: spreading.steps.map((each, at) => ({ step: each.step, moved: moves[at]! })),
    words: step ? `${placeInWords(place)} ${exposureInWords(place, invitations, step)}` : placeInWords(place),
  };
}

/** `account`: missing for a step of inclusion that was left out, of which nothing else is said either. `keep`: of the step of exposure. */
function stepView(step: SpreadingStep['step'], account: StepAccount | undefined, isClosed: boolean, keep: number | undefined): KeptSpreading['steps'][number] {
  if (step === 'inclusion' || account === undefined)
    return { step, cost: null, required: null, placed: null, missing: null, barred: null, met: null, words: inclusionInWords };
  // Whether another floor can be kept may depend on the one of inclusion; who has a place does not hide.
  if (isClosed) return { ...account, cost: null, missing: null, met: null, words: inShort(account, keep) };
  return { ...account, met: account.missing === null ? null : account.missing === 0, words: stepInWords(account, keep) };
}

/** Without what it costs, and whether it could be met. */
function inShort({ step, required, placed, barred }: StepAccount, keep: number | undefined): string {
  if (step === 'newcomers') return `Newcomers: ${placed} of at least ${required} places.`;
  return step === 'linkage_cap' ? `Cap of linkages: keeps ${barred} out.` : `${exposureStepInWords(keep)}.`;
}
