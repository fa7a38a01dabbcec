// A person rules on proposals: one by one, in batches, and back again within the holding period.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Actor, Input, Output, RequestContext } from '#contracts/message.js';
import {
  DecideProposal, DecideProposals, ProposalDecided, TakeEffect, UndoDecision, type LinkageProposal, type Ruling,
} from '#contracts/matching/proposals.js';
import { MatchLot } from '#contracts/matching/requirements.js';
import type { MatchingPolicy } from '#contracts/registry/clusters.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { mutated } from '#platform/mutants.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '../access.js';
import { refuseFraction } from '../requirements/quantities.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { capReached, conflictDeclared, lotNotOpen, stale, tooLarge, tooLate } from './decision-refusals.js';
import { DecisionsRepository } from './decisions.repository.js';
import {
  actionOfRuling, notAllowed, statusAfter, statusesAfterInvitation, type LinkageAction,
} from './linkage-states.js';
import type { ShownProposal } from './proposal-view.js';
import { ProposalsRepository, type Move, type MovedProposal } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';
import { ReviewService } from './review.service.js';

/** So much later than the database says is the job taken up, in ms: clocks of two servers differ. */
const clockMarginMs = 50;

@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly repository: DecisionsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly withdrawing: ProposalsService,
    private readonly runs: RunsRepository,
    private readonly review: ReviewService,
  ) {}

  decide(input: Input<typeof DecideProposal>, context: RequestContext): Promise<LinkageProposal> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      const proposal = await this.rule(tx, input, actor, context);
      await failPoint('decision.before-commit');
      return proposal;
    });
  }

  /** One transaction, so that a repeated request finds the same results; each decision stands or falls by itself. */
  decideAll(
    { decisions }: Input<typeof DecideProposals>, context: RequestContext,
  ): Promise<Output<typeof DecideProposals>> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      await this.repository.lockLotsOf(tx, decisions.map((each) => each.proposalId));
      const results: Output<typeof DecideProposals>['results'] = [];
      for (const { proposalId, version, decision } of decisions) {
        try {
          const proposal = await tx.transaction((savepoint) =>
            this.rule(savepoint, { id: proposalId, version, decision }, actor, context));
          // A hundred explanations would be more than one message holds.
          const { id, status, version: next, decision: made } = proposal;
          results.push({ proposalId, proposal: { id, status, version: next, decision: made }, error: null });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          results.push({ proposalId, proposal: null, error: { code: error.code, message: error.message } });
        }
      }
      const decided = results.filter((result) => result.error === null).length;
      return { decided, failed: results.length - decided, results };
    });
  }

  /** The proposal stands as before, as far as its lot still asks for it, and is matched again with what is true by now. */
  undo({ id, version }: Input<typeof UndoDecision>, context: RequestContext): Promise<LinkageProposal> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      const { lotId } = await this.review.visible(id, context, tx);
      // Locks are taken in this order by everybody: match run, lot, proposal.
      const runIds = await this.runs.requestForLots(tx, [lotId], 'decision_undone');
      const lot = await this.repository.holdLot(tx, lotId);
      const seen = await this.review.visible(id, context, tx);
      // Whoever is late has an old version too: that it is too late says more.
      if (statusesAfterInvitation.includes(seen.status)) throw tooLate(seen);
      const before = await this.current(tx, id, version, 'undo', context);
      await this.refuseToOverrule(tx, before, actor);
      const undone = before.decisionId === null ? undefined : await this.repository.undo(tx, before.decisionId);
      if (!undone) throw tooLate(before);
      await this.move(tx, undone.previousId === null ? 'undo' : 'undo_to_asked', {
        id, version, decisionId: undone.previousId, quantity: before.offeredQuantity,
      }, context);
      if (lot.endReason !== null) {
        await this.withdrawing.withdraw(tx, [{ id, version: null, endReason: lot.endReason }]);
      }
      await this.record(tx, 'proposal.decision_undone', before, context, { decisionId: before.decisionId });
      for (const runId of runIds) await this.jobs.add(MatchLot, runId);
      return this.review.view(await this.review.visible(id, context, tx), context);
    });
  }

  private async rule(
    tx: Tx, { id, version, decision: ruling }: Input<typeof DecideProposal>, actor: Actor, context: RequestContext,
  ): Promise<LinkageProposal> {
    const action = actionOfRuling[ruling.ruling];
    const lot = await this.repository.holdLot(tx, (await this.review.visible(id, context, tx)).lotId);
    const before = await this.current(tx, id, version, action, context);
    if (lot.endReason !== null) throw lotNotOpen(lot);
    const policy = await this.repository.policy(tx, before.clusterId);
    if (action === 'approve') {
      await this.refuseConflict(tx, before, ruling, actor);
      if (ruling.ruling === 'amend') {
        if (ruling.quantity > lot.openQuantity) throw tooLarge(lot);
        refuseFraction(ruling.quantity, lot.unit);
      }
      await this.refuseOverCap(tx, before, policy);
    }
    const decisionId = newId();
    const quantity = ruling.ruling === 'amend' ? ruling.quantity : undefined;
    const moved = await this.move(tx, action, { id, version: before.version, decisionId, quantity }, context);
    const { holdingSeconds } = policy;
    await this.repository.add(tx, {
      id: decisionId, proposalId: id, previousId: before.decisionId, ruling, decidedBy: actor.accountId,
      holdingSeconds,
    });
    await this.outbox.publish(
      ProposalDecided, { proposalId: id, decisionId, clusterId: before.clusterId, ruling: ruling.ruling }, tx,
      { aggregateId: id, version: moved.version },
    );
    await this.record(tx, `proposal.${ruling.ruling}`, before, context, {
      decisionId, version: moved.version, conflictOfInterest: ruling.conflictOfInterest,
      reasonCode: 'reasonCode' in ruling ? ruling.reasonCode : null, quantity: moved.quantity,
    });
    const shown = this.review.view(await this.review.visible(id, context, tx), context);
    const delayMs = holdingSeconds > 0 ? holdingSeconds * 1000 + clockMarginMs : 0;
    await this.jobs.add(TakeEffect, decisionId, { delayMs });
    return shown;
  }

  /** The proposal as the caller must have seen it. */
  private async current(
    tx: Tx, id: string, version: number, action: LinkageAction, context: RequestContext,
  ): Promise<ShownProposal> {
    const before = await this.review.visible(id, context, tx);
    if (before.version !== version && !mutated('decision.no-version')) throw stale(before);
    if (statusAfter(before.status, action) === null) throw notAllowed(before.status, action);
    return before;
  }

  /** Whoever was faster between the read and the update is told apart here. */
  private async move(tx: Tx, action: LinkageAction, move: Move, context: RequestContext): Promise<MovedProposal> {
    const [moved] = await this.proposals.move(tx, action, [move]);
    if (moved) return moved;
    const now = await this.review.visible(move.id, context, tx);
    throw now.version === move.version ? notAllowed(now.status, action) : stale(now);
  }

  private async refuseConflict(tx: Tx, before: ShownProposal, ruling: Ruling, actor: Actor): Promise<void> {
    const declared = ruling.conflictOfInterest === 'declared'
      || (await this.repository.declaredConflict(tx, before.id, actor.accountId));
    if (declared) throw conflictDeclared('another CDA decides about an approval. You may decline or ask.');
  }

  /** Whoever has a conflict may take back what they did themselves, and nothing else. */
  private async refuseToOverrule(tx: Tx, before: ShownProposal, { accountId }: Actor): Promise<void> {
    if (before.decisionId === null || before.decidedBy === accountId) return;
    if (await this.repository.declaredConflict(tx, before.id, accountId)) {
      throw conflictDeclared('another CDA decides whether that decision is undone.');
    }
  }

  /** An early word to the CDA; it is counted again, in turn, when the invitations are made. */
  private async refuseOverCap(tx: Tx, before: ShownProposal, policy: MatchingPolicy): Promise<void> {
    if (policy.invitationCap === null) return;
    const load = await this.repository.invitationLoad(tx, before, policy.invitationPeriodDays);
    if (load.sent + load.approved >= policy.invitationCap) throw capReached(load, policy);
  }

  private record(
    tx: Tx, action: string, proposal: ShownProposal, context: RequestContext, details: Record<string, unknown>,
  ): Promise<void> {
    const { clusterId, lotId, enterpriseId } = proposal;
    return this.audit.record(tx, {
      action, subjectType: 'proposal', subjectId: proposal.id, actor: context.actor, requestId: context.requestId,
      details: { clusterId, lotId, enterpriseId, ...details },
    });
  }
}

/** A person decides: the system itself never does. */
function brokerOf(context: RequestContext): Actor {
  requireRole(context, ['cda', 'manager', 'admin']);
  if (context.actor === null) throw new DomainError('role_not_allowed', 'A person decides about proposals.');
  return context.actor;
}
