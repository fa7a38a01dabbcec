// A lot as it stands now, with cluster, buyer and classification: what questions outside of a run are asked about.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { EngineError } from '#engine';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { ProjectionRepository } from '../projection/projection.repository.js';
import { WeightsInUse } from '../relevance-weights/weights-in-use.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import type { RunFrame } from './run-input.service.js';
import { codeMissingInWords } from './run-view.js';

@Injectable()
export class LotFrames {
  constructor(
    private readonly repository: RequirementsRepository,
    private readonly requirements: RequirementsService,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionRepository,
    private readonly classification: Classification,
    private readonly weights: WeightsInUse,
  ) {}

  /** DomainError `not_found` for a lot that the actor may not see, `transition_not_allowed` for one without a code. */
  async of(lotId: string, context: RequestContext): Promise<RunFrame> {
    const { lot, title, buyerId } = await this.visible(lotId, context);
    const { code } = lot;
    if (code === null) throw cannot(codeMissingInWords(lot.proposedCodes));
    const [cluster, buyer] = [await this.store.cluster(lot.clusterId), await this.projection.buyer(buyerId)];
    if (cluster === null)
      throw new DomainError('service_unavailable', `The cluster ${lot.clusterId} is not projected yet.`);
    const relevance = await this.weights.of(cluster);
    return { lot: { ...lot, code }, cluster, relevance, buyer, title, buyerId, classification: this.classification.current, asOf: new Date() };
  }

  /** A lot of a foreign requirement looks like no lot at all. */
  async visible(id: string, context: RequestContext): Promise<{ lot: LotRow; title: string; buyerId: string }> {
    const lot = await this.repository.lot(id);
    if (lot === null) throw notFound('lot', id);
    try {
      const { title, buyerId } = await this.requirements.visibleRow(lot.requirementId, context);
      return { lot, title, buyerId };
    } catch (error) {
      throw error instanceof DomainError && error.code === 'not_found' ? notFound('lot', id) : error;
    }
  }
}

/** DomainError `transition_not_allowed` where the engine can define no result. */
export async function computed<T>(compute: () => T | Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    throw error instanceof EngineError ? cannot(`The lot cannot be computed: ${error.message}.`) : error;
  }
}

const cannot = (message: string) => new DomainError('transition_not_allowed', message);
