// How people sign in: passwords, the links that set them, sessions, and identities of a provider.
import { z } from 'zod';
import { Actor, defineEvent, defineJob, defineRequest } from '../message.js';
import { Id, IsoTime, Language, PageQuery, pageOf } from '../values.js';

const address = z.email().max(254);
/** As it is typed; how long it must be and what it must not be is checked with the account, which knows more. */
const password = z.string().min(1).max(256).describe('12 to 128 characters, any of Unicode; spaces count');
/** SHA-256 of a random token, hex: tokens themselves never leave the process that reads or makes them. */
const tokenHash = z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the presented token, hex');
/** 32 random bytes in base64url. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/).describe('The end of the link in the e-mail, after #');

export const NewSession = z.strictObject({ email: address, password });
export type NewSession = z.infer<typeof NewSession>;
export const NewPassword = z.strictObject({ token: linkToken, password });
export type NewPassword = z.infer<typeof NewPassword>;
export const PasswordChange = z.strictObject({ currentPassword: password, newPassword: password });
export type PasswordChange = z.infer<typeof PasswordChange>;
export const PasswordReset = z.strictObject({ email: address });
export type PasswordReset = z.infer<typeof PasswordReset>;

export const Session = z.strictObject({
  id: Id, accountId: Id,
  userAgent: z.string().nullable().describe('What the browser called itself when it signed in'),
  method: z.enum(['password', 'oidc']).describe('How it was signed in'),
  createdAt: IsoTime, lastSeenAt: IsoTime.describe('To the minute'),
  expiresAt: IsoTime.describe('When it ends at the latest; after 12 hours without a request it ends earlier'),
  current: z.boolean().describe('Whether this is the session that asks'),
});
export type Session = z.infer<typeof Session>;

/** What the gateway knows of who is about to sign in; it makes the tokens itself and tells their hashes only. */
export const Visitor = z.strictObject({
  network: z.string().max(100).describe('The IPv4 address or the IPv6 /64'),
  userAgent: z.string().max(300).nullable(),
  deviceHash: tokenHash.describe('Of the device cookie, a new one where the browser has none'),
  sessionHash: tokenHash.describe('Of the session cookie that the browser gets'),
  formerHash: tokenHash.nullable().describe('Of the session cookie it has had: that session ends'),
});
export type Visitor = z.infer<typeof Visitor>;

/** Internal: signs in. Errors: sign_in_refused, whatever the reason. */
export const OpenSession = defineRequest({
  owner: 'registry', name: 'OpenSession', input: z.strictObject({ ...NewSession.shape, visitor: Visitor }), output: Session,
});
/** Internal: signs in who an identity provider vouches for. Errors: sign_in_refused. */
export const OpenSessionByIdentity = defineRequest({
  owner: 'registry', name: 'OpenSessionByIdentity',
  input: z.strictObject({
    issuer: z.string().min(1).max(500), subject: z.string().min(1).max(255),
    email: address.nullable().describe('Null unless the provider says that it is verified'), visitor: Visitor,
  }),
  output: Session,
});
/** Internal: the gateway resolves a session cookie. Errors: credential_invalid, credential_expired. */
export const RecogniseSession = defineRequest({
  owner: 'registry', name: 'RecogniseSession',
  input: z.strictObject({ tokenHash, isUse: z.boolean().optional().describe('False only looks: the session runs out as if nobody had asked. Left out: true') }),
  output: z.strictObject({ actor: Actor, name: z.string(), language: Language.nullable(), expiresAt: IsoTime, sessionId: Id }),
});

const ofAccount = { accountId: Id, currentId: Id.nullable().describe('The session that asks; null when a key asks') };
export const ListSessions = defineRequest({
  owner: 'registry', name: 'ListSessions', input: z.strictObject({ ...PageQuery.shape, ...ofAccount }), output: pageOf(Session),
});
export const EndSession = defineRequest({
  owner: 'registry', name: 'EndSession', input: z.strictObject({ ...ofAccount, sessionId: Id }), output: Session,
});
export const EndedSessions = z.strictObject({ ended: z.int().min(0).describe('How many sessions ended') });
export type EndedSessions = z.infer<typeof EndedSessions>;
export const EndSessions = defineRequest({
  owner: 'registry', name: 'EndSessions', input: z.strictObject(ofAccount), output: EndedSessions,
});

/** Errors: sign_in_refused for a wrong current password, body_invalid for a new one that is not allowed. */
export const ChangePassword = defineRequest({
  owner: 'registry', name: 'ChangePassword',
  input: z.strictObject({
    ...PasswordChange.shape, visitor: Visitor, currentId: Id.nullable().describe('The session that asks; it goes on under sessionHash'),
  }),
  output: EndedSessions,
});
/** Errors: link_invalid, link_expired, body_invalid, already_exists. */
export const SetPassword = defineRequest({
  owner: 'registry', name: 'SetPassword', input: z.strictObject({ tokenHash, password, visitor: Visitor }),
  output: z.strictObject({ accountId: Id }),
});

export const PasswordLink = z.strictObject({
  id: Id, accountId: Id, purpose: z.enum(['invitation', 'reset']), createdAt: IsoTime, expiresAt: IsoTime,
});
export type PasswordLink = z.infer<typeof PasswordLink>;
export const InviteToSignIn = defineRequest({
  owner: 'registry', name: 'InviteToSignIn', input: z.strictObject({ accountId: Id }), output: PasswordLink,
});
export const Accepted = z.strictObject({ accepted: z.literal(true).describe('The same whether or not there is such an account') });
export const RequestPasswordReset = defineRequest({
  owner: 'registry', name: 'RequestPasswordReset', input: PasswordReset, output: Accepted,
});
export const ResolvePasswordReset = defineJob({
  owner: 'registry', name: 'ResolvePasswordReset', subject: 'the id of a request for a reset link',
});

export const PasswordLinkMade = defineEvent({
  owner: 'registry', name: 'PasswordLinkMade',
  payload: z.strictObject({ linkId: Id, accountId: Id, purpose: PasswordLink.shape.purpose }),
});
/** Internal: makes a secret of a link at the moment its e-mail is written; written again, either opens it, once. */
export const IssuePasswordLink = defineRequest({
  owner: 'registry', name: 'IssuePasswordLink', input: z.strictObject({ linkId: Id }),
  output: z.strictObject({
    name: z.string(), email: z.string(), language: Language.nullable(), purpose: PasswordLink.shape.purpose, expiresAt: IsoTime,
    token: linkToken,
  }).nullable().describe('Null when the link is used, over, or of an account that is not active'),
});
