// Who asked for an answer must learn that the question did not arrive: the CDAs, as long as the answer is still wanted.
import { Injectable } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import type { DeliveryGivenUp, Reference } from '#contracts/notifications/deliveries.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import { DeliveriesRepository, type Subject } from '../deliveries/deliveries.repository.js';
import type { FactsOf } from '../templates/facts.js';
import { brokerOf, invitationOf, proposalOf, type Broker } from './brokers.js';
import { Clusters } from './clusters.js';
import { Telling } from './telling.js';

type Lost = Pick<FactsOf['not-reached'], 'organisation' | 'title' | 'closesAt'> & { refersTo: Reference };

@Injectable()
export class NotReachedService {
  constructor(
    private readonly bus: Bus,
    private readonly clusters: Clusters,
    private readonly telling: Telling,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  async deliveryGivenUp({ deliveryId, status }: Payload<typeof DeliveryGivenUp>, delivery: Delivery): Promise<void> {
    const subject = await this.deliveries.subject(delivery.tx, deliveryId);
    const lost = subject && await this.lost(subject, delivery);
    if (!lost || !subject.clusterId) return;
    const { clusterId, template } = subject;
    const { refersTo, ...facts } = lost;
    const { timeZone } = await this.clusters.manners(clusterId, delivery.context);
    await this.telling.tell(delivery, {
      to: { clusterId, role: 'cda' },
      clusterId,
      channels: ['feed'],
      refersTo,
      notice: {
        template: 'not-reached',
        facts: { ...facts, what: template.slice(brokerOf(template).prefix.length) as FactsOf['not-reached']['what'], reason: status, timeZone },
      },
    });
  }

  /** Null when it asked for nothing, or the answer is there or too late. */
  private lost(subject: Subject, delivery: Delivery): Promise<Lost | null> {
    const broker = brokerOf(subject.template);
    switch (subject.template.slice(broker.prefix.length)) {
      case 'invitation':
      case 'reminder':
        return this.lostInvitation(broker, subject.refersToId, delivery);
      case 'question':
        return this.lostQuestion(broker, subject.refersToId, delivery);
      default:
        return Promise.resolve(null);
    }
  }

  private async lostInvitation(broker: Broker, id: string, { context }: Delivery): Promise<Lost | null> {
    const { invitation } = await invitationOf(this.bus, broker, id, context);
    if (invitation.reply || invitation.status === 'closed') return null;
    const about = await proposalOf(this.bus, broker, invitation.proposalId, context);
    return {
      organisation: invitation.side === broker.words.asking ? about.askingName : about.offeringName, title: about.postingTitle,
      closesAt: invitation.closesAt, refersTo: { type: broker.types.invitation, id },
    };
  }

  private async lostQuestion(broker: Broker, id: string, { context }: Delivery): Promise<Lost | null> {
    const about = await proposalOf(this.bus, broker, id, context);
    if (about.status !== 'asked') return null;
    return {
      organisation: about.offeringName, title: about.postingTitle, closesAt: null, refersTo: { type: broker.types.proposal, id },
    };
  }
}
