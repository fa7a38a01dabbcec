// Second: of those that are left, who lies in the window of the lot, or nobody knows where.
import { Int } from '../layout';
import { int, short } from './desk';

/** As in `enterprise-index.ts`. */
export const cellsAround: i32 = 65_536;
export const nowhere: i32 = 0xfffe;

export function siftPlaces(count: i32): i32 {
  const rows = <usize>int(Int.left);
  const parallels = <usize>int(Int.parallels);
  const meridians = <usize>int(Int.meridians);
  const south = int(Int.south);
  const north = int(Int.north);
  const west = int(Int.west);
  const width = int(Int.width);
  let left = rows;
  const end = rows + (<usize>count << 2);
  for (let at = rows; at < end; at += 4) {
    const row = load<u32>(at);
    const parallel = short(parallels, row);
    store<u32>(left, row);
    // No branch where the processor could not guess.
    const isWithin = <i32>(parallel >= south) & <i32>(parallel <= north) & <i32>(((short(meridians, row) - west) & (cellsAround - 1)) <= width);
    left += (<usize>(isWithin | <i32>(parallel >= nowhere))) << 2;
  }
  return <i32>((left - rows) >> 2);
}
