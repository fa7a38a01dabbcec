// What the form of an offer holds, and what of it is sent.
import type { Schemas } from '../api/client.js';

export type Offer = Schemas['ServiceOffer'];
export type Times = Schemas['WeeklyTimes'];

export interface PlaceValues {
  country: string;
  region: string;
  town: string;
  latitude: number | null;
  longitude: number | null;
}

export interface PeriodValues {
  from: string;
  to: string;
  quantity: number | null;
  /** What is taken already, in the same unit: sent back as it is. */
  booked: number;
}

export const emptyPlace: PlaceValues = { country: '', region: '', town: '', latitude: null, longitude: null };

/** The month after the last period; of none the rest of this month. */
export function nextPeriod(periods: readonly Pick<PeriodValues, 'to'>[], today: string): PeriodValues {
  const last = periods.map(({ to }) => to).filter((to) => to !== '').toSorted().at(-1);
  const from = last === undefined || last < today ? today : new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);
  return { from, to, quantity: null, booked: 0 };
}

export interface OfferValues {
  providerId: string;
  code: string | null;
  /** What is typed to find the code. */
  codeText: string;
  title: string;
  text: string;
  unit: string;
  /** The amount is null while it is not stated. */
  price: { amount: number | null; currency: string };
  minimumQuantity: number | null;
  leadTimeDays: number | null;
  sessionMinutes: number | null;
  languages: string[];
  times: Times[];
  places: PlaceValues[];
  capacity: PeriodValues[];
  validUntil: string;
}

export const valuesOf = (offer: Offer): OfferValues => ({
  providerId: offer.providerId, code: offer.code, codeText: '', title: offer.title, text: offer.text ?? '', unit: offer.unit, price: offer.price ?? { amount: null, currency: 'USD' },
  minimumQuantity: offer.minimumQuantity ?? null, leadTimeDays: offer.leadTimeDays ?? null, sessionMinutes: offer.sessionMinutes ?? null,
  languages: offer.languages, times: offer.times,
  places: offer.places.map(({ country, region = '', town = '', latitude = null, longitude = null }) => ({ country, region, town, latitude, longitude })),
  capacity: offer.capacity.map(({ from, to, quantity, booked }) => ({ from, to, quantity, booked })), validUntil: offer.validUntil ?? '',
});

export const noValues = (code: string | null, currency: string): OfferValues => ({
  providerId: '', code, codeText: '', title: '', text: '', unit: '', price: { amount: null, currency }, minimumQuantity: null, leadTimeDays: null, sessionMinutes: null,
  languages: [], times: [], places: [], capacity: [], validUntil: '',
});

/** What a new offer states; what is empty is left out. */
export const newOfferOf = (values: OfferValues): Schemas['NewServiceOffer'] => ({
  ...alwaysOf(values), ...filled(optionalOf(values)), ...(values.providerId === '' ? {} : { providerId: values.providerId }),
});

/** What a changed offer states: what is empty is taken away, for what is left out stays. */
export const changeOf = (values: OfferValues): Schemas['ServiceOfferChange'] => ({ ...alwaysOf(values), ...optionalOf(values) });

const alwaysOf = ({ code, title, unit, languages, times, places, capacity }: OfferValues) => ({
  code: code ?? '', title: title.trim(), unit, languages, times,
  places: places.map(({ country, region, town, latitude, longitude }) => ({
    country, ...(region.trim() === '' ? {} : { region: region.trim().toUpperCase() }), ...(town.trim() === '' ? {} : { town: town.trim() }),
    ...(latitude === null ? {} : { latitude }), ...(longitude === null ? {} : { longitude }),
  })),
  capacity: capacity.flatMap(({ from, to, quantity, booked }) => (quantity === null ? [] : [{ from, to, quantity, booked }])),
});

/** Null for what is empty. */
const optionalOf = ({ text, price, minimumQuantity, leadTimeDays, sessionMinutes, validUntil }: OfferValues) => ({
  text: text.trim() || null, price: price.amount === null ? null : { amount: price.amount, currency: price.currency },
  minimumQuantity, leadTimeDays, sessionMinutes, validUntil: validUntil || null,
});

const filled = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [Key in keyof T]?: NonNullable<T[Key]> };
