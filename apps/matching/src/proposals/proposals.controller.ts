// The edge of proposals: what others may ask, and the job by which a decision takes effect.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { DescribeProposal } from '#contracts/matching/invitations.js';
import {
  DecideProposal, DecideProposals, GetProposal, ListProposals, TakeEffect, UndoDecision,
} from '#contracts/matching/proposals.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { DecisionsService } from './decisions.service.js';
import { EffectsService } from './effects.service.js';
import { ReviewService } from './review.service.js';

@Controller()
export class ProposalsController {
  constructor(
    private readonly review: ReviewService,
    private readonly decisions: DecisionsService,
    private readonly effects: EffectsService,
  ) {}

  @Answers(ListProposals)
  list(input: Input<typeof ListProposals>, context: RequestContext) {
    return this.review.list(input, context);
  }

  @Answers(GetProposal)
  get(input: Input<typeof GetProposal>, context: RequestContext) {
    return this.review.get(input.id, context);
  }

  @Answers(DescribeProposal)
  describe(input: Input<typeof DescribeProposal>, context: RequestContext) {
    return this.review.describe(input.id, context);
  }

  @Answers(DecideProposal)
  decide(input: Input<typeof DecideProposal>, context: RequestContext) {
    return this.decisions.decide(input, context);
  }

  @Answers(DecideProposals)
  decideAll(input: Input<typeof DecideProposals>, context: RequestContext) {
    return this.decisions.decideAll(input, context);
  }

  @Answers(UndoDecision)
  undo(input: Input<typeof UndoDecision>, context: RequestContext) {
    return this.decisions.undo(input, context);
  }

  @OnJob(TakeEffect, { pending: 'pendingEffects', concurrency: 4 })
  takeEffect(decisionId: string): Promise<void> {
    return this.effects.takeEffect(decisionId);
  }

  pendingEffects(limit: number): Promise<PendingJob[]> {
    return this.effects.pending(limit);
  }
}
