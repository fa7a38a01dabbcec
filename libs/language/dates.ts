// Days and moments in words: the parts are Intl's, the language's file says in which order and between which words.
import type { DatePatterns } from './words.js';

type Parts = Record<string, string>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The parts of a date by name, e.g. `{ day: '3', month: 'février', year: '2027' }`. */
function partsOf(date: Date, locale: string, options: Intl.DateTimeFormatOptions): Parts {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  if (formats.size > 1_000) formats.clear();
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
}

const fill = (pattern: string, parts: Parts): string => pattern.replaceAll(/\{(\w+)\}/g, (_all, name: string) => parts[name] ?? '');

function dayParts(date: Date, language: string, { firstOfMonth = '1' }: DatePatterns, timeZone: string): Parts {
  const { day = '', month = '', year = '' } = partsOf(date, language, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const { month: mon = '' } = partsOf(date, language, { day: 'numeric', month: 'short', timeZone });
  return { day: day === '1' ? firstOfMonth : day, month, mon, year };
}

/** A day in full. */
export function dayOf(date: Date, language: string, patterns: DatePatterns, timeZone: string): string {
  const { also } = patterns;
  const inAlso = also && partsOf(date, `${language}-u-ca-${also.calendar}`, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return fill(patterns.day, {
    ...dayParts(date, language, patterns, timeZone),
    ...(inAlso ? { also: fill(also.day, inAlso) } : {}),
  });
}

/** A day as short as it can be said. */
export const briefOf = (date: Date, language: string, patterns: DatePatterns, timeZone: string): string =>
  fill(patterns.brief, dayParts(date, language, patterns, timeZone));

/** A day with its time, and in which zone that is. */
export function momentOf(date: Date, language: string, patterns: DatePatterns, timeZone: string): string {
  const { hour, minute } = partsOf(date, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return fill(patterns.moment, { date: dayOf(date, language, patterns, timeZone), time: `${hour}:${minute}`, zone: zoneOf(date, timeZone) });
}

/** UTC, UTC+3, UTC+5:30: the same in every language, as Intl's names are not. */
function zoneOf(date: Date, timeZone: string): string {
  const { timeZoneName = '' } = partsOf(date, 'en', { timeZone, timeZoneName: 'shortOffset' });
  return timeZoneName.replace('GMT', 'UTC').replace(/[+-]0$/, '');
}
