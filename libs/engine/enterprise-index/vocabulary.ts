// What numbers in an index stand for; everything that is compared with one another must share one vocabulary.
import { schemeKey } from '../certificates.js';
import { buildCodeTree, type CodeRow, type CodeTree } from '../codes.js';
import type { Unit } from '../units.js';
import { CodeOrder } from './code-order.js';
import { Names } from './columns.js';
import { Periods } from './periods.js';

/** Languages that fit beside the flags of an enterprise. */
const mostLanguages = 27;
/** The first schemes, which most enterprises hold, have a bit of their own; all others share the rest. */
const ownBits = 120;
export const schemeBits = 128;

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

/** What a vocabulary knows, to be handed to another thread. */
export interface Words {
  rows: readonly CodeRow[];
  countries: readonly string[];
  schemes: readonly string[];
  languages: readonly string[];
  kinds: readonly Kind[];
  periods: readonly { from: number; to: number }[];
}

export class Vocabulary {
  readonly codes: CodeOrder;
  readonly countries = new Names();
  readonly kinds: Kind[] = [];
  /** In which something is free: companies state quarters, months and years, so there are few. */
  readonly periods = new Periods();
  private readonly schemes = new Names();
  private readonly languages = new Names();
  private readonly schemeOf = new Map<string, number>();
  private readonly kindOf = new Map<string | null, Map<string, number[]>>();

  constructor(readonly tree: CodeTree) {
    this.codes = new CodeOrder(tree);
  }

  /** One that says the same; from then on each goes its own way. */
  static of(words: Words): Vocabulary {
    return Vocabulary.over(buildCodeTree(words.rows), words);
  }

  /** The same of a tree with the same codes and parents: rows that nobody needs there may come without labels. */
  static over(tree: CodeTree, { countries, schemes, languages, kinds, periods }: Omit<Words, 'rows'>): Vocabulary {
    const vocabulary = new Vocabulary(tree);
    for (const country of countries) vocabulary.countries.numbered(country);
    for (const scheme of schemes) vocabulary.schemes.numbered(scheme);
    for (const language of languages) vocabulary.languages.numbered(language);
    for (const kind of kinds) vocabulary.kind(kind);
    for (const { from, to } of periods) vocabulary.periods.numbered(from, to);
    return vocabulary;
  }

  get words(): Words {
    const { tree, countries, schemes, languages, kinds, periods } = this;
    return { rows: tree.rows(), countries: countries.list(), schemes: schemes.list(), languages: languages.list(), kinds: [...kinds], periods: periods.list() };
  }

  kind(kind: Kind): number {
    // Asked for each claim: a look into a small table costs less than making a key of words.
    const byUnit = this.kindOf.get(kind.currency) ?? new Map<string, number[]>();
    const numbers = byUnit.get(kind.unit.code) ?? [];
    const flags = +kind.verified + 2 * +kind.minimumKnown + 4 * +kind.ends;
    const known = numbers[flags];
    if (known !== undefined) return known;
    numbers[flags] = this.kinds.push(kind) - 1;
    byUnit.set(kind.unit.code, numbers);
    this.kindOf.set(kind.currency, byUnit);
    return numbers[flags];
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
