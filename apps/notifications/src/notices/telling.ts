// Turns "tell them this" into deliveries: one for each recipient and channel, in the recipient's language.
import { Injectable } from '@nestjs/common';
import type { Input } from '#contracts/message.js';
import { SendDelivery, type Reference } from '#contracts/notifications/deliveries.js';
import { FindRecipients } from '#contracts/registry/accounts.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { DeliveriesRepository, type Intent } from '../deliveries/deliveries.repository.js';
import { GivenUp } from '../deliveries/given-up.js';
import type { Notice } from '../templates/facts.js';
import { chooseLanguage } from '../templates/languages.js';
import { plain, render } from '../templates/render.js';
import { Clusters } from './clusters.js';
import { purposeOf } from './purposes.js';

export interface Told {
  to: Input<typeof FindRecipients>;
  /** Null when it is about no cluster. */
  clusterId: string | null;
  channels: readonly ('feed' | 'email')[];
  /** What it is about. */
  refersTo: Reference;
  /** What its reader may open instead; null is nothing. */
  opens?: Reference | null;
  notice: Notice;
}

@Injectable()
export class Telling {
  constructor(
    private readonly bus: Bus,
    private readonly clusters: Clusters,
    private readonly deliveries: DeliveriesRepository,
    private readonly givenUp: GivenUp,
    private readonly jobs: Jobs,
  ) {}

  async tell(delivery: Delivery, { to, clusterId, channels, refersTo, opens = refersTo, notice }: Told): Promise<void> {
    const { items } = await this.bus.ask(
      FindRecipients, 'organisationId' in to ? { ...to, purpose: purposeOf(notice.template) } : to, delivery.context,
    );
    const { languages } = clusterId === null ? { languages: [] } : await this.clusters.manners(clusterId, delivery.context);
    const intents = items.flatMap((recipient) => {
      const language = chooseLanguage(recipient.languages, languages);
      const shared = {
        eventId: delivery.eventId, recipientId: recipient.recipientId, template: notice.template, clusterId, language,
        refersToType: refersTo.type, refersToId: refersTo.id, facts: notice.facts,
      };
      return channels.map((channel): Intent => {
        if (channel === 'email') {
          const status = recipient.email === null ? 'no_channel' : 'pending';
          return { id: newId(), ...shared, channel, status, item: null };
        }
        const { subject, body } = render(notice, language);
        const reason = 'reason' in notice.facts ? notice.facts.reason : null;
        return {
          id: newId(), ...shared, channel, status: 'sent', item: { subject, body: body.map(plain).join('\n'), reason, opens },
        };
      });
    });
    for (const { id, status } of await this.deliveries.intend(delivery.tx, intents)) {
      if (status === 'pending') await this.jobs.add(SendDelivery, id);
      else await this.givenUp.tell(delivery.tx, id, status);
    }
  }
}
