// An e-mail that is not attempted any more and was not sent is a fact, told in the transaction in which it ends.
import { Injectable } from '@nestjs/common';
import { DeliveryGivenUp, givenUpStatuses, type DeliveryStatus, type GivenUpStatus } from '#contracts/notifications/deliveries.js';
import type { Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';

@Injectable()
export class GivenUp {
  constructor(private readonly outbox: Outbox) {}

  /** Does nothing for a delivery that ended otherwise. */
  async tell(tx: Tx, deliveryId: string, status: DeliveryStatus): Promise<void> {
    if (!isGivenUp(status)) return;
    await this.outbox.publish(DeliveryGivenUp, { deliveryId, status }, tx, { aggregateId: deliveryId, version: 1 });
  }
}

const isGivenUp = (status: DeliveryStatus): status is GivenUpStatus => (givenUpStatuses as readonly string[]).includes(status);
