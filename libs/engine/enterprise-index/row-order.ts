// In which order enterprises and their claims lie: who is near to one another together, and of each code the claims in one run.
import { doubles, placesIn, shared, startsOf, words } from './columns.js';
import { meridianOf, parallelOf } from './enterprise-index.js';

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
 * `claimEnterprises`, `claimCodes`: of each claim, as added; `enterprises`: the order of those;
 * `codes`: how many ranks there are. Counting sorts only: O(claims + codes).
 */
export function rowOrder(claimEnterprises: Uint32Array, claimCodes: Uint32Array, enterprises: Uint32Array, codes: number): RowOrder {
  const codeStarts = startsIn(claimCodes, codes, shared(words, codes + 1));
  const added = words(claimCodes.length).map((_, at) => at);
  const ownStarts = startsIn(claimEnterprises, enterprises.length, words(enterprises.length + 1));
  // Of each enterprise its claims by code; those of one code as they were added.
  const own = counted(counted(added, claimCodes, codeStarts), claimEnterprises, ownStarts);
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

/**
 * Along a curve that seldom leaves a region before it has been everywhere in it, so that a lot with a limit passes over whole
 * blocks of rows; of one place the smaller id first. Degrees of the first site; NaN when they are not known.
 */
export function byPlace(byId: Uint32Array, latitudeOf: (at: number) => number, longitudeOf: (at: number) => number): Uint32Array {
  // Both in one number, because numbers are sorted ten times as fast as with a comparison.
  const keys = doubles(byId.length);
  for (const [place, at] of byId.entries()) {
    const latitude = latitudeOf(at);
    const curve = Number.isNaN(latitude) ? 2 ** 24 : interleave(parallelOf(latitude) >>> 4) * 2 + interleave(meridianOf(longitudeOf(at)) >>> 4);
    keys[place] = curve * mostEnterprises + place;
  }
  keys.sort();
  return words(byId.length).map((_, place) => byId[keys[place]! % mostEnterprises]!);
}

/** Such that a place on the curve and a number fit into the 53 bits of whole numbers. */
const mostEnterprises = 2 ** 28;

/** Twelve bits with room for another between each two. */
function interleave(bits: number): number {
  const a = (bits | (bits << 8)) & 0x00ff00ff;
  const b = (a | (a << 4)) & 0x0f0f0f0f;
  const c = (b | (b << 2)) & 0x33333333;
  return (c | (c << 1)) & 0x55555555;
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
