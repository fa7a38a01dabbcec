// The question whether a claim still holds, as its enterprise gets it.
import { Injectable } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import { GetClaimQuestion, type ClaimQuestionAsked } from '#contracts/registry/claim-questions.js';
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
    const { status, label, perMonth, claim, confirmedOn } = await this.bus.ask(GetClaimQuestion, { id: questionId }, delivery.context);
    // An event can be late: nobody is asked what is answered.
    if (status !== 'open') return;
    const labels = Object.keys(label).length > 0 ? label : { en: claim.code };
    await this.telling.tell(delivery, {
      to: { organisationId: enterpriseId }, clusterId, channels: ['feed', 'email'], refersTo: { type: 'claim_question', id: questionId },
      notice: { template: 'claim-question', facts: { labels, perMonth, unit: claim.unit, confirmedOn } },
    });
  }
}
