// The first few of many, without sorting all of them.

/** The `limit` first by `compare`, in order. */
export function bestFirst<T>(all: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const best: T[] = [];
  for (const one of all) {
    if (best.length === limit && compare(one, best[limit - 1]!) >= 0) continue;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(best[middle]!, one) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, one);
    if (best.length > limit) best.pop();
  }
  return best;
}
