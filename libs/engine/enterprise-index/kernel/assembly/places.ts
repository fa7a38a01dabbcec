// Second: of those that are left, who lies in the window of the lot, or nobody knows where.
import { Int } from '../layout';
import { int } from './desk';
import { keepRows, shortsOf } from './four-rows';

/** As in `enterprise-index.ts`. */
export const cellsAround: i32 = 65_536;
export const nowhere: i32 = 0xfffe;

export function siftPlaces(rows: usize, count: i32): i32 {
  const parallels = <usize>int(Int.parallels);
  const meridians = <usize>int(Int.meridians);
  const south = i32x4.splat(int(Int.south));
  const north = i32x4.splat(int(Int.north));
  const west = i32x4.splat(int(Int.west));
  const width = i32x4.splat(int(Int.width));
  const around = i32x4.splat(cellsAround - 1);
  let left = rows;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 16) {
    const a = load<u32>(at);
    const b = load<u32>(at, 4);
    const c = load<u32>(at, 8);
    const d = load<u32>(at, 12);
    const parallel = shortsOf(parallels, a, b, c, d);
    const aside = v128.and(i32x4.sub(shortsOf(meridians, a, b, c, d), west), around);
    const isWithin = v128.and(v128.and(i32x4.ge_s(parallel, south), i32x4.le_s(parallel, north)), i32x4.le_s(aside, width));
    left += keepRows(v128.load(at), v128.or(isWithin, i32x4.ge_s(parallel, i32x4.splat(nowhere))), (end - at) >> 2, left);
  }
  return <i32>((left - rows) >> 2);
}
