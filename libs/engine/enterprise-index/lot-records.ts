// Of each open lot a record of 128 bytes, two lines of the cache, and a list of schemes: what is read of one that is judged, but for what
// its sieve has read.
import { defaultMinimumShare } from '../lot-frame.js';
import { stepIn, type Unit } from '../units.js';
import type { PreparedLot } from './prepared-lot.js';

/** Places in a record; NaN = the lot says nothing of it. The same bytes are seen as words as well. */
export const at = { width: 16, quantity: 0, ceiling: 1, latitude: 2, longitude: 3, cosine: 4, limitKm: 5, shares: 6 } as const;
export const asWords = { width: 32, kind: 30, list: 31 } as const;

/** What every lot alike is asked: twenty bytes, as words and as numbers. */
export const asTerms = {
  width: 5,
  /** Days + 1 from today to the deadline. */
  days: 0,
  /** The bit of the language that it asks for; 0 where any will do. */
  language: 1,
  /** Bits of the schemes that are mandatory. */
  schemes: 2, schemesToo: 3,
  /** A number: in the smallest grains of its dimension, a hair more than it asks for; -1 when it is no longer open. */
  grains: 4,
} as const;

/** What is asked of those that are left, numbers. */
export const asOffer = {
  width: 8,
  /** On a sphere of radius 1, and the square of the longest way through it. */
  x: 0, y: 1, z: 2, way: 3,
  /** For a grain, a hair more than is paid. */
  ceiling: 4, currency: 5,
  /** In grains, a hair less than must be free. */
  least: 6,
  /** Days since 1970. */
  deadline: 7,
} as const;

/** What very many lots share. */
export interface LotKind {
  unit: Unit;
  step: number;
  minimumSimilarity: number;
  minimumShare: number;
  excludes: PreparedLot['excludes'];
  /** 1 where a certificate whose end nobody stated passes, else 0. */
  passesUnknownEnd: number;
  aging: PreparedLot['aging'];
  priors: PreparedLot['priors'];
  invitationCap: number | null;
  minimumScore: number;
}

export class LotRecords {
  readonly numbers: Float64Array;
  readonly words: Uint32Array;
  /** By number. */
  readonly kinds: readonly LotKind[];
  /**
   * From where a lot's record says: how many places its mandatory schemes take, how many it prefers, how many places these take; then both, each filled up so that
   * nearly all lots have as many, because, we guess, a loop whose end the processor predicts wrong costs more than what it does. Schemes as in holdings.
   */
  readonly lists: Uint16Array | Uint32Array;
  /** Lots name schemes below this number. */
  readonly schemes: number;

  /** O(lots). */
  constructor(lots: readonly PreparedLot[]) {
    this.numbers = new Float64Array(lots.length * at.width);
    this.words = new Uint32Array(this.numbers.buffer);
    const kinds: LotKind[] = [];
    const kindOfSetting = new Map<string, number>();
    const lists: number[] = [];
    for (const [place, lot] of lots.entries()) {
      const { mandatory, preferred, point } = lot;
      this.numbers.set(
        [lot.quantity, lot.ceiling ?? NaN, point?.latitude ?? NaN, point?.longitude ?? NaN, lot.cosine, lot.limitKm ?? NaN, ...lot.shares], place * at.width,
      );
      const kind = kindOf(lot);
      const key = JSON.stringify({ ...kind, unit: kind.unit.code, excludes: [...kind.excludes] });
      let number = kindOfSetting.get(key);
      if (number === undefined) {
        number = kinds.push(kind) - 1;
        kindOfSetting.set(key, number);
      }
      this.words[place * asWords.width + asWords.kind] = number;
      this.words[place * asWords.width + asWords.list] = lists.length;
      addList(lists, mandatory, preferred);
    }
    this.kinds = kinds;
    this.schemes = lots.reduce((most, { mandatory, preferred }) => Math.max(most, ...mandatory, ...preferred), -1) + 1;
    this.lists = this.schemes + schemeOffset <= 0xffff ? Uint16Array.from(lists) : Uint32Array.from(lists);
  }
}

/** So many schemes are looked at together. */
export const together = { mandatory: 4, preferred: 8 } as const;
/** What a list is filled up with: a scheme that everybody holds, and one that nobody does. */
export const heldByAll = 0;
export const heldByNobody = 1;
/** A scheme in lists and holdings is so much more than its number. */
export const schemeOffset = 2;
export const asList = { mandatory: 0, preferred: 1, preferredPlaces: 2, first: 3 } as const;

function addList(lists: number[], mandatory: readonly number[], preferred: readonly number[]): void {
  const [required, wanted] = [filledUp(mandatory, together.mandatory, heldByAll), filledUp(preferred, together.preferred, heldByNobody)];
  lists.push(required.length, preferred.length, wanted.length, ...required, ...wanted);
}

function filledUp(schemes: readonly number[], multiple: number, filler: number): number[] {
  const length = Math.max(1, Math.ceil(schemes.length / multiple)) * multiple;
  return Array.from({ length }, (_, each) => (each < schemes.length ? schemes[each]! + schemeOffset : filler));
}

function kindOf({ unit, setting: { policy }, excludes, aging, priors, invitationCap, minimumScore }: PreparedLot): LotKind {
  const { minimumSimilarity, minimumShare = defaultMinimumShare } = policy;
  return {
    unit, step: stepIn(unit), minimumSimilarity, minimumShare, excludes, passesUnknownEnd: +!excludes.has('certifications'), aging, priors, invitationCap, minimumScore,
  };
}
