// The question whether a claim still holds, as its enterprise gets it, and the answer that its agents have to know of.
import { Injectable } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import {
  DescribeClaimQuestion, type ClaimQuestion, type ClaimQuestionAnswered, type ClaimQuestionAsked,
} from '#contracts/registry/claim-questions.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import { Telling } from './telling.js';

@Injectable()
export class ClaimQuestionNotices {
  constructor(
    private readonly bus: Bus,
    private readonly telling: Telling,
  ) {}

  async questionAsked({ questionId, enterpriseId, clusterId }: Payload<typeof ClaimQuestionAsked>, delivery: Delivery): Promise<void> {
    const { question } = await this.bus.ask(DescribeClaimQuestion, { id: questionId }, delivery.context);
    // An event can be late: nobody is asked what is answered.
    if (question.status !== 'open') return;
    await this.telling.tell(delivery, {
      to: { organisationId: enterpriseId }, clusterId, channels: ['feed', 'email'], refersTo: { type: 'claim_question', id: questionId },
      notice: { template: 'claim-question', facts: whatWasAsked(question) },
    });
  }

  /** The CDAs: what does not hold any more is theirs to look after. What a CDA wrote down on the telephone, CDAs know. */
  async questionAnswered({ questionId, clusterId, answer }: Payload<typeof ClaimQuestionAnswered>, delivery: Delivery): Promise<void> {
    if (answer === 'yes') return;
    const { question, enterpriseName: organisation } = await this.bus.ask(DescribeClaimQuestion, { id: questionId }, delivery.context);
    const { answeredBy, note: text } = question;
    if (answeredBy !== null && answeredBy.role !== 'enterprise') return;
    await this.telling.tell(delivery, {
      to: { clusterId, role: 'cda' }, clusterId, channels: ['feed'], refersTo: { type: 'claim_question', id: questionId },
      notice: { template: 'claim-answered', facts: { ...whatWasAsked(question), organisation, answer, text } },
    });
  }
}

function whatWasAsked({ label, perMonth, claim: { code, unit }, confirmedOn }: ClaimQuestion) {
  return { labels: Object.keys(label).length > 0 ? label : { en: code }, perMonth, unit, confirmedOn };
}
