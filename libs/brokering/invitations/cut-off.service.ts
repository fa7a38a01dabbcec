// Time passes: whoever has not answered is reminded once, and at the cut-off the proposal ends.
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { ProposalsRepository } from '../proposals/proposals.repository.js';
import { Wording } from '../wording.js';
import { CutOffRepository } from './cut-off.repository.js';
import { InvitationsRepository } from './invitations.repository.js';
import { ending } from './reply-terms.js';

@Injectable()
export class CutOffService {
  constructor(
    private readonly wording: Wording,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly repository: CutOffRepository,
    private readonly invitations: InvitationsRepository,
    private readonly proposals: ProposalsRepository,
  ) {}

  toRemind(limit: number): Promise<string[]> {
    return this.repository.toRemind(limit);
  }

  toSettle(limit: number): Promise<string[]> {
    return this.repository.toSettle(limit);
  }

  async remind(invitationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const invitation = await this.repository.claimReminder(tx, invitationId);
      if (invitation === null) return;
      const { id, version, ...about } = invitation;
      await this.outbox.publish(this.wording.messages.ReminderDue, { invitationId: id, ...about }, tx, { aggregateId: id, version });
      await failPoint('remind.before-commit');
    });
  }

  /** Does nothing while a reply can still be changed, or when the proposal has ended otherwise. */
  async settle(proposalId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const proposal = await this.proposals.lock(tx, proposalId);
      if (proposal?.status !== 'invited') return;
      const open = await this.invitations.lockOpen(tx, proposalId);
      if (open.length === 0 || open.some((each) => each.isInTime)) return;
      const { action, outcome, reason, refusedBy } = ending(open, this.wording.words.offering);
      const [moved] = await this.proposals.move(tx, action, [{ id: proposalId, version: null, endReason: reason }]);
      await this.invitations.close(tx, [{ proposalId, outcome, reason }]);
      await this.outbox.publish(
        this.wording.messages.ProposalEnded,
        this.wording.said({
          proposalId, clusterId: proposal.clusterId, askingId: proposal.askingId, offeringId: proposal.offeringId,
          outcome, reason, wasInvited: true, refusedBy,
        }),
        tx,
        { aggregateId: proposalId, version: moved!.version },
      );
      await failPoint('settle.before-commit');
    });
  }
}
