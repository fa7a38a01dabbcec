// Accounts, their roles and API keys; and who can be written to on behalf of an organisation.
import { z } from 'zod';
import { Actor, Role, defineEvent, defineRequest } from '../message.js';
import { ApiScope } from '../scopes.js';
import { Id, IsoTime, Language, PageQuery, Version, line, pageOf } from '../values.js';
import { Purpose } from './consents.js';

export const NewAccount = z.strictObject({
  name: line(),
  email: z.email().max(254),
  role: Role,
  organisationId: Id.nullable().default(null).describe('The buyer, enterprise or provider; required for those roles, null for the others'),
  clusterIds: z.array(Id).max(50).default([]).describe('Clusters the account is limited to; empty: all of them for an admin, those of the organisation for a buyer, enterprise or provider'),
  language: Language.optional(),
});
export type NewAccount = z.infer<typeof NewAccount>;
export const Account = z.strictObject({
  id: Id, version: Version, ...NewAccount.shape, language: Language.nullable(), createdAt: IsoTime,
  active: z.boolean().describe('The keys of an account that is not active open nothing'),
});
export type Account = z.infer<typeof Account>;

/** What is left out stays as it is. Its role and organisation an account keeps for good. */
export const AccountChange = z.strictObject({
  name: line().optional(),
  email: z.email().max(254).optional(),
  language: Language.nullable().optional(),
  active: z.boolean().optional().describe('By a manager or admin of its clusters, never by the account itself'),
  clusterIds: NewAccount.shape.clusterIds.unwrap().optional()
    .describe('By a manager or admin of these and the earlier clusters; an account of an organisation follows that'),
});
export type AccountChange = z.infer<typeof AccountChange>;

export const NewApiKey = z.strictObject({
  label: line(100),
  expiresAt: IsoTime.optional().describe('At most two years from now; default: one year from now'),
  scopes: z.array(ApiScope).min(1).max(60).optional()
    .describe('What the key opens, of what the account may; at most what the credential opens that asks; when left out exactly that, '
      + 'without erasing persons'),
});
export const ApiKey = z.strictObject({
  id: Id, accountId: Id, label: z.string(), prefix: z.string().describe('First characters, to recognise the key'),
  scopes: z.array(ApiScope).describe('What it opens: `read` and `write` are everything the account may but erase persons'),
  createdAt: IsoTime, expiresAt: IsoTime, revokedAt: IsoTime.nullable(), lastUsedAt: IsoTime.nullable().describe('To the minute'),
});
export const IssuedApiKey = z.strictObject({ ...ApiKey.shape, key: z.string().describe('Shown this once; send as Authorization: Bearer') });

export const CreateAccount = defineRequest({ owner: 'registry', name: 'CreateAccount', input: NewAccount, output: Account });
export const ChangeAccount = defineRequest({
  owner: 'registry', name: 'ChangeAccount', input: z.strictObject({ id: Id, version: Version, change: AccountChange }), output: Account,
});
export const GetAccount = defineRequest({ owner: 'registry', name: 'GetAccount', input: z.strictObject({ id: Id }), output: Account });
export const ListAccounts = defineRequest({
  owner: 'registry', name: 'ListAccounts',
  input: z.strictObject({ ...PageQuery.shape, clusterId: Id.optional(), role: Role.optional() }), output: pageOf(Account),
});
/** As much of the account of a colleague as is needed to say who it was. */
export const Colleague = z.strictObject({
  id: Id, name: z.string(), role: z.enum(['cda', 'manager', 'admin']), active: z.boolean().describe('False: the account is closed'),
});
export type Colleague = z.infer<typeof Colleague>;
export const ListColleagues = defineRequest({
  owner: 'registry', name: 'ListColleagues', input: PageQuery, output: pageOf(Colleague),
});
/** It was made, changed, opened, closed or moved. */
export const AccountChanged = defineEvent({
  owner: 'registry', name: 'AccountChanged',
  payload: z.strictObject({
    accountId: Id, version: Version, role: Role, clusterIds: z.array(Id).describe('Empty for an admin of all clusters'),
    formerClusterIds: z.array(Id).describe('Before the change; as `clusterIds` where it was not moved'),
  }),
});
export const CreateApiKey = defineRequest({
  owner: 'registry', name: 'CreateApiKey', input: z.strictObject({
    accountId: Id, key: NewApiKey, within: z.array(ApiScope).optional().describe('What the credential opens that asks; everything when left out'),
  }), output: IssuedApiKey,
});
export const ListApiKeys = defineRequest({
  owner: 'registry', name: 'ListApiKeys', input: z.strictObject({ ...PageQuery.shape, accountId: Id }), output: pageOf(ApiKey),
});
export const GetApiKey = defineRequest({
  owner: 'registry', name: 'GetApiKey', input: z.strictObject({ accountId: Id, keyId: Id }), output: ApiKey,
});
export const RevokeApiKey = defineRequest({
  owner: 'registry', name: 'RevokeApiKey', input: z.strictObject({ accountId: Id, keyId: Id }), output: ApiKey,
});

/** Internal: the gateway resolves a credential. Errors: credential_invalid, credential_expired. */
export const Authenticate = defineRequest({
  owner: 'registry', name: 'Authenticate',
  input: z.strictObject({ keyHash: z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the presented key, hex') }),
  output: z.strictObject({ actor: Actor, name: z.string(), language: Language.nullable(), expiresAt: IsoTime, scopes: z.array(ApiScope) }),
});

/** Internal: whom to tell, and where. Only channels with consent for the purpose are returned. */
export const FindRecipients = defineRequest({
  owner: 'registry', name: 'FindRecipients',
  input: z.union([
    z.strictObject({ organisationId: Id, purpose: Purpose.optional().describe('Left out: linkages') }),
    z.strictObject({ clusterId: Id, role: z.enum(['cda']) }),
  ]),
  output: z.strictObject({
    items: z.array(z.strictObject({
      recipientId: Id.describe('The organisation, or the account of a CDA'),
      name: z.string(),
      languages: z.array(Language).describe('What they read, preferred first: of the channel, then of the organisation; may be empty'),
      email: z.email().nullable().describe('Null when there is none with consent: the in-app feed remains'),
      withdrawToken: z.string().optional().describe('Of the link by which the consent for this purpose is taken back; left out where there is none to take back'),
    })),
  }),
});

/** Internal to the gateway, for those who work for a cluster: how recipients are called. Ids of nobody are left out. */
export const NameRecipients = defineRequest({
  owner: 'registry', name: 'NameRecipients',
  input: z.strictObject({ ids: z.array(Id).min(1).max(200) }),
  output: z.strictObject({
    items: z.array(z.strictObject({ id: Id, kind: z.enum(['enterprise', 'buyer', 'provider', 'account']), name: z.string() })),
  }),
});

/** Internal: who is meant by some ids. Of an enterprise that was merged, and of the one that it is part of now, every id of both; any other id stands for itself. */
export const FindOrganisationIds = defineRequest({
  owner: 'registry', name: 'FindOrganisationIds',
  input: z.strictObject({ ids: z.array(Id).min(1).max(10) }),
  output: z.strictObject({ ids: z.array(Id).describe('Each once, those asked about among them') }),
});

export type NewApiKey = z.infer<typeof NewApiKey>;
export type ApiKey = z.infer<typeof ApiKey>;
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;
