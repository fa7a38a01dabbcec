// What numbers in an index stand for; everything that is compared with one another must share one vocabulary.
import { schemeKey } from '../certificates.js';
import type { CodeTree } from '../codes.js';
import type { Unit } from '../units.js';
import { CodeOrder } from './code-order.js';
import { Names } from './columns.js';

/** Languages that fit beside the flags of an enterprise. */
const mostLanguages = 27;
/** The first schemes, which most enterprises hold, have a bit of their own; all others share the rest. */
const ownBits = 32;
export const schemeBits = 64;

/** What claims share with very many others: there are few such kinds. */
export interface Kind {
  unit: Unit;
  /** Null when it states no price. */
  currency: string | null;
  verified: boolean;
  /** It states a minimum order. */
  minimumKnown: boolean;
  /** It has a last day. */
  ends: boolean;
}

export class Vocabulary {
  readonly codes: CodeOrder;
  readonly countries = new Names();
  readonly kinds: Kind[] = [];
  private readonly schemes = new Names();
  private readonly languages = new Names();
  private readonly schemeOf = new Map<string, number>();
  private readonly kindOf = new Map<string, number>();

  constructor(readonly tree: CodeTree) {
    this.codes = new CodeOrder(tree);
  }

  kind(kind: Kind): number {
    const key = [kind.unit.code, kind.currency, kind.verified, kind.minimumKnown, kind.ends].join(' ');
    let number = this.kindOf.get(key);
    if (number === undefined) {
      number = this.kinds.push(kind) - 1;
      this.kindOf.set(key, number);
    }
    return number;
  }

  /** However it is written. */
  scheme(name: string): number {
    let scheme = this.schemeOf.get(name);
    if (scheme === undefined) {
      scheme = this.schemes.numbered(schemeKey(name));
      this.schemeOf.set(name, scheme);
    }
    return scheme;
  }

  /** The bit of a primary language; 0 when there are no bits left. */
  languageBit(primary: string): number {
    const language = this.languages.numbered(primary);
    return language < mostLanguages ? (1 << language) >>> 0 : 0;
  }
}

export const hasOwnBit = (scheme: number): boolean => scheme < ownBits;
export const schemeBit = (scheme: number): number => (hasOwnBit(scheme) ? scheme : ownBits + (scheme % (schemeBits - ownBits)));

/** Words with the bits of these schemes: who lacks a bit lacks the scheme. */
export function schemeWords(schemes: readonly number[]): [number, number] {
  const words: [number, number] = [0, 0];
  for (const scheme of schemes) {
    const bit = schemeBit(scheme);
    words[bit >>> 5]! |= 1 << (bit & 31);
  }
  return words;
}
