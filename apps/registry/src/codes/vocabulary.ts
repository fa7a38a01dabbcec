// The words of all names in order: which begin as somebody has typed so far, and which are nearly what was typed.

/** From the first word of the vocabulary to before the second, by their places. */
export type Range = readonly [from: number, to: number];

export interface LikeWord {
  word: number;
  /** 1 when it begins so; else less, by the letters that differ. */
  likeness: number;
}

/** Shorter words have too many neighbours. */
const leastLetters = 4;
/** Letters that may differ: one, and two in long words. */
const mistakesIn = (word: string) => (word.length >= 9 ? 2 : 1);

export class Vocabulary {
  private readonly words: string[];
  /** Where the names of each word begin in `names`. */
  private readonly starts: Int32Array;
  private readonly names: Int32Array;
  /** Words by two letters that follow each other, `^` before the first. */
  private readonly byPair = new Map<string, number[]>();
  private readonly total: number;

  /** `wordsOf[i]` are the words of name i. */
  constructor(wordsOf: readonly (readonly string[])[]) {
    this.total = wordsOf.length;
    const namesOf = new Map<string, number[]>();
    wordsOf.forEach((words, name) => {
      for (const word of new Set(words)) {
        if (word === '') continue;
        const names = namesOf.get(word);
        if (names) names.push(name);
        else namesOf.set(word, [name]);
      }
    });
    this.words = [...namesOf.keys()].sort();
    this.starts = new Int32Array(this.words.length + 1);
    this.words.forEach((word, at) => (this.starts[at + 1] = this.starts[at]! + namesOf.get(word)!.length));
    this.names = Int32Array.from(this.words.flatMap((word) => namesOf.get(word)!));
    this.words.forEach((word, at) => {
      for (const pair of pairsOf(word)) {
        const words = this.byPair.get(pair);
        if (words) words.push(at);
        else this.byPair.set(pair, [at]);
      }
    });
  }

  get greatestRarity(): number {
    return Math.log(1 + this.total);
  }

  beginningWith(beginning: string): Range {
    // No letter is above this one.
    return [this.firstAtLeast(beginning), this.firstAtLeast(`${beginning}\uffff`)];
  }

  /** Names that have these words, those with several of them counted as often. */
  count([from, to]: Range): number {
    return this.starts[to]! - this.starts[from]!;
  }

  eachName([from, to]: Range, visit: (name: number) => void): void {
    for (let at = this.starts[from]!; at < this.starts[to]!; at += 1) visit(this.names[at]!);
  }

  /** How rare a word is over the names, above 0. */
  rarity(word: number): number {
    return Math.log(1 + this.total / this.count([word, word + 1]));
  }

  /** Words that begin so, or, when none does, that begin nearly so. */
  like(typed: string): LikeWord[] {
    const [from, to] = this.beginningWith(typed);
    if (to > from) return Array.from({ length: to - from }, (_, at) => ({ word: from + at, likeness: 1 }));
    if (typed.length < leastLetters) return [];
    const mistakes = mistakesIn(typed);
    const pairs = pairsOf(typed);
    const shared = new Map<number, number>();
    for (const pair of pairs) for (const word of this.byPair.get(pair) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
    // One mistake, two letters exchanged at worst, spoils three pairs.
    const least = Math.max(1, pairs.size - 3 * mistakes);
    const found: LikeWord[] = [];
    for (const [word, count] of shared) {
      if (count < least || this.words[word]!.length < typed.length - mistakes) continue;
      const distance = distanceToBeginning(typed, this.words[word]!, mistakes);
      if (distance <= mistakes) found.push({ word, likeness: 1 - distance / typed.length });
    }
    return found;
  }

  private firstAtLeast(wanted: string): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function pairsOf(word: string): Set<string> {
  const pairs = new Set([`^${word.slice(0, 1)}`]);
  for (let at = 0; at + 2 <= word.length; at += 1) pairs.add(word.slice(at, at + 2));
  return pairs;
}

/**
 * Letters to change, add, leave out or exchange with the next one (optimal string alignment) so that `typed` begins `word`:
 * somebody may still be typing. Above `most` it only says that it is more.
 */
export function distanceToBeginning(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    for (let of = 1; of <= width; of += 1) {
      const same = typed[at - 1] === word[of - 1];
      let steps = Math.min(row[of]! + 1, next[of - 1]! + 1, row[of - 1]! + (same ? 0 : 1));
      const exchanged = at > 1 && of > 1 && typed[at - 1] === word[of - 2] && typed[at - 2] === word[of - 1];
      if (exchanged) steps = Math.min(steps, before[of - 2]! + 1);
      next.push(steps);
    }
    // An exchange looks two rows back.
    if (Math.min(...next) > most + 1) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(...row);
}
