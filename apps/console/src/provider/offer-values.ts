// What the form of an offer holds, and what of it is sent.
import type { Schemas } from '../api/client.js';

export type Offer = Schemas['ServiceOffer'];
export type Times = Schemas['WeeklyTimes'];

export interface OfferValues {
  providerId: string;
  code: string | null;
  /** What is typed to find the code. */
  codeText: string;
  title: string;
  text: string;
  unit: string;
  /** `amount`: null while it is not stated. */
  price: { amount: number | null; currency: string };
  minimumQuantity: number | null;
  leadTimeDays: number | null;
  sessionMinutes: number | null;
  languages: string[];
  times: Times[];
  validUntil: string;
}

export const valuesOf = (offer: Offer): OfferValues => ({
  providerId: offer.providerId, code: offer.code, codeText: '', title: offer.title, text: offer.text ?? '', unit: offer.unit, price: offer.price ?? { amount: null, currency: 'USD' },
  minimumQuantity: offer.minimumQuantity ?? null, leadTimeDays: offer.leadTimeDays ?? null, sessionMinutes: offer.sessionMinutes ?? null,
  languages: offer.languages, times: offer.times, validUntil: offer.validUntil ?? '',
});

export const noValues = (code: string | null, currency: string): OfferValues => ({
  providerId: '', code, codeText: '', title: '', text: '', unit: '', price: { amount: null, currency }, minimumQuantity: null, leadTimeDays: null, sessionMinutes: null,
  languages: [], times: [], validUntil: '',
});

/** What a new offer states; what is empty is left out. */
export const newOfferOf = (values: OfferValues): Schemas['NewServiceOffer'] => ({
  ...alwaysOf(values), ...filled(optionalOf(values)), places: [], capacity: [], ...(values.providerId === '' ? {} : { providerId: values.providerId }),
});

/** What a changed offer states: what is empty is taken away, for what is left out stays. */
export const changeOf = (values: OfferValues): Schemas['ServiceOfferChange'] => ({ ...alwaysOf(values), ...optionalOf(values) });

const alwaysOf = ({ code, title, unit, languages, times }: OfferValues) => ({ code: code ?? '', title: title.trim(), unit, languages, times });

/** Null for what is empty. */
const optionalOf = ({ text, price, minimumQuantity, leadTimeDays, sessionMinutes, validUntil }: OfferValues) => ({
  text: text.trim() || null, price: price.amount === null ? null : { amount: price.amount, currency: price.currency },
  minimumQuantity, leadTimeDays, sessionMinutes, validUntil: validUntil || null,
});

const filled = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [Key in keyof T]?: NonNullable<T[Key]> };
