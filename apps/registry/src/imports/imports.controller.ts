// The edge of imports: what is asked of them, and the job that works on one.
import { Controller } from '@nestjs/common';
import type { Input, RequestContext } from '#contracts/message.js';
import { ImportEnterprises } from '#contracts/registry/enterprises.js';
import {
  AddImportPart, CancelImport, CompleteImport, ConfirmImport, ExportToCsv, GetImport, GetImportTemplate, ListImportRows,
  ListImports, ReadImportErrors, RunImport, StartImport, UndoImport,
} from '#contracts/registry/imports.js';
import { Answers } from '#platform/bus/requests.js';
import { OnJob, type PendingJob } from '#platform/jobs/jobs.js';
import { ExportService } from './export.service.js';
import { ImportAtOnce } from './import-at-once.service.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { UploadsService } from './uploads.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly atOnce: ImportAtOnce,
    private readonly uploads: UploadsService,
    private readonly imports: ImportsService,
    private readonly repository: ImportsRepository,
    private readonly exports: ExportService,
  ) {}

  @Answers(ImportEnterprises)
  import(input: Input<typeof ImportEnterprises>, context: RequestContext) {
    return this.atOnce.run(input, context);
  }

  @Answers(StartImport)
  start(input: Input<typeof StartImport>, context: RequestContext) {
    return this.uploads.start(input, context);
  }

  @Answers(AddImportPart)
  addPart(input: Input<typeof AddImportPart>, context: RequestContext) {
    return this.uploads.addPart(input, context);
  }

  @Answers(CompleteImport)
  complete(input: Input<typeof CompleteImport>, context: RequestContext) {
    return this.uploads.complete(input, context);
  }

  @Answers(GetImport)
  get({ id }: Input<typeof GetImport>, context: RequestContext) {
    return this.imports.get(id, context);
  }

  @Answers(ListImports)
  list(input: Input<typeof ListImports>, context: RequestContext) {
    return this.imports.list(input, context);
  }

  @Answers(ListImportRows)
  rows(input: Input<typeof ListImportRows>, context: RequestContext) {
    return this.imports.rows(input, context);
  }

  @Answers(ConfirmImport)
  confirm({ id }: Input<typeof ConfirmImport>, context: RequestContext) {
    return this.imports.confirm(id, context);
  }

  @Answers(CancelImport)
  cancel({ id }: Input<typeof CancelImport>, context: RequestContext) {
    return this.imports.cancel(id, context);
  }

  @Answers(UndoImport)
  undo({ id }: Input<typeof UndoImport>, context: RequestContext) {
    return this.imports.undo(id, context);
  }

  @Answers(ReadImportErrors)
  errors(input: Input<typeof ReadImportErrors>, context: RequestContext) {
    return this.imports.errors(input, context);
  }

  @Answers(GetImportTemplate)
  template(input: Input<typeof GetImportTemplate>, context: RequestContext) {
    return this.imports.template(input, context);
  }

  @Answers(ExportToCsv)
  export(input: Input<typeof ExportToCsv>, context: RequestContext) {
    return this.exports.page(input, context);
  }

  @OnJob(RunImport, { pending: 'pending', concurrency: 2 })
  run(id: string): Promise<void> {
    return this.imports.run(id);
  }

  pending(limit: number): Promise<PendingJob[]> {
    return this.repository.pending(limit);
  }
}
