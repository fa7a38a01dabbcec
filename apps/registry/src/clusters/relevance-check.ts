// Refuses versions of relevance weights that matching does not have: a cluster that named one could not be matched.
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
    if (items.length > 0) return;
    throw new DomainError(
      'body_invalid', `The relevance weights ${relevanceVersion} are not installed. See GET /v1/relevance-weights, or install them first.`,
      { fields: [{ field: 'policy.relevanceVersion', message: 'is not an installed version' }] },
    );
  }
}
