// Weights made ready to be computed with, once for each weight file: how rare marks were, and which words went with a code.
import type { CodeTree } from '../../codes.js';
import { dayOf } from '../../dates.js';
import { neutral } from '../experience.js';
import { claimParts, partNames, workParts, type Occurrence, type PartName, type RelevanceWeights } from '../weights.js';
import { numberOf, wordMarks } from './marks.js';
import { Meaning } from './meaning.js';
import { vectorsOf } from './vectors.js';

/** ln(1 + texts / texts with it), by number; what is not known occurs in one. */
export class Rarity {
  private readonly known: ReadonlyMap<number, number>;
  private readonly ofUnknown: number;

  constructor({ texts, in: counts }: Occurrence) {
    this.known = new Map(Object.entries(counts).map(([mark, count]) => [numberOf(mark), Math.log(1 + texts / count)]));
    this.ofUnknown = Math.log(1 + texts);
  }

  of(number: number): number {
    return this.known.get(number) ?? this.ofUnknown;
  }
}

export class Frozen {
  readonly words: Rarity;
  readonly letters: Rarity;
  /** Days since 1970: ages of earlier work are counted from it. */
  readonly until: number;
  /** Null where the weights were learned without vectors. */
  readonly meaning: Meaning | null;
  private readonly most: readonly number[];
  private readonly full: readonly number[];
  private readonly texts = new WeakMap<CodeTree, Map<string, CodeText>>();

  constructor(readonly weights: RelevanceWeights) {
    this.words = new Rarity(weights.words);
    this.letters = new Rarity(weights.letters);
    this.until = dayOf(weights.provenance.until);
    const vectors = vectorsOf(weights);
    const sharesOf = (names: readonly PartName[]) => names.map((name) => weights.shares[name]);
    const work = mostOf([...sharesOf(workParts), weights.meaning?.share ?? 0], neutral);
    this.meaning = vectors && new Meaning(weights.meaning!, vectors, this.words, work.pop()!);
    this.most = [...work.slice(0, workParts.length), ...mostOf(sharesOf(claimParts), 0)];
    this.full = partNames.map((name) => weights.full[name]);
  }

  /** 1 for work up to the day until which the weights know or later, a half for every half-life before it. */
  heatOf(day: number): number {
    return 2 ** (Math.min(0, day - this.until) / this.weights.halfLifeDays);
  }

  /** What so much of the part at this place of `partNames` adds to the neutral half. */
  contributionOf(place: number, measured: number): number {
    return this.most[place]! * Math.min(1, measured / this.full[place]!);
  }

  /** What requirements of this code say: its labels, and the words of those of the past. */
  textOf(code: string, tree: CodeTree): CodeText {
    let texts = this.texts.get(tree);
    if (!texts) this.texts.set(tree, (texts = new Map()));
    let text = texts.get(code);
    if (!text) texts.set(code, (text = this.codeText(code, tree)));
    return text;
  }

  private codeText(code: string, tree: CodeTree): CodeText {
    // A code may be called like something that every object has.
    const { texts, in: counts } = Object.hasOwn(this.weights.texts, code) ? this.weights.texts[code]! : { texts: 0, in: {} };
    const parts = new Map(Object.entries(counts));
    // A label counts as one text more.
    for (const mark of wordMarks(labelsOf(code, tree))) parts.set(mark, (parts.get(mark) ?? 0) + 1);
    const shares = new Map([...parts].map(([mark, count]) => [numberOf(mark), count / (texts + 1)]));
    let square = 0;
    for (const [number, share] of shares) square += (this.words.of(number) * share) ** 2;
    return { shares, length: Math.sqrt(square) };
  }
}

export interface CodeText {
  /** By number of the word: the part of the texts that have it. */
  shares: ReadonlyMap<number, number>;
  /** Of shares × rarity as a vector. */
  length: number;
}

/** What each of the parts adds at most. Added to `start` they come to no more than the half above neutral, whatever rounding makes of shares that are 1 in all. */
function mostOf(shares: readonly number[], start: number): number[] {
  const most = shares.map((share) => (1 - neutral) * share);
  const largest = most.indexOf(Math.max(...most));
  while (most.reduce((sum, each) => sum + each, start) > start + (1 - neutral)) most[largest]! -= Number.EPSILON;
  return most;
}

const frozen = new WeakMap<RelevanceWeights, Frozen>();

export function frozenOf(weights: RelevanceWeights): Frozen {
  let known = frozen.get(weights);
  if (!known) frozen.set(weights, (known = new Frozen(weights)));
  return known;
}

/** All labels of a code; nothing for one that is not in the classification. */
export function labelsOf(code: string, tree: CodeTree): string {
  return tree.has(code) ? Object.values(tree.row(code).labels).join(' ') : '';
}
