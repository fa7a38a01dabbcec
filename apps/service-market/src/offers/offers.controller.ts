// The edge of service offers: what others may ask, and the jobs by which like needs are found and old offers end.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeServiceOffer, ExpireOffer, GetServiceOffer, ListServiceOffers, PostServiceOffer, RematchOffer, WithdrawServiceOffer,
} from '#contracts/service-market/offers.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob } from '#platform/jobs/jobs.js';
import { Rematches } from '../matches/rematches.js';
import { OffersService } from './offers.service.js';

@Controller()
export class OffersController {
  constructor(
    private readonly offers: OffersService,
    private readonly rematches: Rematches,
  ) {}

  @Answers(PostServiceOffer)
  post(input: Input<typeof PostServiceOffer>, context: RequestContext) {
    return this.offers.post(input, context);
  }

  @Answers(ChangeServiceOffer)
  change(input: Input<typeof ChangeServiceOffer>, context: RequestContext) {
    return this.offers.change(input, context);
  }

  @Answers(WithdrawServiceOffer)
  withdraw(input: Input<typeof WithdrawServiceOffer>, context: RequestContext) {
    return this.offers.withdraw(input, context);
  }

  @Answers(GetServiceOffer)
  get(input: Input<typeof GetServiceOffer>, context: RequestContext) {
    return this.offers.get(input.id, context);
  }

  @Answers(ListServiceOffers)
  list(input: Input<typeof ListServiceOffers>, context: RequestContext) {
    return this.offers.list(input, context);
  }

  @OnJob(RematchOffer, { pending: 'changedOffers', concurrency: 2 })
  rematch(offerId: string): Promise<void> {
    return this.rematches.markNeedsLike(offerId);
  }

  changedOffers(limit: number): Promise<string[]> {
    return this.rematches.changedOffers(limit);
  }

  @OnJob(ExpireOffer, { pending: 'expirable', concurrency: 1 })
  expire(id: string, context: RequestContext): Promise<void> {
    return this.offers.expire(id, context);
  }

  expirable(limit: number): Promise<string[]> {
    return this.offers.expirable(limit);
  }
}
