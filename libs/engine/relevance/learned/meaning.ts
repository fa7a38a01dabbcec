// How near in meaning a lot and earlier work are, by the vectors of their words.
import type { TrackRecord } from '../../types.js';
import { wordsIn } from '../../words-in-text.js';
import { unverifiedFactor } from '../experience.js';
import { beginningOf } from '../terms.js';
import type { MeaningWeights } from '../weights.js';
import type { Question } from './asked.js';
import type { Rarity } from './frozen.js';
import { numberOf } from './marks.js';
import type { Profile } from './profile.js';
import type { TextVectors } from './vectors.js';

/** Vectors of texts: the mean of those of their words, each of length 1 and weighted by how rare it is. */
export class MeaningOfTexts {
  constructor(private readonly vectors: TextVectors, private readonly rarity: Rarity) {}

  /** Of length 1; null when no word of it is known. The same on every machine: one order of additions. */
  of(text: string): Float32Array | null {
    const sum = new Float64Array(this.vectors.dimensions);
    for (const word of wordsIn(text).keys()) {
      const vector = this.vectors.of(word);
      const length = vector === null ? 0 : lengthOf(vector);
      if (vector === null || length === 0) continue;
      const weight = this.rarity.of(numberOf(beginningOf(word))) / length;
      for (let at = 0; at < sum.length; at += 1) sum[at]! += weight * vector[at]!;
    }
    const length = lengthOf(sum);
    return length === 0 ? null : Float32Array.from(sum, (each) => each / length);
  }
}

/** What the part says of a pair. */
export interface MeaningPart {
  /** 0 to 1, of what nobody verified a quarter. */
  measured: number;
  adds: number;
  /** The piece that it was measured by, with all of its likeness; null when none is nearer than any two texts. */
  nearest: { one: { record: TrackRecord }; alike: number } | null;
}

const nothing: MeaningPart = { measured: 0, adds: 0, nearest: null };

export class Meaning {
  private readonly texts: MeaningOfTexts;
  // A vector has some hundred numbers: worked out when it is first asked for, and gone with what it is of.
  private readonly lots = new WeakMap<Question, Float32Array | null>();
  private readonly works = new WeakMap<TrackRecord, Float32Array | null>();
  /** In the order of its pieces, the verified ones first: a pair looks up one list. */
  private readonly profiles = new WeakMap<object, readonly (Float32Array | null)[]>();

  /** `most`: what the part adds at most. */
  constructor(private readonly weights: MeaningWeights, vectors: TextVectors, rarity: Rarity, private readonly most: number) {
    this.texts = new MeaningOfTexts(vectors, rarity);
  }

  /** By the nearest piece of work. O(pieces × dimensions). */
  of(question: Question, profile: Pick<Profile, 'verified' | 'unverified'>): MeaningPart {
    const { verified, unverified } = profile;
    const lot = remembered(this.lots, question, () => this.texts.of([question.title, question.text].filter(Boolean).join(' ')));
    if (lot === null) return nothing;
    const vectors = remembered(this.profiles, profile, () => [...verified, ...unverified].map(({ record }) => this.vectorOf(record)));
    let [measured, alike, place] = [0, 0, -1];
    for (let at = 0; at < vectors.length; at += 1) {
      const vector = vectors[at] ?? null;
      const likeness = vector === null ? 0 : this.likeness(cosine(lot, vector));
      const counted = at < verified.length ? likeness : unverifiedFactor * likeness;
      if (counted > measured) [measured, alike, place] = [counted, likeness, at];
    }
    if (place < 0) return nothing;
    const one = verified[place] ?? unverified[place - verified.length]!;
    return { measured, adds: this.most * Math.min(1, measured / this.weights.full), nearest: { one, alike } };
  }

  private vectorOf(record: TrackRecord): Float32Array | null {
    return remembered(this.works, record, () => this.texts.of(record.title));
  }

  /** 0: not nearer than any two texts; 1: the same words. */
  private likeness(nearness: number): number {
    const { usual } = this.weights;
    return Math.min(1, Math.max(0, (nearness - usual) / (1 - usual)));
  }
}

/** Mean cosine of two of these texts, 0 or more and below 1. `vectors`: each of length 1. */
export function usualNearness(vectors: readonly Float32Array[]): number {
  const [first] = vectors;
  if (!first || vectors.length < 2) return 0;
  // The square of a sum is the cosines of all pairs, each twice, and each text with itself.
  const sum = new Float64Array(first.length);
  for (const vector of vectors) for (let at = 0; at < sum.length; at += 1) sum[at]! += vector[at]!;
  const pairs = vectors.length * (vectors.length - 1);
  const mean = (sum.reduce((all, each) => all + each * each, 0) - vectors.length) / pairs;
  return Math.min(mostUsual, Math.max(0, Math.floor(mean * 1e6) / 1e6));
}

/** Where all texts of the past were the same, one that is not quite so must still be told from one that is quite different. */
const mostUsual = 0.95;

function cosine(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

const lengthOf = (vector: Float32Array | Float64Array): number => {
  let square = 0;
  for (let at = 0; at < vector.length; at += 1) square += vector[at]! * vector[at]!;
  return Math.sqrt(square);
};

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, compute: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = compute()));
  return value;
}
