// The optional port of word vectors: who has some tells the weights that were learned with them.
import { EngineError } from '../../errors.js';
import type { RelevanceWeights } from '../weights.js';

/** Vectors of words, from wherever they are. They never change. */
export interface TextVectors {
  /** Two of the same id have the same vectors. */
  readonly id: string;
  readonly dimensions: number;
  /** Of a word as `wordsIn` folds it; null for one that is not known. Nobody may change it. */
  of(word: string): Float32Array | null;
}

// Beside the weights and not in them: a weight file is plain JSON, and what is worked out for one is looked up by the object everywhere.
const provided = new WeakMap<RelevanceWeights, TextVectors>();

/** The same object, which can be computed with from now on. EngineError `vectors_missing` when it needs other vectors than these. */
export function withVectors(weights: RelevanceWeights, vectors: TextVectors | null): RelevanceWeights {
  if (!weights.meaning) return weights;
  if (vectors === null || vectors.id !== weights.meaning.vectors) throw missing(weights.meaning.vectors, vectors?.id ?? null);
  provided.set(weights, vectors);
  return weights;
}

/** Null for weights that need none. EngineError `vectors_missing` when nobody has provided those that they need. */
export function vectorsOf(weights: RelevanceWeights): TextVectors | null {
  if (!weights.meaning) return null;
  const vectors = provided.get(weights);
  if (!vectors) throw missing(weights.meaning.vectors, null);
  return vectors;
}

const missing = (needed: string, loaded: string | null) =>
  new EngineError('vectors_missing', `the weights of relevance were learned with the word vectors ${needed}, and ${loaded === null ? 'no vectors are loaded' : `the vectors that are loaded are ${loaded}`}`);
