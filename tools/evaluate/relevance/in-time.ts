// What spreading does over many requirements, one after the other: who was among the first so far has been exposed.
import { spread, type Seen } from '#engine';

/** One requirement: the best by score, the first of equal ones by id, and who won it. */
export interface Ranking {
  best: readonly { enterpriseId: string; score: number }[];
  winners: readonly string[];
}

/** Requirements in the order of time, and all who could have been among their first. */
export interface Block {
  enterpriseIds: readonly string[];
  rankings: readonly Ranking[];
}

/** How exposure spreads, as in the step of a policy. */
export interface Setting {
  strength: number;
  keep: number;
}

export interface SpreadFigures {
  /** Of how often each is among the first ten. */
  gini: number;
  /** Mean over all pairs of requirement and winner; a winner beyond the first ten, or without a score, counts 0. */
  ndcg: number;
  /** What each requirement adds to the sum that `ndcg` is the mean of. */
  gains: number[];
}

const first = 10;
/** Below it is only rounding. */
const leastGini = 1e-9;

/** `looksAt`: as many of the best are spread over the first ten. */
export function spreadInTime({ enterpriseIds, rankings }: Block, setting: Setting, looksAt: number): SpreadFigures {
  const exposure = new Map<string, number>();
  const gains: number[] = [];
  let pairs = 0;
  for (const { best, winners } of rankings) {
    const seen = best.slice(0, looksAt).map(({ enterpriseId, score }): Seen => (
      { enterpriseId, score, exposure: exposure.get(enterpriseId) ?? 0, linkages: 0, isNewcomer: false, counts: false }));
    const { places } = spread(seen, first, [{ step: 'exposure', ...setting }]);
    const rankOf = new Map(places.map(({ enterpriseId, rank }) => [enterpriseId, rank]));
    for (const id of rankOf.keys()) exposure.set(id, (exposure.get(id) ?? 0) + 1);
    gains.push(sum(winners.map((winner) => (rankOf.has(winner) ? 1 / Math.log2(1 + rankOf.get(winner)!) : 0))));
    pairs += winners.length;
  }
  return { gini: giniOf(enterpriseIds.map((id) => exposure.get(id) ?? 0)), ndcg: sum(gains) / Math.max(1, pairs), gains };
}

function giniOf(times: number[]): number {
  times.sort((a, b) => a - b);
  const all = sum(times);
  const ordered = times.reduce((so, each, at) => so + (at + 1) * each, 0);
  return all === 0 ? 0 : (2 * ordered) / (times.length * all) - (times.length + 1) / times.length;
}

export interface Effect extends Setting {
  /** Parts of what there was without spreading: 0.08 is 8 % less. */
  giniCut: number;
  ndcgLoss: number;
  /** Standard error of `ndcgLoss`, over requirements: the fewer places move, and the further back, the surer it is. */
  ndcgError: number;
}

/**
 * Each setting on several blocks of time, which are each taken by themselves; the mean over the blocks. Parts of nothing are not told: a block
 * is passed over when none of its winners is among the first without spreading, or all are there as often as each other; no effects without blocks.
 */
export function effectsOf(blocks: readonly Block[], settings: readonly Setting[], looksAt: number): Effect[] {
  const telling = blocks.map((block) => ({ block, without: spreadInTime(block, { strength: 0, keep: 0 }, looksAt) }))
    .filter(({ without: { gini, ndcg } }) => gini > leastGini && ndcg > 0);
  if (telling.length === 0) return [];
  return settings.map(({ strength, keep }) => {
    const effects = telling.map(({ block, without }) => effectOf(without, spreadInTime(block, { strength, keep }, looksAt)));
    const mean = (part: 'giniCut' | 'ndcgLoss') => sum(effects.map((effect) => effect[part])) / effects.length;
    return { strength, keep, giniCut: mean('giniCut'), ndcgLoss: mean('ndcgLoss'), ndcgError: Math.sqrt(sum(effects.map(({ variance }) => variance))) / effects.length };
  });
}

function effectOf(before: SpreadFigures, after: SpreadFigures) {
  const all = sum(before.gains);
  const lost = before.gains.map((gain, at) => (gain - after.gains[at]!) / all);
  const ndcgLoss = sum(lost);
  return { giniCut: 1 - after.gini / before.gini, ndcgLoss, variance: sum(lost.map((part) => (part - ndcgLoss / lost.length) ** 2)) };
}

/**
 * Of those that even out enough and lose little, the one whose loss is surest; null when there is none. Not the one that evens out most or lost
 * least: among many that is the luckiest, and luck does not carry over.
 */
export function surest(effects: readonly Effect[], leastCut: number, mostLoss: number): Effect | null {
  const bearable = effects.filter(({ giniCut, ndcgLoss }) => giniCut >= leastCut && ndcgLoss <= mostLoss);
  return bearable.reduce<Effect | null>((best, each) => (best === null || each.ndcgError < best.ndcgError ? each : best), null);
}

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
