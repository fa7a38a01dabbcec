// The classification: codes with parents, units and words people use for them.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { ClassificationCode, Language, UnitName, search } from '../values.js';

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

/** Internal: the whole classification, page by page in code order. */
export const ListCodes = defineRequest({
  owner: 'registry', name: 'ListCodes',
  input: z.strictObject({ after: z.string().nullable(), limit: z.int().max(2000) }),
  output: z.strictObject({ version: z.int(), items: z.array(Code) }),
});
export const ClassificationChanged = defineEvent({
  owner: 'registry', name: 'ClassificationChanged', payload: z.strictObject({ scheme: z.string(), version: z.int() }),
});

export type CodeSuggestion = z.infer<typeof CodeSuggestion>;
