// The form of an enterprise: what stands in its fields, and what is sent of it.
import type { UseFormReturn } from 'react-hook-form';
import type { Schemas } from '../api/client.js';
import type { Enterprise } from './enterprise.js';

export interface ClaimValues {
  id?: string;
  code: string;
  unit: string;
  status: 'declared' | 'verified';
  minimumOrder: string;
  leadTimeDays: string;
  priceAmount: string;
  priceCurrency: string;
  validUntil: string;
  evidence: string;
}

export interface RecordValues {
  date: string;
  title: string;
  buyer: string;
  codes: string[];
  quantity: string;
  unit: string;
  valueAmount: string;
  valueCurrency: string;
  onTime: '' | 'yes' | 'no';
  rejectedPercent: string;
  source: string;
  verifiedBy: string;
}

export interface FormValues {
  name: string;
  externalId: string;
  size: Schemas['EnterpriseSize'];
  registered: boolean;
  homeBased: boolean;
  /** Tags, preferred first. */
  languages: string[];
  establishments: { name: string; street: string; postcode: string; town: string; region: string; country: string; latitude: string; longitude: string }[];
  capabilities: ClaimValues[];
  certifications: { scheme: string; number: string; validUntil: string; status: 'declared' | 'verified'; evidence: string }[];
  identifiers: { scheme: string; number: string }[];
  /** `consent`: to orders and introductions; `about`: what else the person agreed to. */
  contacts: { kind: 'email' | 'phone'; address: string; language: string; consent: boolean; about: OtherPurpose[] }[];
  trackRecords: RecordValues[];
  optOutBuyerIds: string[];
  conflictBuyerIds: string[];
}

/** What a part of the form is given. */
export interface PartProps {
  form: UseFormReturn<FormValues>;
  /** What the API finds wrong, by field. */
  problems: Record<string, string>;
}

type Contact = Enterprise['contacts'][number];
export const otherPurposes = ['services', 'refresh', 'news'] as const;
export type OtherPurpose = (typeof otherPurposes)[number];

/** What else somebody agreed to be written to about; what was never named goes with the consent, but news. */
export const agreedOf = ({ consent, consents = [] }: Pick<Contact, 'consent' | 'consents'>): OtherPurpose[] =>
  otherPurposes.filter((each) => consents.find(({ purpose }) => purpose === each)?.agreed ?? (consent && each !== 'news'));

type Sent = Omit<Schemas['EnterpriseChange'], 'active'>;

/** Who sends it: what is verified, and conflicts of interest, only those state who work for the cluster. */
export interface Sender {
  today: string;
  verifies: boolean;
}

export const emptySite = { name: '', street: '', postcode: '', town: '', region: '', country: '', latitude: '', longitude: '' };
export const emptyClaim: ClaimValues = {
  code: '', unit: '', status: 'declared', minimumOrder: '', leadTimeDays: '', priceAmount: '', priceCurrency: '', validUntil: '', evidence: '',
};
export const emptyRecord: RecordValues = {
  date: '', title: '', buyer: '', codes: [], quantity: '', unit: '', valueAmount: '', valueCurrency: '', onTime: '', rejectedPercent: '', source: '', verifiedBy: '',
};
export const emptyForm: FormValues = {
  name: '', externalId: '', size: 'micro', registered: true, homeBased: false, languages: [], establishments: [emptySite], capabilities: [], certifications: [],
  identifiers: [], contacts: [], trackRecords: [], optOutBuyerIds: [], conflictBuyerIds: [],
};

const text = (value: string | number | null | undefined): string => value === null || value === undefined ? '' : String(value);
/** Without what was left empty. */
const stated = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)) as
  { [K in keyof T]?: Exclude<T[K], '' | undefined> };
const number = (value: string): number | undefined => value.trim() === '' ? undefined : Number(value);

export const formOf = (enterprise: Enterprise): FormValues => ({
  name: enterprise.name, externalId: text(enterprise.externalId), size: enterprise.size, registered: enterprise.registered, homeBased: enterprise.homeBased,
  languages: enterprise.languages,
  establishments: enterprise.establishments.map((site) => ({
    name: text(site.name), street: text(site.street), postcode: text(site.postcode), town: text(site.town), region: text(site.region), country: site.country,
    latitude: text(site.latitude), longitude: text(site.longitude),
  })),
  capabilities: enterprise.capabilities.map((claim) => ({
    id: claim.id, code: claim.code, unit: claim.unit, status: claim.status, minimumOrder: text(claim.minimumOrder), leadTimeDays: text(claim.leadTimeDays),
    priceAmount: text(claim.priceHint?.amount), priceCurrency: text(claim.priceHint?.currency), validUntil: text(claim.validUntil), evidence: text(claim.evidence),
  })),
  certifications: enterprise.certifications.map((each) => ({
    scheme: each.scheme, number: text(each.number), validUntil: text(each.validUntil), status: each.status ?? 'declared', evidence: text(each.evidence),
  })),
  identifiers: enterprise.identifiers.map(({ scheme, id }) => ({ scheme, number: id })),
  contacts: enterprise.contacts.map(({ consents, ...contact }) => ({
    kind: contact.kind, address: contact.address, language: text(contact.language), consent: contact.consent, about: agreedOf({ ...contact, consents }),
  })),
  trackRecords: enterprise.trackRecords.map(recordValues), optOutBuyerIds: enterprise.optOutBuyerIds, conflictBuyerIds: enterprise.conflictBuyerIds,
});

