// Enterprises and what they claim as columns of numbers. One claim is one row; rows are sorted by the rank of their code, so
// that a subtree of the classification is one range of rows. Enterprises are numbered by place: those near to one another lie
// together, in each code. Nothing that a score is made of is rounded: what fits no column is kept as it is, in `odd`.
import type { Candidate, TrackRecord } from '../types.js';
import type { Few } from './columns.js';
import type { Ids } from './ids.js';
import type { Vocabulary } from './vocabulary.js';

/** Marks of an enterprise, repeated in each of its claims: these bits, and above them one for each primary language, none when they are not known. */
export const active = 1;
/** Replaced or removed since the index was built. */
export const gone = 2;
/** Has track records, which are in `trackRecords`. */
export const recorded = 4;
/** Does not work with some buyers, which are in `barred`. */
export const barring = 8;
/** The buyer of the lot does not want it. */
export const unwanted = 16;
export const languageShift = 5;

/** In `parallels`: several sites, one of them with coordinates; or none with coordinates. Both are beyond the pole. */
export const anywhere = 0xffff;
export const nowhere = 0xfffe;

/** In `performances` and `responses`: 1. */
export const mostPart = 255;

/**
 * What else is known of an enterprise is one record of 64 bytes, so that it lies in one line of the cache. The same bytes are
 * seen as numbers of three kinds; these are the places in each.
 */
export const asDoubles = {
  width: 8,
  /** Degrees WGS 84 of the first site; NaN = not known. */
  latitude: 0, longitude: 1,
  /** As in `Performance`. */
  rejected: 2,
} as const;
export const asShorts = {
  width: 32, delivered: 12, onTime: 13, inspected: 14, invited: 15, answered: 16,
  /** `notKnown` where it is not. */
  recentInvitations: 17,
  /** Last day (days since 1970) + 1 of whichever certificate ends first; 0 = of one the end is not stated. */
  allHeldUntil: 18,
  /** Of the first site. */
  country: 19,
  /** How many. */
  sites: 24, certificates: 25,
} as const;
export const asWords = {
  width: 16, version: 10, siteStart: 11,
  /** `asOne` where the bits of schemes say which, and all end as `allHeldUntil` says: then they are in no list. */
  certificateStart: 13,
  /** `asOne` where all certificates end as `allHeldUntil` says. */
  untilStart: 14,
  claimStart: 15,
} as const;

export const notKnown = 0xffff;
export const asOne = 0xffffffff;

/** In `slotPeriods`: no slot is stated; several are, or one in a period that the vocabulary has no number for. */
export const noSlot = 0;
export const slotsInList = 0xffff;

export interface Barred {
  conflict: ReadonlySet<string>;
  optOut: ReadonlySet<string>;
}

/**
 * Immutable but for the bit `gone`. Columns lie in memory that threads share. About 292 bytes for an enterprise with four claims
 * and twenty certificates.
 */
export interface EnterpriseIndex {
  vocabulary: Vocabulary;
  /** In which the columns lie that the kernel in WebAssembly reads, when there are many claims. */
  memory: WebAssembly.Memory | null;

  // Claims, by row.
  /** The rows of rank r are codeStarts[r] to codeStarts[r + 1] - 1; in them the enterprises ascend. */
  codeStarts: Uint32Array;
  enterprises: Uint32Array;
  /** Place in the vocabulary's kinds. */
  kinds: Uint8Array;
  /** Hundredths of the claim's unit; 0 where not known. */
  minimumOrders: Uint32Array;
  /** Days + 1; 0 = not known. */
  leadTimes: Uint16Array;
  /** Ten-thousandths of the currency; 0 where the kind has none. */
  prices: Uint32Array;
  /** Day on which it was stated or verified, whichever is later. */
  confirmedOn: Uint16Array;
  /** Last day of the few claims that have one. */
  validUntil: Few;
  /** Most claims state one slot: the number of its period in the vocabulary, and hundredths of the claim's unit. */
  slotPeriods: Uint16Array;
  /** With `slotsInList` the place in `slotLists`: there how many, and of each its days (as `spanOf` has them) and hundredths. */
  slotFree: Uint32Array;
  slotLists: Uint32Array;
  /** Of the enterprise: flags and languages. */
  marks: Uint32Array;
  /** Of the enterprise: as `bitmapsOf` says, with so many languages. */
  bitmaps: Uint32Array;
  languages: number;
  /** Of the enterprise: the cell of its only site, from the south pole and from the antimeridian. */
  parallels: Uint16Array;
  meridians: Uint16Array;
  /** Where the rows of each block lie, as `blocksOf` says. */
  blocks: Uint16Array;
  /** Of the enterprise: past performance and responsiveness by the usual priors, 255 for 1, rounded up. */
  performances: Uint8Array;
  responses: Uint8Array;

  // Enterprises, by number.
  ids: Ids;
  doubles: Float64Array;
  shorts: Uint16Array;
  words: Uint32Array;
  /** Of those that have not just one: siteStart to siteStart + sites - 1, latitude and longitude in turn, and countries. */
  sitePoints: Float64Array;
  siteCountries: Uint16Array;
  /** By scheme. */
  certificateSchemes: Uint8Array | Uint16Array;
  /** From untilStart on. Last day + 1; 0 = the end is not stated. */
  certificateUntil: Uint16Array;
  /** Ranks of the codes claimed, ascending, from claimStart to the claimStart of the next one. */
  claimCodes: Uint16Array | Uint32Array;
  trackRecords: ReadonlyMap<number, readonly TrackRecord[]>;
  barred: ReadonlyMap<number, Barred>;

  /** Those that no column can hold exactly, by id: they are judged one by one. */
  odd: Map<string, Candidate>;
}

/** Cells around the globe, and half as many from pole to pole: some 600 metres each. */
export const cellsAround = 65_536;
export const cellDegrees = 360 / cellsAround;
export const parallelOf = (latitude: number): number => Math.min(cellsAround / 2 - 1, Math.floor((latitude + 90) / cellDegrees));
/** Either side of the antimeridian is one and the same. */
export const meridianOf = (longitude: number): number => Math.floor((longitude + 180) / cellDegrees) & (cellsAround - 1);

/** Bytes of all columns and ids, about what a record of earlier work takes, and the periods; what is odd is not counted. */
export function bytesOf(index: EnterpriseIndex): number {
  // Records are one memory, seen three ways.
  const memories = new Set(Object.values(index).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : [])));
  const { ids, validUntil, trackRecords, barred, vocabulary } = index;
  let bytes = ids.bytes + validUntil.rows.byteLength + validUntil.values.byteLength + vocabulary.periods.bytes;
  for (const { byteLength } of memories) bytes += byteLength;
  for (const records of trackRecords.values()) {
    bytes += 64;
    for (const { title, codes, buyer, value } of records)
      bytes += 120 + title.length + codes.length * 24 + (buyer ? 24 + buyer.length : 0) + (value ? 56 : 0);
  }
  for (const { conflict, optOut } of barred.values()) bytes += 300 + (conflict.size + optOut.size) * 80;
  return bytes;
}
