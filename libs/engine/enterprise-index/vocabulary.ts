// What numbers in an index stand for; everything that is compared with one another must share one vocabulary.
import { schemeKey } from '../certificates.js';
import type { CodeTree } from '../codes.js';
import type { Unit } from '../units.js';
import { CodeOrder } from './code-order.js';
import { Names } from './columns.js';

/** Languages that fit beside the flags of an enterprise. */
const mostLanguages = 27;
/** The first schemes have a bit of their own, all others share the last one. */
const sharedBit = 95;

export class Vocabulary {
  readonly codes: CodeOrder;
  readonly countries = new Names();
  /** In which unit a claim counts, and in which currency it states a price: claims have few such kinds. */
  readonly kinds: { unit: Unit; currency: string | null }[] = [];
  private readonly schemes = new Names();
  private readonly languages = new Names();
  private readonly schemeOf = new Map<string, number>();
  private readonly kindOf = new Map<string, number>();

  constructor(readonly tree: CodeTree) {
    this.codes = new CodeOrder(tree);
  }

  kind(unit: Unit, currency: string | null): number {
    const key = `${unit.code} ${currency ?? ''}`;
    let kind = this.kindOf.get(key);
    if (kind === undefined) {
      kind = this.kinds.push({ unit, currency }) - 1;
      this.kindOf.set(key, kind);
    }
    return kind;
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

export const hasOwnBit = (scheme: number): boolean => scheme < sharedBit;

/** Words with the bits of these schemes: who lacks a bit lacks the scheme. */
export function schemeWords(schemes: readonly number[]): [number, number, number] {
  const words: [number, number, number] = [0, 0, 0];
  for (const scheme of schemes) {
    const bit = Math.min(scheme, sharedBit);
    words[bit >>> 5]! |= 1 << (bit & 31);
  }
  return words;
}
