// Answers what a cluster's enterprises keep missing, to the service market and those who work for the cluster.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import type { DescribeLots, SummariseMissedOpenings } from '#contracts/matching/openings.js';
import { requireRole } from '#platform/roles.js';
import { scopeOf } from '../access.js';
import { lotView, openingView } from './opening-view.js';
import { OpeningsRepository } from './openings.repository.js';

@Injectable()
export class OpeningsService {
  constructor(private readonly repository: OpeningsRepository) {}

  async summarise(
    { clusterId, minimumEnterprises, minimumLots, limit }: Input<typeof SummariseMissedOpenings>, context: RequestContext,
  ): Promise<Output<typeof SummariseMissedOpenings>> {
    refuseForeign(clusterId, context);
    const openings = (await this.repository.groups(clusterId, minimumEnterprises, minimumLots)).map(openingView);
    openings.sort((a, b) => b.enterprises * b.lots - a.enterprises * a.lots || (`${a.rule} ${a.what}` < `${b.rule} ${b.what}` ? -1 : 1));
    return { openings: openings.slice(0, limit), leftOut: Math.max(0, openings.length - limit) };
  }

  async lots(input: Input<typeof DescribeLots>, context: RequestContext): Promise<Output<typeof DescribeLots>> {
    refuseForeign(input.clusterId, context);
    return { lots: (await this.repository.lots(input)).map(lotView) };
  }
}

/** It names enterprises and what they lack: for the cluster alone. */
function refuseForeign(clusterId: string, context: RequestContext): void {
  requireRole(context, ['cda', 'manager', 'admin']);
  const { clusterIds } = scopeOf(context.actor);
  if (clusterIds !== null && !clusterIds.includes(clusterId)) throw notFound('cluster', clusterId);
}
