// What everything else reads from: the numbers at the beginning of the memory, and records that lie where these say.
import { Desk, Int, OfKind, OfKindInt, Real, Record, RecordInt, Value } from '../layout';

// @ts-ignore: a decorator of AssemblyScript
@inline export function int(place: Int): i32 {
  return load<i32>((<usize>place << 2) + <usize>Desk.ints);
}

/** An address. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function at(place: Int): usize {
  return <usize>int(place);
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function real(place: Real): f64 {
  return load<f64>((<usize>place << 3) + <usize>Desk.reals);
}

/** Of a lot, by the addresses of its record and its values. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function ofRecord(record: usize, place: i32): f64 {
  return load<f64>(record + (<usize>place << 3));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function intOfRecord(record: usize, place: RecordInt): i32 {
  return load<i32>(record + (<usize>place << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function value(values: usize, place: i32): f64 {
  return load<f64>(values + (<usize>place << 3));
}

/** Of a kind, by its address. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function ofKind(kind: usize, place: OfKind): f64 {
  return load<f64>(kind + (<usize>place << 3));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function intOfKind(kind: usize, place: OfKindInt): i32 {
  return load<i32>(kind + (<usize>place << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function kindOf(record: usize): usize {
  return at(Int.kinds) + <usize>intOfRecord(record, RecordInt.kind) * (OfKind.howMany << 3);
}

/** The addresses of the record and the values of a lot, by its place. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function recordAt(place: u32): usize {
  return at(Int.records) + <usize>place * (Record.howMany << 3);
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function valuesAt(place: u32): usize {
  return at(Int.values) + <usize>place * (Value.howMany << 3);
}
