// Numbers as people read them in English, the same on every machine.
import type { Data, Table } from './results.js';
import { unitName } from './units.js';

export type Datum = Data[string];

/** "4,200", "79.7546", "0.007976": thousands separated, at most four decimals, or four significant digits below 1. */
export function amount(value: Datum | undefined): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : 'unknown';
  if (Math.abs(value) < 1) return String(Number(value.toPrecision(4)));
  return separated(String(Number(value.toFixed(4))));
}

/** Every digit, as somebody stated it: a rate. */
export function exactly(value: Datum | undefined): string {
  return typeof value === 'number' ? separated(String(value)) : amount(value);
}

function separated(digits: string): string {
  const [whole, decimals] = digits.split('.') as [string, string | undefined];
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`);
}

/** The rows of a table; none when it is not one. */
export function rows(value: Datum | undefined): Table {
  return Array.isArray(value) ? value : [];
}

/** "4,200 pieces" for an amount and a UNECE Rec 20 code. */
export function quantity(value: Datum | undefined, unit: Datum | undefined): string {
  const name = typeof unit === 'string' ? unitName(unit, typeof value === 'number' ? value : 0) : '';
  return `${amount(value)} ${name}`.trim();
}

/** "1.4×". */
export function times(value: Datum | undefined): string {
  return `${amount(value)}×`;
}

/** "12 days". */
export function days(value: Datum | undefined): string {
  return `${amount(value)} ${value === 1 || value === -1 ? 'day' : 'days'}`;
}

/** "31.4166 km": to the decimetre, or 50.04 km would be no more than 50. */
export function km(value: Datum | undefined): string {
  return typeof value === 'number' ? `${amount(value)} km` : 'unknown';
}

/** " (through HS-620342 ↔ ISIC-1410, partial)"; nothing where codes are alike in one tree. */
export function throughInWords(data: Data): string {
  const { correspondence, correspondingWanted, correspondingOffered } = data;
  return correspondence === undefined ? '' : ` (through ${amount(correspondingOffered)} ↔ ${amount(correspondingWanted)}, ${amount(correspondence)})`;
}

/** "83 %" for 0.83. */
export function percent(value: Datum | undefined): string {
  return typeof value === 'number' ? `${Math.round(value * 100)} %` : 'unknown';
}
