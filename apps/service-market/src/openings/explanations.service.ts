// What an opening rests on, with names: the enterprises from here, the lots from matching as they are now.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import { DescribeLots } from '#contracts/matching/openings.js';
import type { RequestContext } from '#contracts/message.js';
import type { OpeningExplanation } from '#contracts/service-market/openings.js';
import { Bus } from '#platform/bus/requests.js';
import { requireRole } from '#platform/roles.js';
import { NeedsService } from '../needs/needs.service.js';
import { OpeningsRepository } from './openings.repository.js';

@Injectable()
export class ExplanationsService {
  constructor(
    private readonly bus: Bus,
    private readonly needs: NeedsService,
    private readonly repository: OpeningsRepository,
  ) {}

  /** For the cluster only: it says of enterprises what they lack, and of buyers what they ask for. */
  async explain(id: string, context: RequestContext): Promise<OpeningExplanation> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { clusterId, opening } = await this.needs.visible(id, context);
    if (opening === null) throw notFound('market opening of need', id);
    const lotIds = opening.missedLots.map(({ lotId }) => lotId);
    const { lots } = await this.bus.ask(DescribeLots, { clusterId, lotIds }, context);
    const enterprises = new Map((await this.repository.enterprises(opening.enterpriseIds)).map((each) => [each.id, each]));
    const missed = new Map(opening.missedLots.map((each) => [each.lotId, each]));
    return {
      needId: id, clusterId, opening,
      enterprises: opening.enterpriseIds.map((enterpriseId) => ({
        enterpriseId, name: enterprises.get(enterpriseId)?.name ?? enterpriseId, isActive: enterprises.get(enterpriseId)?.active ?? false,
      })),
      lots: lots.map((lot) => ({
        ...lot, runId: missed.get(lot.lotId)!.runId, enterprises: missed.get(lot.lotId)!.enterprises, value: valueOf(lot),
      })),
    };
  }
}

/** Null when no price is stated, or nothing is open any more. */
function valueOf({ ceilingPrice, openQuantity }: Pick<OpeningExplanation['lots'][number], 'ceilingPrice' | 'openQuantity'>) {
  const amount = Math.round((ceilingPrice?.amount ?? 0) * openQuantity * 1e4) / 1e4;
  return ceilingPrice === null || amount === 0 ? null : { amount, currency: ceilingPrice.currency };
}
