// A voice says a text of one language with its numbers, days and quantities as that language writes them: {{free, quantity}}, {{deadline, day}}.
import type { i18n } from 'i18next';
import { unitCodeOf } from '../fields/quantity.js';
import { formatsOf } from '../ui/formats.js';
import type arithmetic from './en/arithmetic.json';
import type rules from './en/rules.json';

type Base<K extends string> = K extends `${infer B}_${'one' | 'other'}` ? B : K;
type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? Base<K> : `${K}.${KeysOf<T[K]>}` }[keyof T & string];
export type SentenceKey = KeysOf<typeof arithmetic> | `rules:${KeysOf<typeof rules>}`;

export type Datum = string | number | boolean | null | undefined;
export type Values = Readonly<Record<string, Datum | object>>;

export interface Voice {
  language: string;
  /** `count` chooses the plural form; what is null or left out is said not to be known. */
  say: (key: SentenceKey, values?: Values) => string;
  has: (key: string) => key is SentenceKey;
  write: Writers;
}

type Writers = ReturnType<typeof writersIn>;

/** How each kind of value is written; texts of data that cannot be read so stay as they are. */
function writersIn(i18n: i18n, language: string) {
  const t = i18n.getFixedT(language, ['units', 'explanation']);
  const formats = formatsOf(language);
  const [countries, languages] = [new Intl.DisplayNames(language, { type: 'region' }), new Intl.DisplayNames(language, { type: 'language' })];
  const amount = (value: Datum): string => (typeof value === 'number' ? formats.amount(value) : String(value ?? ''));
  const named = (value: Datum, unit: Datum): string => {
    const code = unitCodeOf(String(unit ?? ''));
    return code === null ? `${amount(value)} ${unit ?? ''}`.trim() : t(`units:of.${code}`, { count: Number(value), n: amount(value) });
  };
  return {
    amount,
    /** Every digit, as somebody stated it: a rate. */
    exact: (value: Datum) => (typeof value === 'number' ? formats.exact(value) : amount(value)),
    signed: (value: Datum) => (Number(value) > 0 ? `+${amount(value)}` : amount(value)),
    percent: (value: Datum) => (typeof value === 'number' ? formats.percent(Math.round(value * 100) / 100) : amount(value)),
    day: (value: Datum) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formats.day(value) : amount(value)),
    days: (value: Datum) => (typeof value === 'number' ? t('explanation:calendarDays', { count: value, n: amount(value) }) : amount(value)),
    km: (value: Datum) => (typeof value === 'number' ? named(value, 'KMT') : amount(value)),
    /** “4,200 pieces”; inside a text the unit is its value `unit`. */
    quantity: (value: Datum, { unit }: Values) => named(value, unit as Datum),
    /** “piece”, after “per”. */
    oneUnit: (value: Datum) => {
      const code = unitCodeOf(String(value));
      return code === null ? amount(value) : t(`units:of.${code}`, { count: 1, n: '' }).trim();
    },
    /** “pieces”. */
    unitName: (value: Datum) => {
      const code = unitCodeOf(String(value));
      return code === null ? amount(value) : t(`units:name.${code}`);
    },
    country: (value: Datum) => nameIn(countries, value),
    /** “am, fr” as “Amharic, French”. */
    languages: (value: Datum) => String(value ?? '').split(', ').map((tag) => nameIn(languages, tag)).join(', '),
  };
}

function nameIn(names: Intl.DisplayNames, value: Datum): string {
  try {
    return names.of(String(value)) ?? String(value);
  } catch {
    return String(value);
  }
}

const voices = new WeakMap<i18n, Map<string, Voice>>();

/** The voice of a language whose texts are loaded. */
export function voiceOf(i18n: i18n, language: string): Voice {
  const known = voices.get(i18n) ?? new Map<string, Voice>();
  voices.set(i18n, known);
  const voice = known.get(language) ?? makeVoice(i18n, language);
  known.set(language, voice);
  return voice;
}

function makeVoice(i18n: i18n, language: string): Voice {
  const write = writersIn(i18n, language);
  // An instance has one set of formats for all its languages.
  for (const name of Object.keys(write) as (keyof Writers)[])
    i18n.services.formatter!.add(name, (value: Datum, spoken, values: Values) => voiceOf(i18n, spoken ?? language).write[name](value, values));
  const t = i18n.getFixedT(language, ['arithmetic', 'rules']);
  const unknown = t('arithmetic:unknown');
  return {
    language, write,
    say: (key, values = {}) => {
      const replace = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? unknown]));
      return t(key, { replace, ...(typeof values['count'] === 'number' && { count: values['count'] }) });
    },
    has: (key): key is SentenceKey => i18n.exists(key, { lng: language, ns: ['arithmetic', 'rules'] }),
  };
}
