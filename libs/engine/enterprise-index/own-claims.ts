// The claims of one enterprise as open lots are sifted with them.
import type { Alike } from './code-order.js';
import { priceScale, quantityScale } from './columns.js';
import { asDoubles, asShorts, languageShift, noSlot, slotsInList, type EnterpriseIndex } from './enterprise-index.js';
import { onSphere } from './lot-columns.js';
import { schemeWords } from './vocabulary.js';

export interface OwnClaim {
  /** In the index of the one enterprise. */
  row: number;
  /** Of its code, and what is like that code. */
  rank: number;
  alike: Alike;
  /** Days + 1; 0 = not known. */
  leadTime: number;
  /** In the smallest grains of its dimension. */
  minimum: number;
  /** For a grain, and its currency by number; 0 where it states none. */
  price: number;
  currency: number;
  /** In grains from one day to another; Infinity where that is not one slot. */
  free: number;
  from: number;
  to: number;
  /** Bits as in the marks; 0 = not known. */
  spoken: number;
  /** Bits of the schemes that it does not hold. */
  lacks: number;
  lacksToo: number;
  /** Of the only site, on a sphere of radius 1; else not numbers. */
  x: number;
  y: number;
  z: number;
}

/** Of an index with one enterprise. `currencyNumber`: -1 for one that no lot has. */
export function ownClaims(index: EnterpriseIndex, alike: (code: string) => Alike, currencyNumber: (name: string) => number): OwnClaim[] {
  const { vocabulary, doubles, shorts } = index;
  const [first, second] = schemeWords(index.certificateSchemes);
  const [x, y, z] = shorts[asShorts.sites] === 1 ? onSphere(doubles[asDoubles.latitude]!, doubles[asDoubles.longitude]!) : [NaN, NaN, NaN];
  // Rows are in the order of their codes, as codes are.
  return Array.from(index.claimCodes, (rank, row) => {
    const { unit, currency } = vocabulary.kinds[index.kinds[row]!]!;
    const period = index.slotPeriods[row]!;
    const isOne = period !== noSlot && period !== slotsInList;
    return {
      row, rank, alike: alike(vocabulary.codes.codes[rank]!), leadTime: index.leadTimes[row]!,
      minimum: (index.minimumOrders[row]! / quantityScale) * unit.grains,
      price: currency === null ? 0 : index.prices[row]! / priceScale / unit.grains, currency: currency === null ? -1 : currencyNumber(currency),
      free: isOne ? (index.slotFree[row]! / quantityScale) * unit.grains : Infinity,
      from: isOne ? vocabulary.periods.from(period) : 0, to: isOne ? vocabulary.periods.to(period) : 0xffff,
      spoken: (index.marks[row]! >>> languageShift) << languageShift, lacks: ~first, lacksToo: ~second, x, y, z,
    };
  });
}
