// What lots ask for that one has or lacks, a bit each: languages, and the certification schemes that most lots name.
import type { OwnEnterprise } from '../own-claims.js';
import type { PreparedLot } from '../prepared-lot.js';
import { mostBits } from './layout.js';
import { wordsOfBits, type LotsRoom } from './lots-memory.js';

/** What nobody has: a lot that is no longer open asks for it. */
export const closedBit = mostBits - 1;
const none = 0xff;
/** A day + 1 that never comes. */
const never = 0x7fffffff;
/** A language of which nobody is known to speak it: the lowest bits of marks are none of a language. */
const spokenByNobody = 1;

export class AskedBits {
  /** By the bit of a language in marks. */
  private readonly languages = new Map<number, number>();
  /** By scheme; further ones have none. */
  private readonly schemes: Uint8Array;
  private readonly firstDeadline: number;
  private readonly lastDeadline: number;
  /** By bit, of the enterprise at hand: the last day + 1 of what it holds longest. */
  private readonly until = new Uint32Array(mostBits);

  /** O(lots + schemes × log schemes). */
  constructor(lots: readonly PreparedLot[]) {
    const counts: number[] = [];
    let [first, last] = [Infinity, -Infinity];
    for (const lot of lots) {
      for (const scheme of lot.mandatory) counts[scheme] = (counts[scheme] ?? 0) + 1;
      for (const scheme of lot.preferred) counts[scheme] = (counts[scheme] ?? 0) + 1;
      if (lot.asksLanguage && !this.languages.has(languageOf(lot))) this.languages.set(languageOf(lot), this.languages.size);
      first = Math.min(first, lot.deadline);
      last = Math.max(last, lot.deadline);
    }
    [this.firstDeadline, this.lastDeadline] = [first, last];
    this.schemes = new Uint8Array(counts.length).fill(none);
    const named = [...counts.keys()].filter((scheme) => counts[scheme] !== undefined);
    named.sort((one, other) => counts[other]! - counts[one]! || one - other);
    for (const [at, scheme] of named.slice(0, closedBit - this.languages.size).entries()) this.schemes[scheme] = this.languages.size + at;
  }

  /** Writes four words from a place on: what a lot asks for. False when a scheme has no bit. */
  writeAsked(lot: PreparedLot, words: Uint32Array, at: number): boolean {
    const hasAll = this.writeSchemes(lot.mandatory, words, at);
    if (lot.asksLanguage) set(words, at, this.languages.get(languageOf(lot))!);
    return hasAll;
  }

  writeSchemes(schemes: readonly number[], words: Uint32Array, at: number): boolean {
    let hasAll = true;
    words.fill(0, at, at + wordsOfBits);
    for (const scheme of schemes) {
      const bit = this.schemes[scheme]!;
      if (bit === none) hasAll = false;
      else set(words, at, bit);
    }
    return hasAll;
  }

  /** Writes what an enterprise has and lacks. O(certificates + bits). */
  writeOwn({ unspoken, plain: { certificates } }: OwnEnterprise, { has, unsaid, lacks, ends, hasUntil }: LotsRoom): void {
    const { until } = this;
    const ending: number[] = [];
    until.fill(0);
    has.fill(0);
    unsaid.fill(0);
    for (const [language, bit] of this.languages) if ((language & unspoken) === 0) set(has, 0, bit);
    for (const { scheme, until: end } of certificates) {
      const bit = this.schemes[scheme] ?? none;
      if (bit === none) continue;
      if (end === 0) set(unsaid, 0, bit);
      else if (end > this.lastDeadline) set(has, 0, bit);
      else if (end > this.firstDeadline) {
        if (until[bit] === 0) ending.push(bit);
        until[bit] = Math.max(until[bit]!, end);
      }
    }
    for (let word = 0; word < wordsOfBits; word += 1) lacks[word] = ~(has[word]! | unsaid[word]!);
    if (ending.length > 1) ending.sort((one, other) => until[one]! - until[other]!);
    ends[ending.length] = never;
    hasUntil.fill(0, ending.length * wordsOfBits, (ending.length + 1) * wordsOfBits);
    for (let at = ending.length - 1; at >= 0; at -= 1) {
      ends[at] = until[ending[at]!]!;
      hasUntil.copyWithin(at * wordsOfBits, (at + 1) * wordsOfBits, (at + 2) * wordsOfBits);
      set(hasUntil, at * wordsOfBits, ending[at]!);
    }
    for (let word = 0; word < wordsOfBits; word += 1) lacks[word]! &= ~hasUntil[word]!;
  }
}

const languageOf = ({ languageBit }: PreparedLot): number => languageBit || spokenByNobody;

function set(words: Uint32Array, at: number, bit: number): void {
  words[at + (bit >>> 5)]! |= 1 << (bit & 31);
}
