// A CDA tells colleagues which proposal is about to be decided, so that two do not work on one.
import { Injectable } from '@nestjs/common';
import type { ClaimedProposal } from '#contracts/brokering/proposals.js';
import type { RequestContext } from '#contracts/message.js';
import { Wording } from '../wording.js';
import { ClaimsRepository } from './claims.repository.js';
import { claimedByOther } from './decision-refusals.js';
import { brokerOf } from './decisions.service.js';
import { notWaiting, undecidedStatuses } from './proposal-states.js';
import { claimView } from './proposal-view.js';
import { ReviewService } from './review.service.js';

@Injectable()
export class ClaimsService {
  constructor(
    private readonly wording: Wording,
    private readonly review: ReviewService,
    private readonly repository: ClaimsRepository,
  ) {}

  /** One's own is renewed; a colleague's is refused, or taken over when that is asked for. */
  async claim({ id, takeOver }: { id: string; takeOver: boolean }, context: RequestContext): Promise<ClaimedProposal> {
    const { accountId } = brokerOf(context);
    await this.review.visible(id, context);
    const isTaken = await this.repository.take(id, accountId, takeOver);
    const now = await this.review.visible(id, context);
    if (isTaken) return { proposalId: id, claim: claimView(now) };
    throw undecidedStatuses.includes(now.status) ? claimedByOther(now) : notWaiting(this.wording.words, now.status);
  }

  async giveBack({ id }: { id: string }, context: RequestContext): Promise<ClaimedProposal> {
    const { accountId } = brokerOf(context);
    await this.review.visible(id, context);
    await this.repository.giveBack(id, accountId);
    return { proposalId: id, claim: claimView(await this.review.visible(id, context)) };
  }
}
