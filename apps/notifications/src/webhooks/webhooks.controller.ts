// The edge of webhooks: the requests about them, and the job that makes the calls.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  CallWebhookEndpoint, ChangeWebhookEndpoint, CreateWebhookEndpoint, DeleteWebhookEndpoint, GetWebhookDelivery, GetWebhookEndpoint,
  ListWebhookDeliveries, ListWebhookEndpoints, RedeliverWebhook, RedeliverWebhooks, RotateWebhookSecret, TestWebhookEndpoint,
} from '#contracts/notifications/webhooks.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { CallingService } from './calling.service.js';
import { EndpointsService } from './endpoints.service.js';
import { HistoryService } from './history.service.js';

type ById = { id: string };

@Controller()
export class WebhooksController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly history: HistoryService,
    private readonly calling: CallingService,
  ) {}

  @Answers(CreateWebhookEndpoint)
  create(input: Input<typeof CreateWebhookEndpoint>, context: RequestContext) {
    return this.endpoints.create(input, context);
  }

  @Answers(ListWebhookEndpoints)
  list(input: Input<typeof ListWebhookEndpoints>, context: RequestContext) {
    return this.endpoints.list(input, context);
  }

  @Answers(GetWebhookEndpoint)
  get({ id }: ById, context: RequestContext) {
    return this.endpoints.get(id, context);
  }

  @Answers(ChangeWebhookEndpoint)
  change(input: Input<typeof ChangeWebhookEndpoint>, context: RequestContext) {
    return this.endpoints.change(input, context);
  }

  @Answers(DeleteWebhookEndpoint)
  delete({ id }: ById, context: RequestContext) {
    return this.endpoints.delete(id, context);
  }

  @Answers(RotateWebhookSecret)
  rotate(input: Input<typeof RotateWebhookSecret>, context: RequestContext) {
    return this.endpoints.rotate(input, context);
  }

  @Answers(TestWebhookEndpoint)
  test({ id }: ById, context: RequestContext) {
    return this.history.test(id, context);
  }

  @Answers(ListWebhookDeliveries)
  deliveries(input: Input<typeof ListWebhookDeliveries>, context: RequestContext) {
    return this.history.list(input, context);
  }

  @Answers(GetWebhookDelivery)
  delivery({ id }: ById, context: RequestContext) {
    return this.history.get(id, context);
  }

  @Answers(RedeliverWebhook)
  again({ id }: ById, context: RequestContext) {
    return this.history.again(id, context);
  }

  @Answers(RedeliverWebhooks)
  allAgain(input: Input<typeof RedeliverWebhooks>, context: RequestContext) {
    return this.history.allAgain(input, context);
  }

  // So many endpoints are served at once; each has one turn at a time.
  @OnJob(CallWebhookEndpoint, { pending: 'pending', concurrency: 10 })
  call(id: string, context: RequestContext) {
    return this.calling.callAll(id, context);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.calling.pending(limit);
  }
}
