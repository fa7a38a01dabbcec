// Requests about providers.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ChangeProvider, DescribeProviders, GetProvider, ListProviders, RegisterProvider,
} from '#contracts/registry/providers.js';
import { Answers } from '#platform/bus/requests.js';
import { ProvidersService } from './providers.service.js';

@Controller()
export class ProvidersController {
  constructor(private readonly providers: ProvidersService) {}

  @Answers(RegisterProvider)
  register(input: Input<typeof RegisterProvider>, context: RequestContext) {
    return this.providers.register(input, context);
  }

  @Answers(ChangeProvider)
  change(input: Input<typeof ChangeProvider>, context: RequestContext) {
    return this.providers.change(input, context);
  }

  @Answers(GetProvider)
  get(input: Input<typeof GetProvider>, context: RequestContext) {
    return this.providers.get(input, context);
  }

  @Answers(ListProviders)
  list(input: Input<typeof ListProviders>, context: RequestContext) {
    return this.providers.list(input, context);
  }

  @Answers(DescribeProviders)
  describe(input: Input<typeof DescribeProviders>, context: RequestContext) {
    return this.providers.describe(input, context);
  }
}
