// A person's data: everything that is held of somebody, and its erasure. A person is an account, an address, or both.
import { z } from 'zod';
import { defineEvent, defineJob, defineRequest, services } from '../message.js';
import { Person, PersonRecord } from '../persons.js';
import { Id, IsoTime, PageQuery, line, pageOf } from '../values.js';
import { Account, ApiKey } from './accounts.js';
import { ConsentRecord } from './consents.js';
import { ContactChannel } from './enterprises.js';

const who = {
  accountId: Id.optional().describe('The account of the person, one that you may see; its e-mail address is then meant as well'),
  address: z.email().max(254).optional().describe('An address of the person. Left out as well as accountId: you yourself'),
};
const oneOf = (choice: { accountId?: string | undefined; address?: string | undefined }) =>
  choice.accountId === undefined || choice.address === undefined;
const onlyOne = { message: 'state accountId or address, not both', path: ['address'] };
export const PersonChoice = z.strictObject(who).refine(oneOf, onlyOne);
export type PersonChoice = z.infer<typeof PersonChoice>;

export const PersonDataWish = z.strictObject({
  ...who, cursor: z.string().max(400).optional().describe('nextCursor of the part before'),
}).refine(oneOf, onlyOne);
export type PersonDataWish = z.infer<typeof PersonDataWish>;

export const PersonData = z.strictObject({
  address: z.string().describe('The address that was looked for'),
  collectedAt: IsoTime,
  accounts: z.array(Account),
  apiKeys: z.array(ApiKey).describe('Without the keys, of which only hashes are kept'),
  contacts: z.array(z.strictObject({ organisationId: Id, organisation: z.string(), contact: ContactChannel }))
    .describe('Where organisations state the address, as far as you may see them'),
  consents: z.array(ConsentRecord).describe('What the person agreed to and took back, newest first; at most 200'),
  importedRows: z.array(z.strictObject({ importId: Id, line: z.int(), cells: z.array(z.string()) }))
    .describe('Rows of imported files that hold the address; at most 50'),
  records: z.array(z.strictObject({ service: z.enum(services), ...PersonRecord.shape }))
    .describe('What each service holds besides: what the accounts did and were told, and where the person is mentioned'),
  nextCursor: z.string().nullable().describe('Send it as `cursor` for the next part of `records`; null on the last'),
});
export type PersonData = z.infer<typeof PersonData>;

export const erasureReasons = ['own_wish', 'left_the_organisation', 'wrong_address', 'other'] as const;
const Stays = z.array(z.strictObject({ what: z.string(), why: z.string() })).describe('What is kept, and why');
const Erased = z.strictObject({
  accounts: z.int().describe('Closed; name and address are removed, the id stays'),
  apiKeys: z.int().describe('Revoked'),
  contacts: z.int().describe('Removed from organisations'),
  consents: z.int().describe('Entries of the history of consents, deleted'),
  importedRows: z.int().describe('Rows of imported files in which the address is replaced'),
});

export const ErasurePlan = z.strictObject({
  address: z.string(), accountIds: z.array(Id), goes: Erased,
  unreachable: z.array(Id).describe('Organisations that nobody could be reached at any more'),
  stays: Stays,
  confirm: z.string().describe('What to send as `confirm` so that it is done'),
});
export type ErasurePlan = z.infer<typeof ErasurePlan>;

export const NewErasure = z.strictObject({
  ...who,
  reason: z.enum(erasureReasons).default('own_wish'),
  confirm: line(300).describe('The word erase, a space and the address of the person: this cannot be undone'),
}).refine(oneOf, onlyOne);
export type NewErasure = z.infer<typeof NewErasure>;

/** Holds neither address nor name: it outlives them. */
export const PersonErasure = z.strictObject({
  id: Id,
  state: z.enum(['under_way', 'done']).describe('`done`: every service has told that it holds nothing any more'),
  accountIds: z.array(Id), clusterIds: z.array(Id).describe('Clusters of the accounts and organisations concerned'),
  reason: z.enum(erasureReasons),
  erased: Erased,
  unreachable: ErasurePlan.shape.unreachable,
  stays: Stays,
  services: z.record(z.enum(services), IsoTime.nullable()).describe('When each service had done its part; null: not yet'),
  requestedBy: Id.nullable().describe('Account'),
  createdAt: IsoTime, finishedAt: IsoTime.nullable(),
});
export type PersonErasure = z.infer<typeof PersonErasure>;

export const CollectPersonData = defineRequest({ owner: 'registry', name: 'CollectPersonData', input: PersonDataWish, output: PersonData });
export const PlanPersonErasure = defineRequest({ owner: 'registry', name: 'PlanPersonErasure', input: PersonChoice, output: ErasurePlan });
export const ErasePerson = defineRequest({ owner: 'registry', name: 'ErasePerson', input: NewErasure, output: PersonErasure });
export const GetPersonErasure = defineRequest({
  owner: 'registry', name: 'GetPersonErasure', input: z.strictObject({ id: Id }), output: PersonErasure,
});
export const ListPersonErasures = defineRequest({
  owner: 'registry', name: 'ListPersonErasures', input: PageQuery, output: pageOf(PersonErasure),
});

/** Internal: by what the person of an erasure is found; empty once it is done, or when an address is somebody else's too. */
export const DescribeErasure = defineRequest({
  owner: 'registry', name: 'DescribeErasure', input: z.strictObject({ id: Id }), output: Person,
});
export const PersonErasureBegan = defineEvent({
  owner: 'registry', name: 'PersonErasureBegan', payload: z.strictObject({ erasureId: Id }),
});
export const EraseFromRegistry = defineJob({ owner: 'registry', name: 'EraseFromRegistry', subject: 'person erasure' });
