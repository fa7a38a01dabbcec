// What an enterprise makes of open lots, in WebAssembly: AssemblyScript, compiled by scripts/build.mjs from a module for each phase and
// this one, which exports what JavaScript calls. It has the rules and criteria of `judge.ts`, operation by operation: who changes one changes both,
// and `open-lots.spec.ts` compares them.
import { gap } from '../../../compare';
import { capabilityFitValue, capacityValue, marginValue } from '../../../criterion-values';
import { excluded, Int, Mark, OfKind, OfKindInt, Real, Record, RecordInt } from '../layout';
import { heldOn, holdsMandatory, preferred } from './certificates';
import { at, int, intOfKind, intOfRecord, ofKind, ofRecord, real } from './desk';
import { distance } from './distance';

export { siftOffers } from './offers';
export { siftTerms } from './terms';

/** Writes what a kind of lots makes of the claim. */
// @ts-ignore: a decorator of AssemblyScript
@external('lots', 'describe') declare function describe(kind: i32): void;

/** As in `relevance/experience.ts`. */
const neutral: f64 = 0.5;

/**
 * Leaves of the first `count` of `left` those that the claim fits, in `scores` what they score, and returns how many they are. Not a number
 * is the score of a lot that only `judge.ts` can tell.
 */
export function judge(count: i32): i32 {
  fetch(count);
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  const records = at(Int.records);
  let into = left;
  let scores = at(Int.scores);
  for (let each = left; each < end; each += 4) {
    const place = load<u32>(each);
    const score = scoreOf(records + <usize>place * (Record.howMany << 3));
    store<u32>(into, place);
    store<f64>(scores, score);
    const stays = <usize>(score !== excluded);
    into += stays << 2;
    scores += stays << 3;
  }
  return <i32>((into - left) >> 2);
}

/** Reads a number of each line that judging will read: memory is waited for once, and not each time. The sum is of no use. */
function fetch(count: i32): void {
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  const records = at(Int.records);
  let read: u32 = 0;
  for (let each = left; each < end; each += 4) {
    const record = records + <usize>load<u32>(each) * (Record.howMany << 3);
    read += load<u32>(record) + load<u32>(record, 64) + load<u32>(record, 128);
  }
  store<u32>(at(Int.scores), read);
}

function scoreOf(record: usize): f64 {
  const number = intOfRecord(record, RecordInt.kind);
  const kind = at(Int.kinds) + <usize>number * (OfKind.howMany << 3);
  if (intOfKind(kind, OfKindInt.claim) !== int(Int.claim)) describe(number);
  const marks = intOfKind(kind, OfKindInt.marks);
  const similarity = load<f64>(at(Int.similarities) + (<usize>(intOfRecord(record, RecordInt.rank) - int(Int.firstRank)) << 3));
  if ((marks & Mark.isClosed) !== 0 || gap(similarity, ofKind(kind, OfKind.minimumSimilarity)) < 0) return excluded;
  if (intOfRecord(record, RecordInt.isBeyondBits) !== 0) return NaN;
  const language = intOfRecord(record, RecordInt.language);
  if (language !== 0 && ((int(Int.unspoken) & language) !== 0 || (marks & Mark.language) !== 0)) return excluded;
  const quantity = ofRecord(record, Record.quantity);
  const minimumOrder = ofKind(kind, OfKind.minimumOrder);
  const statesOrder = minimumOrder === minimumOrder;
  if (statesOrder && gap(quantity, minimumOrder) < 0) return excluded;
  const days = <f64>intOfRecord(record, RecordInt.days);
  const leadTime = <f64>(int(Int.leadTime) - 1);
  if (leadTime > days) return excluded;
  const ceiling = ofRecord(record, Record.ceiling);
  const price = ofKind(kind, OfKind.price);
  const isPriced = ceiling === ceiling && price === price;
  if (isPriced ? gap(ceiling, price) < 0 : ceiling === ceiling && (marks & Mark.price) !== 0) return excluded;
  const deadline = intOfRecord(record, RecordInt.deadline);
  const free = freeIn(kind, <f64>deadline);
  const least = Math.max(
    Math.max(ofKind(kind, OfKind.minimumShare) * quantity, statesOrder ? Math.min(minimumOrder, quantity) : 0), Math.min(ofKind(kind, OfKind.step), quantity),
  );
  const statesFree = free === free;
  if (statesFree ? gap(free, least) < 0 : (marks & Mark.capacity) !== 0) return excluded;
  const held = heldOn(<u32>deadline);
  if (!holdsMandatory(record, held, (marks & Mark.passesUnsaid) !== 0)) return excluded;
  const away = distance(record, share(record, 6), marks);
  if (away === excluded) return excluded;
  // Added in the order of the criteria, as everywhere.
  const score =
    share(record, 0) * capabilityFitValue(similarity, intOfKind(kind, OfKindInt.isVerified) !== 0, ofKind(kind, OfKind.ageWeight)) +
    share(record, 1) * neutral +
    share(record, 2) * (statesFree ? capacityValue(free, least, quantity) : neutral) +
    share(record, 3) * (leadTime >= 0 ? marginValue(leadTime, days) : neutral) +
    share(record, 4) * (isPriced ? marginValue(price, ceiling) : neutral) +
    share(record, 5) * preferred(record, held) +
    share(record, 6) * away +
    share(record, 7) * ofKind(kind, OfKind.performance) +
    share(record, 8) * ofKind(kind, OfKind.answers);
  return score < ofKind(kind, OfKind.minimumScore) ? excluded : score;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function share(record: usize, criterion: i32): f64 {
  return ofRecord(record, Record.shares + criterion);
}

/** Free from today to the deadline, in the unit of the kind: not a number when the only slot of the claim does not lie in that period. */
// @ts-ignore: a decorator of AssemblyScript
@inline function freeIn(kind: usize, deadline: f64): f64 {
  const from = real(Real.from);
  const to = real(Real.to);
  const days = Math.min(to, deadline) - Math.max(from, ofKind(kind, OfKind.today)) + 1;
  if (days <= 0) return NaN;
  const grains = real(Real.grains);
  const stepGrains = real(Real.stepGrains);
  const whole = (Math.floor(((real(Real.free) * days) / (to - from + 1)) * grains / stepGrains + 1e-6) * stepGrains) / grains;
  return (whole * ofKind(kind, OfKind.multiply)) / ofKind(kind, OfKind.divide);
}
