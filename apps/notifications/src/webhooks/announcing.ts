// Turns "this happened" into a delivery for each endpoint that wants to hear of it.
import { Injectable } from '@nestjs/common';
import type { Reference } from '#contracts/notifications/deliveries.js';
import { CallWebhookEndpoint, type WebhookType } from '#contracts/notifications/webhooks.js';
import { FindOrganisationIds } from '#contracts/registry/accounts.js';
import type { Delivery } from '#platform/bus/events.js';
import { Bus } from '#platform/bus/requests.js';
import { rowsIn } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { DeliveriesRepository, type Intent } from '../deliveries/deliveries.repository.js';

export interface Announcement {
  type: WebhookType;
  /** Organisations and clusters; those without an endpoint cost little. */
  to: readonly string[];
  clusterId: string;
  refersTo: Reference;
  /** Ids, codes and numbers, all of which each of these may read in the API. */
  data: Record<string, unknown>;
}

@Injectable()
export class Announcing {
  constructor(
    private readonly bus: Bus,
    private readonly deliveries: DeliveriesRepository,
    private readonly jobs: Jobs,
  ) {}

  /** What happens while an endpoint is off is kept for it, to be sent when it asks. */
  async announce(delivery: Delivery, { type, to, clusterId, refersTo, data }: Announcement): Promise<void> {
    const { tx, eventId, time } = delivery;
    const owners = await this.ownersOf(to, clusterId, type, delivery);
    const endpoints = await rowsIn<{ id: string; state: string }>(tx, `
      SELECT id, state FROM webhook_endpoint WHERE owner_id = ANY($1) AND $2 = ANY(types) AND state <> 'deleted'`, [owners, type]);
    const intents = endpoints.map(({ id: recipientId, state }): Intent => ({
      id: newId(), eventId, recipientId, channel: 'webhook', template: type, clusterId, language: null,
      refersToType: refersTo.type, refersToId: refersTo.id, facts: { timestamp: time, data },
      status: state === 'active' ? 'pending' : 'no_channel', item: null,
    }));
    const made = await this.deliveries.intend(tx, intents);
    const pending = new Set(made.filter(({ status }) => status === 'pending').map(({ id }) => id));
    for (const { id, recipientId } of intents) if (pending.has(id)) await this.jobs.add(CallWebhookEndpoint, recipientId);
  }

  /**
   * An enterprise that was merged and the one it is part of are one: what happens under any of their ids is told to the endpoints of each.
   * The registry is asked only where an organisation is addressed and some organisation wants to hear of it.
   */
  private async ownersOf(to: readonly string[], clusterId: string, type: WebhookType, { tx, context }: Delivery): Promise<readonly string[]> {
    const organisations = to.filter((id) => id !== clusterId);
    if (organisations.length === 0) return to;
    const wanting = await tx.query(`SELECT 1 FROM webhook_endpoint WHERE owner = 'organisation' AND $1 = ANY(types) AND state <> 'deleted' LIMIT 1`, [type]);
    if (wanting.length === 0) return to;
    return [...to, ...(await this.bus.ask(FindOrganisationIds, { ids: organisations }, context)).ids];
  }
}
