// The columns of an import: what a cell may hold, and what it belongs to. People read docs/csv-import.md.
import { EnterpriseSize, Establishment, Identifier } from '#contracts/registry/enterprises.js';
import {
  CertificationScheme, ClassificationCode, Country, Currency, IsoDate, Language, Money, Place, Quantity, UnitName, line,
  prose,
} from '#contracts/values.js';
import { z } from 'zod';

const yesNo = z.stringbool({
  truthy: ['yes', 'true', '1', 'y', 'oui'],
  falsy: ['no', 'false', '0', 'n', 'non'],
});
const numeral = (form: RegExp, example: string) =>
  z.string().regex(form, { message: `must be a number such as ${example}` }).transform(Number);
const decimal = numeral(/^\d+(\.\d+)?$/, '1200 or 12.5');
const degrees = numeral(/^-?\d+(\.\d+)?$/, '9.0123 or -17.45');
const wholeNumber = numeral(/^\d+$/, '14');
const many = (separator: RegExp) =>
  z.string().transform((cell) => cell.split(separator).map((part) => part.trim()).filter(Boolean));

/** Parts between vertical bars; one that belongs to a part has a backslash before it, and so has a backslash. */
const barred = (cell: string): string[] =>
  [...cell.matchAll(/(?:\\[\\|]|[^|])+/g)].map(([part]) => part.trim().replaceAll(/\\([\\|])/g, '$1')).filter(Boolean);

/**
 * `ISO 9001:2015` or, with the last day it is valid, `ISO 9001:2015:2027-12-31`; a colon at the end says that there is none, for
 * a scheme that looks as if it had one.
 */
const certification = z.string().transform((text) => {
  const dated = /^(.+):(\d{4}-\d{2}-\d{2})?$/.exec(text);
  return { scheme: dated?.[1] ?? text, validUntil: dated?.[2] ?? null };
}).pipe(z.strictObject({ scheme: CertificationScheme, validUntil: IsoDate.nullable() }));

/** `GB-COH:01234567`. */
const identifier = z.string().transform((text) => {
  const [scheme = '', ...id] = text.split(':');
  return { scheme: scheme.trim(), id: id.join(':').trim() };
}).pipe(Identifier.pick({ scheme: true, id: true }));

/** `owner` says what a column describes: the enterprise, one of its capabilities, a period of capacity, or what it did before. */
export const columns = {
  external_id: { owner: 'enterprise', read: line(100) },
  name: { owner: 'enterprise', read: line() },
  size: { owner: 'enterprise', read: EnterpriseSize },
  registered: { owner: 'enterprise', read: yesNo },
  home_based: { owner: 'enterprise', read: yesNo },
  active: { owner: 'enterprise', read: yesNo },
  languages: { owner: 'enterprise', read: many(/[\s|]+/).pipe(z.array(Language).max(10)) },
  country: { owner: 'enterprise', read: Country },
  region: { owner: 'enterprise', read: Place.shape.region.unwrap() },
  town: { owner: 'enterprise', read: Place.shape.town.unwrap() },
  latitude: { owner: 'enterprise', read: degrees.pipe(Place.shape.latitude.unwrap()) },
  longitude: { owner: 'enterprise', read: degrees.pipe(Place.shape.longitude.unwrap()) },
  street: { owner: 'enterprise', read: Establishment.shape.street.unwrap() },
  postcode: { owner: 'enterprise', read: Establishment.shape.postcode.unwrap() },
  email: { owner: 'enterprise', read: z.email().max(254) },
  email_language: { owner: 'enterprise', read: Language },
  email_consent: { owner: 'enterprise', read: yesNo },
  phone: { owner: 'enterprise', read: line(40) },
  phone_language: { owner: 'enterprise', read: Language },
  phone_consent: { owner: 'enterprise', read: yesNo },
  identifiers: { owner: 'enterprise', read: many(/\|/).pipe(z.array(identifier).max(20)) },
  certifications: { owner: 'enterprise', read: z.string().transform(barred).pipe(z.array(certification).max(50)) },

  capability_code: { owner: 'capability', read: ClassificationCode },
  capability_unit: { owner: 'capability', read: UnitName },
  capability_status: { owner: 'capability', read: z.enum(['declared', 'verified']) },
  stated_on: { owner: 'capability', read: IsoDate },
  claim_valid_until: { owner: 'capability', read: IsoDate },
  evidence: { owner: 'capability', read: prose(1000) },
  minimum_order: { owner: 'capability', read: decimal.pipe(Quantity) },
  lead_time_days: { owner: 'capability', read: wholeNumber.pipe(z.int().max(1000)) },
  price_amount: { owner: 'capability', read: decimal.pipe(Money.shape.amount) },
  price_currency: { owner: 'capability', read: Currency },

  capacity_from: { owner: 'capacity', read: IsoDate },
  capacity_to: { owner: 'capacity', read: IsoDate },
  capacity_quantity: { owner: 'capacity', read: decimal.pipe(z.number().max(1e9)) },
  capacity_booked: { owner: 'capacity', read: decimal.pipe(z.number().max(1e9)) },

  record_date: { owner: 'record', read: IsoDate },
  record_title: { owner: 'record', read: line(500) },
  record_source: { owner: 'record', read: line() },
  record_codes: { owner: 'record', read: many(/[\s|]+/).pipe(z.array(ClassificationCode).max(20)) },
  record_buyer: { owner: 'record', read: line() },
  record_quantity: { owner: 'record', read: decimal.pipe(Quantity) },
  record_unit: { owner: 'record', read: UnitName },
  record_value: { owner: 'record', read: decimal.pipe(Money.shape.amount) },
  record_currency: { owner: 'record', read: Currency },
  record_on_time: { owner: 'record', read: yesNo },
  record_rejected_share: { owner: 'record', read: decimal.pipe(z.number().max(1)) },
  record_verified_by: { owner: 'record', read: line() },
  record_repeat: { owner: 'record', read: wholeNumber.pipe(z.int().min(2).max(500)) },
} as const satisfies Record<string, { owner: Owner; read: z.ZodType }>;

export type Owner = 'enterprise' | 'capability' | 'capacity' | 'record';
export type ColumnName = keyof typeof columns;
/** What the cells of a row hold; an empty cell holds nothing. */
export type Cells = { [C in ColumnName]?: z.infer<(typeof columns)[C]['read']> };

/** Columns that other organisations have too. */
export type OrganisationColumn =
  | 'country' | 'region' | 'town' | 'latitude' | 'longitude' | 'street' | 'postcode'
  | 'email' | 'email_language' | 'email_consent' | 'phone' | 'phone_language' | 'phone_consent';

export const columnNames = Object.keys(columns) as ColumnName[];
export const columnsOf = (owner: Owner): ColumnName[] =>
  columnNames.filter((name) => columns[name].owner === owner);
export const requiredColumns = ['external_id', 'name', 'size', 'registered'] as const satisfies ColumnName[];
