// The word vectors that this process has loaded, if any: weights that were learned with others cannot be used here.
import type { RelevanceWeights, TextVectors } from '#engine';
import { readVectors } from '#text-vectors';
import type { MatchingConfig } from '../config.js';

export class LoadedVectors {
  constructor(readonly vectors: TextVectors | null) {}

  /** None when no folder is configured. VectorsProblem for one that cannot be used: the service does not start. */
  static async from({ RELEVANCE_VECTORS: folder }: Pick<MatchingConfig, 'RELEVANCE_VECTORS'>): Promise<LoadedVectors> {
    return new LoadedVectors(folder === undefined ? null : await readVectors(folder));
  }

  /** `needed`: id of the vectors that weights were learned with; null for none. */
  suffice(needed: string | null): boolean {
    return needed === null || needed === this.vectors?.id;
  }

  /** Null where these suffice; else why not and what to do. */
  lackedBy({ meaning }: Pick<RelevanceWeights, 'meaning'>): string | null {
    if (!meaning || this.suffice(meaning.vectors)) return null;
    const loaded = this.vectors === null ? 'no word vectors' : `the word vectors ${this.vectors.id}`;
    return `learned with the word vectors ${meaning.vectors}, and matching has loaded ${loaded}. Set RELEVANCE_VECTORS of the matching service to the folder that they were learned with and start it again`;
  }
}
