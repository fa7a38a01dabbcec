// Decimal numbers as whole ones: a sum that is shown digit by digit must be the sum of what is shown.
import { millionth } from './model.js';

const digits = 6;

/** In millionths, of a number with at most six decimals. */
export const decimal = (value: number): bigint => BigInt(Math.round(value * millionth));

/** "19,680", "0.0255": every digit of so many 10^-decimals, thousands separated. */
export function written(value: bigint, decimals: number = digits): string {
  const sign = value < 0n ? '−' : '';
  const all = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const fraction = all.slice(all.length - decimals).replace(/0+$/, '');
  const whole = all.slice(0, all.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A quotient rounded to six decimals, the half away from 0; exact says whether it needed no rounding. */
export function quotient(over: bigint, under: bigint): { value: bigint; isExact: boolean } {
  const scaled = over * BigInt(millionth);
  const [size, sign] = scaled < 0n ? [-scaled, -1n] : [scaled, 1n];
  return { value: sign * ((2n * size + under) / (2n * under)), isExact: size % under === 0n };
}
