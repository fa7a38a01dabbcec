// Sends both sides their invitation, in the transaction in which the approval takes effect.
import { Injectable } from '@nestjs/common';
import { InvitationIssued } from '#contracts/matching/invitations.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { InvitationsRepository, type NewInvitation, type Terms } from './invitations.repository.js';

@Injectable()
export class IssuingService {
  constructor(
    private readonly outbox: Outbox,
    private readonly repository: InvitationsRepository,
  ) {}

  async issue(
    tx: Tx, proposal: { id: string; clusterId: string; buyerId: string; enterpriseId: string }, terms: Terms,
  ): Promise<void> {
    const about = { proposalId: proposal.id, clusterId: proposal.clusterId };
    const invitations: NewInvitation[] = [
      { ...about, id: newId(), side: 'buyer', organisationId: proposal.buyerId },
      { ...about, id: newId(), side: 'enterprise', organisationId: proposal.enterpriseId },
    ];
    await this.repository.add(tx, invitations, terms);
    await this.outbox.publishAll(
      invitations.map(({ id, ...ids }) => outboxRow(
        InvitationIssued, { invitationId: id, ...ids }, { aggregateId: id, version: 1 },
      )),
      tx,
    );
  }
}
