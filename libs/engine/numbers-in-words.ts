// Numbers as people read them in English, the same on every machine.
import type { Data, Table } from './results.js';
import { unitName } from './units.js';

export type Datum = Data[string];

/** "4,200", "0.2325", "0.00012": thousands separated, at most four decimals, or two significant digits when tiny. */
export function amount(value: Datum | undefined): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : 'unknown';
  if (value !== 0 && Math.abs(value) < 0.0001) return String(Number(value.toPrecision(2)));
  const [whole, decimals] = Math.abs(value).toFixed(4).split('.') as [string, string];
  const rest = decimals.replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '' ? '' : `.${rest}`}`;
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

/** "1.40×". */
export function times(value: Datum | undefined): string {
  return typeof value === 'number' ? `${value.toFixed(2)}×` : 'unknown';
}

/** "12 days". */
export function days(value: Datum | undefined): string {
  return `${amount(value)} ${value === 1 || value === -1 ? 'day' : 'days'}`;
}

/** "31.4166 km": to the decimetre, or 50.04 km would be no more than 50. */
export function km(value: Datum | undefined): string {
  return typeof value === 'number' ? `${amount(value)} km` : 'unknown';
}
