// Enterprises and what they claim as columns of numbers. One claim is one row; rows are sorted by the rank of their code, so
// that a subtree of the classification is one range of rows. Enterprises are numbered by what they do: those of one trade lie
// together. Nothing is rounded: what fits no column is kept as it is, in `odd`.
import type { Candidate, TrackRecord } from '../types.js';
import type { Ids } from './ids.js';
import type { Vocabulary } from './vocabulary.js';

/** Numbers of each enterprise that are asked for together lie together, in one line of the cache: so many in each. */
export const traitWidth = 4;
export const countWidth = 6;

/** First word of the traits: these bits, and above them one bit for each primary language, none when they are not known. */
export const active = 1;
/** Replaced or removed since the index was built. */
export const gone = 2;
/** Has track records, which are in `records`. */
export const recorded = 4;
/** Does not work with some buyers, which are in `barred`. */
export const barring = 8;
/** The buyer of the lot does not want it. */
export const unwanted = 16;
export const languageShift = 5;

/** Places in the counts. */
export const count = { delivered: 0, onTime: 1, inspected: 2, invited: 3, answered: 4, recentInvitations: 5 } as const;
/** In `recentInvitations`: not known. */
export const notKnown = 0xffff;

/** Bits of `claimFlags`. */
export const verified = 1;
export const minimumKnown = 2;

export interface Barred {
  conflict: ReadonlySet<string>;
  optOut: ReadonlySet<string>;
}

/** Immutable but for the bit `gone`. About 290 bytes for an enterprise with four claims and twenty certificates. */
export interface EnterpriseIndex {
  vocabulary: Vocabulary;

  // Enterprises, by number.
  ids: Ids;
  versions: Uint32Array;
  /** `traitWidth` words each: flags with languages, then three words with the bits of all schemes held. */
  traits: Uint32Array;
  /** `countWidth` each, in the places of `count`. */
  counts: Uint16Array;
  /** As in `Performance`. */
  rejected: Float64Array;
  siteStarts: Uint32Array;
  /** Latitude and longitude in turn, degrees WGS 84; NaN = not known. */
  sitePoints: Float64Array;
  siteCountries: Uint16Array;
  /** Last day (days since 1970) + 1 of whichever certificate ends first; 0 = of one the end is not stated. */
  allHeldUntil: Uint16Array;
  /** By scheme. */
  certificateStarts: Uint32Array;
  certificateSchemes: Uint8Array | Uint16Array;
  /** Last day (days since 1970) + 1; 0 = the end is not stated. */
  certificateUntil: Uint16Array;
  records: ReadonlyMap<number, readonly TrackRecord[]>;
  barred: ReadonlyMap<number, Barred>;
  /** The ranks of the codes claimed by e are claimCodes[claimStarts[e]] to claimCodes[claimStarts[e + 1] - 1]. */
  claimStarts: Uint32Array;
  claimCodes: Uint16Array | Uint32Array;

  // Claims, by row.
  /** The rows of rank r are codeStarts[r] to codeStarts[r + 1] - 1; in them the enterprises ascend. */
  codeStarts: Uint32Array;
  enterprises: Uint32Array;
  /** Unit and currency: place in the vocabulary's kinds. */
  kinds: Uint8Array;
  claimFlags: Uint8Array;
  /** Hundredths of the claim's unit; 0 where not known. */
  minimumOrders: Uint32Array;
  /** Days + 1; 0 = not known. */
  leadTimes: Uint16Array;
  /** Ten-thousandths of the currency; 0 where the kind has none. */
  prices: Uint32Array;
  /** Day on which it was stated or verified, whichever is later. */
  confirmedOn: Uint16Array;
  /** Last day; 0 = it has none. */
  validUntil: Uint16Array;
  slotStarts: Uint32Array;
  slotFrom: Uint16Array;
  slotTo: Uint16Array;
  /** Hundredths of the claim's unit. */
  slotFree: Uint32Array;

  /** Those that no column can hold exactly, by id: they are judged one by one. */
  odd: Map<string, Candidate>;
}

/** Bytes of all columns and ids; what is odd is not counted. */
export function bytesOf(index: EnterpriseIndex): number {
  const columns = Object.values(index).reduce<number>((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0);
  return columns + index.ids.bytes;
}
