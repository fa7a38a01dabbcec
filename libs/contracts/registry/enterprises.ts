// Enterprises of every size, with what they claim they can make, what is free, and what they did before.
import { z } from 'zod';
import { LastChange } from '../audit.js';
import { Role, defineEvent, defineRequest } from '../message.js';
import {
  CertificationScheme, ClassificationCode, Country, Id, IsoDate, IsoTime, Language, Money, PageQuery, Place, Quantity,
  UnitName, Version, line, pageOf, prose, search,
} from '../values.js';
import { changeOf } from './change.js';
import { PurposeConsent } from './consents.js';
import { likelyDuplicates } from './duplicates.js';

export const EnterpriseSize = z.enum(['self_employed', 'micro', 'small', 'medium', 'large']);
export type EnterpriseSize = z.infer<typeof EnterpriseSize>;

export const Establishment = z.strictObject({
  name: line(100).optional(),
  street: line(200).optional().describe('Street and number as on a letter, e.g. Churchill Road 14'),
  postcode: line(20).optional(),
  ...Place.shape,
}).describe('A site of the enterprise');

export const CapacitySlot = z.strictObject({
  from: IsoDate,
  to: IsoDate.describe('Last day of the period, inclusive'),
  quantity: z.number().min(0).max(1e9).describe('What can be made in the period, in the unit of the capability'),
  booked: z.number().min(0).max(1e9).default(0).describe('The part of it that is taken, same unit'),
});

export const Attribution = z.strictObject({
  accountId: Id,
  role: Role,
  organisationId: Id.optional().describe('The organisation the account acts for'),
  importId: Id.optional().describe('The import it came with'),
}).describe('Whose word it is');
export type Attribution = z.infer<typeof Attribution>;

const asRead = 'Written by the system: what is sent is ignored, so that a list can be sent back as it was read';
/** What the system writes down of a claim or certification, whoever sends it. */
const provenance = {
  statedBy: Attribution.optional().describe(`Who said so; absent when it was the system or is not known. ${asRead}`),
  verifiedBy: Attribution.optional().describe(`The CDA or manager who verified it. ${asRead}`),
  verifiedOn: IsoDate.optional().describe(`When they did. ${asRead}`),
};

/** Most claims of one enterprise, and most periods that the capacity of one is stated for. */
export const mostClaims = 200;
export const mostPeriods = 60;

export const CapabilityClaim = z.strictObject({
  code: ClassificationCode,
  unit: UnitName,
  status: z.enum(['declared', 'verified']).default('declared').describe('Verified only by a CDA or manager; declared again when the '
    + 'enterprise changes unit, evidence, minimum order, lead time or last day, or states more capacity'),
  statedOn: IsoDate.describe('When the claim was made or last confirmed'),
  ...provenance,
  validUntil: IsoDate.optional().describe('Last day on which the claim holds; afterwards it counts as declared and as stale'),
  evidence: prose(1000).optional(),
  minimumOrder: Quantity.optional().describe('Smallest quantity taken, in the unit of the claim'),
  leadTimeDays: z.int().min(0).max(1000).optional().describe('Days from order to delivery'),
  priceHint: Money.optional().describe('Usual price per unit of the claim'),
  capacity: z.array(CapacitySlot).max(mostPeriods).default([]).describe('Empty means unknown, not zero'),
});

export const Certification = z.strictObject({
  scheme: CertificationScheme,
  number: line(100).optional(),
  validUntil: IsoDate.nullable().default(null).describe('Null when it does not run out or is not known'),
  evidence: prose(1000).optional().describe('How it is known, e.g. where the certificate can be looked up'),
  status: z.enum(['declared', 'verified']).optional().describe('Verified only by a CDA or manager; left out: as it is of the same '
    + 'certification, else declared'),
  statedOn: IsoDate.optional().describe('When it was stated; left out: as it is of the same certification, else today'),
  ...provenance,
});

