// Requests about enterprises.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListEnterpriseSites } from '#contracts/registry/enterprise-sites.js';
import {
  ChangeEnterprise, DescribeEnterprises, FindEnterprises, GetEnterprise, GetEnterpriseLastChange, ListEnterpriseVersions,
  RegisterEnterprise,
} from '#contracts/registry/enterprises.js';
import { Answers } from '#platform/bus/requests.js';
import { EnterprisesService } from './enterprises.service.js';

@Controller()
export class EnterprisesController {
  constructor(private readonly enterprises: EnterprisesService) {}

  @Answers(RegisterEnterprise)
  register(input: Input<typeof RegisterEnterprise>, context: RequestContext) {
    return this.enterprises.register(input, context);
  }

  @Answers(ChangeEnterprise)
  change(input: Input<typeof ChangeEnterprise>, context: RequestContext) {
    return this.enterprises.change(input, context);
  }

  @Answers(GetEnterprise)
  get(input: Input<typeof GetEnterprise>, context: RequestContext) {
    return this.enterprises.get(input, context);
  }

  @Answers(GetEnterpriseLastChange)
  lastChange(input: Input<typeof GetEnterpriseLastChange>, context: RequestContext) {
    return this.enterprises.lastChange(input, context);
  }

  @Answers(FindEnterprises)
  find(input: Input<typeof FindEnterprises>, context: RequestContext) {
    return this.enterprises.find(input, context);
  }

  @Answers(ListEnterpriseSites)
  sites(input: Input<typeof ListEnterpriseSites>, context: RequestContext) {
    return this.enterprises.sites(input, context);
  }

  @Answers(DescribeEnterprises)
  describe(input: Input<typeof DescribeEnterprises>, context: RequestContext) {
    return this.enterprises.describe(input, context);
  }

  @Answers(ListEnterpriseVersions)
  versions(input: Input<typeof ListEnterpriseVersions>, context: RequestContext) {
    return this.enterprises.versions(input, context);
  }
}
