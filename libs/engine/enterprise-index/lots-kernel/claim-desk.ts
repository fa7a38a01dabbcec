// One enterprise and one of its claims as numbers in the memory of open lots: written for each, read for every lot.
import { weightAfter } from '../../claim-age.js';
import { factorOf, inUnit, stepGrainsOf } from '../../units.js';
import { isKnown, priceOf } from '../judge.js';
import type { OwnClaim, OwnEnterprise } from '../own-claims.js';
import type { AskedBits } from './asked-bits.js';
import { Int, Mark, OfKind, OfKindInt, Real } from './layout.js';
import type { LotKind } from './lot-kinds.js';
import type { LotsRoom } from './lots-memory.js';

export function writeEnterprise(room: LotsRoom, enterprise: OwnEnterprise, bits: AskedBits): void {
  const { ints, reals } = room;
  ints[Int.country] = enterprise.country;
  ints[Int.certificates] = enterprise.plain.certificates.length;
  reals[Real.x] = enterprise.x;
  reals[Real.y] = enterprise.y;
  reals[Real.z] = enterprise.z;
  reals[Real.latitude] = enterprise.latitude;
  reals[Real.longitude] = enterprise.longitude;
  reals[Real.cosine] = enterprise.cosine;
  bits.writeOwn(enterprise, room);
}

export function writeClaim({ ints, reals, similarities }: LotsRoom, claim: OwnClaim): void {
  const { unit, alike } = claim;
  ints[Int.leadTime] = claim.leadTime;
  ints[Int.firstRank] = alike.first;
  // What kinds of lots made of another claim counts no longer.
  ints[Int.claim]! += 1;
  reals[Real.from] = claim.from;
  reals[Real.to] = claim.to;
  reals[Real.free] = claim.free;
  reals[Real.grains] = unit.grains;
  reals[Real.stepGrains] = stepGrainsOf(unit);
  similarities.set(alike.similarities);
}

/** What a kind of lots makes of the claim that was written last. */
export function describe({ ints, kinds, kindWords }: LotsRoom, number: number, kind: LotKind, claim: OwnClaim): void {
  const { unit, excludes, aging, like } = kind;
  const { enterprise } = claim;
  const first = number * OfKind.howMany;
  kindWords[first * 2 + OfKindInt.claim] = ints[Int.claim]!;
  const { isOpen, performance, answers } = enterprise.regardOf(number, kind);
  const isClosed =
    !isOpen || claim.unit.dimension !== unit.dimension || (!isKnown(claim.minimumOrder) && excludes.has('minimum_order')) ||
    (claim.leadTime === 0 && excludes.has('lead_time'));
  let { marks } = kind;
  // Somebody knows what it speaks.
  if (enterprise.unspoken !== 0) marks &= ~Mark.language;
  // What is free in several slots is worked out by `judge`.
  if (!claim.isSimple) marks &= ~Mark.capacity;
  kindWords[first * 2 + OfKindInt.marks] = isClosed ? Mark.isClosed : marks;
  if (isClosed) return;
  const isExpired = claim.end < like.today;
  const { multiply, divide } = factorOf(claim.unit, unit);
  kindWords[first * 2 + OfKindInt.isVerified] = +(claim.isVerified && !isExpired);
  kinds[first + OfKind.minimumOrder] = inUnit(claim.minimumOrder, claim.unit, unit);
  kinds[first + OfKind.price] = like.currency === null ? NaN : priceOf(claim.price, claim.currency, claim.unit, like);
  kinds[first + OfKind.ageWeight] =
    !aging ? 1
    : isExpired ? aging.staleWeight
    : weightAfter(Math.max(0, like.today - claim.confirmedOn), aging);
  kinds[first + OfKind.multiply] = multiply;
  kinds[first + OfKind.divide] = divide;
  kinds[first + OfKind.performance] = performance;
  kinds[first + OfKind.answers] = answers;
}
