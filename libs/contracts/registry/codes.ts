// The classification: codes with parents, units and words people use for them.
import { z } from 'zod';
import { defineEvent, defineRequest } from '../message.js';
import { ClassificationCode, Id, Language, PageQuery, SomeCodes, UnitName, pageOf, search } from '../values.js';

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

/** Why a code is suggested: `code` and `code_begins` as typed; `label` and `synonym` whose words were recognised. */
export const codeReasons = ['code', 'code_begins', 'label', 'synonym', 'whole_classification', 'similar_notices'] as const;
export const CodeReason = z.strictObject({
  code: z.enum(codeReasons),
  text: z.string().optional().describe('What was typed of the code, or the label or synonym as it is written'),
  near: z.array(z.string()).optional().describe('Words asked for that it has with other letters'),
  missing: z.array(z.string()).optional().describe('Words asked for that it does not have'),
  count: z.int().min(1).optional().describe('How many similar notices used the code'),
});
export type CodeReason = z.infer<typeof CodeReason>;

export const CodeSuggestion = z.strictObject({
  ...Code.shape,
  path: z.array(z.strictObject({ code: ClassificationCode, label: z.string() })).describe('From the root down to the code'),
  reasons: z.array(CodeReason).describe('What was recognised, and how many similar notices used it'),
  because: z.string().describe('The reasons in words, in the language asked for where there are words in it, else in English'),
  similarNotices: z.int().min(0).describe('Track records of enterprises with a title like the words asked for that have this code'),
});

export const SearchCodes = defineRequest({
  owner: 'registry', name: 'SearchCodes',
  input: z.strictObject({
    q: search(200).default('')
      .describe('Words or a title, a synonym or the beginning of a code, in any language, with typing errors; empty lists everything'),
    codes: SomeCodes.optional(),
    scheme: SchemeName.optional().describe('Only codes of this classification, e.g. CPV2008'),
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

/** A file that is larger than one request comes in pieces of its text, and is imported as a whole once all are there. */
export const mostPieces = 40;
export const StoredPiece = z.strictObject({ uploadId: Id, number: z.int() });
export const StoreCodesPiece = defineRequest({
  owner: 'registry', name: 'StoreCodesPiece',
  input: z.strictObject({
    uploadId: Id.describe('Chosen by you: the same for every piece of a file'),
    number: z.int().min(1).max(mostPieces).describe('Which piece, counted from 1'),
    csv: z.string().max(512 * 1024),
  }),
  output: StoredPiece,
});
export const CodesUpload = z.strictObject({
  uploadId: Id,
  pieces: z.int().min(1).max(mostPieces).describe('How many pieces the file has'),
  scheme: SchemeName,
  complete: z.boolean().default(false).describe('Whether the file is the whole scheme: codes that are not in it are removed'),
});
export const ImportCodesUpload = defineRequest({
  owner: 'registry', name: 'ImportCodesUpload', input: CodesUpload, output: CodesImport,
});

/** `exact`: both codes say the same. `partial`: one is a part of the other, or they overlap. */
export const correspondenceKinds = ['exact', 'partial'] as const;
export const CorrespondenceKind = z.enum(correspondenceKinds)
  .describe('exact: both codes say the same; partial: one is a part of the other, or they overlap. It decides how alike the two are in matching');

export const CorrespondencesImport = z.strictObject({
  from: z.string(), to: z.string(),
  version: z.int().describe('Of the correspondence of these two schemes; counts its changes'),
  stored: z.int().describe('Pairs that there are now'), added: z.int(), removed: z.int(),
  changed: z.int().describe('Pairs that are of another kind than before'),
  skipped: z.int().describe('Rows that name a code the schemes do not have'),
});
export const ImportCorrespondences = defineRequest({
  owner: 'registry', name: 'ImportCorrespondences',
  input: z.strictObject({
    from: SchemeName, to: SchemeName,
    skipUnknown: z.boolean().describe('Leaves out rows with codes that the schemes do not have; else they are problems'),
    csv: z.string().max(512 * 1024)
      .describe('CSV with the columns from, to and, if you like, kind (exact or partial): the whole correspondence; all rows or none are taken'),
  }),
  output: CorrespondencesImport,
});
export const Correspondence = z.strictObject({
  id: Id,
  from: z.strictObject({ scheme: z.string(), code: ClassificationCode }),
  to: z.strictObject({ scheme: z.string(), code: ClassificationCode }),
  kind: CorrespondenceKind,
  version: z.int(),
});
export type Correspondence = z.infer<typeof Correspondence>;
export const ListCorrespondences = defineRequest({
  owner: 'registry', name: 'ListCorrespondences',
  input: z.strictObject({
    code: ClassificationCode.optional().describe('Only those of this code, in either direction'),
    from: SchemeName.optional().describe('Only from this scheme'),
    to: SchemeName.optional().describe('Only to this scheme'),
    ...PageQuery.shape,
  }),
  output: pageOf(Correspondence),
});

export const ClassifiedCode = z.strictObject({
  ...Code.shape,
  corresponds: z.array(z.strictObject({ code: ClassificationCode, kind: CorrespondenceKind })).optional()
    .describe('Codes of other schemes that were stated to correspond to it; absent when there are none'),
});
export type ClassifiedCode = z.infer<typeof ClassifiedCode>;

/**
 * Internal: every scheme together with what corresponds between them, page by page in code order; the version rises with every change of
 * any of them.
 */
export const ListCodes = defineRequest({
  owner: 'registry', name: 'ListCodes',
  input: z.strictObject({ after: z.string().nullable(), limit: z.int().max(2000) }),
  output: z.strictObject({ version: z.int(), items: z.array(ClassifiedCode) }),
});
export const ClassificationChanged = defineEvent({
  owner: 'registry', name: 'ClassificationChanged', payload: z.strictObject({ scheme: z.string(), version: z.int() }),
});
export const CorrespondencesChanged = defineEvent({
  owner: 'registry', name: 'CorrespondencesChanged', payload: z.strictObject({ from: z.string(), to: z.string(), version: z.int() }),
});

export type CodeSuggestion = z.infer<typeof CodeSuggestion>;
