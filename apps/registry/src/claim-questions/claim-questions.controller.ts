// The edge of questions about claims: what is asked of them, and the job that looks at the claims of one enterprise.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  AnswerClaimQuestion, AnswerClaimQuestionByLink, DescribeClaimQuestion, GetClaimQuestion, ListClaimQuestions, ReviewClaims,
  ShowClaimQuestionByLink,
} from '#contracts/registry/claim-questions.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { ClaimQuestionsRepository } from './claim-questions.repository.js';
import { ClaimQuestionsByLinkService } from './claim-questions-by-link.service.js';
import { ClaimQuestionsService } from './claim-questions.service.js';

@Controller()
export class ClaimQuestionsController {
  constructor(
    private readonly questions: ClaimQuestionsService,
    private readonly byLink: ClaimQuestionsByLinkService,
    private readonly repository: ClaimQuestionsRepository,
  ) {}

  @Answers(ListClaimQuestions)
  list(input: Input<typeof ListClaimQuestions>, context: RequestContext) {
    return this.questions.list(input, context);
  }

  @Answers(GetClaimQuestion)
  get(input: Input<typeof GetClaimQuestion>, context: RequestContext) {
    return this.questions.get(input, context);
  }

  @Answers(AnswerClaimQuestion)
  answer(input: Input<typeof AnswerClaimQuestion>, context: RequestContext) {
    return this.questions.answer(input, context);
  }

  @Answers(DescribeClaimQuestion)
  describe(input: Input<typeof DescribeClaimQuestion>, context: RequestContext) {
    return this.byLink.describe(input, context);
  }

  @Answers(ShowClaimQuestionByLink)
  show(input: Input<typeof ShowClaimQuestionByLink>) {
    return this.byLink.show(input);
  }

  @Answers(AnswerClaimQuestionByLink)
  answerByLink(input: Input<typeof AnswerClaimQuestionByLink>, context: RequestContext) {
    return this.byLink.answer(input, context);
  }

  @OnJob(ReviewClaims, { pending: 'pending', concurrency: 1 })
  review(enterpriseId: string): Promise<void> {
    return this.questions.review(enterpriseId);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.repository.pending(limit, new Date().toISOString().slice(0, 10));
  }
}
