// How well the winners were found: at which rank of the proposals of their tender, and how often among the first.
import type { Winner } from './folder.js';

/** What the system proposed for one tender. */
export interface Ranking {
  /** Best first. */
  proposals: { supplierId: string; score: number }[];
}

export interface Recall {
  'recall@10': number;
  'recall@50': number;
  mrr: number;
  pairs: number;
}

/**
 * Rank of the supplier, 1 the best; those of equal score share the middle of their places. Null when it was not proposed.
 * Only of those proposed is it known how they score. Whether others tie with the last one beyond the cut is not, so none are counted:
 * for its equals the rank is the best that it can be. Everybody else who fitted would be far too many.
 */
export function rankOf(supplierId: string, { proposals }: Ranking): number | null {
  const own = proposals.find((each) => each.supplierId === supplierId);
  if (!own) return null;
  const better = proposals.filter(({ score }) => score > own.score).length;
  const equal = proposals.filter(({ score }) => score === own.score).length;
  return better + (1 + equal) / 2;
}

/** Over pairs of tender and winner; who was not proposed, or could not be, is a miss. */
export function recallOf(winners: readonly Winner[], rankings: ReadonlyMap<string, Ranking>): Recall {
  const ranks = winners.map(({ tenderId, supplierId }) => {
    const ranking = rankings.get(tenderId);
    return ranking ? rankOf(supplierId, ranking) : null;
  });
  const share = (counts: (rank: number) => number) => rounded(
    ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : counts(rank)), 0) / Math.max(1, ranks.length),
  );
  return {
    'recall@10': share((rank) => (rank <= 10 ? 1 : 0)),
    'recall@50': share((rank) => (rank <= 50 ? 1 : 0)),
    mrr: share((rank) => 1 / rank),
    pairs: ranks.length,
  };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
