// The request to import enterprises.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ImportEnterprises } from '#contracts/registry/enterprises.js';
import { Answers } from '#platform/bus/requests.js';
import { ImportsService } from './imports.service.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Answers(ImportEnterprises)
  run(input: Input<typeof ImportEnterprises>, context: RequestContext) {
    return this.imports.run(input, context);
  }
}
