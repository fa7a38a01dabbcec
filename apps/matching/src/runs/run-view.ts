// A match run as the contract shows it, with its near misses and its silence in words.
import type { MatchRun, ProposedCode, RunSearch, RunSpreading } from '#contracts/matching/requirements.js';
import { reasonInWords, ruleInWords, type CodeRow, type MatchResult, type NearMiss } from '#engine';
import type { KeptSearch, KeptSpreading, MatchRunRow } from './match-run.entity.js';

const reasons = {
  lot_not_open: 'The lot was no longer open when the run began.',
  deadline_past: 'The deadline of the lot is past.',
  code_unknown: 'The code of the lot is no longer in the classification. Confirm another code.',
  lot_covered: 'What linkages leave open of the lot is less than one step of its unit.',
} as const;

/** Why a run proposed nobody, as a sentence. */
export function noneInWords(reason: keyof typeof reasons): string {
  return reasons[reason];
}

/** Why a lot without a code cannot be matched, and what to do. */
export function codeMissingInWords([best]: readonly ProposedCode[]): string {
  return best?.unitProblem
    ? `The text names a product that is measured otherwise. ${best.unitProblem} Confirm another code, or post the lot in such a unit.`
    : 'No code was recognised in the text of the lot. Confirm a code, then it is matched.';
}

/** Why nobody of those who could be proposed is: only a cap of linkages leaves places empty. Null: somebody is, or nobody could be. */
export function cappedInWords(spreading: KeptSpreading | null): string | null {
  if (spreading === null || spreading.seen === 0 || spreading.places > 0) return null;
  const whom = spreading.seen === 1 ? 'The one enterprise' : `All ${spreading.seen} enterprises`;
  return `${whom} that could be proposed ${spreading.seen === 1 ? 'has' : 'have'} as many linkages as the policy of the cluster allows: raise the cap of linkages, or how many the policy looks at.`;
}

/** Whom the engine was not even asked about. */
export interface Unasked {
  /** Active enterprises of the cluster that claim no code like the lot's. */
  unlike: number;
  /** Claim a code alike to it, but were not judged in full: the index left them behind the proposed. */
  unjudged: number;
  /** Those that the lot has had its answer from: declined, refused, lapsed or agreed. */
  settled: number;
  /** The code of the lot. */
  code: CodeRow;
}

/** The account of a lot covers the whole cluster: also those who were left out before anything was computed. */
export function accountOf(
  { counts: { considered, passed, belowMinimumScore, excludedByRule }, reason }: MatchResult,
  { unlike, unjudged, settled, code }: Unasked,
): Pick<MatchRun, 'noneReason'> & { counts: Omit<NonNullable<MatchRun['counts']>, 'proposed' | 'withdrawn'> } {
  const all = considered + unjudged + unlike + settled;
  const counts = {
    considered: all, passed, belowMinimumScore, excludedByRule: { ...excludedByRule, code: excludedByRule.code + unlike, settled },
  };
  if (reason === null) return { counts, noneReason: null };
  const like = `a code like ${code.labels['en'] ?? Object.values(code.labels)[0] ?? code.code} (${code.code})`;
  if (unjudged > 0) {
    const looked = considered > 0 ? ` Of the ${considered} that were looked at closely: ${reasonInWords(reason)}` : '';
    return { counts, noneReason: `None of the ${considered + unjudged} enterprises that claim ${like} and can still be asked can be proposed.${looked}` };
  }
  if (considered > 0) {
    const asked = all > considered ? `${considered} of ${all} enterprises claim ${like} and can still be asked. ` : '';
    return { counts, noneReason: asked + reasonInWords(reason) };
  }
  if (settled > 0) {
    return { counts, noneReason: `Of ${all} enterprises ${settled} claim ${like}, and this lot has had its answer from each of them.` };
  }
  return { counts, noneReason: unlike > 0 ? `None of ${unlike} enterprises claims ${like}.` : reasonInWords(reason) };
}

export function nearMissViews(
  misses: readonly NearMiss[],
  nameOf: (enterpriseId: string) => string,
): MatchRun['nearMisses'] {
  return misses.map((miss) => ({
    enterpriseId: miss.enterpriseId,
    enterpriseName: nameOf(miss.enterpriseId),
    enterpriseVersion: miss.enterpriseVersion,
    capabilityId: miss.capabilityId,
    ...miss.result,
    words: ruleInWords(miss.result),
    wouldScore: miss.wouldScore,
  }));
}

/** What is between an enterprise and the cluster or a buyer: for the buyer one number. */
const notForBuyers = new Set(['active', 'conflict_of_interest', 'opt_out', 'invitation_cap', 'settled']);

/** What a buyer is told where the reason would tell who keeps away from whom. */
export const nobodyForBuyers = 'No enterprise of the cluster can be proposed for this lot now.';

/** Counts of who is excluded, as a buyer may know them. */
export function forBuyers(excludedByRule: Record<string, number>): Record<string, number> {
  const entries = Object.entries(excludedByRule);
  const shown = entries.filter(([rule]) => !notForBuyers.has(rule));
  const other = entries.filter(([rule]) => notForBuyers.has(rule)).reduce((sum, [, count]) => sum + count, 0);
  return { ...Object.fromEntries(shown), other };
}

/** Whether the sentence that names the rule which failed most is not for the buyer. */
export const isTellingOfRules = (passed: number, { other = 0 }: Record<string, number>): boolean => passed === 0 && other > 0;

/** Before a CDA has approved a buyer learns nothing that names an enterprise, or tells who keeps away from whom. */
export function buyersView(run: MatchRun): MatchRun {
  const { counts } = run;
  if (counts === null) return { ...run, nearMisses: [], spreading: null };
  const excludedByRule = forBuyers(counts.excludedByRule);
  // The sentence names the rule that failed most, or that linkages with others are many.
  const isTelling = isTellingOfRules(counts.passed, excludedByRule) || (run.spreading !== null && run.spreading.seen > 0 && run.spreading.places === 0);
  const noneReason = isTelling && run.noneReason !== null ? nobodyForBuyers : run.noneReason;
  return { ...run, counts: { ...counts, excludedByRule }, nearMisses: [], spreading: null, noneReason };
}

function searchView({ by, because, watermark, late, judged }: KeptSearch): RunSearch {
  return { by, because, watermark, late, judged };
}

function spreadingView({ passedOver: _, ...spreading }: KeptSpreading): RunSpreading {
  return spreading;
}

export function runView(row: MatchRunRow): MatchRun {
  return {
    id: row.id, requirementId: row.requirementId, lotId: row.lotId, status: row.status, trigger: row.trigger,
    algorithmVersion: row.algorithmVersion, weightsVersion: row.weightsVersion, relevanceVersion: row.relevanceVersion, inputHash: row.inputHash,
    watermark: row.watermark, counts: row.counts, search: row.search && searchView(row.search),
    spreading: row.spreading && spreadingView(row.spreading),
    nearMisses: row.nearMisses, noneReason: row.noneReason,
    createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
