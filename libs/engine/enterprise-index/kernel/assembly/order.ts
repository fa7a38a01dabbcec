// The order in which rows are judged: by their bounds, without comparing them.
import { Desk, Int } from '../layout';
import { desk, int } from './desk';

const shelves: i32 = 256;

/** Places of the first `count` bounds, from the highest down to a 256th. */
export function putInOrder(count: i32): void {
  const bounds = <usize>int(Int.bounds);
  const order = <usize>int(Int.order);
  const next = desk + <usize>Desk.shelves;
  memory.fill(next, 0, shelves << 2);
  const end = bounds + (<usize>count << 2);
  for (let at = bounds; at < end; at += 4) {
    const shelf = shelfOf(load<f32>(at));
    store<u32>(shelf, load<u32>(shelf) + 2);
  }
  let start = <u32>order;
  for (let shelf = next; shelf < next + (shelves << 2); shelf += 4) {
    const many = load<u32>(shelf);
    store<u32>(shelf, start);
    start += many;
  }
  for (let at: i32 = 0; at < count; at += 1) {
    const shelf = shelfOf(load<f32>(bounds + (<usize>at << 2)));
    const place = load<u32>(shelf);
    store<u16>(<usize>place, <u16>at);
    store<u32>(shelf, place + 2);
  }
}

/** The first shelf holds the highest. */
// @ts-ignore: a decorator of AssemblyScript
@inline function shelfOf(bound: f32): usize {
  return desk + <usize>Desk.shelves + (<usize>max(0, shelves - 1 - <i32>(bound * <f32>shelves)) << 2);
}
