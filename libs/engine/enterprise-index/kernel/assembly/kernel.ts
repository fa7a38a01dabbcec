// What `sieve.ts` and `bounds.ts` do, for indices that are large, in WebAssembly: AssemblyScript, compiled by
// scripts/build.mjs from a module for each phase and this one, which exports what JavaScript calls.
import { Int, Real } from '../layout';
import { ofCapacity } from './capacity';
import { ofCertificates } from './certificates';
import { ofClaim } from './claim';
import { int, real } from './desk';
import { ofDistance } from './distance';
import { siftPlaces } from './places';

export { sift } from './bits';
export { sitAt } from './desk';

/**
 * Of `count` rows of `left`, from the place `first` on, keeps those that may be within reach, pass what rows can tell and can reach `wanted`,
 * with their bounds. Returns how many they are.
 *
 * Why a bound is never below its score is told in `bounds.ts`; whoever changes one changes both, and `kernel.spec.ts` compares them.
 */
export function narrow(first: i32, count: i32, wanted: f32): i32 {
  const rows = <usize>int(Int.left) + (<usize>first << 2);
  const bounds = <usize>int(Int.bounds) + (<usize>first << 2);
  const near = int(Int.isLimited) !== 0 ? siftPlaces(rows, count) : count;
  if (near === 0) return 0;
  const capacity = real(Real.capacity);
  const distance = real(Real.distance);
  const certificates = real(Real.certificates);
  let left = ofClaim(rows, bounds, near, wanted - capacity - distance - certificates);
  if (certificates > 0) left = ofCertificates(rows, bounds, left, wanted - capacity - distance);
  left = ofCapacity(rows, bounds, left, wanted - distance);
  return int(Int.isMeasured) !== 0 ? ofDistance(rows, bounds, left, wanted) : left;
}
