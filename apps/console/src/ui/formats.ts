// Numbers, sums, days and times as the language of the page writes them.
import { byLanguage, useLanguage } from '../words/language.js';

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

export type Formats = ReturnType<typeof makeFormats>;

export const formatsOf = byLanguage(makeFormats);

function makeFormats(language: string) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const difference = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.NumberFormat(language, { maximumSignificantDigits: 17 });
  const monies = new Map<string, Intl.NumberFormat>();
  const moneyIn = (currency: string) => {
    const known = monies.get(currency)
      ?? new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 6, trailingZeroDisplay: 'stripIfInteger' });
    monies.set(currency, known);
    return known;
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    number: (value: number) => number.format(value),
    /** All digits of it. */
    exact: (value: number) => exact.format(value),
    /** A number of the arithmetic: at most four decimals, or four significant digits below 1, rounded as the engine does it. */
    amount: (value: number) => exact.format(Number(Math.abs(value) < 1 ? value.toPrecision(4) : value.toFixed(4))),
    /** 0.5 is 50 %. */
    percent: (share: number) => percent.format(share),
    /** A score or a part of one, to three places. */
    points: (value: number) => points.format(value),
    /** How far one score is above another, with its sign. */
    difference: (value: number) => difference.format(value),
    money: ({ amount, currency }: { amount: number; currency: string }) => moneyIn(currency).format(amount),
    /** An ISO date, the same day wherever it is read. */
    day: (iso: string) => day.format(new Date(iso)),
    /** From one ISO date to another: Nov 27 – Dec 26, 2026. */
    days: (from: string, to: string) => day.formatRange(new Date(from), new Date(to)),
    /** An instant, in the reader's time zone. */
    time: (iso: string) => time.format(new Date(iso)),
    /** "3 days ago"; a date without a time is told in whole days, "today" at least. */
    ago: (iso: string, now = Date.now()) => {
      const isDay = iso.length === '2026-11-27'.length;
      const seconds = (Date.parse(iso) - (isDay ? Date.parse(new Date(now).toISOString().slice(0, 10)) : now)) / 1000;
      if (isDay && seconds === 0) return relative.format(0, 'day');
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(Math.round(seconds / size), unit);
    },
  };
}

export const useFormats = (): Formats => formatsOf(useLanguage());
