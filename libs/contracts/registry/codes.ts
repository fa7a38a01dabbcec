// The classification: codes with parents, units and words people use for them.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { ClassificationCode, Language, UnitName, search } from '../values.js';

export const SchemeName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  .describe('Name of the classification: letters, digits, dots, hyphens and underscores, e.g. CPV2008');

export const Code = z.strictObject({
  scheme: z.string().describe('Name of the classification, e.g. LINKWRIGHT-STARTER'),
  code: ClassificationCode,
  parent: ClassificationCode.nullable(),
  labels: z.record(Language, z.string()).describe('Label by language'),
  synonyms: z.record(Language, z.array(z.string())),
  unit: UnitName.describe('The unit in which quantities of this code are compared'),
});
export type Code = z.infer<typeof Code>;

export const CodeSuggestion = z.strictObject({
  ...Code.shape,
  path: z.array(z.strictObject({ code: ClassificationCode, label: z.string() })).describe('From the root down to the code'),
  because: z.string().describe('What was recognised'),
});

export const SearchCodes = defineRequest({
  owner: 'registry', name: 'SearchCodes',
  input: z.strictObject({
    q: search(200).default('').describe('Words, a synonym or the beginning of a code; empty lists everything'),
    language: Language.default('en'),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  output: z.strictObject({ items: z.array(CodeSuggestion) }),
});

export const CodesImport = z.strictObject({
  scheme: z.string(),
  version: z.int().describe('Of the scheme; counts its changes'),
  created: z.int(), updated: z.int(), removed: z.int(), unchanged: z.int(),
});
export type CodesImport = z.infer<typeof CodesImport>;
export const ImportCodes = defineRequest({
  owner: 'registry', name: 'ImportCodes',
  input: z.strictObject({
    scheme: SchemeName,
    complete: z.boolean().describe('Whether the file is the whole scheme: codes that are not in it are removed'),
    csv: z.string().max(512 * 1024).describe('CSV with a header line; all rows or none are taken'),
  }),
  output: CodesImport,
});

/** Internal: every scheme together, page by page in code order; the version rises with every change of any of them. */
export const ListCodes = defineRequest({
  owner: 'registry', name: 'ListCodes',
  input: z.strictObject({ after: z.string().nullable(), limit: z.int().max(2000) }),
  output: z.strictObject({ version: z.int(), items: z.array(Code) }),
});
export const ClassificationChanged = defineEvent({
  owner: 'registry', name: 'ClassificationChanged', payload: z.strictObject({ scheme: z.string(), version: z.int() }),
});

export type CodeSuggestion = z.infer<typeof CodeSuggestion>;
