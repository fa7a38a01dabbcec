// Requests about buyers.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeBuyer, DescribeBuyers, GetBuyer, ListBuyers, RegisterBuyer,
} from '#contracts/registry/buyers.js';
import { Answers } from '#platform/bus/requests.js';
import { BuyersService } from './buyers.service.js';

@Controller()
export class BuyersController {
  constructor(private readonly buyers: BuyersService) {}

  @Answers(RegisterBuyer)
  register(input: Input<typeof RegisterBuyer>, context: RequestContext) {
    return this.buyers.register(input, context);
  }

  @Answers(ChangeBuyer)
  change(input: Input<typeof ChangeBuyer>, context: RequestContext) {
    return this.buyers.change(input, context);
  }

  @Answers(GetBuyer)
  get(input: Input<typeof GetBuyer>, context: RequestContext) {
    return this.buyers.get(input, context);
  }

  @Answers(ListBuyers)
  list(input: Input<typeof ListBuyers>, context: RequestContext) {
    return this.buyers.list(input, context);
  }

  @Answers(DescribeBuyers)
  describe(input: Input<typeof DescribeBuyers>, context: RequestContext) {
    return this.buyers.describe(input, context);
  }
}
