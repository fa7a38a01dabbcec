// Weights made ready to be computed with, once for each weight file: how rare marks were, and which words went with a code.
import type { CodeTree } from '../../codes.js';
import { dayOf } from '../../dates.js';
import { neutral } from '../experience.js';
import { claimParts, partNames, workParts, type Occurrence, type PartName, type RelevanceWeights } from '../weights.js';
import { KnownCodes } from './known-codes.js';
import { numberOf } from './marks.js';
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
  private readonly codes = new WeakMap<CodeTree, KnownCodes>();

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

  /** Codes of a classification with what these weights know of each. */
  codesIn(tree: CodeTree): KnownCodes {
    let codes = this.codes.get(tree);
    if (!codes) this.codes.set(tree, (codes = new KnownCodes(tree, this.weights.texts, this.words)));
    return codes;
  }
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
