// What `sieve.ts`, `bounds.ts` and `in-order.ts` do, for indices that are large, in WebAssembly: AssemblyScript, compiled by
// scripts/build.mjs from a module for each phase and this one, which exports what JavaScript calls.
import { Int, Real } from '../layout';
import { ofCapacity } from './capacity';
import { ofCertificates } from './certificates';
import { ofClaim } from './claim';
import { int, real } from './desk';
import { ofDistance } from './distance';
import { putInOrder } from './order';
import { siftPlaces } from './places';
import { ranks } from './ranks';

export { sift } from './bits';
export { sitAt } from './desk';

/**
 * Of the first `count` rows of `left` keeps those that may be within reach, pass what rows can tell and can reach `wanted`, with their
 * bounds, and puts their places in order, the highest bound first. Returns how many they are.
 *
 * Why a bound is never below its score is told in `bounds.ts`; whoever changes one changes both, and `kernel.spec.ts` compares them.
 */
export function settle(count: i32, wanted: f32): i32 {
  const near = int(Int.isLimited) !== 0 ? siftPlaces(count) : count;
  if (near === 0) return 0;
  const capacity = real(Real.capacity);
  const distance = real(Real.distance);
  const certificates = real(Real.certificates);
  let left = ofClaim(near, wanted - capacity - distance - certificates);
  if (certificates > 0) left = ofCertificates(left, wanted - capacity - distance);
  left = ofCapacity(left, wanted - distance);
  if (int(Int.isMeasured) !== 0) left = ofDistance(left, wanted);
  if (left === 0) return 0;
  ranks(left);
  putInOrder(left);
  return left;
}
