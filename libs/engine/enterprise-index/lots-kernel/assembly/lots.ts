// What an enterprise makes of open lots, in WebAssembly: AssemblyScript, compiled by scripts/build.mjs from a module for each phase and
// this one, which exports what JavaScript calls. Rules and criteria are those of `judge.ts`, operation by operation: who changes one changes both,
// and `lots-kernel.spec.ts` compares them.
import { capabilityFitValue, capacityValue, marginValue } from '../../../criterion-values';
import { Desk, excluded, Int, OfKind, OfKindInt, Record, RecordInt, Value } from '../layout';
import { preferred } from './certificates';
import { at, int, intOfKind, intOfRecord, kindOf, ofKind, ofRecord, recordAt, value, valuesAt } from './desk';
import { distance } from './distance';
import { leastFor, rule, similarityTo } from './rules';

export { sift } from './sieve';

/** As in `relevance/experience.ts`. */
const neutral: f64 = 0.5;

/** Keeps of the first `count` of `left` those whose rules the claim passes, but for the one on the distance, and returns how many they are. */
export function pass(count: i32): i32 {
  fetch(count, at(Int.records), Record.howMany << 3, 0);
  return rule(count);
}

/**
 * Keeps of the first `count` that `pass` kept those that the claim fits, in `scores` what it scores, and returns how many they are. Not a number
 * is the score of a lot that only `judge.ts` can tell.
 */
export function score(count: i32): i32 {
  fetch(count, at(Int.values), Value.howMany << 3, 64);
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  let into = left;
  const first = at(Int.scores);
  let scores = first;
  for (let each = left; each < end; each += 4) {
    const place = load<u32>(each);
    const its = scoreOf(recordAt(place), valuesAt(place), load<f64>(first + ((each - left) << 1)));
    store<u32>(into, place);
    store<f64>(scores, its);
    const stays = <usize>(its !== excluded);
    into += stays << 2;
    scores += stays << 3;
  }
  return <i32>((into - left) >> 2);
}

/** Reads a number of each line that comes next, of so many bytes for each lot the first and that at an offset: memory is waited for once, and not each time. */
// @ts-ignore: a decorator of AssemblyScript
@inline function fetch(count: i32, start: usize, bytes: usize, offset: usize): void {
  const left = at(Int.left);
  const end = left + (<usize>count << 2);
  let sum: u32 = 0;
  for (let each = left; each < end; each += 4) {
    const first = start + <usize>load<u32>(each) * bytes;
    sum += load<u32>(first) + load<u32>(first + offset);
  }
  store<u32>(<usize>Desk.ints + (Int.fetched << 2), sum);
}

function scoreOf(record: usize, values: usize, free: f64): f64 {
  if (intOfRecord(record, RecordInt.isJudgedAlone) !== 0) return NaN;
  const kind = kindOf(record);
  const away = distance(record, values, share(values, 6), intOfKind(kind, OfKindInt.marks));
  if (away === excluded) return excluded;
  const days = <f64>intOfRecord(record, RecordInt.days);
  const leadTime = <f64>(int(Int.leadTime) - 1);
  const ceiling = ofRecord(record, Record.ceiling);
  const price = ofKind(kind, OfKind.price);
  const isPriced = ceiling === ceiling && price === price;
  // Added in the order of the criteria, as everywhere.
  const sum =
    share(values, 0) * capabilityFitValue(similarityTo(record), intOfKind(kind, OfKindInt.isVerified) !== 0, ofKind(kind, OfKind.ageWeight)) +
    share(values, 1) * neutral +
    share(values, 2) * (free === free ? capacityValue(free, leastFor(record, kind), ofRecord(record, Record.quantity)) : neutral) +
    share(values, 3) * (leadTime >= 0 ? marginValue(leadTime, days) : neutral) +
    share(values, 4) * (isPriced ? marginValue(price, ceiling) : neutral) +
    share(values, 5) * preferred(record, values) +
    share(values, 6) * away +
    share(values, 7) * ofKind(kind, OfKind.performance) +
    share(values, 8) * ofKind(kind, OfKind.answers);
  return sum < ofKind(kind, OfKind.minimumScore) ? excluded : sum;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function share(values: usize, criterion: i32): f64 {
  return value(values, Value.shares + criterion);
}
