// A match run as the contract shows it, with its near misses and its silence in words.
import type { MatchRun } from '#contracts/matching/requirements.js';
import { reasonInWords, ruleInWords, type NearMiss, type NoneReason } from '#engine';
import type { MatchRunRow } from './match-run.entity.js';

const reasons = {
  lot_not_open: 'The lot was no longer open when the run began.',
  code_missing: 'No code was recognised in the text of the lot. Confirm a code, then it is matched.',
  deadline_past: 'The deadline of the lot is past.',
  code_unknown: 'The code of the lot is no longer in the classification. Confirm another code.',
} as const;

/** Why a run proposed nobody, as a sentence. */
export function noneInWords(reason: keyof typeof reasons | NoneReason): string {
  return typeof reason === 'string' ? reasons[reason] : reasonInWords(reason);
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

export function runView(row: MatchRunRow): MatchRun {
  return {
    id: row.id, requirementId: row.requirementId, lotId: row.lotId, status: row.status, trigger: row.trigger,
    algorithmVersion: row.algorithmVersion, weightsVersion: row.weightsVersion, inputHash: row.inputHash,
    watermark: row.watermark, counts: row.counts, nearMisses: row.nearMisses, noneReason: row.noneReason,
    createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
