// Questions about claims that grew old, over HTTP: what is asked, and the answer.
import { Controller } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import {
  AnswerClaimQuestion, ClaimAnswerBody, ClaimQuestion, ClaimQuestionFilter, GetClaimQuestion, ListClaimQuestions,
} from '#contracts/registry/claim-questions.js';
import { Bus } from '#platform/bus/requests.js';
import type { z } from 'zod';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { clusterStaff } from '../http/roles.js';

const readers = ['enterprise', ...clusterStaff] as const;

@Controller()
export class ClaimQuestionsController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/claim-questions',
    allow: readers,
    query: ClaimQuestionFilter,
    reply: ListClaimQuestions.output,
    sends: ListClaimQuestions,
    summary: 'List questions about claims',
    description: 'One is asked of an enterprise about the claim that was confirmed longest ago, once it is not fresh any more by the policy of the cluster.',
    errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListClaimQuestions> }>) {
    return this.bus.ask(ListClaimQuestions, query, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/claim-questions/:id',
    allow: readers,
    reply: ClaimQuestion,
    sends: GetClaimQuestion,
    summary: 'Show a question about a claim',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetClaimQuestion, params, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/claim-questions/:id/answer',
    allow: readers,
    body: ClaimAnswerBody,
    reply: ClaimQuestion,
    sends: AnswerClaimQuestion,
    summary: 'Answer a question about a claim',
    description: 'By the enterprise, or by a CDA who asked on the telephone. Yes: the claim counts as stated today. No: it is withdrawn, and ' +
      'proposals that rest on it end. Changed: it is noted; state what is different with PATCH /v1/enterprises/{id}.',
    errors: ['transition_not_allowed'],
    example: { answer: 'yes' },
  })
  answer({ params, body, context }: Call<{ params: 'id'; body: z.infer<typeof ClaimAnswerBody> }>) {
    return this.bus.ask(AnswerClaimQuestion, { id: params.id, ...body }, context);
  }
}
