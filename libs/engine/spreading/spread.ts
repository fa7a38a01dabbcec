// Policy after scoring: who of the best gets a place when a cluster spreads opportunities, and what each step costs in score.
import { byAdjusted, byScore, choose, keepable, type Contender, type Floor } from './choose.js';
import type { Place, Seen, Spread, SpreadStep, StepAccount } from './types.js';

/** Above what a share of whole places can be off by rounding: 0.07 × 100 are seven places. */
const tolerance = 1e-9;

/** What a choice under some of the steps comes to. */
interface Choice {
  /** Those with a place first, then all others. */
  order: Contender[];
  chosen: Contender[];
  /** For each floor, in order. */
  least: number[];
  /** Sum of the scores of those chosen. */
  score: number;
}

/**
 * `seen`: everybody the policy looks at, in any order, each once; `most`: places at most. Each step at most once. Every step is judged by the choice
 * with it and those before it, against the choice without it. Nobody comes in who was not seen, whatever floor is missed.
 * O(steps × places × seen).
 */
export function spread(seen: readonly Seen[], most: number, steps: readonly SpreadStep[]): Spread {
  const without = choiceWith(seen, most, []);
  const choices = steps.map((_, at) => choiceWith(seen, most, steps.slice(0, at + 1)));
  const ranks = [without, ...choices].map(({ order }) => new Map(order.map(({ enterpriseId }, at) => [enterpriseId, at + 1])));
  const last = choices.at(-1) ?? without;
  const rankOf = (id: string, after: number) => ranks[after]!.get(id)!;
  const floors = floorsOf(steps, Math.min(most, seen.length));
  return {
    places: last.chosen.map(({ enterpriseId, score, adjustment, adjusted }, at): Place => ({
      enterpriseId, score, adjustment, adjusted, rankByScore: rankOf(enterpriseId, 0), rank: at + 1,
      moves: steps.map((__, step) => rankOf(enterpriseId, step) - rankOf(enterpriseId, step + 1)),
    })),
    passedOver: last.order.slice(last.chosen.length).map(({ enterpriseId }) => enterpriseId),
    cost: without.score - last.score,
    steps: steps.map((step, at): StepAccount => {
      const account = { step: step.step, cost: (choices[at - 1] ?? without).score - choices[at]!.score };
      const barred = step.step === 'linkage_cap' ? seen.filter(({ linkages }) => linkages >= step.most).length : null;
      const index = floors.findIndex((floor) => floor.step === step.step);
      if (index < 0) return { ...account, required: null, placed: null, missing: null, barred };
      const { required, isOf } = floors[index]!;
      return { ...account, required, placed: last.chosen.filter(isOf).length, missing: required - last.least[index]!, barred };
    }),
  };
}

function choiceWith(seen: readonly Seen[], most: number, steps: readonly SpreadStep[]): Choice {
  const { strength, keep = 0 } = steps.find((each) => each.step === 'exposure') ?? { strength: 0 };
  const cap = steps.find((each) => each.step === 'linkage_cap')?.most ?? Infinity;
  // Nobody's score is above theirs: untouched they stay the first among all, in their order.
  const kept = new Set(keep > 0 ? seen.toSorted(byScore).slice(0, keep) : []);
  const ordered = seen.map((one): Contender => {
    const adjustment = kept.has(one) ? 0 : strength * Math.log(1 + one.exposure);
    return { ...one, adjustment, adjusted: one.score - adjustment };
  }).sort(byAdjusted);
  const contenders = ordered.filter(({ linkages }) => linkages < cap);
  const places = Math.min(most, contenders.length);
  const floors = floorsOf(steps, Math.min(most, seen.length));
  const least = keepable(floors, contenders, places);
  const chosen = choose(contenders, floors, least, places);
  const isChosen = new Set(chosen);
  return { order: [...chosen, ...ordered.filter((each) => !isChosen.has(each))], chosen, least, score: sumOfScores(chosen) };
}

/** The largest first: so the sum of who is better in every place is never the smaller one. */
function sumOfScores(chosen: readonly Seen[]): number {
  return chosen.map(({ score }) => score).sort((a, b) => b - a).reduce((sum, score) => sum + score, 0);
}

const groups = {
  newcomers: ({ isNewcomer }: Seen) => isNewcomer,
  inclusion: ({ counts }: Seen) => counts,
};

function floorsOf(steps: readonly SpreadStep[], places: number): (Floor & { step: SpreadStep['step'] })[] {
  return steps.flatMap((each) => (each.step === 'newcomers' || each.step === 'inclusion'
    ? [{ step: each.step, required: Math.ceil(each.share * places - tolerance), isOf: groups[each.step] }]
    : []));
}