function recordValues(record: Enterprise['trackRecords'][number]): RecordValues {
  const { date, title, buyer, codes = [], quantity, unit, value, onTime, rejectedShare, source, verifiedBy } = record;
  return {
    date, title, buyer: text(buyer), codes, quantity: text(quantity), unit: text(unit), valueAmount: text(value?.amount), valueCurrency: text(value?.currency),
    onTime: onTime === null ? '' : onTime ? 'yes' : 'no', rejectedPercent: rejectedShare === null ? '' : String(Number((rejectedShare * 100).toFixed(8))), source, verifiedBy: text(verifiedBy),
  };
}

/** Everything that stands in the form as the API takes it. `before`: the enterprise as it was; what nobody touched of a claim or contact stays. */
export function sentOf(values: FormValues, before: Enterprise | null, { today, verifies }: Sender): Required<Sent> {
  const earlier = before === null ? null : formOf(before);
  return {
    name: values.name, externalId: values.externalId.trim() || null, size: values.size, registered: values.registered, homeBased: values.homeBased,
    languages: values.languages,
    establishments: values.establishments.map(({ country, latitude, longitude, ...site }) => ({
      ...stated(site), country: country.trim().toUpperCase(), ...stated({ latitude: number(latitude), longitude: number(longitude) }),
    })),
    capabilities: values.capabilities.map((claim) => claimOf(claim, before, earlier, today)),
    certifications: values.certifications.map(({ scheme, status, validUntil, evidence, number: no }) =>
      ({ scheme, ...(verifies ? { status } : {}), ...stated({ number: no, evidence }), validUntil: validUntil || null })),
    identifiers: values.identifiers.map(({ scheme, number: id }) => ({ scheme: scheme.trim().toUpperCase(), id })),
    contacts: values.contacts.map((contact) => contactOf(contact, before)),
    trackRecords: values.trackRecords.map((record) => recordOf(record, before)), optOutBuyerIds: values.optOutBuyerIds, conflictBuyerIds: values.conflictBuyerIds,
  };
}

function contactOf({ kind, address, language, consent, about }: FormValues['contacts'][number], before: Enterprise | null): Contact {
  const known = before?.contacts.find((each) => each.kind === kind && each.address === address);
  const { consentOn, consents, language: _, ...others } = known ?? {};
  const isSaid = agreedOf({ consent, consents }).join() !== about.join();
  return {
    ...others, ...(isSaid ? { consents: otherPurposes.map((purpose) => purposeOf(purpose, about.includes(purpose), consents)) } : consents === undefined ? {} : { consents }),
    // Consent that is given now is of today.
    ...(known?.consent === consent && consentOn !== undefined ? { consentOn } : {}), kind, address, consent, ...stated({ language }),
  };
}

/** What was said before keeps its day. */
function purposeOf(purpose: OtherPurpose, agreed: boolean, before: Contact['consents']): NonNullable<Contact['consents']>[number] {
  const known = before?.find((each) => each.purpose === purpose);
  return known?.agreed === agreed ? known : { purpose, agreed };
}

/** A claim that says something new is stated today; one that does not keeps its day. */
function claimOf(claim: ClaimValues, before: Enterprise | null, earlier: FormValues | null, today: string): NonNullable<Sent['capabilities']>[number] {
  const { id, code, unit, status, minimumOrder, leadTimeDays, priceAmount, priceCurrency, validUntil, evidence } = claim;
  const known = before?.capabilities.find((each) => each.id === id);
  // Left out it stays as it is, and is declared again where the enterprise changes what was verified.
  const isStated = status !== (known?.status ?? 'declared');
  const isSame = known !== undefined && JSON.stringify(earlier?.capabilities.find((each) => each.id === id)) === JSON.stringify(claim);
  return {
    ...(id === undefined ? {} : { id }), code, unit, ...(isStated ? { status } : {}), statedOn: isSame ? known.statedOn : today,
    ...stated({ minimumOrder: number(minimumOrder), leadTimeDays: number(leadTimeDays), evidence }),
    ...(priceAmount.trim() === '' ? {} : { priceHint: { amount: Number(priceAmount), currency: priceCurrency.trim().toUpperCase() } }),
    ...(validUntil === '' ? { validUntil: null } : { validUntil }),
  };
}

/** A record that nobody touched goes back to the letter: a verified one may not be changed otherwise. */
function recordOf(record: RecordValues, before: Enterprise | null): NonNullable<Sent['trackRecords']>[number] {
  const own = JSON.stringify(record);
  const known = before?.trackRecords.find((each) => JSON.stringify(recordValues(each)) === own);
  if (known !== undefined) return known;
  const { date, title, codes, buyer, quantity, unit, valueAmount, valueCurrency, onTime, rejectedPercent, source, verifiedBy } = record;
  return {
    date, title: title.trim(), codes, onTime: onTime === '' ? null : onTime === 'yes', rejectedShare: rejectedPercent === '' ? null : Number((Number(rejectedPercent) / 100).toFixed(10)),
    source: source.trim(), ...stated({ buyer: buyer.trim(), quantity: number(quantity), unit, verifiedBy: verifiedBy.trim() }),
    ...(valueAmount.trim() === '' ? {} : { value: { amount: Number(valueAmount), currency: valueCurrency } }),
  };
}

/** The part of what is sent that differs from what the form began with; null when nothing does. */
export function changeIn(values: FormValues, before: Enterprise, by: Sender): Partial<Sent> | null {
  const [now, was] = [sentOf(values, before, by), sentOf(formOf(before), before, by)];
  const change = Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof Sent])));
  return Object.keys(change).length === 0 ? null : change;
}
