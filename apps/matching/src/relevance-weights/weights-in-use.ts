// The weight files that clusters are matched with, kept parsed: they never change, and a run asks for one each time.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import { DomainError } from '#contracts/errors.js';
import { relevanceWeights, withVectors, type RelevanceWeights } from '#engine';
import type { Tx } from '#platform/database/database.js';
import { LoadedVectors } from './loaded-vectors.js';
import { RelevanceWeightsRepository } from './relevance-weights.repository.js';

/** So many are kept, those asked for last: a file has some megabytes, and most installations use one. */
const mostKept = 4;

@Injectable()
export class WeightsInUse {
  private readonly kept = new Map<string, RelevanceWeights>();

  constructor(private readonly repository: RelevanceWeightsRepository, private readonly vectors: LoadedVectors) {}

  /**
   * Null for the starter. DomainError `service_unavailable` when the file is not here, or is of a format that is not known any more, or was
   * learned with word vectors that are not loaded: nothing else is computed instead.
   */
  async of({ policy: { relevanceVersion = null } }: Pick<Cluster, 'policy'>, tx?: Tx): Promise<RelevanceWeights | null> {
    if (relevanceVersion === null) return null;
    const weights = this.kept.get(relevanceVersion) ?? (await this.read(relevanceVersion, tx));
    this.kept.delete(relevanceVersion);
    this.kept.set(relevanceVersion, weights);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
    return weights;
  }

  private async read(version: string, tx?: Tx): Promise<RelevanceWeights> {
    const file = await this.repository.file(version, tx);
    if (file === null) throw unusable(version, 'is not installed');
    let weights: RelevanceWeights;
    try {
      weights = relevanceWeights(JSON.parse(file));
    } catch (error) {
      throw unusable(version, `cannot be read any more: ${(error as Error).message}`);
    }
    const lacked = this.vectors.lackedBy(weights);
    if (lacked !== null)
      throw new DomainError('service_unavailable', `The relevance weights ${version} that the policy of the cluster names were ${lacked}, or choose another version.`);
    // Of two that read it at once the first is kept: what was worked out for an object is looked up by it.
    return this.kept.get(version) ?? withVectors(weights, this.vectors.vectors);
  }
}

/** Not the fault of a lot: its run waits until an operator has mended it. */
const unusable = (version: string, why: string) =>
  new DomainError('service_unavailable', `The relevance weights ${version} that the policy of the cluster names: the file ${why}. Install it by POST /v1/relevance-weights, or choose another version.`);
