// A decision takes effect when its holding period is over: both sides are invited, or the refusal or the question is told.
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import { mutated } from '#platform/mutants.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { IssuingService } from '../invitations/issuing.service.js';
import { Subjects, type BrokeringPolicy, type HeldSubject } from '../subjects.js';
import { Wording } from '../wording.js';
import { DecisionsRepository, type ClaimedDecision } from './decisions.repository.js';
import { ProposalsRepository, type LockedProposal } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';

@Injectable()
export class EffectsService {
  constructor(
    private readonly wording: Wording,
    private readonly subjects: Subjects,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly decisions: DecisionsRepository,
    private readonly repository: ProposalsRepository,
    private readonly proposals: ProposalsService,
    private readonly invitations: InvitationsRepository,
    private readonly issuing: IssuingService,
  ) {}

  /** Does nothing when the decision is not due, was undone, or took effect before. */
  async takeEffect(decisionId: string): Promise<void> {
    const before = mutated('effect.split') ? await this.database.transaction((tx) => this.decisions.claim(tx, decisionId)) : null;
    await this.database.transaction(async (tx) => {
      const subjectId = await this.decisions.subjectOf(tx, decisionId);
      if (subjectId === null) return;
      // First the subject, as everybody: while it is held nobody else covers or ends it.
      const subject = await this.subjects.hold(tx, subjectId);
      const decision = before ?? (await this.decisions.claim(tx, decisionId));
      if (decision === null) return;
      const proposal = await this.repository.lock(tx, decision.proposalId);
      // A later decision, a run or the end of the posting has overtaken it.
      if (proposal === null || proposal.decisionId !== decision.id) return;
      if (proposal.status === 'approved') await this.invite(tx, proposal, subject);
      else if (proposal.status === 'declined') await this.tellDeclined(tx, proposal, decision.reasonCode ?? 'other');
      else if (proposal.status === 'asked') await this.tellAsked(tx, proposal, decision);
      await failPoint('effect.before-commit');
    });
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.decisions.pending(limit);
  }

  private async invite(tx: Tx, proposal: LockedProposal, subject: HeldSubject): Promise<void> {
    const policy = await this.subjects.policy(tx, proposal.clusterId);
    const terms = await this.invitations.terms(tx, proposal.subjectId, policy);
    // What other agreements cover meanwhile is not asked for again.
    const quantity = Math.min(proposal.quantity, subject.openQuantity);
    const endReason = subject.endReason ?? (terms.isPast ? 'deadline_past' : null)
      ?? (await this.belowMinimumOrder(tx, proposal, quantity) ? 'minimum_order' : null)
      ?? (await this.isOverCap(tx, proposal, policy) ? 'invitation_cap' : null);
    if (endReason !== null) {
      await this.proposals.withdraw(tx, [{ id: proposal.id, version: null, endReason }]);
      return;
    }
    await this.repository.move(tx, 'dispatch', [{ id: proposal.id, version: null, wasInvited: true, quantity }]);
    await this.issuing.issue(tx, proposal, { ...terms, quantity });
  }

  /** The CDA approved more: a rest that the offering side does not take is not asked of it. */
  private async belowMinimumOrder(tx: Tx, proposal: LockedProposal, quantity: number): Promise<boolean> {
    if (quantity >= proposal.quantity) return false;
    return quantity < ((await this.decisions.minimumOrder(tx, proposal.id)) ?? 0);
  }

  private async isOverCap(tx: Tx, proposal: LockedProposal, policy: BrokeringPolicy): Promise<boolean> {
    if (policy.invitationCap === null) return false;
    const [current, ...former] = await this.subjects.offeringIds(tx, proposal.offeringId);
    await this.decisions.takeTurn(tx, current!);
    const { sent } = await this.decisions.invitationLoad(tx, { id: proposal.id, offeringIds: [current!, ...former] }, policy.invitationPeriodDays);
    return sent >= policy.invitationCap;
  }

  private tellAsked(tx: Tx, proposal: LockedProposal, { id, reasonCode }: ClaimedDecision): Promise<void> {
    const { clusterId, offeringId } = proposal;
    return this.outbox.publish(
      this.wording.messages.ProposalAsked,
      this.wording.said({ proposalId: proposal.id, clusterId, offeringId, decisionId: id, reason: reasonCode ?? 'other' }),
      tx,
      { aggregateId: proposal.id, version: proposal.version },
    );
  }

  private tellDeclined(tx: Tx, proposal: LockedProposal, reason: string): Promise<void> {
    return this.outbox.publish(
      this.wording.messages.ProposalEnded,
      this.wording.said({
        proposalId: proposal.id, clusterId: proposal.clusterId, askingId: proposal.askingId,
        offeringId: proposal.offeringId, outcome: 'declined', reason, wasInvited: false, refusedBy: null,
      }),
      tx,
      { aggregateId: proposal.id, version: proposal.version },
    );
  }
}
