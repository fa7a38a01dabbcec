// The gap figures of one cluster out of its open needs and offers: plain counting.
import type { ServiceGapRow } from './gap.entities.js';

/** An open need with what its newest match found. */
export interface CountedNeed {
  code: string;
  urgency: string;
  /** False until its first match is done: it is neither met nor unmet yet. */
  matched: boolean;
  fittingOfferIds: readonly string[];
  unmetReason: string | null;
}

export type GapFigure = Omit<ServiceGapRow, 'id' | 'clusterId' | 'computedAt'>;

/** One figure for each code that is needed or offered. `isLike`: whether an offer of one code may meet a need of another. */
export function gapFigures(
  needs: readonly CountedNeed[], offers: readonly { id: string; code: string }[], isLike: (needed: string, offered: string) => boolean,
): GapFigure[] {
  const codes = [...new Set([...needs, ...offers].map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = needs.filter((need) => need.code === code);
    const unmet = own.filter((need) => need.matched && need.fittingOfferIds.length === 0);
    const unmetByReason: Record<string, number> = {};
    for (const { unmetReason } of unmet) {
      const reason = unmetReason ?? 'no_offer';
      unmetByReason[reason] = (unmetByReason[reason] ?? 0) + 1;
    }
    return {
      code,
      needs: own.length,
      urgent: own.filter(({ urgency }) => urgency === 'high').length,
      offers: offers.filter((offer) => isLike(code, offer.code)).length,
      fittingOffers: new Set(own.flatMap((need) => need.fittingOfferIds)).size,
      unmet: unmet.length,
      unmetByReason,
    };
  });
}
