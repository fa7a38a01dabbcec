// A person rules on proposals: one by one, in batches, together with what a service makes of them, and back again within the holding period.
import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import type { Actor, RequestContext } from '#contracts/message.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { mutated } from '#platform/mutants.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { refuseFraction } from '../quantities.js';
import { Subjects, type BrokeringPolicy, type HeldSubject } from '../subjects.js';
import { Wording, type AnyRuling } from '../wording.js';
import { capReached, conflictDeclared, notOpen, stale, tooLarge, tooLate } from './decision-refusals.js';
import { DecisionsRepository } from './decisions.repository.js';
import {
  actionOfRuling, notAllowed, statusAfter, statusesAfterInvitation, type ProposalAction,
} from './proposal-states.js';
import type { ProposalView, ShownProposal } from './proposal-view.js';
import { ProposalsRepository, type Move, type MovedProposal } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';
import { ReviewService } from './review.service.js';

/** So much later than the database says is the job taken up, in ms: clocks of two servers differ. */
const clockMarginMs = 50;

export interface Decide {
  id: string;
  version: number;
  decision: AnyRuling;
}

export type BatchDecide = Omit<Decide, 'id'> & { proposalId: string };

/** What became of one decision of a batch. */
export interface BatchResult {
  proposalId: string;
  proposal: Pick<ProposalView, 'id' | 'status' | 'version' | 'decision'> | null;
  error: { code: ErrorCode; message: string } | null;
}

@Injectable()
export class DecisionsService {
  constructor(
    private readonly wording: Wording,
    private readonly subjects: Subjects,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly repository: DecisionsRepository,
    private readonly proposals: ProposalsRepository,
    private readonly withdrawing: ProposalsService,
    private readonly review: ReviewService,
  ) {}

