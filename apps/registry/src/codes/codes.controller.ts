// Requests about the classification.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ListCodes, SearchCodes } from '#contracts/registry/codes.js';
import { Answers } from '#platform/bus/requests.js';
import { CodesService } from './codes.service.js';

@Controller()
export class CodesController {
  constructor(private readonly codes: CodesService) {}

  @Answers(SearchCodes)
  search(input: Input<typeof SearchCodes>) {
    return this.codes.search(input);
  }

  @Answers(ListCodes)
  list(input: Input<typeof ListCodes>, context: RequestContext) {
    return this.codes.list(input, context);
  }
}
