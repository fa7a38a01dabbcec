// What the form of a requirement holds, shaped like what the API takes so that the API's fields are the form's; and both ways between them.
import type { Schemas } from '../api/client.js';

type Body = Schemas['NewRequirement'];
type Lot = Schemas['Requirement']['lots'][number];

export interface LotValues {
  text: string;
  code: string | null;
  quantity: number | null;
  unit: string;
  deadline: string;
  place: { country: string; region: string; town: string; latitude: number | null; longitude: number | null; maxDistanceKm: number | null };
  ceilingPrice: { amount: number | null; currency: string };
  mandatoryCertifications: string[];
  preferredCertifications: string[];
  language: string;
}

export interface Values {
  clusterId: string;
  /** Only where a CDA posts for a buyer. */
  buyerId: string;
  title: string;
  description: string;
  language: string;
  lots: LotValues[];
}

export const emptyLot = (): LotValues => ({
  text: '', code: null, quantity: null, unit: '', deadline: '',
  place: { country: '', region: '', town: '', latitude: null, longitude: null, maxDistanceKm: null },
  ceilingPrice: { amount: null, currency: 'USD' }, mandatoryCertifications: [], preferredCertifications: [], language: '',
});

/** The lot after these: with nothing in it but the currency of the last one. */
export const nextLot = (lots: readonly LotValues[]): LotValues => {
  const next = emptyLot();
  return { ...next, ceilingPrice: { amount: null, currency: lots.at(-1)?.ceilingPrice.currency ?? next.ceilingPrice.currency } };
};

export const emptyValues = (): Values => ({ clusterId: '', buyerId: '', title: '', description: '', language: '', lots: [emptyLot()] });

const lotValuesOf = ({ text, code, codeStatus, quantity, unit, deadline, place, ceilingPrice, mandatoryCertifications, preferredCertifications, language }: Lot): LotValues => {
  const empty = emptyLot();
  return {
    // A code that was only read from the text is read again: the text may be changed now.
    text: text ?? '', code: codeStatus === 'stated' ? code : null, quantity, unit, deadline,
    place: { ...empty.place, ...place }, ceilingPrice: ceilingPrice ?? empty.ceilingPrice,
    mandatoryCertifications: mandatoryCertifications ?? [], preferredCertifications: preferredCertifications ?? [], language: language ?? '',
  };
};

export const valuesOf = ({ clusterId, buyerId, title, description, language, lots }: Schemas['Requirement']): Values =>
  ({ clusterId, buyerId, title, description: description ?? '', language: language ?? '', lots: lots.map(lotValuesOf) });

/** What was left empty is left out. */
function filled<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], null> } {
  return Object.fromEntries(Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== '' && value !== null)) as { [Key in keyof T]?: Exclude<T[Key], null> };
}

function lotBodyOf({ text, code, quantity, unit, deadline, place, ceilingPrice, mandatoryCertifications, preferredCertifications, language }: LotValues): Body['lots'][number] {
  const { country, ...where } = filled(place);
  return {
    ...filled({ text, code, language }), quantity: quantity ?? 0, unit, deadline, mandatoryCertifications, preferredCertifications,
    ...(country === undefined ? {} : { place: { country, ...where } }),
    ...(ceilingPrice.amount === null ? {} : { ceilingPrice: { amount: ceilingPrice.amount, currency: ceilingPrice.currency } }),
  };
}

/** The body of POST /v1/requirements; only of values without problems. */
export function bodyOf({ clusterId, buyerId, title, description, language, lots }: Values, { draft, forBuyer }: { draft: boolean; forBuyer: boolean }): Body {
  return {
    clusterId, title: title.trim(), ...filled({ description, language }), draft, lots: lots.map(lotBodyOf), ...(forBuyer ? { buyerId } : {}),
  };
}

/** The body of PATCH /v1/requirements/{id}: what is left out there stays, so an emptied description is sent as empty. */
export const changeOf = ({ title, description, lots }: Values): Schemas['RequirementChange'] => ({ title: title.trim(), description: description.trim(), lots: lots.map(lotBodyOf) });

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** What of a draft is not the same in two versions; `lots`: the places of those that were changed, added or taken away. */
export const changedBetween = (was: Values, is: Values) => ({
  title: was.title !== is.title,
  description: was.description !== is.description,
  lots: Array.from({ length: Math.max(was.lots.length, is.lots.length) }, (_, at) => at).filter((at) => differ(was.lots[at], is.lots[at])),
});

export type ProblemKey = 'titleMissing' | 'clusterMissing' | 'buyerMissing' | 'textMissing' | 'quantityMissing' | 'unitMissing' | 'deadlineMissing' | 'deadlinePast'
  | 'placeHalf' | 'distanceNeedsPlace' | 'countryMissing';

/** What is missing or cannot be meant, by the field it is said at. `today` is an ISO date. */
export function problemsOf(values: Values, { today, forBuyer }: { today: string; forBuyer: boolean }): [field: string, key: ProblemKey][] {
  const found: [string, ProblemKey][] = [];
  const say = (isWrong: boolean, field: string, key: ProblemKey) => { if (isWrong) found.push([field, key]); };
  say(values.title.trim() === '', 'title', 'titleMissing');
  say(values.clusterId === '', 'clusterId', 'clusterMissing');
  say(forBuyer && values.buyerId === '', 'buyerId', 'buyerMissing');
  values.lots.forEach(({ text, code, quantity, unit, deadline, place }, index) => {
    const at = (field: string) => `lots.${index}.${field}`;
    say(text.trim() === '' && code === null, at('text'), 'textMissing');
    say(quantity === null || quantity <= 0, at('quantity'), 'quantityMissing');
    say(unit === '', at('unit'), 'unitMissing');
    say(deadline === '', at('deadline'), 'deadlineMissing');
    say(deadline !== '' && deadline < today, at('deadline'), 'deadlinePast');
    const { country, ...where } = filled(place);
    say(country === undefined && Object.keys(where).length > 0, at('place.country'), 'countryMissing');
    say(place.latitude === null && place.longitude !== null, at('place.latitude'), 'placeHalf');
    say(place.longitude === null && place.latitude !== null, at('place.longitude'), 'placeHalf');
    say(place.maxDistanceKm !== null && place.latitude === null && place.longitude === null, at('place.maxDistanceKm'), 'distanceNeedsPlace');
  });
  return found;
}

/** The field of the form at which the API's field is shown: an element of a list at the list, a code at the text beside it. */
export const fieldOf = (path: string): string => path.replace(/(Certifications)\.\d+$/, '$1').replace(/\.code$/, '.text');
