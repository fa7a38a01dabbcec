// Second: the rules of `judge.ts`, operation by operation, but for the one on the distance.
import { gap } from '../../../compare';
import { Int, Mark, OfKind, OfKindInt, Real, Record, RecordInt } from '../layout';
import { hasAsked } from './certificates';
import { at, int, intOfKind, intOfRecord, kindOf, ofKind, ofRecord, real, recordAt } from './desk';

/** Writes what a kind of lots makes of the claim. */
// @ts-ignore: a decorator of AssemblyScript
@external('lots', 'describe') declare function describe(kind: i32): void;

/** Keeps of the first `count` of `left` those that pass, with what is free for each in `scores`, and returns how many. */
export function rule(count: i32): i32 {
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  let into = left;
  let scores = at(Int.scores);
  for (let each = left; each < end; each += 4) {
    const place = load<u32>(each);
    const record = recordAt(place);
    const kind = kindOf(record);
    if (intOfKind(kind, OfKindInt.claim) !== int(Int.claim)) describe(intOfRecord(record, RecordInt.kind));
    const free = freeFor(record, kind);
    store<u32>(into, place);
    store<f64>(scores, free);
    const stays = <usize>passes(record, kind, free);
    into += stays << 2;
    scores += stays << 3;
  }
  return <i32>((into - left) >> 2);
}

// @ts-ignore: a decorator of AssemblyScript
@inline function passes(record: usize, kind: usize, free: f64): bool {
  const marks = intOfKind(kind, OfKindInt.marks);
  if ((marks & Mark.isClosed) !== 0 || gap(similarityTo(record), ofKind(kind, OfKind.minimumSimilarity)) < 0) return false;
  if ((marks & Mark.language) !== 0 && intOfRecord(record, RecordInt.asksLanguage) !== 0) return false;
  if (statesOrder(kind) && gap(ofRecord(record, Record.quantity), ofKind(kind, OfKind.minimumOrder)) < 0) return false;
  if (int(Int.leadTime) - 1 > intOfRecord(record, RecordInt.days)) return false;
  const ceiling = ofRecord(record, Record.ceiling);
  const price = ofKind(kind, OfKind.price);
  if (ceiling === ceiling && (price === price ? gap(ceiling, price) < 0 : (marks & Mark.price) !== 0)) return false;
  if (free === free ? gap(free, leastFor(record, kind)) < 0 : (marks & Mark.capacity) !== 0) return false;
  return intOfRecord(record, RecordInt.isJudgedAlone) !== 0 || hasAsked(record, (marks & Mark.passesUnsaid) !== 0);
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function similarityTo(record: usize): f64 {
  return load<f64>(at(Int.similarities) + (<usize>(intOfRecord(record, RecordInt.rank) - int(Int.firstRank)) << 3));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function statesOrder(kind: usize): bool {
  return ofKind(kind, OfKind.minimumOrder) === ofKind(kind, OfKind.minimumOrder);
}

/** The least that must be free. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function leastFor(record: usize, kind: usize): f64 {
  const quantity = ofRecord(record, Record.quantity);
  const ordered = statesOrder(kind) ? Math.min(ofKind(kind, OfKind.minimumOrder), quantity) : 0;
  return Math.max(Math.max(ofKind(kind, OfKind.minimumShare) * quantity, ordered), Math.min(ofKind(kind, OfKind.step), quantity));
}

/** Free from today to the deadline, in the unit of the kind: not a number when the only slot of the claim does not lie in that period. */
// @ts-ignore: a decorator of AssemblyScript
@inline function freeFor(record: usize, kind: usize): f64 {
  const from = real(Real.from);
  const to = real(Real.to);
  const days = Math.min(to, <f64>intOfRecord(record, RecordInt.deadline)) - Math.max(from, ofKind(kind, OfKind.today)) + 1;
  if (days <= 0) return NaN;
  const grains = real(Real.grains);
  const stepGrains = real(Real.stepGrains);
  const whole = (Math.floor((((real(Real.free) * days) / (to - from + 1)) * grains) / stepGrains + 1e-6) * stepGrains) / grains;
  return (whole * ofKind(kind, OfKind.multiply)) / ofKind(kind, OfKind.divide);
}
