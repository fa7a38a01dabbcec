// What a match found, as it is kept and shown: near misses, why no offer fits, as codes and in words.
import type { NeedMatch } from '#contracts/service-market/needs.js';
import { words } from '#contracts/service-market/words.js';
import { reasonInWords, ruleInWords, type MatchResult, type NearMiss } from '#engine';
import type { ShownOffer } from '../offers/offers.repository.js';
import type { NeedMatchRow } from './need-match.entities.js';

/**
 * Why no offer fits a need: the rule that the best of the near misses failed says what would have to change. `settled`:
 * offers whose providers this need has had its answer from.
 */
export function unmetReasonOf({ proposals, nearMisses, counts }: MatchResult, settled: number): string | null {
  if (proposals.length > 0) return null;
  if (counts.considered === 0) return settled > 0 ? 'settled' : 'no_offer';
  if (counts.passed > 0) return 'below_minimum_score';
  return nearMisses[0]?.rule ?? 'several_rules';
}

/** `like`: the code in words. */
export function noneInWords(result: MatchResult, like: string, settled: number): string | null {
  if (result.reason === null) return null;
  if (result.counts.considered > 0) return reasonInWords(result.reason, { ...words, offering: words.claim });
  return settled > 0
    ? `This need has had its answer from every provider that offers ${like}.`
    : `No open offer in the cluster is like ${like}.`;
}

export function nearMissViews(misses: readonly NearMiss[], offerOf: (id: string) => ShownOffer): NeedMatch['nearMisses'] {
  return misses.map((miss) => {
    const { id, title, providerId, providerName } = offerOf(miss.enterpriseId);
    return {
      offerId: id, offerTitle: title, providerId, providerName,
      ...miss.result, words: ruleInWords(miss.result, words), wouldScore: miss.wouldScore,
    };
  });
}

export function matchView({ classificationVersion: _, fittingOfferIds: __, createdAt, ...row }: NeedMatchRow): NeedMatch {
  return { ...row, createdAt: createdAt.toISOString() };
}
