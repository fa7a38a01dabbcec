// Buyer and value of a lot or of a piece of work in the form in which they are compared.
import type { LotNeed } from '../../types.js';
import { wordsIn } from '../../words-in-text.js';

export interface Value {
  /** Logarithm of the amount. */
  log: number;
  currency: string;
}

/** Buyers are one when their names have the same words and numbers, as of schools; null without any. */
export function buyerKey(name: string | null | undefined): string | null {
  const words = name ? [...wordsIn(name).keys(), ...(name.match(/\p{N}+/gu) ?? [])].sort().join(' ') : '';
  return words === '' ? null : words;
}

export function valueOf(price: LotNeed['value']): Value | null {
  return price && Number.isFinite(price.amount) && price.amount > 0 ? { log: Math.log(price.amount), currency: price.currency } : null;
}
