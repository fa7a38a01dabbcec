// Labels and synonyms by their words: an inverted index, so that nothing has to look at every name of twenty thousand codes.
import type { CodeReason } from '#contracts/registry/codes.js';
import type { CodeEntry } from './codes.repository.js';
import { Vocabulary } from './vocabulary.js';

interface Name {
  /** Which entry it is a name of. */
  entry: number;
  folded: string;
  /** Letters of its words. */
  letters: number;
  /** As it is written, for people. */
  text: string;
  kind: 'label' | 'synonym';
}

export interface FoundName {
  entry: number;
  /** 0 to 100. */
  score: number;
  /** Which name. */
  name: number;
  /** Words asked for that it has with other letters, and those that it does not have. */
  near: readonly string[];
  missing: readonly string[];
}

/** Shorter words tell nothing when others are missing. */
const leastLetters = 3;
/** From this share of the words asked for on, the rarer the heavier, a name is worth showing. */
const leastShare = 0.5;

export class NameIndex {
  private readonly names: Name[];
  private readonly vocabulary: Vocabulary;

  /** Names of `entries[i]` are found as entry i. */
  constructor(entries: readonly CodeEntry[]) {
    this.names = entries.flatMap(namesOf);
    this.vocabulary = new Vocabulary(this.names.map(({ folded }) => folded.split(' ')));
  }

  /**
   * Names of which every word asked for begins a word, the more of a name they cover the better. Only when there is none: those
   * that have most of the words, or words that are spelt nearly so.
   */
  find(text: string): FoundName[] {
    const wanted = fold(text);
    if (wanted === '') return [];
    const asked = wanted.split(' ');
    const letters = asked.reduce((sum, word) => sum + word.length, 0);
    const whole = this.withEvery(asked);
    if (whole.length > 0) {
      return whole.map((at) => {
        const { entry, folded, kind, letters: all } = this.names[at]!;
        // "bas" is rather stockings than baskets.
        const finished = asked.every((word) => ` ${folded} `.includes(` ${word} `)) ? 6 : 0;
        const score = folded === wanted ? (kind === 'label' ? 95 : 90) : 58 + finished + 24 * Math.min(1, letters / all);
        return { entry, name: at, score, near: [], missing: [] };
      });
    }
    return this.withMost(asked.filter((word) => word.length >= leastLetters));
  }

  reason({ name, near, missing }: FoundName): CodeReason {
    const { kind, text } = this.names[name]!;
    return { code: kind, text, ...(near.length > 0 ? { near: [...near] } : {}), ...(missing.length > 0 ? { missing: [...missing] } : {}) };
  }

  private withEvery(asked: readonly string[]): number[] {
    const ranges = asked.map((word) => this.vocabulary.beginningWith(word));
    // The rarest word leaves the fewest candidates for the others.
    const byCount = ranges.toSorted((a, b) => this.vocabulary.count(a) - this.vocabulary.count(b));
    const met = new Uint8Array(this.names.length);
    let left: number[] = [];
    byCount.forEach((range, turn) => {
      const next: number[] = [];
      this.vocabulary.eachName(range, (name) => {
        if (met[name] !== turn) return;
        met[name] = turn + 1;
        next.push(name);
      });
      left = next;
    });
    return left;
  }

  private withMost(asked: readonly string[]): FoundName[] {
    // Name → how like each of the words asked for it has one.
    const likeness = new Map<number, number[]>();
    const rarities = asked.map((word, turn) => {
      let rarity = 0;
      for (const { word: known, likeness: one } of this.vocabulary.like(word)) {
        rarity = Math.max(rarity, this.vocabulary.rarity(known));
        this.vocabulary.eachName([known, known + 1], (name) => {
          const ofName = likeness.get(name) ?? asked.map(() => 0);
          ofName[turn] = Math.max(one, ofName[turn]!);
          likeness.set(name, ofName);
        });
      }
      return rarity || this.vocabulary.greatestRarity;
    });
    const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const letters = asked.join('').length;
    return [...likeness].flatMap(([name, ofName]) => {
      const share = ofName.reduce((sum, one, turn) => sum + one * rarities[turn]!, 0) / all;
      if (share < leastShare) return [];
      const covered = Math.min(1, letters / this.names[name]!.letters);
      return [{
        entry: this.names[name]!.entry, name, score: share * (40 + 15 * covered),
        near: asked.filter((_, turn) => ofName[turn]! > 0 && ofName[turn]! < 1), missing: asked.filter((_, turn) => ofName[turn] === 0),
      }];
    });
  }
}

function namesOf({ labels, synonyms }: CodeEntry, entry: number): Name[] {
  const nameOf = (text: string, kind: Name['kind']): Name => {
    const folded = fold(text);
    return { entry, kind, text, folded, letters: folded.replaceAll(' ', '').length };
  };
  return [
    ...Object.values(labels).map((label) => nameOf(label, 'label')),
    ...Object.values(synonyms).flat().map((synonym) => nameOf(synonym, 'synonym')),
  ];
}

/** Lower case, without accents and punctuation, words separated by one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
