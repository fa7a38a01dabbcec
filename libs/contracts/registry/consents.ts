// What people agreed to be written to about, for each address and purpose; every change of it is kept.
import { z } from 'zod';
import { defineRequest } from '../message.js';
import { Id, IsoDate, IsoTime, PageQuery, pageOf } from '../values.js';

export const purposes = ['linkages', 'services', 'refresh', 'news'] as const;
export const Purpose = z.enum(purposes).describe('What somebody is written to about: `linkages` orders and introductions, `services` courses '
  + 'and other services, `refresh` questions whether what is known of the organisation still holds, `news` of the cluster');
export type Purpose = z.infer<typeof Purpose>;

/** What a contact channel states of the purposes besides linkages, which have fields of their own. */
export const PurposeConsent = z.strictObject({
  purpose: Purpose.exclude(['linkages']),
  agreed: z.boolean(),
  on: IsoDate.optional().describe('When the person said so; left out: the day it is stated first'),
});
export type PurposeConsent = z.infer<typeof PurposeConsent>;

export const ConsentSource = z.enum(['self', 'staff', 'import', 'link', 'system'])
  .describe('How it was noted: by the organisation itself, by a CDA, manager or admin who was told, from an imported file, by the link in '
    + 'an e-mail; `system`: it was known before there was a history');
export type ConsentSource = z.infer<typeof ConsentSource>;

export const ConsentRecord = z.strictObject({
  id: Id, organisationId: Id,
  address: z.string().describe('The address it is about'),
  purpose: Purpose,
  agreed: z.boolean().describe('False: the person took consent back, or the address was removed'),
  agreedOn: IsoDate.nullable().describe('When the person agreed, as far as known; null where agreed is false'),
  source: ConsentSource,
  accountId: Id.nullable().describe('Who noted it; null for the system and for the link in an e-mail'),
  notedAt: IsoTime,
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

export const ListConsents = defineRequest({
  owner: 'registry', name: 'ListConsents',
  input: z.strictObject({
    ...PageQuery.shape, organisationId: Id.describe('An enterprise, buyer or provider'), purpose: Purpose.optional(),
  }),
  output: pageOf(ConsentRecord),
});

const ConsentByLink = z.strictObject({
  organisation: z.string().describe('Name of the organisation whose address it is'),
  purpose: Purpose,
  agreed: z.boolean().describe('Whether e-mails about it are sent to the address'),
});
const byToken = z.strictObject({ token: z.string().max(200) });

/** Internal: what the link at the end of an e-mail is about. Error: link_invalid. */
export const ShowConsentByLink = defineRequest({ owner: 'registry', name: 'ShowConsentByLink', input: byToken, output: ConsentByLink });
/** Internal: whoever holds the link takes the consent of its address and purpose back; a second time changes nothing. */
export const WithdrawConsentByLink = defineRequest({
  owner: 'registry', name: 'WithdrawConsentByLink', input: byToken, output: ConsentByLink,
});
