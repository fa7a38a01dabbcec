// The classification over HTTP: find a code by word, synonym or beginning; import the codes of another scheme.
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import type { Input } from '#contracts/message.js';
import {
  CodesImport, CodesUpload, CorrespondencesImport, ImportCodes, ImportCodesUpload, ImportCorrespondences, ListCorrespondences,
  SchemeName, SearchCodes, StoreCodesPiece, StoredPiece, mostPieces,
} from '#contracts/registry/codes.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

const ImportQuery = z.strictObject({
  scheme: SchemeName,
  complete: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false)
    .describe('true: the file is the whole scheme, and codes that are not in it are removed; else they stay'),
});

const CorrespondencesQuery = z.strictObject({
  from: SchemeName,
  to: SchemeName,
  skipUnknown: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false)
    .describe('true: rows with codes that the schemes do not have are left out; else they are problems'),
});

@Controller()
export class CodesController {
  constructor(private readonly bus: Bus) {}

  @Endpoint({
    method: 'GET',
    path: '/v1/codes',
    allow: everyone,
    query: SearchCodes.input,
    reply: SearchCodes.output,
    sends: SearchCodes,
    summary: 'Find classification codes by words, synonym or code',
    description: 'Best first, each with why it was found.',
  })
  search({ query, context }: Call<{ query: Input<typeof SearchCodes> }>) {
    return this.bus.ask(SearchCodes, query, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/imports/codes',
    allow: ['admin'],
    media: 'text/csv',
    query: ImportQuery,
    body: z.string().min(1).describe('CSV with a header line, UTF-8, at most 512 KB'),
    reply: CodesImport,
    sends: ImportCodes,
    summary: 'Import the codes of a classification from CSV',
    description:
      'Columns: code, parent (empty for a root), unit, and label_xx and synonyms_xx by language. All rows or none are ' +
      'taken; errors name line and column. Open lots are matched again. A scheme that is larger than one file comes in ' +
      'several, parents first.',
    errors: ['import_invalid'],
    example: 'code,parent,unit,label_en,label_fr\n15000000-8,,KGM,Food and drink,Produits alimentaires\n',
  })
  import({ query, body, context }: Call<{ query: z.infer<typeof ImportQuery>; body: string }>) {
    return this.bus.ask(ImportCodes, { ...query, csv: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/imports/codes/pieces',
    allow: ['admin'],
    media: 'text/csv',
    query: z.strictObject({ uploadId: StoreCodesPiece.input.shape.uploadId, number: z.coerce.number().int().min(1).max(mostPieces) }),
    body: z.string().min(1).describe('A piece of the text of the file, at most 512 KB'),
    reply: StoredPiece,
    sends: StoreCodesPiece,
    summary: 'Send a piece of a file of codes that is larger than one request',
    description:
      'Cut the file anywhere between two characters; only the first piece has the header line. Nothing is imported before ' +
      'POST /v1/imports/codes/uploads. Pieces that are not imported are forgotten after a day.',
    example: 'code,parent,unit,label_en\n15000000-8,,KGM,Food and drink\n',
  })
  storePiece({ query, body, context }: Call<{ query: { uploadId: string; number: number }; body: string }>) {
    return this.bus.ask(StoreCodesPiece, { ...query, csv: body }, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/imports/codes/uploads',
    allow: ['admin'],
    body: CodesUpload,
    reply: CodesImport,
    sends: ImportCodesUpload,
    summary: 'Import a file of codes whose pieces are all there',
    description: 'As POST /v1/imports/codes does with a smaller one: all rows of all pieces or none, in one transaction.',
    errors: ['import_invalid'],
    example: { uploadId: '019a0000-0000-7000-8000-000000000001', pieces: 4, scheme: 'CPV2008', complete: true },
  })
  importUpload({ body, context }: Call<{ body: z.infer<typeof CodesUpload> }>) {
    return this.bus.ask(ImportCodesUpload, body, context);
  }

  @Endpoint({
    method: 'POST',
    path: '/v1/imports/correspondences',
    allow: ['admin'],
    media: 'text/csv',
    query: CorrespondencesQuery,
    body: z.string().min(1).describe('CSV with the columns from, to and, if you like, kind; UTF-8, at most 512 KB'),
    reply: CorrespondencesImport,
    sends: ImportCorrespondences,
    summary: 'Import which codes of one classification correspond to which of another',
    description:
      'The file is the whole correspondence of the two: pairs that are not in it are removed. All rows or none are taken. A pair whose row ' +
      'does not say its kind is exact when neither of its codes is in another row, else partial. Open lots are matched again: one with a code ' +
      'of one classification finds enterprises that claim a corresponding code of the other.',
    errors: ['import_invalid'],
    example: 'from,to,kind\nHS-010110,ISIC-0142,partial\n',
  })
  importCorrespondences({ query, body, context }: Call<{ query: z.infer<typeof CorrespondencesQuery>; body: string }>) {
    return this.bus.ask(ImportCorrespondences, { ...query, csv: body }, context);
  }

  @Endpoint({
    method: 'GET',
    path: '/v1/correspondences',
    allow: everyone,
    query: ListCorrespondences.input,
    reply: ListCorrespondences.output,
    sends: ListCorrespondences,
    summary: 'List which codes of different classifications correspond',
    errors: ['cursor_invalid'],
  })
  listCorrespondences({ query, context }: Call<{ query: Input<typeof ListCorrespondences> }>) {
    return this.bus.ask(ListCorrespondences, query, context);
  }
}
