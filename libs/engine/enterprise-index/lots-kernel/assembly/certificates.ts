// Whether the enterprise has what a lot asks for on its deadline, and what it has of what the lot prefers: bits of schemes, and of languages, which never end.
import { Desk, Int, Record, RecordInt, Value } from '../layout';
import { int, intOfRecord } from './desk';

/** As in `relevance/experience.ts`. */
const neutral: f64 = 0.5;

/** Bits of what it has on a day for certain. */
// @ts-ignore: a decorator of AssemblyScript
@inline function hasOn(day: i32): v128 {
  let end: usize = <usize>Desk.ends;
  while (load<i32>(end) <= day) end += 4;
  return v128.or(v128.load(<usize>Desk.has), v128.load(<usize>Desk.hasUntil + ((end - <usize>Desk.ends) << 2)));
}

/** `passesUnsaid`: where nobody stated how long it holds one, that is enough. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function hasAsked(record: usize, passesUnsaid: bool): bool {
  const missing = v128.andnot(v128.load(record, Record.asks << 3), hasOn(intOfRecord(record, RecordInt.deadline)));
  return !v128.any_true(passesUnsaid ? v128.andnot(missing, v128.load(<usize>Desk.unsaid)) : missing);
}

/** What nobody said counts a half: of each scheme whose end is not known, of all when no certificate is stated. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function preferred(record: usize, values: usize): f64 {
  const count = intOfRecord(record, RecordInt.preferredCount);
  if (count === 0) return 0;
  if (int(Int.certificates) === 0) return neutral;
  const bits = v128.load(values, Value.prefers << 3);
  const has = hasOn(intOfRecord(record, RecordInt.deadline));
  const unsaid = v128.andnot(v128.and(bits, v128.load(<usize>Desk.unsaid)), has);
  return (<f64>howMany(v128.and(bits, has)) + <f64>howMany(unsaid) / 2) / <f64>count;
}

// @ts-ignore: a decorator of AssemblyScript
@inline function howMany(bits: v128): i32 {
  return <i32>(popcnt<u64>(v128.extract_lane<u64>(bits, 0)) + popcnt<u64>(v128.extract_lane<u64>(bits, 1)));
}
