// A split told in words, every sum with all its digits, so that whoever got a share, or none, can work it out on paper.
import { unitName } from '#engine';
import { decimal, quotient, written } from './decimals.js';
import type { AllocationProblem, Demand } from './problem.js';
import type { Allocation, AllocationShare, BindingDemand, Relaxation, RelaxedDemand } from './result.js';

/** By enterprise id; ids where it knows no name. */
export type NameOf = (enterpriseId: string) => string;
const itself: NameOf = (enterpriseId) => enterpriseId;

const named = (problem: AllocationProblem, quantity: number) => `${written(decimal(quantity))} ${unitName(problem.unit, quantity)}`;
const is = (isExact: boolean) => (isExact ? '=' : '≈');

/** "0.82 × 24,000 ÷ 60,000 = 0.328, less 0.01 for managing one more = 0.318". A rounded result follows "≈". */
export function shareInNumbers(share: AllocationShare, problem: AllocationProblem): string {
  const gain = quotient(decimal(share.score) * decimal(share.quantity), decimal(problem.quantity) * 1_000_000n);
  const worked = `${written(decimal(share.score))} × ${written(decimal(share.quantity))} ÷ ${written(decimal(problem.quantity))} ${is(gain.isExact)} ${written(gain.value)}`;
  const cost = decimal(share.cost);
  return cost === 0n ? worked : `${worked}, less ${written(cost)} for managing one more ${is(gain.isExact)} ${written(gain.value - cost)}`;
}

/** "Alem Garments: 24,000 pieces, 40 % of what is split. It takes all that it has free. 0.82 × …". */
export function shareInWords(share: AllocationShare, problem: AllocationProblem, nameOf: NameOf = itself): string {
  const part = quotient(decimal(share.quantity) * 100n, decimal(problem.quantity));
  const candidate = problem.candidates.find(({ enterpriseId }) => enterpriseId === share.enterpriseId);
  const why = {
    free: ' It takes all that it has free.', locked: ' The CDA fixed this quantity.',
    shareCap: ` One enterprise takes at most ${inPercent(problem.shareCap ?? 1)} of what is split.`,
  };
  const reasons = share.limitedBy === null ? '' : why[share.limitedBy];
  const unknown = candidate?.free === null ? ' It stated no free capacity: that is to be asked.' : '';
  return `${nameOf(share.enterpriseId)}: ${named(problem, share.quantity)}, ${part.isExact ? '' : 'about '}${shortened(part.value)} % of what is split.${reasons}${unknown} ${shareInNumbers(share, problem)}.`;
}

/** The whole sum: "(0.82 × 24,000 + 0.74 × 36,000) ÷ 60,000 − 2 × 0.01 = 46,320 ÷ 60,000 − 0.02 = 0.752". */
export function totalInNumbers({ shares }: Allocation, problem: AllocationProblem): string {
  const lot = decimal(problem.quantity);
  const products = shares.map(({ score, quantity }) => decimal(score) * decimal(quantity));
  const sum = products.reduce((all, each) => all + each, 0n);
  const cost = decimal(problem.costPerEnterprise);
  const gain = quotient(sum, lot * 1_000_000n);
  const costs = (of: string) => (cost === 0n ? '' : ` − ${of}`);
  const terms = shares.map(({ score, quantity }) => `${written(decimal(score))} × ${written(decimal(quantity))}`).join(' + ');
  const all = cost * BigInt(shares.length);
  return `(${terms}) ÷ ${written(lot)}${costs(`${shares.length} × ${written(cost)}`)} = ${written(sum, 12)} ÷ ${written(lot)}${costs(written(all))} ${is(gain.isExact)} ${written(gain.value - all)}`;
}

/** One sentence a line: how good the split is, its shares, the sum, what its demands cost; or what to relax. */
export function allocationInWords(allocation: Allocation, problem: AllocationProblem, nameOf: NameOf = itself): string[] {
  const { status, method, shares, binding, relaxations } = allocation;
  if (status === 'unknown' && method === 'greedy') return ['No split was found greedily; that does not prove that there is none. Ask with method exact.'];
  if (status === 'unknown') return ['No split was found in the time there was; that does not prove that there is none. Allow more time, or demand less.'];
  if (status === 'infeasible') {
    if (method === 'greedy') return ['No split keeps every demand. Ask with method exact for what to relax.'];
    if (relaxations.length === 0) return ['No split keeps every demand, and no smaller demand was found that would help.'];
    return ['No split keeps every demand. Any one of these would be enough:', ...relaxations.map((relaxation) => relaxationInWords(relaxation, problem, nameOf))];
  }
  const enterprises = shares.length === 1 ? 'one enterprise' : `${shares.length} enterprises`;
  const quality = status === 'optimal' ? 'No split is better: that is proven.' : `At most ${written(decimal(Math.ceil(allocation.gap * 1e6) / 1e6))} of score could be gained by a better one.`;
  return [
    `${named(problem, problem.quantity)} over ${enterprises}. ${quality}`,
    ...shares.map((share) => shareInWords(share, problem, nameOf)),
    `In all: ${totalInNumbers(allocation, problem)}.`,
    ...binding.map((each) => bindingInWords(each, problem, nameOf)),
  ];
}

/** "At most 3 enterprises costs 0.012 of score." */
export function bindingInWords({ demand, enterpriseId, value, price }: BindingDemand, problem: AllocationProblem, nameOf: NameOf = itself): string {
  return `${sentence(demandInWords(demand, value, problem, enterpriseId === null ? '' : nameOf(enterpriseId)))} costs ${written(decimal(price))} of score.`;
}

/** "At most 4 enterprises instead of 3." */
export function relaxationInWords({ changes, isLeast }: Relaxation, problem: AllocationProblem, nameOf: NameOf = itself): string {
  const words = changes.map((change) => relaxedInWords(change, problem, nameOf)).join(', and ');
  return `${sentence(words)}${isLeast ? '' : '; perhaps less would do'}.`;
}

/** "at most 4 enterprises instead of 3". */
function relaxedInWords({ demand, enterpriseId, from, to }: RelaxedDemand, problem: AllocationProblem, nameOf: NameOf = itself): string {
  const name = enterpriseId === null ? '' : nameOf(enterpriseId);
  const before: Record<Demand, string> = {
    quantity: named(problem, from), maximumEnterprises: `${from}`, shareCap: inPercent(from), newcomersFloor: inPercent(from), inclusionQuota: inPercent(from),
    locked: from === 0 ? 'keeping it out' : named(problem, from),
  };
  return `${demandInWords(demand, to, problem, name)} instead of ${before[demand]}`;
}

function demandInWords(demand: Demand, value: number, problem: AllocationProblem, name: string): string {
  const words: Record<Demand, () => string> = {
    quantity: () => `placing ${named(problem, value)}`,
    maximumEnterprises: () => `at most ${value === 1 ? 'one enterprise' : `${value} enterprises`}`,
    shareCap: () => `at most ${inPercent(value)} of what is split for one enterprise`,
    newcomersFloor: () => `at least ${inPercent(value)} for newcomers`,
    // Others are shown the policy, never who counts towards it.
    inclusionQuota: () => `at least ${inPercent(value)} under the cluster's policy`,
    locked: () => (value === 0 ? `keeping ${name} out` : `fixing ${name} at ${named(problem, value)}`),
  };
  return words[demand]();
}

const inPercent = (part: number) => `${written(decimal(part), 4)} %`;
const shortened = (value: bigint) => written((value + 5000n) / 10_000n, 2);
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
