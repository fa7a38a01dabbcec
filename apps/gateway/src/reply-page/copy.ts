// The words of the reply page, one file per language: adding a language is adding a file.
import { readFileSync, readdirSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { IntlMessageFormat } from 'intl-messageformat';
import type { RefusalReason } from '#contracts/matching/invitations.js';
import type { Money, Place } from '#contracts/values.js';
import { amountIn, refusalIn } from '#language';

type Words = Record<string, string>;

const folder = new URL('./copy/', import.meta.url);

/** Every language there is a file for; English is the last resort. */
export const languages: ReadonlyMap<string, Words> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Words]),
);
const lastResort = 'en';

export interface Copy {
  language: string;
  say(key: string, values?: Record<string, string | number>): string;
  /** A quantity with its unit. */
  amount(quantity: number, unit: string): string;
  /** With the currency as its code: a dollar sign stands for many. */
  money(price: Money): string;
  /** Town, region and country. */
  place(place: Place): string;
  /** Why somebody says no, as a choice. */
  refusal(reason: RefusalReason): string;
  day(isoDate: string): string;
  /** Moments are shown in UTC and say so, until a recipient's time zone is known. */
  moment(isoTime: string): string;
}

const formats = new Map<string, IntlMessageFormat>();
const copies = new Map<string, Copy>();

export function copyIn(language: string): Copy {
  const known = languages.has(language) ? language : lastResort;
  const made = copies.get(known) ?? copyFor(known);
  copies.set(known, made);
  return made;
}

function copyFor(language: string): Copy {
  const words = languages.get(language) ?? {};
  const fallback = languages.get(lastResort) ?? {};
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  return {
    language,
    say(key, values = {}) {
      const id = `${language} ${key}`;
      const format = formats.get(id) ?? new IntlMessageFormat(words[key] ?? fallback[key] ?? key, language);
      formats.set(id, format);
      return String(format.format(values));
    },
    amount: (quantity, unit) => amountIn(language, quantity, unit),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount),
    place: ({ town, region, country }) =>
      [town, region, countries.of(country)].filter((part) => part !== undefined).join(', '),
    refusal(reason) {
      const [first = '', ...rest] = refusalIn(language, reason);
      return first.toLocaleUpperCase(language) + rest.join('');
    },
    day: (isoDate) => day.format(new Date(`${isoDate}T00:00:00Z`)),
    moment: (isoTime) => `${moment.format(new Date(isoTime))} UTC`,
  };
}

/** The language of a visit. */
export const languageOf = (request: FastifyRequest): string =>
  chooseLanguage(
    (request.query as Record<string, unknown> | undefined)?.['lang'],
    request.headers['accept-language'],
  );

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
