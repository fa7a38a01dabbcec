// What spreading did, in words: to one that has a place, and in each of its steps.
import { amount } from '../numbers-in-words.js';
import type { Place, StepAccount } from './types.js';

/** "Cluster policy +3: 8th by score, 5th of the places." */
export function placeInWords({ rankByScore, rank }: Pick<Place, 'rankByScore' | 'rank'>): string {
  const moved = rankByScore - rank;
  return `Cluster policy ${moved > 0 ? `+${moved}` : moved < 0 ? `−${-moved}` : '± 0'}: place ${rankByScore} by score, place ${rank} after the policy.`;
}

/**
 * "Invited 4 times in 90 days: 0.05 × ln(1 + 4) = 0.08047 is taken off 0.71, which leaves 0.6295.", or
 * "Invited 4 times in 90 days: the first 8 by score are kept as they are, so nothing is taken off 0.71."
 */
export function exposureInWords(
  { score, adjustment, adjusted, rankByScore }: Place, invitations: number, { strength, periodDays, keep = 0 }: { strength: number; periodDays: number; keep?: number | undefined },
): string {
  const invited = `Invited ${invitations === 1 ? 'once' : `${amount(invitations)} times`} in ${amount(periodDays)} days:`;
  if (rankByScore <= keep) return `${invited} ${firstBy(keep)} ${keep === 1 ? 'is kept as it is' : 'are kept as they are'}, so nothing is taken off ${amount(score)}.`;
  return `${invited} ${amount(strength)} × ln(1 + ${amount(invitations)}) = ${amount(adjustment)} is taken off ${amount(score)}, which leaves ${amount(adjusted)}.`;
}

/** What exposure does, and beyond whom. */
export function exposureStepInWords(keep = 0): string {
  return `Exposure: whoever was invited often lately makes room for others${keep > 0 ? ` beyond ${firstBy(keep)}` : ''}`;
}

const firstBy = (keep: number) => `the first ${keep === 1 ? '' : `${amount(keep)} `}by score`;

const floorNames = { newcomers: 'newcomers', inclusion: 'those who count towards inclusion' };

/** What a step came to, and whether its demand could be met. `keep`: of the step of exposure. */
export function stepInWords({ step, cost, required, placed, missing, barred }: StepAccount, keep?: number): string {
  const gives = cost >= 0 ? `it costs the list ${amount(cost)} in score` : `it gives back ${amount(-cost)} of the score that steps before it took`;
  if (step === 'exposure') return `${exposureStepInWords(keep)}; ${gives}.`;
  if (step === 'linkage_cap') return `Cap of linkages: ${barred === 0 ? 'keeps nobody out' : `keeps ${amount(barred!)} out`}; ${gives}.`;
  const floor = `At least ${places(required!)} for ${floorNames[step]}: ${amount(placed!)} have one; ${gives}.`;
  return missing! > 0 ? `${floor} It cannot be met: ${amount(missing!)} are missing among those it looks at.` : floor;
}

const places = (count: number) => (count === 1 ? '1 place' : `${amount(count)} places`);
