// Refuses versions of relevance weights that matching does not have or cannot use: a cluster that named one could not be matched.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { ListRelevanceWeights } from '#contracts/matching/relevance-weights.js';
import { Bus } from '#platform/bus/requests.js';
import { systemContext } from '#platform/context.js';

@Injectable()
export class RelevanceCheck {
  constructor(private readonly bus: Bus) {}

  /** Asks before a transaction is begun; what is installed stays, so the answer holds. Null and undefined name none. */
  async require(relevanceVersion: string | null | undefined, { requestId, deadline }: RequestContext): Promise<void> {
    if (relevanceVersion === null || relevanceVersion === undefined) return;
    const { items } = await this.bus.ask(
      ListRelevanceWeights, { relevanceVersion, limit: 1 }, { ...systemContext('relevance-check', requestId), deadline },
    );
    const [file] = items;
    if (file?.usable) return;
    const [why, message] = file
      ? [`were learned with the word vectors ${file.vectors}, which matching has not loaded. Set RELEVANCE_VECTORS of the matching service to their folder and start it again, or choose another version.`, 'needs word vectors that are not loaded']
      : ['are not installed. See GET /v1/relevance-weights, or install them first.', 'is not an installed version'];
    throw new DomainError(
      'body_invalid', `The relevance weights ${relevanceVersion} ${why}`, { fields: [{ field: 'policy.relevanceVersion', message }] },
    );
  }
}
