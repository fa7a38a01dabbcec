// Values that several messages share: ids, money, quantities, places, pages.
import { z } from 'zod';

export const Id = z.uuid().describe('UUID; ids sort by creation time');
const oneId = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** In a query, for a list of what is known by id: whoever asks for one of each asks very often. */
export const SomeIds = z.string().regex(new RegExp(`^${oneId}(,${oneId}){0,99}$`), 'must be one or more ids, at most 100, separated by commas')
  .describe('Only these: one id, or several separated by commas, at most 100');
export const IsoDate = z.iso.date({ abort: true })
  // Postgres has no year 0, and a date of another century is a typing error.
  .refine((date) => date >= '1900-01-01' && date <= '2200-12-31', { message: 'must be between 1900-01-01 and 2200-12-31' })
  .describe('ISO 8601 date from 1900-01-01 to 2200-12-31, e.g. 2027-01-15');
export const IsoTime = z.iso.datetime({ offset: true }).describe('ISO 8601 instant with offset');
export const Version = z.int().min(1).describe('Counts the changes; send it back as If-Match to change what you saw');

// Control characters never belong into names and texts; line breaks and tabs do in long texts.
const noControls = (pattern: RegExp) => (value: string) => !pattern.test(value);
/** Words to search for: one line, or nothing. */
export const search = (max: number) =>
  z.string().trim().max(max)
    // eslint-disable-next-line no-control-regex
    .refine(noControls(/[\u0000-\u001f\u007f]/), { message: 'must be one line without control characters' });
/** A one-line text of 1 to `max` characters. */
export const line = (max = 200) => search(max).min(1);
/** A longer text that may have line breaks. */
export const prose = (max = 4000) =>
  z.string().trim().max(max)
    // eslint-disable-next-line no-control-regex
    .refine(noControls(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/), { message: 'has control characters' });

export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).describe('BCP-47 language tag, e.g. fr or am');
export const Country = z.string().regex(/^[A-Z]{2}$/).describe('ISO 3166-1 alpha-2 country code');
export const Currency = z.string().regex(/^[A-Z]{3}$/).describe('ISO 4217 currency code');
export const ClassificationCode = z.string().regex(/^[A-Za-z0-9._-]{1,32}$/).describe('Code of the classification in use, see GET /v1/codes');
export const SomeCodes = z.string().regex(/^[A-Za-z0-9._-]{1,32}(,[A-Za-z0-9._-]{1,32}){0,99}$/, 'must be one or more codes, at most 100, separated by commas')
  .describe('Exactly these codes, whatever `q` and `limit` say: one, or several separated by commas, at most 100');
export const UnitName = z.string().trim().min(1).max(20).describe('UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …)');
/** Above 0 by an amount that somebody can mean: what is accepted can also be computed. */
export const smallest = 0.000001;
export const positive = () => z.number().min(smallest, `must be at least ${smallest.toFixed(6)}`);
export const Quantity = positive().max(1e9).describe('In the unit stated beside it');

export const Money = z.strictObject({
  amount: positive().max(1e12).describe('In units of the currency, not cents'),
  currency: Currency,
});
export type Money = z.infer<typeof Money>;

export const Place = z.strictObject({
  country: Country,
  region: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/).optional().describe('ISO 3166-2'),
  town: line(100).optional(),
  latitude: z.number().min(-90).max(90).optional().describe('Degrees, WGS 84'),
  longitude: z.number().min(-180).max(180).optional().describe('Degrees, WGS 84'),
});
export type Place = z.infer<typeof Place>;

export const CertificationScheme = line(60).describe('Scheme name, e.g. ISO 9001, OEKO-TEX, GOTS, SA8000');

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Items per page, 1 to 200'),
  cursor: z.string().max(400).optional().describe('nextCursor of the page before'),
});

/** A page of items; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable().describe('Pass as ?cursor= for the next page; null on the last') });

/** What each service is asked by the page that begins a day. */
export const ChangesQuery = z.strictObject({
  since: IsoTime.describe('The last visit; at most 90 days ago, an earlier one counts as that'),
  clusterId: Id.optional().describe('Only of this cluster; left out: of all that you work for'),
});

export type ChangesQuery = z.infer<typeof ChangesQuery>;
export type Id = z.infer<typeof Id>;
export type IsoDate = z.infer<typeof IsoDate>;
export type IsoTime = z.infer<typeof IsoTime>;
export type Version = z.infer<typeof Version>;
export type Language = z.infer<typeof Language>;
export type Country = z.infer<typeof Country>;
export type Currency = z.infer<typeof Currency>;
export type ClassificationCode = z.infer<typeof ClassificationCode>;
export type UnitName = z.infer<typeof UnitName>;
export type Quantity = z.infer<typeof Quantity>;
export type PageQuery = z.infer<typeof PageQuery>;
