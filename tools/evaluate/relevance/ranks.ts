// At which rank the winners were found, and how sure the figures made of that are.

/** One requirement and one of its winners. `rank`: 1 the best, middle of equals; null when nobody could have found it. */
export interface Found {
  requirementId: string;
  rank: number | null;
}

/** Who scores the same shares the middle of their places. O(candidates). */
export function rankAmong(scores: Float64Array, place: number): number {
  const own = scores[place]!;
  let [better, equal] = [0, 0];
  for (const score of scores) {
    if (score > own) better += 1;
    else if (score === own) equal += 1;
  }
  return better + (1 + equal) / 2;
}

const within = (most: number) => (rank: number) => +(rank <= most);
export const measures = {
  'recall@5': within(5), 'recall@10': within(10), 'recall@50': within(50),
  mrr: (rank: number) => 1 / rank,
  // One relevant enterprise for each pair: the best possible gain is 1.
  'ndcg@10': (rank: number) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0),
} as const;
export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[];

export type Figures = Record<Measure, number>;
export type Interval = [low: number, high: number];

export function figuresOf(found: readonly Found[]): Figures {
  return Object.fromEntries(measureNames.map((name) => [name, rounded(mean(valuesOf(found, name)))])) as Figures;
}

export const valuesOf = (found: readonly Found[], name: Measure): number[] => found.map(({ rank }) => (rank === null ? 0 : measures[name](rank)));

const resamples = 1000;

/** 95 % of the means of samples drawn with replacement, requirement by requirement. The same for the same seed. */
export function interval(found: readonly Found[], values: readonly number[], seed = 1): Interval {
  const byRequirement = new Map<string, { sum: number; count: number }>();
  for (const [at, { requirementId }] of found.entries()) {
    const group = byRequirement.get(requirementId) ?? { sum: 0, count: 0 };
    byRequirement.set(requirementId, { sum: group.sum + values[at]!, count: group.count + 1 });
  }
  const groups = [...byRequirement.values()];
  if (groups.length === 0) return [0, 0];
  const random = randomFrom(seed);
  const means = Float64Array.from({ length: resamples }, () => {
    let [sum, count] = [0, 0];
    for (let drawn = 0; drawn < groups.length; drawn += 1) {
      const group = groups[Math.floor(random() * groups.length)]!;
      sum += group.sum;
      count += group.count;
    }
    return sum / count;
  }).sort();
  return [rounded(means[Math.floor(0.025 * resamples)]!), rounded(means[Math.ceil(0.975 * resamples) - 1]!)];
}

export const intervalsOf = (found: readonly Found[]) =>
  Object.fromEntries(measureNames.map((name) => [name, interval(found, valuesOf(found, name))])) as Record<Measure, Interval>;

export type Differences = Record<Measure, { difference: number; interval: Interval }>;

/** Ours less the other's, pair by pair: both lists are of the same pairs. */
export function differences(ours: readonly Found[], others: readonly Found[]): Differences {
  return Object.fromEntries(measureNames.map((name) => {
    const theirs = valuesOf(others, name);
    const apart = valuesOf(ours, name).map((value, at) => value - theirs[at]!);
    return [name, { difference: rounded(mean(apart)), interval: interval(ours, apart) }];
  })) as Differences;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Mulberry32: 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
