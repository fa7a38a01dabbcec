// One enterprise and one of its claims as numbers in the memory of open lots: written for each, read for every lot.
import { weightAfter } from '../../claim-age.js';
import { factorOf, inUnit, stepGrainsOf } from '../../units.js';
import { isKnown, priceOf } from '../judge.js';
import type { OwnClaim, OwnEnterprise } from '../own-claims.js';
import { Int, Mark, OfKind, OfKindInt, Real } from './layout.js';
import type { LotKind } from './lot-kinds.js';
import type { LotsRoom } from './lots-memory.js';
import type { SchemeBits } from './scheme-bits.js';

export function writeEnterprise(room: LotsRoom, enterprise: OwnEnterprise, bits: SchemeBits): void {
  const { ints, reals } = room;
  const { certificates } = enterprise.plain;
  ints[Int.unspoken] = enterprise.unspoken;
  ints[Int.country] = enterprise.country;
  ints[Int.certificates] = certificates.length;
  reals[Real.x] = enterprise.x;
  reals[Real.y] = enterprise.y;
  reals[Real.z] = enterprise.z;
  reals[Real.latitude] = enterprise.latitude;
  reals[Real.longitude] = enterprise.longitude;
  reals[Real.cosine] = enterprise.cosine;
  bits.hold(certificates, room);
}

/** `currency`: its number among those of lots, as in their offers. */
export function writeClaim({ ints, reals, similarities }: LotsRoom, claim: OwnClaim, currency: number): void {
  const { unit, alike } = claim;
  ints[Int.leadTime] = claim.leadTime;
  ints[Int.firstRank] = alike.first;
  ints[Int.currency] = currency;
  // What kinds of lots made of another claim counts no longer.
  ints[Int.claim]! += 1;
  reals[Real.minimumGrains] = claim.minimumGrains;
  reals[Real.priceGrains] = claim.priceGrains;
  reals[Real.freeGrains] = claim.freeGrains;
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
  // Whoever speaks a language that is known is not unknown to speak any.
  const marks = enterprise.unspoken === 0 ? kind.marks : kind.marks & ~Mark.language;
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
