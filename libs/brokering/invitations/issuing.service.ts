// Sends both sides their invitation, in the transaction in which the approval takes effect.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { Wording } from '../wording.js';
import { InvitationsRepository, type NewInvitation, type Terms } from './invitations.repository.js';

@Injectable()
export class IssuingService {
  constructor(
    private readonly wording: Wording,
    private readonly outbox: Outbox,
    private readonly repository: InvitationsRepository,
  ) {}

  async issue(
    tx: Tx, proposal: { id: string; clusterId: string; askingId: string; offeringId: string }, terms: Terms,
  ): Promise<void> {
    const about = { proposalId: proposal.id, clusterId: proposal.clusterId };
    const { words, messages } = this.wording;
    const invitations: NewInvitation[] = [
      { ...about, id: newId(), side: words.asking, organisationId: proposal.askingId },
      { ...about, id: newId(), side: words.offering, organisationId: proposal.offeringId },
    ];
    await this.repository.add(tx, invitations, terms);
    await this.outbox.publishAll(
      invitations.map(({ id, ...ids }) => outboxRow(
        messages.InvitationIssued, { invitationId: id, ...ids }, { aggregateId: id, version: 1 },
      )),
      tx,
    );
  }
}
