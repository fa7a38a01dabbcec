// Which codes a text is likely to get, by what people chose for texts like it before.
import { learnInGroups, type GroupedClassifier } from './grouped-classes.js';
import { Neighbours } from './neighbours.js';
import { TextSpace, type Reading, type Vector } from './text-space.js';

/** A text and the code that somebody chose for it. */
export interface PastChoice {
  text: string;
  code: string;
}

/** A label or synonym of a code. */
export interface CodeName {
  code: string;
  name: string;
}

export interface LikelyCode {
  code: string;
  /** 0 to 1; over all codes they come to 1 at most. The sum of `parts`. */
  share: number;
  /** From the choices for similar texts, from the words of all choices, from the names of codes. */
  parts: { similar: number; words: number; names: number };
  /** How many similar texts got this code. */
  similar: number;
}

/** How much each way of looking counts. */
const partOf = { similar: 0.2, words: 0.7, names: 0.1 };
/** The share of each way of reading in what the words say: one sees what the other blurs. */
const shareOf: Record<Reading, number> = { parts: 0.6, whole: 0.4 };
/** So many of the most similar texts have a say, each with the fourth power of its likeness. */
const mostNeighbours = 100;
const sharpness = 4;
/** From this cosine on a text is called similar. */
const leastAlike = 0.3;
const mostNames = 50;
/** A name so like the text tells all that names can. */
const fullNameLikeness = 0.6;

/** What was learnt; it never changes. */
export class PastCodes {
  private readonly space: TextSpace;
  private readonly neighbours: Neighbours;
  private readonly nameSpace: TextSpace;
  private readonly names: Neighbours;
  private readonly named: readonly CodeName[];
  private readonly timesOf = new Map<string, number>();
  private readonly wholeSpace: TextSpace;
  private readonly byParts: GroupedClassifier;
  private readonly byWhole: GroupedClassifier;

  /**
   * `groupOf` gives the top of the tree above a code: the words are weighed among the tops first, then among the codes of each.
   * Names of codes that nobody chose are left out. Takes seconds for thousands of choices: not for the thread that answers.
   */
  constructor(private readonly choices: readonly PastChoice[], names: readonly CodeName[], private readonly groupOf: (code: string) => string) {
    for (const { code } of choices) this.timesOf.set(code, (this.timesOf.get(code) ?? 0) + 1);
    this.named = names.filter(({ code }) => this.timesOf.has(code));
    const texts = [...choices.map(({ text }) => text), ...this.named.map(({ name }) => name)];
    this.space = new TextSpace(texts);
    const vectors = texts.map((text) => this.space.vector(text));
    this.neighbours = new Neighbours(vectors.slice(0, choices.length), this.space.size);
    this.nameSpace = new TextSpace(this.named.map(({ name }) => name));
    this.names = new Neighbours(this.named.map(({ name }) => this.nameSpace.vector(name)), this.nameSpace.size);
    const codes = [...choices, ...this.named].map(({ code }) => code);
    this.byParts = learnInGroups(vectors, codes, groupOf, this.space.size);
    this.wholeSpace = new TextSpace(texts, 'whole');
    this.byWhole = learnInGroups(texts.map((text) => this.wholeSpace.vector(text)), codes, groupOf, this.wholeSpace.size);
  }

  /** How many choices it has learnt from. */
  get size(): number {
    return this.choices.length;
  }

  /** The likeliest codes first, then by code; none for a text that has nothing in common with any other. */
  codesFor(text: string, limit: number): LikelyCode[] {
    return best([...this.shares(text).values()], limit);
  }

  /** The likeliest tops of the tree first, each with the sum of the shares of its codes. */
  groupsFor(text: string, limit: number): { group: string; share: number }[] {
    const groups = new Map<string, number>();
    for (const { code, share } of this.shares(text).values())
      groups.set(this.groupOf(code), (groups.get(this.groupOf(code)) ?? 0) + share);
    return [...groups].map(([group, share]) => ({ group, share }))
      .sort((a, b) => b.share - a.share || (a.group < b.group ? -1 : 1)).slice(0, limit);
  }

  private shares(text: string): Map<string, LikelyCode> {
    const found = new Map<string, LikelyCode>();
    const vector = this.space.vector(text);
    if (vector.ids.length === 0) return found;
    const add = (code: string, part: keyof LikelyCode['parts'], share: number): LikelyCode => {
      const one = found.get(code) ?? { code, share: 0, parts: { similar: 0, words: 0, names: 0 }, similar: 0 };
      found.set(code, one);
      one.parts[part] += share;
      one.share += share;
      return one;
    };
    this.addNeighbours(vector, add);
    for (const [code, share] of this.byParts(vector)) add(code, 'words', partOf.words * shareOf.parts * share);
    for (const [code, share] of this.byWhole(this.wholeSpace.vector(text))) add(code, 'words', partOf.words * shareOf.whole * share);
    this.addNames(text, add);
    return found;
  }

  private addNeighbours(vector: Vector, add: Add): void {
    const near = this.neighbours.nearest(vector, mostNeighbours);
    const all = near.reduce((sum, { alike }) => sum + alike ** sharpness, 0);
    for (const { at, alike } of near) {
      const one = add(this.choices[at]!.code, 'similar', (partOf.similar * alike ** sharpness) / all);
      if (alike >= leastAlike) one.similar += 1;
    }
  }

  /** A name speaks for its code the more, the liker it is to the text and the oftener the code was chosen. */
  private addNames(text: string, add: Add): void {
    const near = this.names.nearest(this.nameSpace.vector(text), mostNames)
      .map(({ at, alike }) => ({ code: this.named[at]!.code, alike }));
    const weigh = ({ code, alike }: { code: string; alike: number }) => alike ** sharpness * (1 + this.timesOf.get(code)!);
    const all = near.reduce((sum, one) => sum + weigh(one), 0);
    const part = partOf.names * Math.min(1, (near[0]?.alike ?? 0) / fullNameLikeness);
    for (const one of near) add(one.code, 'names', (part * weigh(one)) / all);
  }
}

type Add = (code: string, part: keyof LikelyCode['parts'], share: number) => LikelyCode;

const best = (codes: LikelyCode[], limit: number): LikelyCode[] =>
  codes.sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1)).slice(0, limit);
