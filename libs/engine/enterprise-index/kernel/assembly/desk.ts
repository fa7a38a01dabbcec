// What everything else reads from: the numbers on the desk of this thread, and the columns that lie where these say.
import { Desk, Int, Real } from '../layout';

/** Where it begins. */
export let desk: usize = 0;

export function sitAt(address: usize): void {
  desk = address;
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function int(place: Int): i32 {
  return load<i32>(desk + ((<usize>place) << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function real(place: Real): f32 {
  return load<f32>(desk + <usize>Desk.reals + ((<usize>place) << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function splat(place: Real): v128 {
  return f32x4.splat(real(place));
}

/** Columns are addresses: `row << 1` is the place of a number of 16 bits in one. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function short(column: usize, row: u32): i32 {
  return <i32>load<u16>(column + (<usize>row << 1));
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function word(column: usize, row: u32): u32 {
  return load<u32>(column + (<usize>row << 2));
}

/** The numbers of four kinds side by side: four times fit, price, price of one and order, or ceiling and units of a hundredth. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function kindAt(kinds: usize, row: u32): usize {
  return desk + <usize>Desk.kinds + (<usize>load<u8>(kinds + <usize>row) << 5);
}
