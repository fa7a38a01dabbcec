// How much a word of a name tells: what many organisations are called tells little.

import { wordsOf } from './name.js';

/** Words that organisations everywhere have in their names; as if five of a hundred had them. */
const generic = new Set(wordsOf(
  'association center centre enterprise enterprises factory firma foundation general group groupe house import export industries industry '
  + 'industrial institute international manufacturing manufacturers mfg production products shop service services school '
  + 'society store trade traders trading union works workshop garment garments textile textiles tailoring leather '
  + 'construction business cooperative coop firm entreprise atelier commerce commercial agro foods food '
  + 'exports imports sons brothers bros',
));
/** Names that are thought to have been seen before any: few real ones do not decide what is rare. */
const imagined = 1000;

/** What a word weighs when names are compared. */
export interface WordWeights {
  of(word: string): number;
}

export class Rarity implements WordWeights {
  private readonly known = new Map<string, number>();

  /** `names`: the words of each name of those that are compared, or of a sample of them. Without any only generic words are common. */
  constructor(names: Iterable<readonly string[]> = []) {
    let total = imagined;
    const counts = new Map<string, number>();
    for (const words of names) {
      total += 1;
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    this.total = total;
    for (const [word, count] of counts) this.known.set(word, this.weigh(word, count));
  }

  private readonly total: number;

  /** At least 0.2; ln(names / names with the word). */
  of(word: string): number {
    return this.known.get(word) ?? this.weigh(word, 0);
  }

  private weigh(word: string, count: number): number {
    return Math.max(0.2, Math.log(this.total / (1 + count + (generic.has(word) ? imagined / 20 : 0))));
  }
}
