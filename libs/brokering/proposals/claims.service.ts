// A CDA tells colleagues which proposal is about to be decided, so that two do not work on one.
import { Injectable } from '@nestjs/common';
import type { ClaimedProposal } from '#contracts/brokering/proposals.js';
import type { RequestContext } from '#contracts/message.js';
import { Database, type Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { Wording } from '../wording.js';
import { ClaimsRepository } from './claims.repository.js';
import { claimedByOther } from './decision-refusals.js';
import { brokerOf } from './decisions.service.js';
import { notWaiting, undecidedStatuses } from './proposal-states.js';
import { claimView, type ShownProposal } from './proposal-view.js';
import { ReviewService } from './review.service.js';

@Injectable()
export class ClaimsService {
  constructor(
    private readonly wording: Wording,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly review: ReviewService,
    private readonly repository: ClaimsRepository,
  ) {}

  /** One's own is renewed; a colleague's is refused, or taken over when that is asked for. */
  async claim({ id, takeOver }: { id: string; takeOver: boolean }, context: RequestContext): Promise<ClaimedProposal> {
    const { accountId } = brokerOf(context);
    const seen = await this.review.visible(id, context);
    const taken = await this.database.transaction(async (tx) => {
      const made = await this.repository.take(tx, id, accountId, takeOver);
      if (made && !made.isRenewed) await this.tell(tx, seen);
      return made;
    });
    const now = await this.review.visible(id, context);
    if (taken) return { proposalId: id, claim: claimView(now) };
    throw undecidedStatuses.includes(now.status) ? claimedByOther(now) : notWaiting(this.wording.words, now.status);
  }

  async giveBack({ id }: { id: string }, context: RequestContext): Promise<ClaimedProposal> {
    const { accountId } = brokerOf(context);
    const seen = await this.review.visible(id, context);
    await this.database.transaction(async (tx) => {
      if (await this.repository.giveBack(tx, id, accountId)) await this.tell(tx, seen);
    });
    return { proposalId: id, claim: claimView(await this.review.visible(id, context)) };
  }

  private tell(tx: Tx, { id, clusterId, version }: ShownProposal): Promise<void> {
    return this.outbox.publish(this.wording.messages.ProposalClaimChanged, { proposalId: id, clusterId }, tx, { aggregateId: id, version });
  }
}
