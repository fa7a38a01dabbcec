// The use cases around calls: a test, what was called, and calling again.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  CallWebhookEndpoint, testType, type ListWebhookDeliveries, type RedeliverWebhooks, type WebhookDelivery, type WebhookEndpoint,
} from '#contracts/notifications/webhooks.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { settleFailure } from '#platform/dead-letters/failures.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { DeliveriesRepository } from '../deliveries/deliveries.repository.js';
import { EndpointsService } from './endpoints.service.js';
import { HistoryRepository } from './history.repository.js';

const mostAtOnce = 10_000;

@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointsService,
    private readonly history: HistoryRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** One call without retries, also to an endpoint that is off. */
  async test(endpointId: string, context: RequestContext): Promise<WebhookDelivery> {
    return this.database.idempotently(context, async (tx) => {
      const endpoint = await this.endpoints.get(endpointId, context, tx);
      if (await this.history.isTested(tx, endpointId)) {
        throw new DomainError('transition_not_allowed', 'A test of this endpoint is under way. Wait until it has ended.');
      }
      const id = newId();
      await this.deliveries.intend(tx, [{
        id, eventId: id, recipientId: endpointId, channel: 'webhook', template: testType, language: null, status: 'pending', item: null,
        clusterId: endpoint.owner === 'cluster' ? endpoint.ownerId : null, refersToType: 'webhook_endpoint', refersToId: endpointId,
        facts: { timestamp: new Date().toISOString(), data: { endpointId } },
      }]);
      await this.callSoon(tx, endpointId);
      return this.found(id, tx);
    });
  }

  async list(
    { id, status, cursor, limit }: Input<typeof ListWebhookDeliveries>, context: RequestContext,
  ): Promise<Output<typeof ListWebhookDeliveries>> {
    await this.endpoints.get(id, context);
    return pageOf(await this.history.list(id, { status: status ?? null, before: idOfCursor(cursor), limit: limit + 1 }), limit);
  }

  async get(id: string, context: RequestContext): Promise<WebhookDelivery> {
    return (await this.mine(id, context)).delivery;
  }

  async again(id: string, context: RequestContext): Promise<WebhookDelivery> {
    return this.database.idempotently(context, async (tx) => {
      const { delivery, endpoint } = await this.mine(id, context, tx);
      mustBeOn(endpoint);
      const repeated = await this.history.again(tx, id);
      if (!repeated) {
        throw new DomainError('transition_not_allowed', delivery.type === testType
          ? 'A test is not repeated. Make another one.'
          : 'It is being sent at this moment. Look at its attempts again soon.');
      }
      await this.resume(tx, endpoint, 'webhook_delivery.redelivered', id, context, { was: delivery.status });
      return repeated;
    });
  }

  async allAgain({ id, since }: Input<typeof RedeliverWebhooks>, context: RequestContext): Promise<Output<typeof RedeliverWebhooks>> {
    return this.database.idempotently(context, async (tx) => {
      const endpoint = await this.endpoints.get(id, context, tx);
      mustBeOn(endpoint);
      const redelivered = await this.history.allAgain(tx, id, since, mostAtOnce);
      await this.resume(tx, endpoint, 'webhook_endpoint.redelivered', id, context, { since, redelivered });
      return { redelivered, more: redelivered === mostAtOnce };
    });
  }

  private async resume(
    tx: Tx, { id: endpointId }: WebhookEndpoint, action: string, subjectId: string, context: RequestContext, details: Record<string, unknown>,
  ): Promise<void> {
    await this.history.resume(tx, endpointId);
    await this.audit.record(tx, {
      action, subjectType: action.split('.')[0]!, subjectId, actor: context.actor, requestId: context.requestId,
      details: { endpointId, ...details },
    });
    await this.callSoon(tx, endpointId);
  }

  private async callSoon(tx: Tx, endpointId: string): Promise<void> {
    await settleFailure(tx, { kind: 'job', name: CallWebhookEndpoint.queue, subjectId: endpointId });
    await this.jobs.add(CallWebhookEndpoint, endpointId);
  }

  /** A delivery of an endpoint that the caller looks after. */
  private async mine(id: string, context: RequestContext, tx?: Tx): Promise<{ delivery: WebhookDelivery; endpoint: WebhookEndpoint }> {
    const delivery = await this.found(id, tx);
    const endpoint = await this.endpoints.get(delivery.endpointId, context, tx).catch((error: unknown) => {
      throw error instanceof DomainError && error.kind === 'not_found' ? notFound('webhook delivery', id) : error;
    });
    return { delivery, endpoint };
  }

  private async found(id: string, tx?: Tx): Promise<WebhookDelivery> {
    const found = await this.history.find(id, tx);
    if (!found) throw notFound('webhook delivery', id);
    return found;
  }
}

function mustBeOn({ active }: WebhookEndpoint): void {
  if (active) return;
  throw new DomainError('transition_not_allowed', 'The endpoint is off. Switch it on first: PATCH it with {"active": true}.');
}
