// Input that no split can be defined for is an error that says what to do, before anything is computed.
import { AllocationError, type AllocationErrorCode } from './errors.js';
import { limitsOf, stepsOf } from './model.js';
import type { AllocationCandidate, AllocationProblem } from './problem.js';

/** Above it sums of millionths are no longer whole. */
const mostQuantity = 1e9;
const mostCandidates = 100_000;
/** Fewer who count, and a quota would show who they are. */
const leastPool = 5;

const isPart = (value: number) => value >= 0 && value <= 1;

/** Throws AllocationError. O(n). */
export function checkProblem(problem: AllocationProblem): void {
  const { quantity, step, candidates } = problem;
  must(Number.isFinite(step) && step >= 1e-6 && step <= mostQuantity && !Number.isNaN(stepsOf(step, 1e-6)), 'step_invalid',
    () => `The step is ${step}: give the smallest part that can be ordered, from 0.000001 and with at most six decimals.`);
  must(Number.isFinite(quantity) && quantity > 0 && quantity <= mostQuantity, 'quantity_invalid',
    () => `The quantity is ${quantity}: give one above 0 and up to ${mostQuantity}.`);
  must(!Number.isNaN(stepsOf(quantity, step)), 'quantity_invalid', () => `The quantity ${quantity} is no multiple of the step ${step}: change one of them.`);
  must(Number.isFinite(problem.costPerEnterprise) && problem.costPerEnterprise >= 0 && problem.costPerEnterprise <= 1, 'cost_invalid',
    () => `The cost of one more enterprise is ${problem.costPerEnterprise}: give 0 to 1.`);
  const most = problem.maximumEnterprises;
  must(most === null || (Number.isInteger(most) && most >= 1), 'maximum_invalid', () => `At most ${most} enterprises: give a whole number from 1, or none for any number.`);
  for (const name of ['shareCap', 'newcomersFloor', 'inclusionQuota'] as const) {
    const part = problem[name];
    must(part === null || isPart(part), 'part_invalid', () => `${name} is ${part}: give a part of the lot from 0 to 1, or none.`);
  }
  must(candidates.length <= mostCandidates, 'candidates_invalid', () => `There are ${candidates.length} candidates: give at most ${mostCandidates}, the best ones.`);
  const seen = new Set<string>();
  for (const candidate of candidates) {
    must(candidate.enterpriseId !== '', 'candidates_invalid', () => 'A candidate has no enterprise id: give one.');
    must(!seen.has(candidate.enterpriseId), 'candidate_repeated', () => `Enterprise ${candidate.enterpriseId} is there twice: give each once.`);
    seen.add(candidate.enterpriseId);
    checkCandidate(candidate, problem);
  }
  if (problem.inclusionQuota !== null && problem.inclusionQuota > 0) {
    const pool = candidates.reduce((sum, { counts }) => sum + (counts ? 1 : 0), 0);
    must(pool >= leastPool, 'pool_too_small', () => `Fewer than ${leastPool} of the candidates count towards the policy: a quota would show who they are. Leave it out.`);
  }
}

function checkCandidate(candidate: AllocationCandidate, { quantity, step }: AllocationProblem): void {
  const { enterpriseId: id, score, free, minimumOrder, lotSize, locked } = candidate;
  must(isPart(score), 'score_invalid', () => `The score of enterprise ${id} is ${score}: give 0 to 1.`);
  must(free === null || (Number.isFinite(free) && free >= 0), 'capacity_invalid', () => `The free capacity of enterprise ${id} is ${free}: give 0 or more, or none where it stated none.`);
  must(minimumOrder === null || (Number.isFinite(minimumOrder) && minimumOrder >= 0), 'minimum_invalid',
    () => `The minimum order of enterprise ${id} is ${minimumOrder}: give 0 or more, or none.`);
  must(lotSize === null || (Number.isFinite(lotSize) && lotSize > 0 && lotSize <= mostQuantity && !Number.isNaN(stepsOf(lotSize, step))), 'lot_size_invalid',
    () => `Enterprise ${id} makes batches of ${lotSize}: give a multiple of the step ${step}, or a smaller step.`);
  if (locked === null) return;
  must(Number.isFinite(locked) && locked >= 0 && locked <= quantity && !Number.isNaN(stepsOf(locked, step)), 'lock_invalid',
    () => `The share of enterprise ${id} is fixed at ${locked}: give a multiple of the step ${step} from 0 to ${quantity}, the lot's quantity.`, id);
  if (locked === 0) return;
  const { min, max, lot } = limitsOf(candidate, step, stepsOf(quantity, step));
  const steps = stepsOf(locked, step);
  must(steps >= min && steps <= max && steps % lot === 0, 'lock_invalid',
    () => `The share of enterprise ${id} is fixed at ${locked}, but it takes ${statedLimits(candidate)}: fix what it can take, fix 0, or leave it open.`, id);
}

function statedLimits({ free, minimumOrder, lotSize }: AllocationCandidate): string {
  const limits = [
    ...(minimumOrder === null ? [] : [`at least ${minimumOrder}`]), ...(free === null ? [] : [`at most ${free}`]),
    ...(lotSize === null ? [] : [`whole batches of ${lotSize}`]),
  ];
  return limits.join(', ');
}

/** `message` is only made when it is needed: this runs for every candidate inside a request. */
function must(holds: boolean, code: AllocationErrorCode, message: () => string, enterpriseId: string | null = null): void {
  if (!holds) throw new AllocationError(code, message(), enterpriseId);
}
