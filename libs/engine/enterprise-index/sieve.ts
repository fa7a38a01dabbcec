// The cheap rules over whole columns, before anybody is judged: it may let through who fails, but loses nobody.
import { quantityScale, priceScale } from './columns.js';
import {
  active, cellsAround, gone, languageShift, meridianOf, nowhere, parallelOf, schemeWidth, unwanted, type EnterpriseIndex,
} from './enterprise-index.js';
import type { PreparedLot } from './prepared-lot.js';

/** What a lot asks for, in the terms of the columns; of each kind of claim in its unit and currency. */
interface Sieve {
  /** Days + 1. */
  leadTime: number;
  /** Hundredths that the lot reaches; -1 for a unit of another dimension. */
  orders: Float64Array;
  /** Ten-thousandths that one may cost; Infinity where the currency is another. */
  prices: Float64Array;
  /** Hundredths that must be free at least. */
  least: Float64Array;
  today: number;
  deadline: number;
  /** Bits of the marks; with none set for a language every language will do. */
  languages: number;
  schemes: readonly [number, number];
  /** Cells within reach: from and to in latitude, first and how many more in longitude, around the globe. */
  cells: readonly [number, number, number, number];
}

/** More than the rules forgive: they compare in the unit of the lot, and give back what rounding took. */
const hair = 1 + 1e-5;
const everyLanguage = (-1 << languageShift) >>> 0;

export function sieveOf(lot: PreparedLot): Sieve {
  const { kinds } = lot.vocabulary;
  const orders = new Float64Array(kinds.length);
  const prices = new Float64Array(kinds.length);
  const least = new Float64Array(kinds.length);
  for (let kind = 0; kind < kinds.length; kind += 1) {
    const { unit, currency } = kinds[kind]!;
    const inOne = lot.unit.grains / unit.grains;
    orders[kind] = unit.dimension === lot.unit.dimension ? lot.quantity * inOne * quantityScale * hair : -1;
    prices[kind] = lot.ceiling !== null && currency === lot.currency ? (lot.ceiling / inOne) * priceScale * hair : Infinity;
    least[kind] = (Math.max(lot.sharePart, lot.stepPart) * inOne * quantityScale) / hair;
  }
  return {
    leadTime: lot.deadline - lot.today + 1, orders, prices, least, today: lot.today, deadline: lot.deadline,
    languages: lot.asksLanguage ? lot.languageBit : everyLanguage, schemes: lot.mandatoryBits, cells: cellsIn(lot),
  };
}

function cellsIn({ point, reach }: PreparedLot): [number, number, number, number] {
  const around = cellsAround - 1;
  if (point === null || reach.latitude >= 180) return [0, around, 0, around];
  const south = parallelOf(Math.max(-90, point.latitude - reach.latitude));
  const north = parallelOf(Math.min(90, point.latitude + reach.latitude));
  // A little short of the whole globe the ends would meet.
  if (reach.longitude >= 179) return [south, north, 0, around];
  const west = meridianOf(onGlobe(point.longitude - reach.longitude));
  return [south, north, west, (meridianOf(onGlobe(point.longitude + reach.longitude)) - west) & around];
}

const onGlobe = (longitude: number) => (longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude);

/** Of the marks. */
const standing = active | gone | unwanted;

/**
 * Puts the rows from `from` to `to` that may pass into `into` and says how many they are: first by what a claim says, then by
 * who claims it, then by what it has free. Without a branch where the processor could not guess who passes.
 */
export function sift(index: EnterpriseIndex, from: number, to: number, sieve: Sieve, into: Uint32Array): number {
  const claims = siftClaims(index, from, to, sieve, into);
  return siftFree(index, siftEnterprises(index, claims, sieve, into), sieve, into);
}

function siftClaims({ leadTimes, minimumOrders, prices, kinds, marks }: EnterpriseIndex, from: number, to: number, sieve: Sieve, into: Uint32Array): number {
  const { leadTime, orders, prices: ceilings, languages } = sieve;
  let left = 0;
  for (let row = from; row < to; row += 1) {
    const kind = kinds[row]!;
    const mark = marks[row]!;
    into[left] = row;
    left +=
      +((mark & standing) === active) & (+((mark & languages) !== 0) | +(mark >>> languageShift === 0)) &
      +(leadTimes[row]! <= leadTime) & +(minimumOrders[row]! <= orders[kind]!) & +(prices[row]! <= ceilings[kind]!);
  }
  return left;
}

function siftEnterprises({ schemes: held, parallels, meridians }: EnterpriseIndex, count: number, { schemes, cells: within }: Sieve, into: Uint32Array): number {
  const [first, second] = schemes;
  const [south, north, west, width] = within;
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const row = into[at]!;
    const parallel = parallels[row]!;
    into[left] = row;
    left +=
      +(((first & ~held[row * schemeWidth]!) | (second & ~held[row * schemeWidth + 1]!)) === 0) &
      (+(parallel >= nowhere) | (+(parallel >= south) & +(parallel <= north) & +(((meridians[row]! - west) & (cellsAround - 1)) <= width)));
  }
  return left;
}

/** Most claims state one slot: of those it is said here whether it can be enough. */
function siftFree(index: EnterpriseIndex, count: number, { least, today, deadline }: Sieve, into: Uint32Array): number {
  const { slotStarts, slotFrom, slotTo, slotFree, kinds } = index;
  let left = 0;
  for (let at = 0; at < count; at += 1) {
    const row = into[at]!;
    into[left] = row;
    left += 1;
    const slot = slotStarts[row]!;
    if (slotStarts[row + 1]! - slot !== 1) continue;
    const days = Math.min(slotTo[slot]!, deadline) - Math.max(slotFrom[slot]!, today) + 1;
    if (days > 0 && slotFree[slot]! * days < least[kinds[row]!]! * (slotTo[slot]! - slotFrom[slot]! + 1)) left -= 1;
  }
  return left;
}
