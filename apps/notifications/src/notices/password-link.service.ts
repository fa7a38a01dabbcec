// Sends somebody the link that sets a password: by e-mail only, to the address of the account.
import { Injectable } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import { SendDelivery } from '#contracts/notifications/deliveries.js';
import type { PasswordLinkMade } from '#contracts/registry/sign-in.js';
import type { Delivery } from '#platform/bus/events.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { DeliveriesRepository } from '../deliveries/deliveries.repository.js';

@Injectable()
export class PasswordLinkService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly jobs: Jobs,
  ) {}

  /** Address, language and secret are asked for when it is sent. */
  async linkMade({ linkId, accountId, purpose }: Payload<typeof PasswordLinkMade>, delivery: Delivery): Promise<void> {
    const made = await this.deliveries.intend(delivery.tx, [{
      id: newId(), eventId: delivery.eventId, recipientId: accountId, channel: 'email', template: 'password-link', clusterId: null, language: null,
      refersToType: 'password_link', refersToId: linkId, facts: { purpose }, status: 'pending', item: null,
    }]);
    for (const { id } of made) await this.jobs.add(SendDelivery, id);
  }
}