export const Identifier = z.strictObject({
  scheme: z.string().regex(/^[A-Z]{2}-[A-Z0-9_]{1,40}$/).describe('The list it is from, as org-id.guide codes it, e.g. GB-COH, FR-INSEE, '
    + 'XI-LEI; tax numbers: the country and VAT or, in India, GSTIN'),
  id: line(60).describe('The number there; kept without spaces and in capitals'),
  checked: z.boolean().optional().describe(`Whether form and check digits of the scheme were looked at; false where no rule is known. ${asRead}`),
});
export type Identifier = z.infer<typeof Identifier>;

/** Most track records that are kept of one enterprise. */
export const mostTrackRecords = 500;

export const TrackRecord = z.strictObject({
  date: IsoDate,
  codes: z.array(ClassificationCode).max(20).default([]),
  title: line(500),
  buyer: line(200).optional(),
  quantity: Quantity.optional(),
  unit: UnitName.optional(),
  value: Money.optional(),
  onTime: z.boolean().nullable().default(null).describe('Null = not known'),
  rejectedShare: z.number().min(0).max(1).nullable().default(null).describe('Part of the goods rejected, 0 to 1; null = not known'),
  source: line(200).describe('Where this is known from'),
  verifiedBy: line(200).optional()
    .describe('The CDA or manager who looked at the source. Only verified records count towards past '
      + 'performance; towards relevance one of the others counts, a quarter'),
});

const ofChannel = {
  language: Language.optional().describe('Else the first language of the organisation'),
  consent: z.boolean().describe('Whether the person agreed to be written to about linkages; without it nothing is sent. Once a linkage '
    + 'is agreed, the other side is told this address'),
  consentOn: IsoDate.optional().describe('When the person agreed; left out: the day consent is stated first'),
  consents: z.array(PurposeConsent).max(3).optional().describe('The other purposes. One that is not named: `services` and `refresh` are as '
    + '`consent`, `news` is not agreed to. Left out: as they are'),
};
const EmailChannel = z.strictObject({ kind: z.literal('email'), address: z.email().max(254), ...ofChannel });
const PhoneChannel = z.strictObject({
  kind: z.literal('phone').describe('For people to call: nothing is sent there'),
  address: z.string().regex(/^\+[1-9]\d{6,14}$/).describe('E.164, e.g. +251911234567'),
  ...ofChannel,
});
export const ContactChannel = z.discriminatedUnion('kind', [EmailChannel, PhoneChannel]);

const enterpriseFields = {
  name: line(),
  size: EnterpriseSize,
  registered: z.boolean().describe('False for an informal enterprise'),
  homeBased: z.boolean().default(false),
  active: z.boolean().default(true).describe('An enterprise can set false itself; only a CDA or manager can set true again'),
  languages: z.array(Language).max(10).default([]).describe('Languages the enterprise can work in, preferred first; empty = unknown'),
  establishments: z.array(Establishment).max(50).default([]),
  identifiers: z.array(Identifier).max(20).default([]).describe('Numbers that authorities gave it; one is of one enterprise in a cluster'),
  certifications: z.array(Certification).max(50).default([]),
  trackRecords: z.array(TrackRecord).max(mostTrackRecords).default([]),
  contacts: z.array(ContactChannel).max(10).default([]),
  conflictBuyerIds: z.array(Id).max(50).default([]).describe('Buyers that share owners or family with the enterprise'),
  optOutBuyerIds: z.array(Id).max(200).default([]).describe('Buyers the enterprise does not want to work with'),
};

const externalId = line(100).describe('The id the enterprise has in your own list; imports update by it');
export const NewEnterprise = z.strictObject({
  clusterId: Id,
  externalId: externalId.optional(),
  ...enterpriseFields,
  capabilities: z.array(CapabilityClaim).max(mostClaims).default([]),
});
export type NewEnterprise = z.infer<typeof NewEnterprise>;

const { status, capacity: _, validUntil, ...otherOfClaim } = CapabilityClaim.shape;
const { booked, ...otherOfSlot } = CapacitySlot.shape;

