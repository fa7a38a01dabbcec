// Small splits of every kind, and what is right for them by trying everything.
import * as fc from 'fast-check';
import type { AllocationCandidate, AllocationProblem } from '#allocation';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const part = fc.constantFrom(0, 0.1, 0.25, 0.333333, 0.4, 0.5, 0.75, 1);

/** Up to 6 enterprises and 12 steps, of a gram to a million pieces; some have no solution. Locks keep to what their enterprises take. */
export const allocationProblems: fc.Arbitrary<AllocationProblem> = fc
  .record({
    step: fc.constantFrom(0.001, 0.05, 1, 25, 1_000_000),
    steps: fc.integer({ min: 1, max: 12 }),
    rows: fc.array(
      fc.record({
        score: fc.oneof(fc.constantFrom(0, 0.5, 0.8, 1), fc.double({ min: 0, max: 1, noNaN: true })),
        free: maybe(fc.integer({ min: 0, max: 12 })), minimumOrder: maybe(fc.integer({ min: 0, max: 5 })), lotSize: maybe(fc.integer({ min: 1, max: 4 })),
        isNewcomer: fc.boolean(), lock: fc.constantFrom(null, null, null, null, null, 0, 2, 4),
      }),
      { maxLength: 6 },
    ),
    pool: fc.integer({ min: 5, max: 6 }),
    maximumEnterprises: maybe(fc.integer({ min: 1, max: 4 })), shareCap: maybe(part), newcomersFloor: maybe(part), inclusionQuota: maybe(part),
    costPerEnterprise: fc.constantFrom(0, 0.01, 0.1),
  })
  .map(({ step, steps, rows, pool, inclusionQuota, ...demands }) => {
    const times = (count: number | null) => (count === null ? null : Number((count * step).toFixed(3)));
    const candidates = rows.map(({ free, minimumOrder, lotSize, lock, ...row }, at): AllocationCandidate => {
      const candidate = { enterpriseId: `e${at}`, ...row, free: times(free), minimumOrder: times(minimumOrder), lotSize: times(lotSize), counts: at < pool };
      const isPossible = lock === 0 || (lock !== null && lock <= steps && lock % (lotSize ?? 1) === 0 && lock >= Math.max(minimumOrder ?? 1, 1) && lock <= (free ?? steps));
      return { ...candidate, locked: isPossible ? times(lock) : null };
    });
    return { quantity: times(steps)!, unit: 'KGM', step, candidates, ...demands, inclusionQuota: rows.length >= 5 ? inclusionQuota : null };
  });

/** The best objective of all splits; null when there is none. */
export function bestByTrying(problem: AllocationProblem): number | null {
  const { candidates, step, costPerEnterprise } = problem;
  const steps = Math.round(problem.quantity / step);
  const millionths = (value: number | null) => Math.round((value ?? 0) * 1e6);
  const cap = problem.shareCap === null ? steps : (millionths(problem.shareCap) * steps) / 1e6;
  const count = (value: number | null, otherwise: number) => (value === null ? otherwise : Math.round((value / step) * 1e6) / 1e6);
  let best: number | null = null;
  const taken: number[] = [];
  const tryFrom = (at: number, left: number) => {
    if (at < candidates.length) {
      const { free, minimumOrder, lotSize, locked } = candidates[at]!;
      for (let own = 0; own <= left; own += 1) {
        const isTaken = own === 0 || (own <= Math.min(cap, count(free, steps)) && own >= count(minimumOrder, 0) && own % count(lotSize, 1) === 0);
        if (!isTaken || (locked !== null && own !== count(locked, 0))) continue;
        taken[at] = own;
        tryFrom(at + 1, left - own);
      }
      return;
    }
    const sum = (of: (candidate: AllocationCandidate, own: number) => number) => candidates.reduce((all, each, place) => all + of(each, taken[place]!), 0);
    const used = sum((_, own) => (own > 0 ? 1 : 0));
    if (left > 0 || used > (problem.maximumEnterprises ?? used)) return;
    if (sum(({ isNewcomer }, own) => (isNewcomer ? own : 0)) * 1e6 < millionths(problem.newcomersFloor) * steps) return;
    if (sum(({ counts }, own) => (counts ? own : 0)) * 1e6 < millionths(problem.inclusionQuota) * steps) return;
    const worth = sum(({ score }, own) => (millionths(score) * own) / steps) / 1e6 - used * costPerEnterprise;
    if (best === null || worth > best) best = worth;
  };
  tryFrom(0, steps);
  return best;
}
