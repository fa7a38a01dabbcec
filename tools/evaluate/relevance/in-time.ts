// What spreading does over many requirements, one after the other: who was among the first so far has been exposed.
import { spread, type Seen } from '#engine';

/** One requirement with everybody's score, and who won it. */
export interface Ranking {
  /** By enterprise, 0 to 1. */
  scores: ReadonlyMap<string, number>;
  winners: readonly string[];
}

export interface SpreadFigures {
  /** Of how often each is among the first ten. */
  gini: number;
  /** Mean over all pairs of requirement and winner; a winner beyond the first ten, or without a score, counts 0. */
  ndcg: number;
}

const first = 10;

/** `rankings` in the order of time; `looksAt`: as many of the best are spread over the first ten. */
export function spreadInTime(rankings: readonly Ranking[], strength: number, looksAt: number): SpreadFigures {
  const exposure = new Map<string, number>();
  const everybody = new Set<string>();
  let gain = 0;
  let pairs = 0;
  for (const { scores, winners } of rankings) {
    for (const id of scores.keys()) everybody.add(id);
    const seen = [...scores].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, looksAt).map(([enterpriseId, score]): Seen => (
      { enterpriseId, score, exposure: exposure.get(enterpriseId) ?? 0, linkages: 0, isNewcomer: false, counts: false }));
    const { places } = spread(seen, first, [{ step: 'exposure', strength }]);
    const rankOf = new Map(places.map(({ enterpriseId, rank }) => [enterpriseId, rank]));
    for (const id of rankOf.keys()) exposure.set(id, (exposure.get(id) ?? 0) + 1);
    for (const winner of winners) {
      const rank = rankOf.get(winner);
      gain += rank === undefined ? 0 : 1 / Math.log2(1 + rank);
      pairs += 1;
    }
  }
  return { gini: giniOf([...everybody].map((id) => exposure.get(id) ?? 0)), ndcg: gain / Math.max(1, pairs) };
}

function giniOf(times: number[]): number {
  times.sort((a, b) => a - b);
  const all = times.reduce((sum, each) => sum + each, 0);
  const ordered = times.reduce((sum, each, at) => sum + (at + 1) * each, 0);
  return all === 0 ? 0 : (2 * ordered) / (times.length * all) - (times.length + 1) / times.length;
}

export interface Effect {
  strength: number;
  /** Parts of what there was without spreading: 0.08 is 8 % less. */
  giniCut: number;
  ndcgLoss: number;
}

/** Each strength on several blocks of time, which are each taken by themselves; the mean over the blocks. */
export function effectsOf(blocks: readonly (readonly Ranking[])[], strengths: readonly number[], looksAt: number): Effect[] {
  const without = blocks.map((block) => spreadInTime(block, 0, looksAt));
  return strengths.map((strength) => {
    const effects = blocks.map((block, at) => ({ before: without[at]!, after: spreadInTime(block, strength, looksAt) }));
    const mean = (part: keyof SpreadFigures) => effects.reduce((sum, { before, after }) => sum + 1 - after[part] / before[part], 0) / effects.length;
    return { strength, giniCut: mean('gini'), ndcgLoss: mean('ndcg') };
  });
}

/** Of those that lose at most so much the one that evens out most; null when there is none. */
export function bestWithin(effects: readonly Effect[], mostLoss: number): Effect | null {
  const bearable = effects.filter(({ ndcgLoss }) => ndcgLoss <= mostLoss);
  return bearable.reduce<Effect | null>((best, each) => (best === null || each.giniCut > best.giniCut ? each : best), null);
}
