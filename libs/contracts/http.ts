// Shapes that exist only at the HTTP edge: problems, who am I, and the small bodies of actions on a resource.
import { z } from 'zod';
import { errorCodeNames, fieldRules } from './errors.js';
import { Role } from './message.js';
import { ApiScope } from './scopes.js';
import { ClassificationCode, Id, IsoTime, Language } from './values.js';

/** RFC 9457 problem details: what every refused or failed request answers. */
export const Problem = z.strictObject({
  type: z.string().describe('Where the error is explained, relative to the address of the API'),
  title: z.string().describe('The error in a few words; the same for every occurrence'),
  status: z.int().min(400).max(599).describe('The HTTP status'),
  detail: z.string().describe('What is wrong in this request, and what to do'),
  code: z.enum(errorCodeNames).describe('Machine-readable and stable; decide on this, not on the texts'),
  requestId: z.string().describe('Quote it when you ask for help; also in X-Request-Id'),
  fields: z
    .array(
      z.strictObject({
        field: z.string().describe('Dotted path in the body, query or row, e.g. lots.0.quantity'),
        message: z.string().describe('What would be right, in English'),
        rule: z.enum(fieldRules).optional().describe('What is wrong, to be said in another language; left out where there is no more than the message'),
        limit: z.number().optional().describe('The least or most that is taken (`too_…`), what it must be less than (`less_than`), or steps per unit (`not_whole`)'),
      }),
    )
    .optional()
    .describe('The fields that are wrong, at most 20'),
  mergedInto: Id.optional().describe('Of enterprise_merged: the id to use instead'),
});
export type Problem = z.infer<typeof Problem>;

export const Me = z.strictObject({
  accountId: Id,
  name: z.string(),
  role: Role,
  organisationId: Id.nullable().describe(
    'The buyer, enterprise or provider you act for; null for cda, manager and admin',
  ),
  formerOrganisationIds: z.array(Id).optional().describe('Ids of enterprises merged into yours: what happened under them is yours. Left out: none'),
  clusterIds: z.array(Id).describe('Clusters you are scoped to; empty for an admin means all'),
  language: Language.nullable().describe('Language you asked to be addressed in'),
  keyExpiresAt: IsoTime.describe('When the key or session you used stops working'),
  scopes: z.array(ApiScope).describe('What the key you used opens; a session opens everything your role may'),
  session: z.strictObject({
    id: Id,
    csrfToken: z.string().describe('Send it as X-CSRF-Token with everything but GET'),
  }).nullable().describe('Null when you came with an API key'),
});
export type Me = z.infer<typeof Me>;

export const CodeChoice = z.strictObject({
  code: ClassificationCode.describe('One of the proposed codes, or any other of GET /v1/codes'),
});
export type CodeChoice = z.infer<typeof CodeChoice>;

/** A session as its browser learns of it; the token itself is in a cookie that no script can read. */
export const SignedIn = z.strictObject({
  id: Id.describe('Of the session'), accountId: Id, expiresAt: IsoTime,
  csrfToken: z.string().describe('Send it as X-CSRF-Token with everything but GET; GET /v1/me shows it again'),
});
export type SignedIn = z.infer<typeof SignedIn>;

export const PasswordSet = z.strictObject({ set: z.literal(true) });
export const PasswordChanged = z.strictObject({
  ended: z.int().min(0).describe('How many other sessions ended'),
  csrfToken: z.string().nullable().describe('The new one of your session, whose cookie has changed too; null when you came with an API key'),
});

export type PasswordSet = z.infer<typeof PasswordSet>;
export type PasswordChanged = z.infer<typeof PasswordChanged>;
