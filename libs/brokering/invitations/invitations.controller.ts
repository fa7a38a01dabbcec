// The edge of invitations: what others may ask, and the jobs of reminding and of the cut-off.
import { Controller } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { Wording, type AnyReply, type InvitationMessages, type InvitationQuery } from '../wording.js';
import { CutOffService } from './cut-off.service.js';
import { InvitationsService } from './invitations.service.js';
import { RepliesService } from './replies.service.js';

/** A controller for the messages of one service. */
export function invitationsController(messages: InvitationMessages) {
  @Controller()
  class InvitationsController {
    constructor(
      private readonly wording: Wording,
      private readonly invitations: InvitationsService,
      private readonly replies: RepliesService,
      private readonly cutOff: CutOffService,
    ) {}

    @Answers(messages.ListInvitations)
    async list(input: InvitationQuery, context: RequestContext): Promise<object> {
      return this.wording.saidPage(await this.invitations.list(this.wording.heard(input), context));
    }

    @Answers(messages.GetInvitation)
    async get(input: { id: string }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.invitations.get(input.id, context));
    }

    @Answers(messages.ShowInvitationByLink)
    async showByLink(input: { token: string }): Promise<object> {
      return this.wording.said(await this.invitations.showByLink(input.token));
    }

    @Answers(messages.DescribeInvitation)
    async describe(input: { id: string }, context: RequestContext): Promise<object> {
      const { invitation, replyToken } = await this.invitations.describe(input.id, context);
      return { invitation: this.wording.said(invitation), replyToken };
    }

    @Answers(messages.ReplyToInvitation)
    async reply(input: { id: string; reply: AnyReply }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.replies.reply(input, context));
    }

    @Answers(messages.ReplyByLink)
    async replyByLink(input: { token: string; reply: AnyReply }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.replies.replyByLink(input, context));
    }

    @OnJob(messages.RemindInvitation, { pending: 'toRemind', concurrency: 2 })
    remind(invitationId: string): Promise<void> {
      return this.cutOff.remind(invitationId);
    }

    toRemind(limit: number): Promise<string[]> {
      return this.cutOff.toRemind(limit);
    }

    @OnJob(messages.SettleProposal, { pending: 'toSettle', concurrency: 2 })
    settle(proposalId: string): Promise<void> {
      return this.cutOff.settle(proposalId);
    }

    toSettle(limit: number): Promise<string[]> {
      return this.cutOff.toSettle(limit);
    }
  }
  return InvitationsController;
}
