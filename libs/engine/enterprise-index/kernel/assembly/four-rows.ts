// Numbers of four rows, gathered side by side, and what is left of four rows, stored one after the other.
import { Desk } from '../layout';
import { desk, short } from './desk';

/** One number of four kinds. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function fourOfKinds(a: usize, b: usize, c: usize, d: usize, offset: usize): v128 {
  const first = v128.load_lane<u32>(b + offset, v128.load_zero<u32>(a + offset), 1);
  return v128.load_lane<u32>(d + offset, v128.load_lane<u32>(c + offset, first, 2), 3);
}

/** Numbers of four rows. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function bytesOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  return i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(load<u8>(column + <usize>a)), 1, load<u8>(column + <usize>b)), 2, load<u8>(column + <usize>c)),
    3, load<u8>(column + <usize>d),
  );
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function shortsOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  return i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(short(column, a)), 1, short(column, b)), 2, short(column, c)), 3, short(column, d),
  );
}

// @ts-ignore: a decorator of AssemblyScript
@inline export function wordsOf(column: usize, a: u32, b: u32, c: u32, d: u32): v128 {
  const at = v128.load_lane<u32>(column + (<usize>b << 2), v128.load_zero<u32>(column + (<usize>a << 2)), 1);
  return v128.load_lane<u32>(column + (<usize>d << 2), v128.load_lane<u32>(column + (<usize>c << 2), at, 2), 3);
}

/** Stores those of four rows that are kept, and says how many bytes that is. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function keepRows(rows: v128, mask: v128, remaining: usize, into: usize): usize {
  let kept = <usize>i32x4.bitmask(mask);
  if (remaining < 4) kept &= (1 << remaining) - 1;
  v128.store(into, i8x16.swizzle(rows, v128.load(desk + <usize>Desk.pickings + (kept << 4))));
  return <usize>popcnt<u32>(<u32>kept) << 2;
}

/** The same of rows and their bounds. */
// @ts-ignore: a decorator of AssemblyScript
@inline export function keep(rows: v128, most: v128, mask: v128, remaining: usize, into: usize, bounds: usize): usize {
  let kept = <usize>i32x4.bitmask(mask);
  if (remaining < 4) kept &= (1 << remaining) - 1;
  const those = v128.load(desk + <usize>Desk.pickings + (kept << 4));
  v128.store(into, i8x16.swizzle(rows, those));
  v128.store(bounds, i8x16.swizzle(most, those));
  return <usize>popcnt<u32>(<u32>kept) << 2;
}
