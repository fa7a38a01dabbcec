// Requests about the classification.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ImportCodes, ImportCodesUpload, ImportCorrespondences, ListCodes, ListCorrespondences, SearchCodes, StoreCodesPiece,
} from '#contracts/registry/codes.js';
import { Answers } from '#platform/bus/requests.js';
import { CodesImportService } from './codes-import.service.js';
import { CodesService } from './codes.service.js';
import { CorrespondencesService } from './correspondences.service.js';

@Controller()
export class CodesController {
  constructor(
    private readonly codes: CodesService,
    private readonly imports: CodesImportService,
    private readonly correspondences: CorrespondencesService,
  ) {}

  @Answers(SearchCodes)
  search(input: Input<typeof SearchCodes>) {
    return this.codes.search(input);
  }

  @Answers(ImportCodes)
  import(input: Input<typeof ImportCodes>, context: RequestContext) {
    return this.imports.run(input, context);
  }

  @Answers(StoreCodesPiece)
  storePiece(input: Input<typeof StoreCodesPiece>, context: RequestContext) {
    return this.imports.storePiece(input, context);
  }

  @Answers(ImportCodesUpload)
  importUpload(input: Input<typeof ImportCodesUpload>, context: RequestContext) {
    return this.imports.runUpload(input, context);
  }

  @Answers(ImportCorrespondences)
  importCorrespondences(input: Input<typeof ImportCorrespondences>, context: RequestContext) {
    return this.correspondences.run(input, context);
  }

  @Answers(ListCorrespondences)
  listCorrespondences(input: Input<typeof ListCorrespondences>) {
    return this.correspondences.list(input);
  }

  @Answers(ListCodes)
  list(input: Input<typeof ListCodes>, context: RequestContext) {
    return this.codes.list(input, context);
  }
}
