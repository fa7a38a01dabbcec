// The edge of people's data: collecting and erasing it, and what other services tell of their part.
import { Controller } from '@nestjs/common';
import type { Input, Payload, RequestContext } from '#contracts/message.js';
import { PersonErasedInMatching, PersonErasedInNotifications, PersonErasedInServiceMarket } from '#contracts/persons.js';
import {
  CollectPersonData, DescribeErasure, EraseFromRegistry, ErasePerson, GetPersonErasure, ListPersonErasures, PlanPersonErasure,
} from '#contracts/registry/persons.js';
import { OnEvent, type Delivery } from '#platform/bus/events.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ErasuresService } from './erasures.service.js';
import { PersonDataService } from './person-data.service.js';

@Controller()
export class PersonsController {
  constructor(
    private readonly data: PersonDataService,
    private readonly erasures: ErasuresService,
    private readonly repository: ErasuresRepository,
  ) {}

  @Answers(CollectPersonData)
  collect(input: Input<typeof CollectPersonData>, context: RequestContext) {
    return this.data.collect(input, context);
  }

  @Answers(PlanPersonErasure)
  plan(input: Input<typeof PlanPersonErasure>, context: RequestContext) {
    return this.erasures.plan(input, context);
  }

  @Answers(ErasePerson)
  start(input: Input<typeof ErasePerson>, context: RequestContext) {
    return this.erasures.start(input, context);
  }

  @Answers(GetPersonErasure)
  get(input: Input<typeof GetPersonErasure>, context: RequestContext) {
    return this.erasures.get(input, context);
  }

  @Answers(ListPersonErasures)
  list(input: Input<typeof ListPersonErasures>, context: RequestContext) {
    return this.erasures.list(input, context);
  }

  @Answers(DescribeErasure)
  describe(input: Input<typeof DescribeErasure>, context: RequestContext) {
    return this.erasures.describe(input, context);
  }

  @OnJob(EraseFromRegistry, { pending: 'pending', concurrency: 1 })
  erase(id: string, context: RequestContext): Promise<void> {
    return this.erasures.eraseHere(id, context);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.repository.pending(limit);
  }

  @OnEvent(PersonErasedInMatching)
  erasedInMatching({ erasureId }: Payload<typeof PersonErasedInMatching>, { tx, context }: Delivery) {
    return this.erasures.erasedBy('matching', erasureId, tx, context.requestId);
  }

  @OnEvent(PersonErasedInServiceMarket)
  erasedInServiceMarket({ erasureId }: Payload<typeof PersonErasedInServiceMarket>, { tx, context }: Delivery) {
    return this.erasures.erasedBy('service-market', erasureId, tx, context.requestId);
  }

  @OnEvent(PersonErasedInNotifications)
  erasedInNotifications({ erasureId }: Payload<typeof PersonErasedInNotifications>, { tx, context }: Delivery) {
    return this.erasures.erasedBy('notifications', erasureId, tx, context.requestId);
  }
}
