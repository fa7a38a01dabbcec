// One match run: claim, read, compute and write in one transaction.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { MissedOpeningsChanged } from '#contracts/matching/openings.js';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import { words } from '#contracts/matching/words.js';
import { explanationOf, foundHash } from '#brokering/proposals/explanation.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { isSettled, type EvaluatePair } from '#brokering/proposals/run-plan.js';
import { openQuantity } from '#brokering/quantities.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { Outbox, outboxRow, type OutboxValues } from '#platform/outbox/outbox.js';
import { algorithmVersion, EngineError, evaluatePair, matchLot, type CodeTree, type MatchResult, type Obstacle, type Setting } from '#engine';
import { Classification, type LoadedClassification } from '#projection/classification.js';
import { OpeningsRepository } from '../openings/openings.repository.js';
import { WeightsInUse } from '../relevance-weights/weights-in-use.js';
import type { LotRow } from '../requirements/lot.entity.js';
import type { RequirementRow } from '../requirements/requirement.entity.js';
import { InclusionPool } from './inclusion-pool.js';
import type { KeptSearch, MatchRunRow } from './match-run.entity.js';
import { RunFigures } from './run-figures.js';
import { RunInputService, type RunInput } from './run-input.service.js';
import { RunInputsRepository, type RunParties } from './run-inputs.repository.js';
import { accountOf, cappedInWords, codeMissingInWords, nearMissViews, noneInWords } from './run-view.js';
import { RunsRepository } from './runs.repository.js';
import { lookingFurther, placesOf } from './spreading.js';

/** What a run comes to before it is written. */
interface Outcome {
  row: Partial<MatchRunRow>;
  /** New to the CDA's queue; what was there already is no news. */
  proposed: number;
  withdrawn: number;
  /** Who passed every rule, and what alone kept others from the lot. */
  passed: number;
  obstacles: readonly Obstacle[];
}

@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly inputs: RunInputsRepository,
    private readonly input: RunInputService,
    private readonly pool: InclusionPool,
    private readonly outbox: Outbox,
    private readonly classification: Classification,
    private readonly proposals: ProposalsService,
    private readonly openings: OpeningsRepository,
    private readonly weights: WeightsInUse,
    private readonly figures: RunFigures,
  ) {}

  /** Does nothing when the run is done already; a crash on the way leaves it pending and nothing written. */
  async run(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const parties = await this.inputs.parties(tx, id);
      const run = parties && (await this.repository.claim(tx, id));
      if (!parties || !run) return;
      const held = await this.inputs.lotForUpdate(tx, run.lotId);
      if (!held) throw new Error(`The match run ${id} has no lot.`);
      const { lot, requirement, missed } = held;
      await failPoint('run.after-claim');
      // One for the whole run: another process may store a newer one at any moment.
      const classification = await this.classification.atLeast(parties.classificationVersion, tx);
      const outcome = await this.compute(tx, run, lot, requirement, parties, classification);
      await this.repository.keepResult(tx, id, { ...outcome.row, classificationVersion: classification.version });
      await this.openings.keep(tx, { id, lotId: lot.id, clusterId: lot.clusterId, missed }, outcome.passed, outcome.obstacles);
      await this.outbox.publishAll(eventsOf(id, lot, requirement, outcome, missed), tx);
      await failPoint('run.before-commit');
    });
  }

  private async compute(
    tx: Tx,
    run: MatchRunRow,
    lot: LotRow,
    requirement: RequirementRow,
    parties: RunParties,
    classification: LoadedClassification,
  ): Promise<Outcome> {
    if (lot.status !== 'open' || requirement.status !== 'posted') {
      // Whoever ended or covered the lot has dealt with its proposals.
      return none(noneInWords('lot_not_open'));
    }
    const { code } = lot;
    if (code === null) return none(codeMissingInWords(lot.proposedCodes));
    const { cluster } = parties;
    if (cluster === null)
      throw new DomainError('service_unavailable', `The cluster ${lot.clusterId} is not projected yet.`);
    const { maxProposals, spreading } = cluster.policy;
    const refusal = refusalOf({ ...lot, code }, run.createdAt.toISOString().slice(0, 10), classification.tree);
    if (refusal) return this.refuse(tx, lot, refusal, noneInWords(refusal));
    // Before anything is computed: who has had an answer for this lot must not stand in the way of others.
    const standing = await this.proposals.standing(tx, lot.id);
    const settledIds = standing.filter(isSettled).map((each) => each.offeringId);
    const frame = {
      lot: { ...lot, code }, cluster, relevance: await this.weights.of(cluster, tx), buyer: parties.buyer, title: requirement.title, buyerId: run.buyerId, classification,
      asOf: run.createdAt,
    };
    let input: RunInput;
    let result: MatchResult;
    try {
      [input, result] = await this.figures.timed(frame.relevance?.version ?? null, async () => {
        const read = await this.input.read(tx, frame, standing.map((each) => each.offeringId), settledIds);
        const open = read.candidates.filter((each) => !read.settled.has(each.enterpriseId));
        return [read, matchLot(read.need, open, lookingFurther(read.setting, spreading), classification.tree)];
      });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      // Tried again it would fail again, and every later reason to match the lot would be handed this run.
      const words = `The lot cannot be computed: ${error.message}. Correct that and it is matched again.`;
      return this.refuse(tx, lot, 'not_computable', words);
    }
    const candidates = new Map(input.candidates.map((each) => [each.enterpriseId, each]));
    const counting = await this.pool.counting(run.id, spreading, result.proposals.map(({ enterpriseId }) => enterpriseId));
    const { placed, kept } = placesOf(
      result.proposals, maxProposals, spreading, input.opportunities, (enterpriseId) => candidates.get(enterpriseId)!, counting,
    );
    const header = {
      algorithmVersion,
      weightsVersion: input.setting.weightsVersion,
      watermark: input.watermark,
      inputHash: input.hash,
      runId: run.id,
    };
    const { proposed, added, withdrawn } = await this.proposals.applyRun(
      tx,
      { id: lot.id, postingId: requirement.id, clusterId: lot.clusterId, askingId: requirement.buyerId },
      standing,
      placed.map(({ proposal: found, rank, spreading: its }) => ({
        ...found, rank, offeringId: found.enterpriseId, hash: foundHash(found, header, its),
        explanation: () => ({ ...explanationOf(words, found, header), ...(its && { spreading: its }) }),
      })),
      evaluateWith(input, classification.tree),
      input.currentOf,
    );
    const { counts, noneReason } = accountOf(result, {
      unlike: input.unlike, unjudged: input.unjudged, settled: input.settled.size, code: classification.tree.row(code),
    });
    const nearMisses = nearMissViews(result.nearMisses, input.nameOf);
    return {
      row: {
        ...header, relevanceVersion: input.setting.relevance?.version ?? null, counts: { ...counts, proposed, withdrawn },
        search: searchOf(input, result, lookingFurther(input.setting, spreading)), spreading: kept, nearMisses, noneReason: noneReason ?? cappedInWords(kept),
      },
      proposed: added,
      withdrawn,
      passed: result.counts.passed,
      obstacles: result.obstacles,
    };
  }

  /** Nothing can be said of the lot: what was proposed for it goes, with the reason. */
  private async refuse(
    tx: Tx, lot: LotRow, endReason: string, words: string,
  ): Promise<Outcome> {
    const withdrawn = await this.proposals.withdrawAll(tx, { subjectId: lot.id }, endReason);
    return { ...none(words), withdrawn };
  }
}

