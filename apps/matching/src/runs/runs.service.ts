// One match run: claim, read, compute and write in one transaction; and the reads of what runs found.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { ListMatchRuns, MatchRunFinished, type MatchRun } from '#contracts/matching/requirements.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { algorithmVersion, evaluatePair, matchLot, type MatchResult } from '#engine';
import { idOfCursor, pageOf } from '#platform/page.js';
import { CandidateDocuments } from '../projection/candidate-documents.js';
import { Classification } from '../projection/classification.js';
import { ProposalsService } from '../proposals/proposals.service.js';
import type { LotRow } from '../requirements/lot.entity.js';
import type { RequirementRow } from '../requirements/requirement.entity.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import { candidateFor, inputHash, lotNeed, settingOf, type InvitationFigures } from './lot-need.js';
import type { MatchRunRow } from './match-run.entity.js';
import { nearMissViews, noneInWords, runView } from './run-view.js';
import { RunInputsRepository, type RunParties } from './run-inputs.repository.js';
import { RunsRepository } from './runs.repository.js';

/** What a run comes to before it is written. */
interface Outcome {
  row: Partial<MatchRunRow>;
  /** New to the CDA's queue; what was there already is no news. */
  proposed: number;
  withdrawn: number;
}

@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RunsRepository,
    private readonly inputs: RunInputsRepository,
    private readonly outbox: Outbox,
    private readonly classification: Classification,
    private readonly documents: CandidateDocuments,
    private readonly proposals: ProposalsService,
    private readonly requirements: RequirementsService,
  ) {}

  /** Does nothing when the run is done already; a crash on the way leaves it pending and nothing written. */
  async run(id: string, context: RequestContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      const parties = await this.inputs.parties(tx, id);
      const run = parties && (await this.repository.claim(tx, id));
      if (!parties || !run) return;
      const held = await this.inputs.lotForUpdate(tx, run.lotId);
      if (!held) throw new Error(`The match run ${id} has no lot.`);
      const { lot, requirement } = held;
      await failPoint('run.after-claim');
      const outcome = await this.compute(tx, run, lot, requirement, parties, context);
      await this.repository.keepResult(tx, id, outcome.row);
      await this.outbox.publish(
        MatchRunFinished,
        {
          runId: id,
          lotId: lot.id,
          requirementId: requirement.id,
          clusterId: requirement.clusterId,
          buyerId: requirement.buyerId,
          proposals: outcome.proposed,
          withdrawn: outcome.withdrawn,
        },
        tx,
        { aggregateId: id, version: 1 },
      );
      await failPoint('run.before-commit');
    });
  }

  async get(id: string, context: RequestContext): Promise<MatchRun> {
    const row = await this.repository.row(id);
    if (row === null) throw notFound('match run', id);
    try {
      await this.requirements.visibleRow(row.requirementId, context);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'not_found' ? notFound('match run', id) : error;
    }
    return runView(row);
  }

  async list(
    input: Input<typeof ListMatchRuns>,
    context: RequestContext,
  ): Promise<Output<typeof ListMatchRuns>> {
    await this.requirements.visibleRow(input.requirementId, context);
    const rows = await this.repository.ofRequirement(input.requirementId, idOfCursor(input.cursor), input.limit);
    return pageOf(rows.map(runView), input.limit);
  }

  private async compute(
    tx: Tx,
    run: MatchRunRow,
    lot: LotRow,
    requirement: RequirementRow,
    parties: RunParties,
    context: RequestContext,
  ): Promise<Outcome> {
    if (lot.status !== 'open' || requirement.status !== 'posted') {
      // Whoever ended or covered the lot has dealt with its proposals.
      return none('lot_not_open');
    }
    const today = run.createdAt.toISOString().slice(0, 10);
    if (parties.classificationVersion !== null)
      await this.classification.refresh(parties.classificationVersion);
    const code = lot.code;
    if (code === null) return none('code_missing');
    if (parties.cluster === null)
      throw new DomainError('service_unavailable', `The cluster ${lot.clusterId} is not projected yet.`);
    const refusal =
      lot.deadline < today ? 'deadline_past' : this.classification.tree.has(code) ? null : 'code_unknown';
    if (refusal) {
      const withdrawn = await this.proposals.withdrawAll(tx, { lotId: lot.id }, refusal, context);
      return { ...none(refusal), withdrawn };
    }
    const read = await this.read(tx, run, { ...lot, code }, parties);
    const result = matchLot(read.need, read.candidates, read.setting, this.classification.tree);
    const header = {
      algorithmVersion,
      weightsVersion: read.setting.weightsVersion,
      watermark: read.watermark,
      inputHash: read.hash,
      runId: run.id,
    };
    const { proposed, added, withdrawn } = await this.proposals.applyRun(
      tx,
      run,
      lot,
      requirement,
      result,
      header,
      context,
      (id) => {
        const candidate = read.candidates.find((each) => each.enterpriseId === id);
        return candidate ? evaluatePair(read.need, candidate, read.setting, this.classification.tree) : null;
      },
    );
    return {
      row: { ...header, ...resultColumns(result, read.nameOf, { proposed, withdrawn }) },
      proposed: added,
      withdrawn,
    };
  }

  private async read(tx: Tx, run: MatchRunRow, lot: LotRow & { code: string }, parties: RunParties) {
    const today = run.createdAt.toISOString().slice(0, 10);
    const { cluster, buyer } = parties;
    const setting = settingOf(cluster!);
    const need = lotNeed(lot, run.buyerId, today);
    const codes = this.classification.tree
      .similarCodes(lot.code, setting.policy.minimumSimilarity)
      .map((each) => each.code);
    const list = await this.inputs.candidates(tx, lot.clusterId, codes);
    const { documents, invitedIds, hash } = await this.documents.of(
      `${lot.clusterId} ${codes.join(' ')}`,
      list.listed,
      (ids) => this.inputs.documents(tx, ids),
    );
    const since = new Date(
      run.createdAt.getTime() - cluster!.policy.invitationPeriodDays * 86_400_000,
    ).toISOString();
    // Of thousands of candidates few were ever invited: only about those there is anything to ask.
    const figures: InvitationFigures =
      invitedIds.length === 0
        ? { recent: new Map(), responsiveness: new Map() }
        : {
            recent: await this.proposals.recentInvitations(tx, invitedIds, since),
            responsiveness: await this.proposals.responsiveness(tx, invitedIds),
          };
    const candidates = documents.map((document) => candidateFor(document, buyer, figures, today));
    return {
      need,
      setting,
      candidates,
      watermark: list.watermark,
      nameOf: (id: string) => documents.find((document) => document.id === id)?.name ?? id,
      hash: inputHash({
        need,
        setting,
        classificationVersion: this.classification.version,
        candidates,
        documentsHash: hash,
      }),
    };
  }
}

function none(reason: Parameters<typeof noneInWords>[0]): Outcome {
  return { row: { noneReason: noneInWords(reason) }, proposed: 0, withdrawn: 0 };
}

function resultColumns(
  result: MatchResult, nameOf: (id: string) => string, effect: { proposed: number; withdrawn: number },
): Partial<MatchRunRow> {
  const { considered, passed, belowMinimumScore, excludedByRule } = result.counts;
  return {
    counts: { considered, passed, belowMinimumScore, excludedByRule, ...effect },
    nearMisses: nearMissViews(result.nearMisses, nameOf),
    noneReason: result.reason === null ? null : noneInWords(result.reason),
  };
}
