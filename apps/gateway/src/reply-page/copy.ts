// The words of the reply page, one file per language: adding a language is adding a file.
import { readFileSync, readdirSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import { IntlMessageFormat } from 'intl-messageformat';

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
  /** The word for a unit, else the unit as it is. */
  unit(unit: string): string;
  quantity(value: number): string;
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
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  return {
    language,
    say(key, values = {}) {
      const id = `${language} ${key}`;
      const format = formats.get(id) ?? new IntlMessageFormat(words[key] ?? fallback[key] ?? key, language);
      formats.set(id, format);
      return String(format.format(values));
    },
    unit: (unit) => words[`unit.${unit}`] ?? fallback[`unit.${unit}`] ?? unit,
    quantity: (value) => number.format(value),
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
