// Accounts, their roles and API keys; and who can be written to on behalf of an organisation.
import { z } from 'zod';
import { Actor, Role, defineRequest } from '../message.js';
import { Id, IsoTime, Language, PageQuery, line, pageOf } from '../values.js';

export const NewAccount = z.strictObject({
  name: line(),
  email: z.email().max(254),
  role: Role,
  organisationId: Id.nullable().default(null).describe('The buyer or enterprise; required for those roles, null for the others'),
  clusterIds: z.array(Id).max(50).default([]),
  language: Language.optional(),
});
export type NewAccount = z.infer<typeof NewAccount>;
export const Account = z.strictObject({ id: Id, ...NewAccount.shape, language: Language.nullable(), active: z.boolean(), createdAt: IsoTime });
export type Account = z.infer<typeof Account>;

export const NewApiKey = z.strictObject({
  label: line(100),
  expiresAt: IsoTime.optional().describe('Default: one year from now'),
});
export const ApiKey = z.strictObject({
  id: Id, accountId: Id, label: z.string(), prefix: z.string().describe('First characters, to recognise the key'),
  createdAt: IsoTime, expiresAt: IsoTime, revokedAt: IsoTime.nullable(), lastUsedAt: IsoTime.nullable(),
});
export const IssuedApiKey = z.strictObject({ ...ApiKey.shape, key: z.string().describe('Shown this once; send as Authorization: Bearer') });

export const CreateAccount = defineRequest({ owner: 'registry', name: 'CreateAccount', input: NewAccount, output: Account });
export const GetAccount = defineRequest({ owner: 'registry', name: 'GetAccount', input: z.strictObject({ id: Id }), output: Account });
export const ListAccounts = defineRequest({
  owner: 'registry', name: 'ListAccounts',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), role: Role.optional() }), output: pageOf(Account),
});
export const CreateApiKey = defineRequest({
  owner: 'registry', name: 'CreateApiKey', input: z.strictObject({ accountId: Id, key: NewApiKey }), output: IssuedApiKey,
});
export const ListApiKeys = defineRequest({
  owner: 'registry', name: 'ListApiKeys', input: z.strictObject({ accountId: Id }), output: z.strictObject({ items: z.array(ApiKey) }),
});
export const RevokeApiKey = defineRequest({
  owner: 'registry', name: 'RevokeApiKey', input: z.strictObject({ accountId: Id, keyId: Id }), output: ApiKey,
});

/** Internal: the gateway resolves a credential. Errors: credential_invalid, credential_expired. */
export const Authenticate = defineRequest({
  owner: 'registry', name: 'Authenticate',
  input: z.strictObject({ keyHash: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the presented key, hex') }),
  output: z.strictObject({ actor: Actor, name: z.string(), language: Language.nullable(), expiresAt: IsoTime }),
});

/** Internal: whom to tell, and where. Only channels with consent are returned. */
export const FindRecipients = defineRequest({
  owner: 'registry', name: 'FindRecipients',
  input: z.union([
    z.strictObject({ organisationId: Id }),
    z.strictObject({ clusterId: Id, role: z.enum(['cda']) }),
  ]),
  output: z.strictObject({
    items: z.array(z.strictObject({
      recipientId: Id.describe('The organisation, or the account of a CDA'),
      name: z.string(),
      languages: z.array(Language).describe('What they read, preferred first: of the channel, then of the organisation; may be empty'),
      email: z.email().nullable().describe('Null when there is none with consent: the in-app feed remains'),
    })),
  }),
});

export type NewApiKey = z.infer<typeof NewApiKey>;
export type ApiKey = z.infer<typeof ApiKey>;
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;
