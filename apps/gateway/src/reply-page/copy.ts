// The words of the reply page, one file per language: adding a language is adding a file to copy/.
import type { FastifyRequest } from 'fastify';
import { IntlMessageFormat } from 'intl-messageformat';
import { weekdays, type WeeklyTimes } from '#contracts/service-market/times.js';
import type { Money, Place } from '#contracts/values.js';
import { amountIn, dayIn, languagesIn, lastResort, momentIn, refusalsIn, type AnyRefusalReason } from '#language';
import type { PageKey, PageWords } from './page-words.js';

/** Every language there is a file for; English is the last resort. */
export const languages = await languagesIn<PageWords>(new URL('./copy/', import.meta.url));
const noZone = 'UTC';

/** How a visitor is spoken to; `queryOf` carries it through every link of the page. */
export interface Manners {
  language: string;
  /** IANA name of the time zone. */
  zone: string;
}

export interface Copy extends Manners {
  say(key: PageKey, values?: Record<string, string | number>): string;
  /** A quantity with its unit. */
  amount(quantity: number, unit: string): string;
  /** With the currency as its code: a dollar sign stands for many. */
  money(price: Money): string;
  /** Town, region and country. */
  place(place: Place): string;
  /** Why somebody says no, as a choice. */
  refusal(reason: AnyRefusalReason): string;
  /** Days of the week with their hours. */
  hours(times: WeeklyTimes): string;
  languageName(tag: string): string;
  day(isoDate: string): string;
  /** In the time zone of the visit, and says so. */
  moment(isoTime: string): string;
}

const formats = new Map<string, IntlMessageFormat>();
const copies = new Map<string, Copy>();

export function copyIn({ language, zone }: Manners): Copy {
  const known = languages.has(language) ? language : lastResort;
  const id = `${known} ${zone}`;
  const made = copies.get(id) ?? copyFor(known, zone);
  copies.set(id, made);
  return made;
}

function copyFor(language: string, zone: string): Copy {
  const words = languages.get(language)!;
  // 1 January 2024 is a Monday.
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const dayOf = (name: WeeklyTimes['weekdays'][number]) => weekday.format(new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(name))));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const tongues = new Intl.DisplayNames(language, { type: 'language' });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    language,
    zone,
    say(key, values = {}) {
      const id = `${language} ${key}`;
      const format = formats.get(id) ?? new IntlMessageFormat(words[key], language);
      formats.set(id, format);
      return String(format.format(values));
    },
    amount: (quantity, unit) => amountIn(language, quantity, unit),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount),
    place: ({ town, region, country }) =>
      [town, region, countries.of(country)].filter((part) => part !== undefined).join(', '),
    refusal(reason) {
      const [first = '', ...rest] = refusalsIn(language)[reason];
      return first.toLocaleUpperCase(language) + rest.join('');
    },
    hours: (times) => `${list.format(times.weekdays.map(dayOf))}, ${times.from}–${times.to}`,
    languageName: (tag) => tongues.of(tag) ?? tag,
    day: (isoDate) => dayIn(language, isoDate),
    moment: (isoTime) => momentIn(language, isoTime, zone),
  };
}

/** How a visit is spoken to: what its link says, else its browser. */
export function mannersOf(request: FastifyRequest): Manners {
  const { lang, zone } = (request.query ?? {}) as Record<string, unknown>;
  return { language: chooseLanguage(lang, request.headers['accept-language']), zone: chooseZone(zone) };
}

/** The language to use: `?lang=`, else the best of Accept-Language that we have, else English. */
export function chooseLanguage(asked: unknown, acceptLanguage: string | undefined): string {
  const wanted = [
    ...(typeof asked === 'string' ? [asked] : []),
    ...(acceptLanguage ?? '')
      .slice(0, 500)
      .split(',')
      .map((part) => {
        const [tag = '', ...parameters] = part.trim().split(';');
        const quality = /^\s*q=([\d.]+)/.exec(parameters[0] ?? '');
        return { tag, weight: quality ? Number(quality[1]) : 1 };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ tag }) => tag),
  ];
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const found =
      [...languages.keys()].find((each) => each.toLowerCase() === lower) ??
      [...languages.keys()].find((each) => each.toLowerCase() === lower.split('-', 1)[0]);
    if (found) return found;
  }
  return lastResort;
}

export const queryOf = ({ language, zone }: Manners): string =>
  `?lang=${language}${zone === noZone ? '' : `&zone=${zone.replace('+', '%2B')}`}`;

/** The time zone of `?zone=` when there is such a zone, else UTC. */
export function chooseZone(asked: unknown): string {
  if (typeof asked !== 'string' || !/^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(asked)) return noZone;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: asked }).resolvedOptions().timeZone;
  } catch {
    return noZone;
  }
}
