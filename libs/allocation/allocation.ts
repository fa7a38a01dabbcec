// The public entry: one lot split over several enterprises, greedily or provably best, with every share's arithmetic.
export type { AllocationCandidate, AllocationProblem, Demand } from './problem.js';
export type { Allocation, AllocationShare, BindingDemand, RelaxedDemand, Relaxation } from './result.js';
export { AllocationError, type AllocationErrorCode } from './errors.js';
export { checkProblem } from './check-problem.js';
export { allocateGreedily } from './allocate-greedily.js';
export { Allocator, type AllocatorOptions, type SolveOptions } from './allocator.js';
export { relaxed } from './relaxations.js';
export { allocationInWords, bindingInWords, relaxedInWords, shareInNumbers, shareInWords, totalInNumbers, type NameOf } from './words.js';
