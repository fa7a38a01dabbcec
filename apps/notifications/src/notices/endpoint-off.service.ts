// Who owns a webhook endpoint must learn that it was switched off: from now on nothing is sent to it.
import { Injectable } from '@nestjs/common';
import type { Payload } from '#contracts/message.js';
import type { WebhookEndpointDisabled } from '#contracts/notifications/webhooks.js';
import type { Delivery } from '#platform/bus/events.js';
import { rowsIn } from '#platform/database/database.js';
import { Telling } from './telling.js';

@Injectable()
export class EndpointOffService {
  constructor(private readonly telling: Telling) {}

  /** An organisation by e-mail too; of a cluster the CDAs, in their feed. An event can be late: not when it is on again. */
  async webhookEndpointDisabled(
    { endpointId, owner, ownerId, because }: Payload<typeof WebhookEndpointDisabled>, delivery: Delivery,
  ): Promise<void> {
    const [endpoint] = await rowsIn<{ url: string; state: string }>(
      delivery.tx, 'SELECT url, state FROM webhook_endpoint WHERE id = $1', [endpointId],
    );
    if (endpoint?.state !== because) return;
    await this.telling.tell(delivery, {
      to: owner === 'cluster' ? { clusterId: ownerId, role: 'cda' } : { organisationId: ownerId },
      clusterId: owner === 'cluster' ? ownerId : null,
      channels: owner === 'cluster' ? ['feed'] : ['feed', 'email'],
      refersTo: { type: 'webhook_endpoint', id: endpointId },
      notice: { template: 'webhook-off', facts: { host: new URL(endpoint.url).host, because } },
    });
  }
}
