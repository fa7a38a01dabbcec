// In which order enterprises and their claims lie: who is near to one another together, and of each code the claims in one run.
import { doubles, placesIn, shared, shorts, words } from './columns.js';
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
 * `claimEnterprises`, `claimCodes`: of each claim, as added; `enterprises`: the order of those; `codes`: how many ranks there
 * are, or null for one enterprise alone, of which `codeStarts` stays empty. Counting sorts: O(claims + codes).
 */
export function rowOrder(claimEnterprises: Uint32Array, claimCodes: Uint32Array, enterprises: Uint32Array, codes: number | null): RowOrder {
  const numbers = placesIn(enterprises);
  const owners = words(claimCodes.length);
  for (let claim = 0; claim < owners.length; claim += 1) owners[claim] = numbers[claimEnterprises[claim]!]!;
  const claimStarts = startsIn(owners, words(numbers.length + 1));
  const codeStarts = codes === null ? words(0) : startsIn(claimCodes, shared(words, codes + 1));
  const added = words(claimCodes.length).map((_, at) => at);
  // First by enterprise, then by code: within a code the enterprises ascend.
  const byOwner = sorted(added, owners, claimStarts);
  const rows = codes === null ? byOwner.sort((one, other) => claimCodes[one]! - claimCodes[other]!) : sorted(byOwner, claimCodes, codeStarts);
  const ranks = codes !== null && codes <= 0x10000 ? shared(shorts, rows.length) : shared(words, rows.length);
  const next = claimStarts.slice();
  for (const claim of rows) {
    const owner = owners[claim]!;
    ranks[next[owner]!] = claimCodes[claim]!;
    next[owner]! += 1;
  }
  return { enterprises, numbers, rows, codeStarts, claimStarts, claimCodes: ranks };
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
function startsIn(keys: Uint32Array, starts: Uint32Array): Uint32Array {
  for (const key of keys) starts[key + 1]! += 1;
  for (let key = 1; key < starts.length; key += 1) starts[key]! += starts[key - 1]!;
  return starts;
}

/** A stable counting sort. */
function sorted(items: Uint32Array, keys: Uint32Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const into = words(items.length);
  for (const item of items) {
    const key = keys[item]!;
    into[next[key]!] = item;
    next[key]! += 1;
  }
  return into;
}
