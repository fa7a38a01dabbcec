// Why not: one enterprise against one lot as it stands now, with every rule and criterion, proposed or not.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { EvaluateEnterprise, type Evaluation } from '#contracts/matching/proposals.js';
import { words } from '#contracts/matching/words.js';
import { arithmeticOf, claimView } from '#brokering/proposals/explanation.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { Database } from '#platform/database/database.js';
import { algorithmVersion, EngineError, evaluatePair, type PairEvaluation } from '#engine';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { ProjectionRepository } from '../projection/projection.repository.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import { RunInputService, type RunFrame } from './run-input.service.js';
import { codeMissingInWords } from './run-view.js';

@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RequirementsRepository,
    private readonly requirements: RequirementsService,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionRepository,
    private readonly classification: Classification,
    private readonly input: RunInputService,
    private readonly proposals: ProposalsService,
  ) {}

  /** For the cluster only: it tells of an enterprise what a buyer may not know. */
  async evaluate({ lotId, enterpriseId }: Input<typeof EvaluateEnterprise>, context: RequestContext): Promise<Evaluation> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { lot, title, buyerId } = await this.lot(lotId, context);
    const { code } = lot;
    if (code === null) throw cannot(codeMissingInWords(lot.proposedCodes));
    const [cluster, buyer] = [await this.store.cluster(lot.clusterId), await this.projection.buyer(buyerId)];
    if (cluster === null)
      throw new DomainError('service_unavailable', `The cluster ${lot.clusterId} is not projected yet.`);
    const classification = this.classification.current;
    const frame: RunFrame = { lot: { ...lot, code }, cluster, buyer, title, buyerId, classification, asOf: new Date() };
    const pair = await this.database.transaction((tx) => this.input.pair(tx, frame, enterpriseId));
    if (pair === null) throw notFound('enterprise', enterpriseId);
    const evaluation = computed(() => evaluatePair(pair.need, pair.candidate, pair.setting, classification.tree));
    const { enterpriseId: current } = pair.candidate;
    const proposal = await this.proposals.ofPair(lotId, current);
    return {
      ...arithmeticOf(words, evaluation),
      enterpriseId: current, enterpriseName: pair.name, claim: evaluation.claim && claimView(words, evaluation.claim),
      proposalId: proposal?.id ?? null, proposalStatus: proposal?.status ?? null,
      passes: evaluation.passes, belongs: evaluation.belongs, failedRules: evaluation.failedRules,
      offeredQuantity: evaluation.offeredQuantity, offeredKnown: evaluation.offeredKnown,
      algorithmVersion, weightsVersion: pair.setting.weightsVersion,
    };
  }

  /** A lot of a foreign requirement looks like no lot at all. */
  private async lot(id: string, context: RequestContext): Promise<{ lot: LotRow; title: string; buyerId: string }> {
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

function computed(evaluate: () => PairEvaluation): PairEvaluation {
  try {
    return evaluate();
  } catch (error) {
    throw error instanceof EngineError ? cannot(`The lot cannot be computed: ${error.message}.`) : error;
  }
}

const cannot = (message: string) => new DomainError('transition_not_allowed', message);
