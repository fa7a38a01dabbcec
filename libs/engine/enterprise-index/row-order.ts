// In which order enterprises and their claims lie: who does the same work together, and of each code the claims in one run.
import { placesIn, shared, startsOf, words } from './columns.js';

export interface RowOrder {
  /** Of each number the place at which the enterprise was added; `numbers` the other way round. */
  enterprises: Uint32Array;
  numbers: Uint32Array;
  /** Of each row the place at which the claim was added. */
  rows: Uint32Array;
  /** The rows of rank r are codeStarts[r] to codeStarts[r + 1] - 1. */
  codeStarts: Uint32Array;
  /** The claims of number n are claimStarts[n] to claimStarts[n + 1] - 1 of `claimCodes`, ascending. */
  claimStarts: Uint32Array;
  claimCodes: Uint16Array | Uint32Array;
}

/**
 * `claimEnterprises`, `claimCodes`: of each claim, as added; `byId`: places of the enterprises in the order of their ids;
 * `codes`: how many ranks there are. Counting sorts only: O(claims + codes).
 */
export function rowOrder(claimEnterprises: Uint32Array, claimCodes: Uint32Array, byId: Uint32Array, codes: number): RowOrder {
  const codeStarts = startsIn(claimCodes, codes, shared(words, codes + 1));
  const added = words(claimCodes.length).map((_, at) => at);
  const ownStarts = startsIn(claimEnterprises, byId.length, words(byId.length + 1));
  // Of each enterprise its claims by code; those of one code as they were added.
  const own = counted(counted(added, claimCodes, codeStarts), claimEnterprises, ownStarts);
  const enterprises = byHome(own, ownStarts, claimCodes, byId, codes);
  const claimStarts = startsOf(enterprises.map((at) => ownStarts[at + 1]! - ownStarts[at]!));
  const ranks = codes <= 0x10000 ? shared((length) => new Uint16Array(length), added.length) : shared(words, added.length);
  const next = codeStarts.slice();
  const rows = added;
  let claim = 0;
  for (const at of enterprises) {
    for (let place = ownStarts[at]!; place < ownStarts[at + 1]!; place += 1) {
      const rank = claimCodes[own[place]!]!;
      ranks[claim] = rank;
      claim += 1;
      rows[next[rank]!] = own[place]!;
      next[rank]! += 1;
    }
  }
  return { enterprises, numbers: placesIn(enterprises), rows, codeStarts, claimStarts, claimCodes: ranks };
}

/** By the code in the middle of what an enterprise claims, which is most often where it is at home; then by id. */
function byHome(own: Uint32Array, ownStarts: Uint32Array, claimCodes: Uint32Array, byId: Uint32Array, codes: number): Uint32Array {
  const homes = words(byId.length).map((_, at) => {
    const [from, end] = [ownStarts[at]!, ownStarts[at + 1]!];
    return from === end ? 0 : claimCodes[own[from + ((end - from) >>> 1)]!]!;
  });
  return counted(byId, homes, startsIn(homes, codes, words(codes + 1)));
}

/** Where the items of each key begin once they are sorted by it. */
function startsIn(keys: Uint32Array, size: number, starts: Uint32Array): Uint32Array {
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 0; key < size; key += 1) starts[key + 1]! += starts[key]!;
  return starts;
}

/** A stable counting sort. */
function counted(items: Uint32Array, keys: Uint32Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const sorted = words(items.length);
  for (const item of items) {
    const key = keys[item]!;
    sorted[next[key]!] = item;
    next[key]! += 1;
  }
  return sorted;
}