/** Most runs find that nothing is missed, as before: that is not worth an event of its own. */
function eventsOf(
  runId: string, { id: lotId, clusterId }: LotRow, { id: requirementId, buyerId }: RequirementRow,
  { proposed: proposals, withdrawn, obstacles }: Outcome, missedBefore: readonly string[],
): OutboxValues[] {
  const about = { aggregateId: runId, version: 1 };
  const finished = outboxRow(MatchRunFinished, { runId, lotId, requirementId, clusterId, buyerId, proposals, withdrawn }, about);
  if (obstacles.length + missedBefore.length === 0) return [finished];
  return [finished, outboxRow(MissedOpeningsChanged, { clusterId, lotId, runId }, about)];
}

function none(noneReason: string): Outcome {
  return { row: { noneReason }, proposed: 0, withdrawn: 0, passed: 0, obstacles: [] };
}

/** `setting`: what the engine was asked with. Whoever comes to stand among those it looked at may change who is proposed. */
function searchOf({ choice, candidates, settled }: RunInput, { proposals }: MatchResult, setting: Setting): KeptSearch {
  const last = proposals.length < setting.policy.maxProposals ? null : proposals.at(-1)!;
  return {
    by: choice.by,
    because: choice.by === 'index' ? null : choice.because,
    watermark: choice.by === 'index' ? choice.watermark : null,
    late: choice.by === 'index' ? choice.late : 0,
    judged: candidates.length - settled.size,
    last: last && { enterpriseId: last.enterpriseId, score: last.score },
  };
}

function refusalOf(
  lot: LotRow & { code: string }, today: string, tree: CodeTree,
): 'deadline_past' | 'code_unknown' | 'lot_covered' | null {
  if (lot.deadline < today) return 'deadline_past';
  if (!tree.has(lot.code)) return 'code_unknown';
  return lot.linkedQuantity > 0 && openQuantity(lot) === 0 ? 'lot_covered' : null;
}

/** An invitation is judged by the day it was sent: that time passes while both sides think must not end it. */
function evaluateWith({ need, setting, candidates, currentOf }: RunInput, tree: CodeTree): EvaluatePair {
  return ({ offeringId, invitedOn }) => {
    const candidate = candidates.find((each) => each.enterpriseId === currentOf(offeringId));
    return candidate ? evaluatePair({ ...need, today: invitedOn ?? need.today }, candidate, setting, tree) : null;
  };
}
