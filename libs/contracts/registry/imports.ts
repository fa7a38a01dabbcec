// Imports: a file that is looked at first, then taken in batches, and can be taken back; and the exports that fit them.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoTime, PageQuery, line, pageOf } from '../values.js';
import { LikelyDuplicate } from './duplicates.js';

export const ImportKind = z.enum(['enterprises', 'providers'])
  .describe('What the file tells of: enterprises with capabilities, capacity, certifications and track records; or providers');
export type ImportKind = z.infer<typeof ImportKind>;

export const ImportState = z.enum([
  'uploading', 'reading', 'checking', 'checked', 'importing', 'imported', 'cancelled', 'failed', 'undoing', 'undone',
]).describe('checked: waits for somebody to confirm it; failed: the file cannot be used, problems say why, nothing of it is kept');
export type ImportState = z.infer<typeof ImportState>;

export const WhenAlike = z.enum(['create', 'skip']).describe(
  'What becomes of a new enterprise that is likely one that is there, or one of an earlier row: create: it is made, and shown with the reasons; '
  + 'skip: it is left out and comes with the error file',
);
export type WhenAlike = z.infer<typeof WhenAlike>;

/** Column by heading as it stands in the file, null for one that is to be left out. */
export const ColumnMapping = z.record(z.string().max(200), z.string().max(60).nullable())
  .refine((mapping) => Object.keys(mapping).length <= 200, { message: 'has more than 200 headings' });
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const ImportColumn = z.strictObject({
  heading: z.string().describe('As it stands in the file'),
  column: z.string().nullable().describe('What it is read as; null: it is left out'),
  by: z.enum(['name', 'mapping', 'remembered', 'unknown'])
    .describe('name: it is called so; mapping: this upload said so; remembered: an earlier upload from the same source did'),
  nearest: z.string().nullable().describe('For an unknown one: the column with the most similar name, if there is one'),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportCounts = z.strictObject({
  create: z.int(), update: z.int(), unchanged: z.int(), skip: z.int().describe('Something is wrong with them; nothing of them is taken'),
}).describe('Enterprises or providers, not rows');
export type ImportCounts = z.infer<typeof ImportCounts>;

const ImportProblem = z.strictObject({ field: z.string().describe('Line, or line and column: `line 7.size`'), message: z.string() });

export const Import = z.strictObject({
  id: Id,
  clusterId: Id,
  kind: ImportKind,
  source: z.string(),
  state: ImportState,
  bytes: z.int().describe('Size of the file'),
  encoding: z.string().nullable().describe('As it was found out: utf-8, utf-16le, utf-16be or windows-1252'),
  delimiter: z.string().nullable(),
  columns: z.array(ImportColumn),
  rows: z.int().describe('Rows read so far, without header and empty rows'),
  progress: z.strictObject({
    done: z.int().describe('Rows that are read, checked, imported or taken back in this state'),
    total: z.int().nullable().describe('Of so many; null while the file is being read'),
    seconds: z.number().describe('Since the state began, or that the last one took'),
  }),
  whenAlike: WhenAlike,
  likelyDuplicates: z.int().describe('New enterprises that are likely duplicates; see the rows with `likelyDuplicates=true`'),
  checked: ImportCounts.nullable().describe('What the import would do, found out by the same code that does it'),
  done: ImportCounts.nullable().describe('What it did so far'),
  undone: z.strictObject({
    restored: z.int(),
    kept: z.int().describe('Changed by somebody since, so left as they are; see the rows'),
  }).nullable(),
  problems: z.array(ImportProblem).describe('Why the file as a whole cannot be used'),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type Import = z.infer<typeof Import>;

export const ImportOutcome = z.enum(['create', 'update', 'unchanged', 'skip']);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const ImportedRow = z.strictObject({
  line: z.int().describe('Where it begins in the file; the header is line 1'),
  lines: z.int().describe('How many rows tell of the same'),
  externalId: z.string().nullable(),
  subjectId: Id.nullable().describe('Id of the enterprise or provider; null while it is not there yet'),
  outcome: ImportOutcome,
  taken: z.boolean().describe('False: this is what would happen'),
  problems: z.array(ImportProblem).describe('Why it is skipped'),
  warnings: z.array(ImportProblem),
  likelyDuplicates: z.array(z.strictObject({
    ...LikelyDuplicate.shape,
    enterpriseId: Id.nullable().describe('Null for one of an earlier row'),
    line: z.int().nullable().describe('Of the earlier row of this file that tells of it; null for one that is there'),
  })).describe('Of a new enterprise: others that are likely the same, the most likely first, at most 3'),
  changes: z.array(z.strictObject({
    field: z.string().describe('`name`, or of a capability `capabilities.CODE.leadTimeDays`'),
    before: z.unknown(), after: z.unknown(),
  })).describe('Old and new of an update, the first 50; empty for what is created'),
  undo: z.enum(['restored', 'kept']).nullable().describe('kept: changed by somebody since, so left as it is'),
});
export type ImportedRow = z.infer<typeof ImportedRow>;

/** Most bytes of a file in one message; as base64 it fits into the 1 MB of the bus. */
export const partBytes = 600_000;
const Part = z.string().max(Math.ceil(partBytes / 3) * 4).describe('Bytes of the file, base64');

export const StartImport = defineRequest({
  owner: 'registry', name: 'StartImport',
  input: z.strictObject({
    kind: ImportKind, clusterId: Id, source: line(100), mapping: ColumnMapping.nullable(), whenAlike: WhenAlike, first: Part.describe('Beginning of the file'),
  }),
  output: Import,
});
/** Internal: a further part of a file that is being uploaded, numbered from 1; the same part again is the same part. */
export const AddImportPart = defineRequest({
  owner: 'registry', name: 'AddImportPart',
  input: z.strictObject({ id: Id, number: z.int().min(1).max(1000), part: Part }),
  output: z.strictObject({ taken: z.boolean().describe('False: the upload was over already') }),
});
/** Internal: the file is complete. One that was completed before answers as it is, if it is the same file. */
export const CompleteImport = defineRequest({
  owner: 'registry', name: 'CompleteImport',
  input: z.strictObject({ id: Id, parts: z.int().min(1), bytes: z.int().min(1), sha256: z.string() }), output: Import,
});
const one = z.strictObject({ id: Id });
export const GetImport = defineRequest({ owner: 'registry', name: 'GetImport', input: one, output: Import });
export const ListImports = defineRequest({
  owner: 'registry', name: 'ListImports',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), state: ImportState.optional() }), output: pageOf(Import),
});
export const ListImportRows = defineRequest({
  owner: 'registry', name: 'ListImportRows',
  input: z.strictObject({
    ...PageQuery.shape, id: Id, outcome: ImportOutcome.optional(),
    likelyDuplicates: z.union([z.boolean(), z.stringbool()]).optional().describe('True: only those that are likely duplicates; false: only the others'),
    undo: z.enum(['restored', 'kept']).optional().describe('After an undo: what was restored, or kept because somebody changed it since'),
  }),
  output: pageOf(ImportedRow),
});
export const ConfirmImport = defineRequest({ owner: 'registry', name: 'ConfirmImport', input: one, output: Import });
export const CancelImport = defineRequest({ owner: 'registry', name: 'CancelImport', input: one, output: Import });
export const UndoImport = defineRequest({ owner: 'registry', name: 'UndoImport', input: one, output: Import });

/** It is in another state, or further in the one it is in. */
export const ImportChanged = defineEvent({
  owner: 'registry', name: 'ImportChanged', payload: z.strictObject({ importId: Id, clusterId: Id }),
});

const CsvPage = z.strictObject({ csv: z.string().describe('Complete rows; the header in the first'), next: z.string().nullable() });
/** Internal: the skipped rows as they were, with the reason, in pieces. */
export const ReadImportErrors = defineRequest({
  owner: 'registry', name: 'ReadImportErrors', input: z.strictObject({ id: Id, after: z.string().max(20).nullable() }), output: CsvPage,
});
/** Internal: what there is of a kind in a cluster, as the import takes it, in pieces. */
export const ExportToCsv = defineRequest({
  owner: 'registry', name: 'ExportToCsv', input: z.strictObject({ kind: ImportKind, clusterId: Id, after: Id.nullable() }), output: CsvPage,
});
export const GetImportTemplate = defineRequest({
  owner: 'registry', name: 'GetImportTemplate', input: z.strictObject({ kind: ImportKind }), output: z.strictObject({ csv: z.string() }),
});

/** Reads, checks, imports or takes back, whatever the state of the import asks for. */
export const RunImport = defineJob({ owner: 'registry', name: 'RunImport', subject: 'import' });
