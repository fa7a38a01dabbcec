// The classification over HTTP: find a code by word, synonym or beginning; import the codes of another scheme.
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import type { Input } from '#contracts/message.js';
import { CodesImport, ImportCodes, SchemeName, SearchCodes } from '#contracts/registry/codes.js';
import { Bus } from '#platform/bus/requests.js';
import type { Call } from '../http/call.js';
import { Endpoint } from '../http/endpoint.js';
import { everyone } from '../http/roles.js';

const ImportQuery = z.strictObject({
  scheme: SchemeName,
  complete: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false)
    .describe('true: the file is the whole scheme, and codes that are not in it are removed; else they stay'),
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
}
