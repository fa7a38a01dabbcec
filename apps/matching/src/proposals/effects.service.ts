// A decision takes effect when its holding period is over: both sides are invited, or the refusal or the question is told.
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { ProposalAsked, ProposalEnded } from '#contracts/matching/proposals.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { IssuingService } from '../invitations/issuing.service.js';
import { DecisionsRepository, type ClaimedDecision } from './decisions.repository.js';
import { ProposalsRepository, type LockedProposal } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';

@Injectable()
export class EffectsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly decisions: DecisionsRepository,
    private readonly repository: ProposalsRepository,
    private readonly proposals: ProposalsService,
    private readonly invitations: InvitationsRepository,
    private readonly issuing: IssuingService,
  ) {}

  /** Does nothing when the decision is not due, was undone, or took effect before. */
  async takeEffect(decisionId: string, _context: RequestContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      const decision = await this.decisions.claim(tx, decisionId);
      if (decision === null) return;
      const proposal = await this.repository.lock(tx, decision.proposalId);
      // A later decision, a run or the end of the requirement has overtaken it.
      if (proposal === null || proposal.decisionId !== decision.id) return;
      if (proposal.status === 'approved') await this.invite(tx, proposal);
      else if (proposal.status === 'declined') await this.tellDeclined(tx, proposal, decision.reasonCode ?? 'other');
      else if (proposal.status === 'asked') await this.tellAsked(tx, proposal, decision);
      await failPoint('effect.before-commit');
    });
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.decisions.pending(limit);
  }

  private async invite(tx: Tx, proposal: LockedProposal): Promise<void> {
    const policy = await this.decisions.policy(tx, proposal.clusterId);
    const terms = await this.invitations.terms(tx, proposal.lotId, policy);
    if (terms.isPast) {
      await this.proposals.withdraw(tx, [{ id: proposal.id, version: null, endReason: 'deadline_past' }]);
      return;
    }
    await this.repository.move(tx, 'dispatch', [{ id: proposal.id, version: null, wasInvited: true }]);
    // What other linkages cover meanwhile is not asked for again.
    await this.issuing.issue(tx, proposal, { ...terms, quantity: Math.min(proposal.quantity, terms.openQuantity) });
  }

  private tellAsked(tx: Tx, proposal: LockedProposal, { id, reasonCode }: ClaimedDecision): Promise<void> {
    const { clusterId, enterpriseId } = proposal;
    return this.outbox.publish(
      ProposalAsked,
      { proposalId: proposal.id, clusterId, enterpriseId, decisionId: id, reason: reasonCode ?? 'other' },
      tx,
      { aggregateId: proposal.id, version: proposal.version },
    );
  }

  private tellDeclined(tx: Tx, proposal: LockedProposal, reason: string): Promise<void> {
    return this.outbox.publish(
      ProposalEnded,
      {
        proposalId: proposal.id, clusterId: proposal.clusterId, buyerId: proposal.buyerId,
        enterpriseId: proposal.enterpriseId, outcome: 'declined', reason, wasInvited: false, refusedBy: null,
      },
      tx,
      { aggregateId: proposal.id, version: proposal.version },
    );
  }
}
