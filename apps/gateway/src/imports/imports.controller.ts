// Imports over HTTP: upload, look at what would happen, confirm, stop, take back; and exports that an import takes.
import { Readable } from 'node:stream';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  CancelImport, ColumnMapping, ConfirmImport, ExportToCsv, GetImport, GetImportTemplate, Import, ImportKind, ListImportRows,
  ListImports, ReadImportErrors, StartImport, UndoImport, WhenAlike,
} from '#contracts/registry/imports.js';
import { Id, line } from '#contracts/values.js';
import { CONFIG } from '#platform/app.js';
import { Bus } from '#platform/bus/requests.js';
import type { GatewayConfig } from '../config.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { CsvReply, FileBody, fileMedia } from '../http/files.js';
import { clusterStaff } from '../http/roles.js';
import { csvOf } from './csv-pages.js';
import { mostMegabytes, sendFile } from './upload.js';

const Mapping = z.string().max(20_000).transform((text, context): ColumnMapping => {
  try {
    const read = ColumnMapping.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // Said below.
  }
  context.addIssue({ code: 'custom', message: 'must be JSON such as {"Firm":"name","Remarks":null}' });
  return z.NEVER;
});

const UploadQuery = z.strictObject({
  kind: ImportKind.default('enterprises'),
  clusterId: Id.describe('The cluster they belong to'),
  source: line(100).default('list').describe('Where the file comes from, in your words: its column mapping is remembered by it'),
  whenAlike: WhenAlike.default('create'),
  mapping: Mapping.optional().describe(
    'JSON: column by heading of the file, null for one to leave out. Headings that are called like a column need none; what an '
    + 'earlier upload from this source said is remembered',
  ),
});
const TemplateQuery = z.strictObject({ kind: ImportKind.default('enterprises') });
const ExportQuery = z.strictObject({ clusterId: Id.describe('The cluster whose enterprises or providers are wanted') });
const RowsQuery = ListImportRows.input.omit({ id: true });

@Controller()
export class ImportsController {
  constructor(
    private readonly bus: Bus,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/v1/imports',
    allow: clusterStaff,
    media: fileMedia,
    query: UploadQuery,
    body: FileBody,
    reply: Import,
    status: 201,
    location: (made) => `/v1/imports/${made.id}`,
    sends: StartImport,
    summary: 'Upload a CSV to import',
    description:
      `The file as it is, up to ${mostMegabytes} MB: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. Nothing is imported yet: the `
      + 'file is read and checked in the background; look at it again until its state is `checked`. An upload that broke off is sent again with the same '
      + 'Idempotency-Key.',
    errors: ['cluster_unknown'],
  })
  upload({ query, body, context }: Call<{ body: Readable; query: z.output<typeof UploadQuery> }>) {
    return sendFile(this.bus, query, body, context, this.config.GATEWAY_TIMEOUT_MS);
  }

  @Endpoint({
    method: 'GET', path: '/v1/imports', allow: clusterStaff, query: ListImports.input, reply: ListImports.output, sends: ListImports,
    summary: 'List imports', description: 'The newest first.', errors: ['cursor_invalid'],
  })
  list({ query, context }: Call<{ query: Input<typeof ListImports> }>) {
    return this.bus.ask(ListImports, query, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/imports/template', allow: clusterStaff, query: TemplateQuery, reply: CsvReply, sends: GetImportTemplate,
    summary: 'An empty file with every column',
  })
  async template({ query, context }: Call<{ query: z.output<typeof TemplateQuery> }>) {
    return Readable.from([(await this.bus.ask(GetImportTemplate, query, context)).csv]);
  }

  @Endpoint({
    method: 'GET', path: '/v1/imports/:id', allow: clusterStaff, reply: Import, sends: GetImport,
    summary: 'Show an import', description: 'With its progress, how its columns are read, and what it would do or did.',
  })
  get({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(GetImport, params, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/imports/:id/rows', allow: clusterStaff, query: RowsQuery, reply: ListImportRows.output, sends: ListImportRows,
    summary: 'List what becomes of its rows', description: 'Rows about one enterprise are one item. Old and new values of updates, reasons of skips.',
    errors: ['cursor_invalid'],
  })
  rows({ params, query, context }: Call<{ params: 'id'; query: z.output<typeof RowsQuery> }>) {
    return this.bus.ask(ListImportRows, { ...query, id: params.id }, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/imports/:id/errors.csv', allow: clusterStaff, reply: CsvReply, sends: ReadImportErrors,
    summary: 'The rows that are skipped, as a file', description: 'As they were, with the reason in the last column: correct them and upload the file.',
  })
  errors({ params, context }: Call<{ params: 'id' }>) {
    return csvOf((after, within) => this.bus.ask(ReadImportErrors, { id: params.id, after }, within), context, this.config.GATEWAY_TIMEOUT_MS);
  }

  @Endpoint({
    method: 'POST', path: '/v1/imports/:id/confirm', allow: clusterStaff, reply: Import, sends: ConfirmImport,
    summary: 'Import what was checked', description: 'In the background. Rows that are skipped stay out; the others are imported.',
    errors: ['transition_not_allowed'],
  })
  confirm({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(ConfirmImport, params, context);
  }

  @Endpoint({
    method: 'POST', path: '/v1/imports/:id/cancel', allow: clusterStaff, reply: Import, sends: CancelImport,
    summary: 'Stop an import', description: 'What was imported so far stays and is counted in `done`; it can be taken back.',
    errors: ['transition_not_allowed'],
  })
  cancel({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(CancelImport, params, context);
  }

  @Endpoint({
    method: 'POST', path: '/v1/imports/:id/undo', allow: clusterStaff, reply: Import, sends: UndoImport,
    summary: 'Take an import back',
    description:
      'What it changed becomes what it was; what it made is closed (`active` false), and opened again by importing it again. What somebody changed since '
      + 'is left as it is: `undone.kept`, and the rows with `?undo=kept`.',
    errors: ['transition_not_allowed'],
  })
  undo({ params, context }: Call<{ params: 'id' }>) {
    return this.bus.ask(UndoImport, params, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/enterprises.csv', allow: clusterStaff, query: ExportQuery, reply: CsvReply, sends: ExportToCsv,
    summary: 'Export enterprises to CSV',
    description: 'In the columns of the import: uploading it again changes nothing. Cells that a spreadsheet would run as a formula begin with an apostrophe.',
    errors: ['cluster_unknown'],
  })
  export({ query, context }: Call<{ query: z.output<typeof ExportQuery> }>) {
    return this.exported('enterprises', query, context);
  }

  @Endpoint({
    method: 'GET', path: '/v1/providers.csv', allow: clusterStaff, query: ExportQuery, reply: CsvReply, sends: ExportToCsv,
    summary: 'Export providers to CSV',
    description: 'In the columns of the import with `kind=providers`: uploading it again changes nothing.',
    errors: ['cluster_unknown'],
  })
  exportProviders({ query, context }: Call<{ query: z.output<typeof ExportQuery> }>) {
    return this.exported('providers', query, context);
  }

  private exported(kind: ImportKind, query: z.output<typeof ExportQuery>, context: RequestContext): Promise<Readable> {
    return csvOf((after, within) => this.bus.ask(ExportToCsv, { ...query, kind, after }, within), context, this.config.GATEWAY_TIMEOUT_MS);
  }
}
