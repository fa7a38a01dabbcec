// Requests about the classification.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ImportCodes, ListCodes, SearchCodes } from '#contracts/registry/codes.js';
import { Answers } from '#platform/bus/requests.js';
import { CodesImportService } from './codes-import.service.js';
import { CodesService } from './codes.service.js';

@Controller()
export class CodesController {
  constructor(
    private readonly codes: CodesService,
    private readonly imports: CodesImportService,
  ) {}

  @Answers(SearchCodes)
  search(input: Input<typeof SearchCodes>) {
    return this.codes.search(input);
  }

  @Answers(ImportCodes)
  import(input: Input<typeof ImportCodes>, context: RequestContext) {
    return this.imports.run(input, context);
  }

  @Answers(ListCodes)
  list(input: Input<typeof ListCodes>, context: RequestContext) {
    return this.codes.list(input, context);
  }
}
