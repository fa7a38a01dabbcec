// One question about a claim that grew old: asked of its enterprise, answered by it or by a CDA who asked on the telephone.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoDate, IsoTime, PageQuery, pageOf, prose } from '../values.js';
import { Attribution, CapabilityClaim } from './enterprises.js';

export const ClaimAnswer = z.enum(['yes', 'no', 'changed']);
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

export const ClaimAnswerBody = z.strictObject({
  answer: ClaimAnswer.describe('`yes`: it still holds, and counts as stated today; `no`: the claim is withdrawn; `changed`: it is noted, and '
    + 'what is different is stated with PATCH /v1/enterprises/{id}'),
  note: prose(500).optional().describe('What was said, e.g. on the telephone'),
});

export const ClaimQuestion = z.strictObject({
  id: Id,
  enterpriseId: Id,
  clusterId: Id,
  status: z.enum(['open', 'answered', 'lapsed']).describe('`lapsed`: nobody answered until the next one was asked'),
  claim: z.strictObject({ id: Id, ...CapabilityClaim.shape }).describe('The claim as it was when the question was asked'),
  label: z.record(z.string(), z.string()).describe('Name of the code by language'),
  perMonth: z.number().nullable().describe('Most that the claim states for a month, in its unit; null when it states no capacity'),
  confirmedOn: IsoDate.describe('The day on which the claim was last stated or verified'),
  askedAt: IsoTime,
  answer: ClaimAnswer.nullable(),
  note: z.string().nullable(),
  answeredBy: Attribution.nullable().describe('Null until it is answered, and for an answer by the link in the e-mail'),
  answeredAt: IsoTime.nullable(),
});
export type ClaimQuestion = z.infer<typeof ClaimQuestion>;

export const ClaimQuestionFilter = z.strictObject({
  ...PageQuery.shape,
  clusterId: Id.optional(),
  enterpriseId: Id.optional(),
  status: ClaimQuestion.shape.status.optional(),
  answer: ClaimAnswer.optional(),
});

export const ListClaimQuestions = defineRequest({
  owner: 'registry', name: 'ListClaimQuestions', input: ClaimQuestionFilter, output: pageOf(ClaimQuestion),
});
export const GetClaimQuestion = defineRequest({
  owner: 'registry', name: 'GetClaimQuestion', input: z.strictObject({ id: Id }), output: ClaimQuestion,
});
export const AnswerClaimQuestion = defineRequest({
  owner: 'registry', name: 'AnswerClaimQuestion', input: z.strictObject({ id: Id, ...ClaimAnswerBody.shape }), output: ClaimQuestion,
});

/** Internal, for the letter that asks: the token makes the link that answers. */
export const DescribeClaimQuestion = defineRequest({
  owner: 'registry', name: 'DescribeClaimQuestion', input: z.strictObject({ id: Id }),
  output: z.strictObject({ question: ClaimQuestion, enterpriseName: z.string(), replyToken: z.string() }),
});

const ClaimQuestionByLink = z.strictObject({
  enterpriseName: z.string(),
  ...ClaimQuestion.pick({ label: true, perMonth: true, confirmedOn: true, answer: true, answeredAt: true }).shape,
  code: CapabilityClaim.shape.code,
  unit: CapabilityClaim.shape.unit,
});
const token = z.string().max(200);

/** Internal: what whoever holds the link is asked, or answered. Errors: link_invalid; link_expired when it lapsed. */
export const ShowClaimQuestionByLink = defineRequest({
  owner: 'registry', name: 'ShowClaimQuestionByLink', input: z.strictObject({ token }), output: ClaimQuestionByLink,
});
/** Internal: the first answer counts; another one changes nothing, and the reply says what was answered. Errors as above. */
export const AnswerClaimQuestionByLink = defineRequest({
  owner: 'registry', name: 'AnswerClaimQuestionByLink', input: z.strictObject({ token, reply: ClaimAnswerBody }), output: ClaimQuestionByLink,
});

export const ClaimQuestionAsked = defineEvent({
  owner: 'registry', name: 'ClaimQuestionAsked',
  payload: z.strictObject({ questionId: Id, enterpriseId: Id, clusterId: Id }),
});

export const ClaimQuestionAnswered = defineEvent({
  owner: 'registry', name: 'ClaimQuestionAnswered',
  payload: z.strictObject({ questionId: Id, enterpriseId: Id, clusterId: Id, answer: ClaimAnswer }),
});

export const ReviewClaims = defineJob({ owner: 'registry', name: 'ReviewClaims', subject: 'enterprise' });