/** Every list that is given replaces the whole list; what is left out stays as it is. */
export const EnterpriseChange = changeOf({
  ...enterpriseFields,
  externalId: externalId.nullable(),
  capabilities: z.array(z.strictObject({
    id: Id.optional().describe('Keeps this claim; left out: that of the same code, if there is one'),
    ...otherOfClaim,
    validUntil: validUntil.unwrap().nullable().optional().describe('Last day on which the claim holds; left out: as it is; null: none'),
    status: status.unwrap().optional().describe('Left out: as it is, else declared. Verified only by a CDA or manager'),
    capacity: z.array(z.strictObject({
      ...otherOfSlot,
      booked: booked.unwrap().optional().describe('Left out: as it is for the same period, else 0'),
    })).max(mostPeriods).optional().describe('Left out: as it is; empty means unknown, not zero'),
  })).max(mostClaims),
});
export type EnterpriseChange = z.infer<typeof EnterpriseChange>;

export const Enterprise = z.strictObject({
  id: Id,
  version: Version,
  clusterId: Id,
  externalId: z.string().nullable(),
  ...enterpriseFields,
  capabilities: z.array(z.strictObject({ id: Id, ...CapabilityClaim.shape })),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type Enterprise = z.infer<typeof Enterprise>;

export const MergedEnterprise = z.strictObject({
  id: Id.describe('The id it had; it leads to this enterprise'),
  name: z.string(),
  externalId: z.string().nullable().describe('Imports that name it change this enterprise'),
  into: Id.describe('What it was merged into: this enterprise, or one that was merged later'),
  mergedAt: IsoTime,
  mergedBy: Id.nullable().describe('The account; null: the system'),
  reason: z.string(),
});
export type MergedEnterprise = z.infer<typeof MergedEnterprise>;

export const ShownEnterprise = z.strictObject({
  ...Enterprise.shape, mergedFrom: z.array(MergedEnterprise).describe('Enterprises that were merged into it, the earliest first'),
});
export type ShownEnterprise = z.infer<typeof ShownEnterprise>;

/** Orders of a list; with a minus the last comes first. */
export const enterpriseSorts = ['createdAt', '-createdAt', 'name', '-name', 'updatedAt', '-updatedAt'] as const;
const flag = z.union([z.boolean(), z.stringbool()]);

export const EnterpriseFilter = z.strictObject({
  ...PageQuery.shape,
  clusterId: Id.optional(),
  code: ClassificationCode.optional().describe('Has a claim for this code or one below it'),
  size: EnterpriseSize.optional(),
  active: flag.optional(),
  registered: flag.optional(),
  homeBased: flag.optional(),
  reachable: flag.optional().describe('False: those with no address at which somebody agreed to be written to about linkages'),
  certification: CertificationScheme.optional().describe('Holds a certificate of this scheme, valid or not; any case'),
  country: Country.optional().describe('Has a site in this country, ISO 3166-1 alpha-2'),
  region: Place.shape.region.describe('Has a site in this region, ISO 3166-2'),
  town: line(100).optional().describe('Has a site in this town, any case, with or without accents'),
  updatedSince: IsoTime.refine((time) => time >= '1900' && time < '2201', { message: 'must be between the years 1900 and 2200' }).optional()
    .describe('Registered or changed at this time or later; from 1900 to 2200'),
  sort: z.enum(enterpriseSorts).optional().describe('Order of the list, with a minus the last first; left out: createdAt. '
    + 'Names are compared in Latin letters without accents. Not with q'),
  q: search(100).optional().describe('Words of the name, begun or misspelt, in Latin letters or as written; the most similar names first, '
    + '200 at most'),
});

/** Most enterprises that a search by name gives. */
export const mostFoundByName = 200;

/** An enterprise in a list. */
export const FoundEnterprise = z.strictObject({
  ...Enterprise.shape,
  similarity: z.number().min(0).max(1).optional()
    .describe('With q: the share of the letters searched for that agrees with the name, a little less for further words; 1 = the same words'),
});
export type FoundEnterprise = z.infer<typeof FoundEnterprise>;

export const RegisteredEnterprise = z.strictObject({ ...Enterprise.shape, likelyDuplicates });
export type RegisteredEnterprise = z.infer<typeof RegisteredEnterprise>;

export const RegisterEnterprise = defineRequest({
  owner: 'registry', name: 'RegisterEnterprise', input: NewEnterprise, output: RegisteredEnterprise,
});
export const ChangeEnterprise = defineRequest({
  owner: 'registry', name: 'ChangeEnterprise',
  input: z.strictObject({ id: Id, version: Version, change: EnterpriseChange }), output: Enterprise,
});
export const GetEnterprise = defineRequest({ owner: 'registry', name: 'GetEnterprise', input: z.strictObject({ id: Id }), output: ShownEnterprise });
export const GetEnterpriseLastChange = defineRequest({
  owner: 'registry', name: 'GetEnterpriseLastChange', input: z.strictObject({ id: Id }), output: LastChange,
});
export const FindEnterprises = defineRequest({ owner: 'registry', name: 'FindEnterprises', input: EnterpriseFilter, output: pageOf(FoundEnterprise) });

export const EnterpriseImport = z.strictObject({
  created: z.int(), updated: z.int(), unchanged: z.int(),
  rows: z.int().describe('Data rows read, without the header'),
  warnings: z.array(z.strictObject({ field: z.string().describe('Line and column'), message: z.string() }))
    .describe('What was taken but may be a mistake; the first 200'),
});
export const ImportEnterprises = defineRequest({
  owner: 'registry', name: 'ImportEnterprises',
  input: z.strictObject({ clusterId: Id, csv: z.string().max(512 * 1024).describe('CSV with a header line; all rows or none are taken') }),
  output: EnterpriseImport,
});

const { statedBy: _statedBy, verifiedBy: _verifiedBy, ...ofClaimForMatching } = CapabilityClaim.shape;
export const ClaimForMatching = z.strictObject({ id: Id, ...ofClaimForMatching });
/** What matching needs to know of an enterprise, and no more: no contacts, nobody's accounts. */
export const EnterpriseForMatching = z.strictObject({
  id: Id, version: Version, clusterId: Id, name: z.string(), active: z.boolean(),
  languages: z.array(Language),
  establishments: z.array(z.strictObject({ country: Country, latitude: z.number().optional(), longitude: z.number().optional() })),
  capabilities: z.array(ClaimForMatching),
  certifications: z.array(z.strictObject({ scheme: z.string(), validUntil: IsoDate.nullable() })),
  trackRecords: enterpriseFields.trackRecords,
  conflictBuyerIds: z.array(Id), optOutBuyerIds: z.array(Id),
  formerIds: z.array(Id).optional().describe('Of those merged into it: what happened under them counts as its own. Left out: none'),
  mergedInto: Id.optional().describe('What it is part of now: it is not active and claims nothing. Left out: it stands for itself'),
});
export type EnterpriseForMatching = z.infer<typeof EnterpriseForMatching>;

/** Internal: the system asks, never a person. */
export const DescribeEnterprises = defineRequest({
  owner: 'registry', name: 'DescribeEnterprises',
  input: z.strictObject({ ids: z.array(Id).max(200) }), output: z.strictObject({ items: z.array(EnterpriseForMatching) }),
});
/** Internal: ids and versions of everything, so that a projection can find what it missed. */
export const ListEnterpriseVersions = defineRequest({
  owner: 'registry', name: 'ListEnterpriseVersions',
  input: z.strictObject({ after: Id.nullable(), limit: z.int().max(5000) }),
  output: z.strictObject({ items: z.array(z.strictObject({ id: Id, version: Version })) }),
});

export const EnterpriseRegistered = defineEvent({
  owner: 'registry', name: 'EnterpriseRegistered', payload: z.strictObject({ enterpriseId: Id, version: Version }),
});
export const EnterpriseChanged = defineEvent({
  owner: 'registry', name: 'EnterpriseChanged', payload: z.strictObject({ enterpriseId: Id, version: Version }),
});

export type Establishment = z.infer<typeof Establishment>;
export type CapacitySlot = z.infer<typeof CapacitySlot>;
export type CapabilityClaim = z.infer<typeof CapabilityClaim>;
export type Certification = z.infer<typeof Certification>;
export type TrackRecord = z.infer<typeof TrackRecord>;
export type ContactChannel = z.infer<typeof ContactChannel>;
export type EnterpriseFilter = z.infer<typeof EnterpriseFilter>;
export type EnterpriseImport = z.infer<typeof EnterpriseImport>;
