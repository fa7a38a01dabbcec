// The edge of proposals: what others may ask, and the job by which a decision takes effect.
import { Controller } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { Wording, type Phrasing, type ProposalFilter, type ProposalQuery, type Since } from '../wording.js';
import { ClaimsService } from './claims.service.js';
import { DecisionsService, type BatchDecide, type Decide } from './decisions.service.js';
import { EffectsService } from './effects.service.js';
import { ReviewService } from './review.service.js';

/** A controller for the messages of one service. */
export function proposalsController(messages: Phrasing['messages']) {
  @Controller()
  class ProposalsController {
    constructor(
      private readonly wording: Wording,
      private readonly review: ReviewService,
      private readonly decisions: DecisionsService,
      private readonly claims: ClaimsService,
      private readonly effects: EffectsService,
    ) {}

    @Answers(messages.ListProposals)
    async list(input: ProposalQuery, context: RequestContext): Promise<object> {
      return this.wording.saidPage(await this.review.list(this.wording.heard(input), context));
    }

    @Answers(messages.ListProposalSummaries)
    async listSummaries(input: ProposalQuery, context: RequestContext): Promise<object> {
      return this.wording.saidPage(await this.review.listSummaries(this.wording.heard(input), context));
    }

    @Answers(messages.CountProposals)
    count(input: ProposalFilter, context: RequestContext): Promise<object> {
      return this.review.count(this.wording.heard(input), context);
    }

    @Answers(messages.CountChanges)
    changes(input: Since, context: RequestContext): Promise<object> {
      return this.review.changes(input, context);
    }

    @Answers(messages.ClaimProposal)
    claim(input: { id: string; takeOver: boolean }, context: RequestContext): Promise<object> {
      return this.claims.claim(input, context);
    }

    @Answers(messages.GiveBackProposal)
    giveBack(input: { id: string }, context: RequestContext): Promise<object> {
      return this.claims.giveBack(input, context);
    }

    @Answers(messages.GetProposal)
    async get(input: { id: string }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.review.get(input.id, context));
    }

    @Answers(messages.DescribeProposal)
    async describe(input: { id: string }, context: RequestContext): Promise<object> {
      return this.wording.said(await this.review.describe(input.id, context));
    }

    @Answers(messages.DecideProposal)
    async decide(input: Decide, context: RequestContext): Promise<object> {
      return this.wording.said(await this.decisions.decide(input, context));
    }

    @Answers(messages.DecideProposals)
    decideAll(input: { decisions: BatchDecide[] }, context: RequestContext): Promise<object> {
      return this.decisions.decideAll(input, context);
    }

    @Answers(messages.UndoDecision)
    async undo(input: Omit<Decide, 'decision'>, context: RequestContext): Promise<object> {
      return this.wording.said(await this.decisions.undo(input, context));
    }

    @OnJob(messages.TakeEffect, { pending: 'pendingEffects', concurrency: 4 })
    takeEffect(decisionId: string): Promise<void> {
      return this.effects.takeEffect(decisionId);
    }

    pendingEffects(limit: number): Promise<PendingJob[]> {
      return this.effects.pending(limit);
    }
  }
  return ProposalsController;
}
