// The edge of deliveries: the requests about them and the job that sends them.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { CountDeliveryChanges, ListDeliveries, ListDeliveriesAbout, ReplayDelivery, SendDelivery } from '#contracts/notifications/deliveries.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { DeliveriesService } from './deliveries.service.js';
import { sendsAtOnce } from './mailer.js';
import { SendingService } from './sending.service.js';

@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly sending: SendingService,
  ) {}

  @Answers(ListDeliveries)
  list(input: Input<typeof ListDeliveries>, context: RequestContext) {
    return this.deliveries.list(input, context);
  }

  @Answers(ListDeliveriesAbout)
  about(input: Input<typeof ListDeliveriesAbout>, context: RequestContext) {
    return this.deliveries.about(input, context);
  }

  @Answers(CountDeliveryChanges)
  changes(input: Input<typeof CountDeliveryChanges>, context: RequestContext) {
    return this.deliveries.changes(input, context);
  }

  @Answers(ReplayDelivery)
  replay({ id }: Input<typeof ReplayDelivery>, context: RequestContext) {
    return this.deliveries.replay(id, context);
  }

  // No more at once than there are connections: an e-mail that waits for one would use up its lease.
  @OnJob(SendDelivery, { pending: 'pending', concurrency: sendsAtOnce })
  send(id: string, context: RequestContext) {
    return this.sending.sendOne(id, context);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.sending.pending(limit);
  }
}