  decide(input: Decide, context: RequestContext): Promise<ProposalView> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      const proposal = await this.rule(tx, input, actor, context);
      await failPoint('decision.before-commit');
      return proposal;
    });
  }

  /** One transaction, so that a repeated request finds the same results; each decision stands or falls by itself. */
  decideAll(
    { decisions }: { decisions: BatchDecide[] }, context: RequestContext,
  ): Promise<{ decided: number; failed: number; results: BatchResult[] }> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      await this.subjects.holdAll(tx, await this.repository.subjectsOf(tx, decisions.map((each) => each.proposalId)));
      const results: BatchResult[] = [];
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

  /** The proposal stands as before, as far as its subject still asks for it, and is matched again with what is true by now. */
  undo({ id, version }: Omit<Decide, 'decision'>, context: RequestContext): Promise<ProposalView> {
    const actor = brokerOf(context);
    return this.database.idempotently(context, async (tx) => {
      const { subjectId } = await this.review.visible(id, context, tx);
      // Locks are taken in this order by everybody: match run, subject, proposal.
      await this.subjects.matchAgain(tx, subjectId);
      const subject = await this.subjects.hold(tx, subjectId);
      await this.takeBack(tx, { id, version }, subject, actor, context);
      return this.review.view(await this.review.visible(id, context, tx), context);
    });
  }

  /** What undoes one decision. The caller holds the subject, and has asked for a match run of it before. */
  async takeBack(
    tx: Tx, { id, version }: Omit<Decide, 'decision'>, subject: HeldSubject, actor: Actor, context: RequestContext,
  ): Promise<void> {
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
    if (subject.endReason !== null) {
      await this.withdrawing.withdraw(tx, [{ id, version: null, endReason: subject.endReason }]);
    }
    await this.record(tx, 'proposal.decision_undone', before, context, { decisionId: before.decisionId });
  }

  /** One decision within the caller's transaction; throws what refuses it. Holds the subject. */
  async rule(
    tx: Tx, { id, version, decision: ruling }: Decide, actor: Actor, context: RequestContext,
  ): Promise<ProposalView> {
    const { messages, words } = this.wording;
    const action = actionOfRuling[ruling.ruling];
    const subject = await this.subjects.hold(tx, (await this.review.visible(id, context, tx)).subjectId);
    const before = await this.current(tx, id, version, action, context);
    if (subject.endReason !== null) throw notOpen(words.subject, subject);
    const policy = await this.subjects.policy(tx, before.clusterId);
    if (action === 'approve') {
      await this.refuseConflict(tx, before, ruling, actor);
      if (ruling.quantity !== undefined) {
        if (ruling.quantity > subject.openQuantity) throw tooLarge(words.subject, subject);
        refuseFraction(ruling.quantity, subject.unit);
      }
      await this.refuseOverCap(tx, before, policy);
    }
    const decisionId = newId();
    const moved = await this.move(tx, action, { id, version: before.version, decisionId, quantity: ruling.quantity }, context);
    const { holdingSeconds } = policy;
    await this.repository.add(tx, {
      id: decisionId, proposalId: id, previousId: before.decisionId, ruling, decidedBy: actor.accountId,
      holdingSeconds,
    });
    await this.outbox.publish(
      messages.ProposalDecided, { proposalId: id, decisionId, clusterId: before.clusterId, ruling: ruling.ruling }, tx,
      { aggregateId: id, version: moved.version },
    );
    await this.record(tx, `proposal.${ruling.ruling}`, before, context, {
      decisionId, version: moved.version, conflictOfInterest: ruling.conflictOfInterest,
      reasonCode: ruling.reasonCode ?? null, quantity: moved.quantity,
    });
    const shown = this.review.view(await this.review.visible(id, context, tx), context);
    const delayMs = holdingSeconds > 0 ? holdingSeconds * 1000 + clockMarginMs : 0;
    await this.jobs.add(messages.TakeEffect, decisionId, { delayMs });
    return shown;
  }

  /** The proposal as the caller must have seen it. */
  private async current(
    tx: Tx, id: string, version: number, action: ProposalAction, context: RequestContext,
  ): Promise<ShownProposal> {
    const before = await this.review.visible(id, context, tx);
    if (before.version !== version && !mutated('decision.no-version')) throw stale(before);
    if (statusAfter(before.status, action) === null) throw notAllowed(this.wording.words, before.status, action);
    return before;
  }

  /** Whoever was faster between the read and the update is told apart here. */
  private async move(tx: Tx, action: ProposalAction, move: Move, context: RequestContext): Promise<MovedProposal> {
    const [moved] = await this.proposals.move(tx, action, [move]);
    if (moved) return moved;
    const now = await this.review.visible(move.id, context, tx);
    throw now.version === move.version ? notAllowed(this.wording.words, now.status, action) : stale(now);
  }

  private async refuseConflict(tx: Tx, before: ShownProposal, ruling: AnyRuling, actor: Actor): Promise<void> {
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
  private async refuseOverCap(tx: Tx, before: ShownProposal, policy: BrokeringPolicy): Promise<void> {
    if (policy.invitationCap === null) return;
    const offeringIds = await this.subjects.offeringIds(tx, before.offeringId);
    const load = await this.repository.invitationLoad(tx, { id: before.id, offeringIds }, policy.invitationPeriodDays);
    if (load.sent + load.approved >= policy.invitationCap) throw capReached(this.wording.words.offering, load, policy);
  }

  private record(
    tx: Tx, action: string, proposal: ShownProposal, context: RequestContext, details: Record<string, unknown>,
  ): Promise<void> {
    const { clusterId, subjectId, offeringId } = proposal;
    return this.audit.record(tx, {
      action, subjectType: 'proposal', subjectId: proposal.id, actor: context.actor, requestId: context.requestId,
      details: { ...this.wording.said({ clusterId, subjectId, offeringId }), ...details },
    });
  }
}

/** A person decides: the system itself never does. */
export function brokerOf(context: RequestContext): Actor {
  requireRole(context, ['cda', 'manager', 'admin']);
  if (context.actor === null) throw new DomainError('role_not_allowed', 'A person decides about proposals.');
  return context.actor;
}
