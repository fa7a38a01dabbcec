// Which certification schemes have a bit among those that lots name, and the bits of what one enterprise holds on any of their deadlines.
import type { PlainCandidate } from '../plain.js';
import type { PreparedLot } from '../prepared-lot.js';
import { bitsOfSchemes } from './layout.js';
import { wordsOfBits, type LotsRoom } from './lots-memory.js';

type Certificates = PlainCandidate['certificates'];

const none = 0xff;
/** A day + 1 that never comes. */
const never = 0xffffffff;

export class SchemeBits {
  /** By scheme; further ones have none. */
  private readonly bits: Uint8Array;
  private readonly firstDeadline: number;
  private readonly lastDeadline: number;
  /** By bit, of the enterprise at hand: the last day + 1 of what it holds longest. */
  private readonly until = new Uint32Array(bitsOfSchemes);

  /** The schemes that most lots name have bits. O(lots + schemes × log schemes). */
  constructor(lots: readonly PreparedLot[]) {
    const counts: number[] = [];
    let [first, last] = [Infinity, 0];
    for (const { mandatory, preferred, deadline } of lots) {
      for (const scheme of mandatory) counts[scheme] = (counts[scheme] ?? 0) + 1;
      for (const scheme of preferred) counts[scheme] = (counts[scheme] ?? 0) + 1;
      first = Math.min(first, deadline);
      last = Math.max(last, deadline);
    }
    [this.firstDeadline, this.lastDeadline] = [first, last];
    this.bits = new Uint8Array(counts.length).fill(none);
    const named = [...counts.keys()].filter((scheme) => counts[scheme] !== undefined);
    named.sort((one, other) => counts[other]! - counts[one]! || one - other);
    for (const [bit, scheme] of named.slice(0, bitsOfSchemes).entries()) this.bits[scheme] = bit;
  }

  /** Sets the bits of schemes in words from a place on. False when one of them has no bit. */
  set(schemes: readonly number[], into: Uint32Array, from: number): boolean {
    into.fill(0, from, from + wordsOfBits);
    for (const scheme of schemes) {
      const bit = this.bits[scheme]!;
      if (bit === none) return false;
      into[from + (bit >>> 5)]! |= 1 << (bit & 31);
    }
    return true;
  }

  /**
   * What an enterprise holds: `held` whatever the deadline, `unsaid` as far as anybody knows, `lacks` what it holds on none. `ends` and `heldUntil` as in
   * `layout.ts`.
   */
  hold(certificates: Certificates, { held, unsaid, lacks, ends, heldUntil }: LotsRoom): void {
    const { bits, until, firstDeadline, lastDeadline } = this;
    until.fill(0);
    held.fill(0);
    unsaid.fill(0);
    for (const { scheme, until: end } of certificates) {
      const bit = bits[scheme] ?? none;
      if (bit === none) continue;
      if (end === 0) unsaid[bit >>> 5]! |= 1 << (bit & 31);
      else until[bit] = Math.max(until[bit]!, end);
    }
    const ending: number[] = [];
    for (let bit = 0; bit < bitsOfSchemes; bit += 1) {
      if (until[bit]! > lastDeadline) held[bit >>> 5]! |= 1 << (bit & 31);
      else if (until[bit]! > firstDeadline) ending.push(bit);
    }
    for (let word = 0; word < wordsOfBits; word += 1) lacks[word] = ~(held[word]! | unsaid[word]!);
    ends[ending.length] = never;
    heldUntil.fill(0, ending.length * wordsOfBits, (ending.length + 1) * wordsOfBits);
    if (ending.length === 0) return;
    ending.sort((one, other) => until[one]! - until[other]!);
    for (let at = ending.length - 1; at >= 0; at -= 1) {
      const bit = ending[at]!;
      ends[at] = until[bit]!;
      for (let word = 0; word < wordsOfBits; word += 1) heldUntil[at * wordsOfBits + word] = heldUntil[(at + 1) * wordsOfBits + word]!;
      heldUntil[at * wordsOfBits + (bit >>> 5)]! |= 1 << (bit & 31);
      lacks[bit >>> 5]! &= ~(1 << (bit & 31));
    }
  }
}
