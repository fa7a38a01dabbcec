// Lets those who work for a cluster see what was sent, and send again what was not.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import {
  SendDelivery, type CountDeliveryChanges, type Delivery, type DeliveryChanges, type ListDeliveries, type ListDeliveriesAbout,
} from '#contracts/notifications/deliveries.js';
import { Audit } from '#platform/audit.js';
import { Database } from '#platform/database/database.js';
import { settleFailure } from '#platform/dead-letters/failures.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { narrowedTo } from '#platform/roles.js';
import { deliveryClusters } from '../access.js';
import { pageOf } from '#platform/page.js';
import { DeliveriesRepository } from './deliveries.repository.js';

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesRepository,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  async list(filter: Input<typeof ListDeliveries>, context: RequestContext): Promise<Output<typeof ListDeliveries>> {
    const clusters = deliveryClusters(context);
    if (filter.clusterId && clusters && !clusters.includes(filter.clusterId)) {
      throw new DomainError('not_yours', 'This cluster is not one of yours.');
    }
    return pageOf(await this.deliveries.list(filter, clusters), filter.limit);
  }

  async about({ ids }: Input<typeof ListDeliveriesAbout>, context: RequestContext): Promise<Output<typeof ListDeliveriesAbout>> {
    return { items: await this.deliveries.about(ids, deliveryClusters(context)) };
  }

  /** In all clusters of who asks, or in one; in a foreign one nothing happens. */
  changes({ since, clusterId }: Input<typeof CountDeliveryChanges>, context: RequestContext): Promise<DeliveryChanges> {
    const clusters = deliveryClusters(context);
    return this.deliveries.changes(since, narrowedTo(clusterId, clusters));
  }

  async replay(id: string, context: RequestContext): Promise<Delivery> {
    const clusters = deliveryClusters(context);
    return this.database.idempotently(context, async (tx) => {
      const found = await this.deliveries.find(tx, id, clusters);
      if (!found) throw notFound('delivery', id);
      const replayed = await this.deliveries.replay(tx, id);
      if (!replayed) {
        throw new DomainError('transition_not_allowed',
          `Only an e-mail that failed, is unknown or dead, or had no address can be sent again; this ${found.channel} delivery is ${found.status}.`);
      }
      await settleFailure(tx, { kind: 'job', name: SendDelivery.queue, subjectId: id });
      await this.audit.record(tx, {
        action: 'delivery.replayed', subjectType: 'delivery', subjectId: id, actor: context.actor, requestId: context.requestId,
        details: { was: found.status, attempts: found.attempts, unknownSends: found.unknownSends },
      });
      await this.jobs.add(SendDelivery, id);
      return replayed;
    });
  }
}
