// Past requirements most like one by TF-IDF, and who won them: the baseline that has to be beaten.

const wordsIn = (text: string): string[] =>
  text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

export type Terms = (text: string) => readonly string[];

export const words: Terms = (text) => wordsIn(text);
/** Runs of three to five letters within words, as often as they occur. */
export const runs: Terms = (text) =>
  wordsIn(text).flatMap((word) => {
    const bounded = ` ${word} `;
    return [3, 4, 5].flatMap((length) => Array.from({ length: Math.max(0, bounded.length - length + 1) }, (_, at) => bounded.slice(at, at + length)));
  });

export class Neighbours {
  private readonly postings = new Map<string, { text: number; weight: number }[]>();
  private readonly rarity = new Map<string, number>();

  /** O(terms of all texts). */
  constructor(private readonly texts: readonly string[], private readonly terms: Terms) {
    const counts = texts.map((text) => countsOf(terms(text)));
    const having = new Map<string, number>();
    for (const each of counts) for (const term of each.keys()) having.set(term, (having.get(term) ?? 0) + 1);
    for (const [term, count] of having) this.rarity.set(term, 1 + Math.log((1 + texts.length) / (1 + count)));
    for (const [text, each] of counts.entries()) {
      const length = this.lengthOf(each);
      for (const [term, count] of each) {
        const list = this.postings.get(term) ?? [];
        if (list.length === 0) this.postings.set(term, list);
        list.push({ text, weight: (count * this.rarity.get(term)!) / length });
      }
    }
  }

  /** Cosine with each text, 0 to 1. */
  cosines(text: string): Float64Array {
    const own = countsOf(this.terms(text));
    const cosines = new Float64Array(this.texts.length);
    const length = this.lengthOf(own) || 1;
    for (const [term, count] of own) {
      const weight = (count * (this.rarity.get(term) ?? 0)) / length;
      for (const posting of this.postings.get(term) ?? []) cosines[posting.text]! += weight * posting.weight;
    }
    return cosines;
  }

  private lengthOf(counts: ReadonlyMap<string, number>): number {
    let square = 0;
    for (const [term, count] of counts) square += (count * (this.rarity.get(term) ?? 1)) ** 2;
    return Math.sqrt(square);
  }
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
