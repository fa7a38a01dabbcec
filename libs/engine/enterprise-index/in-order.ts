// Rows from the highest bound down, nearly: in time proportional to their number, because few of them are ever looked at.

const shelves = 256;
/** Whoever comes later has less than this more: what a shelf spans, and what is rounded. */
export const oneShelf = 1 / shelves + 1e-4;
/** Where the next row of each shelf goes. */
const next = new Uint32Array(shelves);

/** Fills `order` with the places of the first `count` of `bounds`, from the highest down to a 256th. */
export function putInOrder(bounds: Float64Array | Float32Array, count: number, order: Uint16Array): void {
  next.fill(0);
  for (let at = 0; at < count; at += 1) next[shelfOf(bounds[at]!)]! += 1;
  let start = 0;
  for (let shelf = 0; shelf < shelves; shelf += 1) {
    const many = next[shelf]!;
    next[shelf] = start;
    start += many;
  }
  for (let at = 0; at < count; at += 1) {
    const shelf = shelfOf(bounds[at]!);
    order[next[shelf]!] = at;
    next[shelf]! += 1;
  }
}

/** The first shelf holds the highest. */
const shelfOf = (bound: number) => Math.max(0, shelves - 1 - ((bound * shelves) | 0));
