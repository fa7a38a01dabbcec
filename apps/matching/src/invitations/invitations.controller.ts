// The edge of invitations: what others may ask, and the jobs of reminding and of the cut-off.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  DescribeInvitation, GetInvitation, ListInvitations, RemindInvitation, ReplyByLink, ReplyToInvitation, SettleProposal,
  ShowInvitationByLink,
} from '#contracts/matching/invitations.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { CutOffService } from './cut-off.service.js';
import { InvitationsService } from './invitations.service.js';
import { RepliesService } from './replies.service.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly replies: RepliesService,
    private readonly cutOff: CutOffService,
  ) {}

  @Answers(ListInvitations)
  list(input: Input<typeof ListInvitations>, context: RequestContext) {
    return this.invitations.list(input, context);
  }

  @Answers(GetInvitation)
  get(input: Input<typeof GetInvitation>, context: RequestContext) {
    return this.invitations.get(input.id, context);
  }

  @Answers(ShowInvitationByLink)
  showByLink(input: Input<typeof ShowInvitationByLink>) {
    return this.invitations.showByLink(input);
  }

  @Answers(DescribeInvitation)
  describe(input: Input<typeof DescribeInvitation>, context: RequestContext) {
    return this.invitations.describe(input.id, context);
  }

  @Answers(ReplyToInvitation)
  reply(input: Input<typeof ReplyToInvitation>, context: RequestContext) {
    return this.replies.reply(input, context);
  }

  @Answers(ReplyByLink)
  replyByLink(input: Input<typeof ReplyByLink>, context: RequestContext) {
    return this.replies.replyByLink(input, context);
  }

  @OnJob(RemindInvitation, { pending: 'toRemind', concurrency: 2 })
  remind(invitationId: string): Promise<void> {
    return this.cutOff.remind(invitationId);
  }

  toRemind(limit: number): Promise<string[]> {
    return this.cutOff.toRemind(limit);
  }

  @OnJob(SettleProposal, { pending: 'toSettle', concurrency: 2 })
  settle(proposalId: string): Promise<void> {
    return this.cutOff.settle(proposalId);
  }

  toSettle(limit: number): Promise<string[]> {
    return this.cutOff.toSettle(limit);
  }
}
