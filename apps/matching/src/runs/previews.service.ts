// How many enterprises could match a requirement that is not posted yet, and what excludes the others: nothing is written.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import type { LotPreview, NewRequirement, RequirementPreview } from '#contracts/matching/requirements.js';
import { EngineError, matchLot } from '#engine';
import { Database } from '#platform/database/database.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { ProjectionRepository } from '../projection/projection.repository.js';
import { WeightsInUse } from '../relevance-weights/weights-in-use.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { newLotRows, newRequirementRow, todayUtc } from '../requirements/new-requirement.js';
import { PostingService } from '../requirements/posting.service.js';
import { crowdFor } from './lot-crowds.service.js';
import { RunInputService, type RunFrame, type RunInput } from './run-input.service.js';
import { accountOf, codeMissingInWords, forBuyers, isTellingOfRules, nobodyForBuyers } from './run-view.js';

/** What is computed of a lot, or why nothing is. */
type Figures = Pick<LotPreview, 'enterprises' | 'couldMatch' | 'belowMinimumScore' | 'excludedByRule' | 'reason'>;

@Injectable()
export class PreviewsService {
  constructor(
    private readonly database: Database,
    private readonly posting: PostingService,
    private readonly store: ProjectionStore,
    private readonly projection: ProjectionRepository,
    private readonly classification: Classification,
    private readonly weights: WeightsInUse,
    private readonly input: RunInputService,
  ) {}

  /** Refuses what posting would refuse. */
  async of(requirement: NewRequirement, context: RequestContext): Promise<RequirementPreview> {
    const asOf = new Date();
    const { buyerId, derived } = await this.posting.checked(requirement, context, asOf);
    const row = newRequirementRow({ ...requirement, buyerId, createdBy: null }, requirement.lots, asOf);
    const [cluster, buyer] = [await this.store.cluster(row.clusterId), await this.projection.buyer(buyerId)];
    if (cluster === null) throw new DomainError('service_unavailable', `The cluster ${row.clusterId} is not projected yet.`);
    const frame = {
      cluster, buyer, relevance: await this.weights.of(cluster), title: row.title, buyerId, classification: this.classification.current, asOf,
    };
    const lots: LotPreview[] = [];
    for (const [at, lot] of newLotRows(row, requirement.lots, derived).entries()) {
      const figures = await this.figures(lot, frame);
      const { code, codeStatus, proposedCodes, normalised } = derived[at]!;
      lots.push({ number: lot.number, code, codeStatus, proposedCodes, normalised, ...(context.actor?.role === 'buyer' ? buyersFigures(figures) : figures) });
    }
    return { clusterId: row.clusterId, asOf: todayUtc(asOf), lots };
  }

  private async figures(lot: LotRow, frame: Omit<RunFrame, 'lot'>): Promise<Figures> {
    const { code } = lot;
    if (code === null) return nothing(codeMissingInWords(lot.proposedCodes));
    const whole = { ...frame, lot: { ...lot, code } };
    try {
      const input = await this.database.transaction((tx) => this.input.read(tx, whole, [], []));
      return input.choice.by === 'tables' ? judged(input, whole) : searched(input, whole);
    } catch (error) {
      if (error instanceof EngineError) return nothing(`The lot cannot be computed: ${error.message}.`);
      throw error;
    }
  }
}

const nothing = (reason: string): Figures =>
  ({ enterprises: null, couldMatch: null, belowMinimumScore: null, excludedByRule: null, reason });

/** Everybody who claims a code like the lot's, by every rule. */
function judged({ need, candidates, setting, unlike, unjudged }: RunInput, { classification: { tree }, lot }: RunFrame): Figures {
  const result = matchLot(need, candidates, setting, tree);
  const { counts, noneReason } = accountOf(result, { unlike, unjudged, settled: 0, code: tree.row(lot.code) });
  const { settled: _, ...excludedByRule } = counts.excludedByRule;
  const { considered, passed, belowMinimumScore } = counts;
  return { enterprises: considered, couldMatch: passed - belowMinimumScore, belowMinimumScore, excludedByRule, reason: noneReason };
}

/** By the index, which says who belongs and nothing of the others. */
function searched(input: RunInput, frame: RunFrame): Figures {
  const { need, setting, unlike, unjudged, candidates } = input;
  const couldMatch = crowdFor(input, { need, setting }, frame).belonging({ need, setting }, []).size;
  return {
    enterprises: candidates.length + unjudged + unlike, couldMatch, belowMinimumScore: null, excludedByRule: null,
    reason: couldMatch > 0 ? null : nobodyForBuyers,
  };
}

function buyersFigures(figures: Figures): Figures {
  if (figures.excludedByRule === null) return figures;
  const excludedByRule = forBuyers(figures.excludedByRule);
  const passed = figures.couldMatch! + figures.belowMinimumScore!;
  return { ...figures, excludedByRule, reason: figures.reason !== null && isTellingOfRules(passed, excludedByRule) ? nobodyForBuyers : figures.reason };
}
