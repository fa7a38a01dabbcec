// First: whose bits are as the lot asks, 128 rows at a time, passing over blocks that are out of reach.
import { blockWidth, Desk, Int, rowsInBlock, stepRows } from '../layout';
import { desk, int } from './desk';
import { cellsAround } from './places';

/**
 * Leaves the rows from `from` on whose bits are as the lot asks in `left`, after the first `count`, until there are `enough` or some more.
 * Returns where it stopped, at most `end`; how many are left then is in `count`.
 */
export function sift(from: i32, end: i32, enough: i32, count: i32): i32 {
  const isLimited = int(Int.isLimited) !== 0;
  let row = from;
  while (row < end && count < enough) {
    const until = min(end, isLimited ? (row | (rowsInBlock - 1)) + 1 : row + stepRows);
    if (!isLimited || !isBeyond(row)) count = siftBits(row, until, count);
    row = until;
  }
  store<i32>(desk + (Int.count << 2), count);
  return row;
}

function isBeyond(row: i32): bool {
  const block = <usize>int(Int.blocks) + <usize>(((row / rowsInBlock) * blockWidth) << 1);
  if (<i32>load<u16>(block) > int(Int.north) || <i32>load<u16>(block, 2) < int(Int.south)) return true;
  const west = <i32>load<u16>(block, 4);
  const east = <i32>load<u16>(block, 6);
  const own = int(Int.west);
  return ((west - own) & (cellsAround - 1)) > int(Int.width) && ((own - west) & (cellsAround - 1)) > east - west;
}

/** 128 rows at a time. */
function siftBits(from: i32, to: i32, count: i32): i32 {
  const bitmaps = int(Int.bitmapCount);
  const starts = desk + <usize>Desk.starts;
  let into = <usize>int(Int.left) + (<usize>count << 2);
  for (let first = from & ~31; first < to; first += 128) {
    const offset = <usize>(first >>> 3);
    let bits = v128.load(<usize>load<u32>(starts) + offset);
    for (let each = 1; each < bitmaps; each += 1) bits = v128.and(bits, v128.load(<usize>load<u32>(starts + (<usize>each << 2)) + offset));
    if (!v128.any_true(bits)) continue;
    into = placesOf(v128.extract_lane<u64>(bits, 0), first, from, to, into);
    into = placesOf(v128.extract_lane<u64>(bits, 1), first + 64, from, to, into);
  }
  return <i32>((into - <usize>int(Int.left)) >> 2);
}

/** Of 64 bits, which stand for the rows from `first` on, those from `from` to `to` that are set. */
// @ts-ignore: a decorator of AssemblyScript
@inline function placesOf(bits: u64, first: i32, from: i32, to: i32, into: usize): usize {
  if (first >= to) return into;
  if (first < from) bits &= <u64>-1 << (from - first);
  if (to - first < 64) bits &= ((<u64>1) << (to - first)) - 1;
  while (bits !== 0) {
    store<u32>(into, first + <i32>ctz(bits));
    into += 4;
    bits &= bits - 1;
  }
  return into;
}
