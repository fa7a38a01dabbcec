// An opening as the contract shows it: what its lots are worth as far as anybody stated it, and the name buyers give what is lacking.
import { idsShown, type MissedOpening, type OpenLot, type SumOfMoney } from '#contracts/matching/openings.js';
import { openQuantity } from '#brokering/quantities.js';
import { schemeKey } from '#engine';
import type { DescribedLot, OpeningGroup, ValuedLot } from './openings.repository.js';

export function openingView({ rule, what, enterprises, enterpriseIds, lots }: OpeningGroup): MissedOpening {
  const missedLots = lots.slice(0, idsShown).map((lot) => ({ lotId: lot.lotId, runId: lot.runId, enterprises: lot.enterprises }));
  return {
    rule, what: what === '' ? null : what, label: labelOf(rule, what, lots), enterprises, enterpriseIds, lots: lots.length, missedLots,
    lotsNobodyFits: lots.filter(({ passed }) => passed === 0).length, ...valueOf(lots),
  };
}

/** Price and quantity of a lot are of one unit; sums are of one currency each, because nobody loaded rates of the day. */
export function valueOf(lots: readonly ValuedLot[]): Pick<MissedOpening, 'value' | 'lotsWithoutValue'> {
  const byCurrency = new Map<string, number>();
  let lotsWithoutValue = 0;
  for (const lot of lots) {
    if (lot.ceilingPrice === null) lotsWithoutValue += 1;
    else {
      const { amount, currency } = lot.ceilingPrice;
      byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amount * openQuantity(lot));
    }
  }
  const value = [...byCurrency].map(([currency, amount]): SumOfMoney => ({ currency, amount: withoutNoise(amount) }));
  return { value: value.sort((a, b) => b.amount - a.amount || (a.currency < b.currency ? -1 : 1)), lotsWithoutValue };
}

/** Most spelled so by the buyers; the first in the alphabet of several. */
function labelOf(rule: OpeningGroup['rule'], what: string, lots: OpeningGroup['lots']): string | null {
  if (rule !== 'certifications') return what === '' ? null : what;
  const spellings = new Map<string, number>();
  for (const scheme of lots.flatMap(({ schemes }) => schemes)) {
    if (schemeKey(scheme) === what) spellings.set(scheme, (spellings.get(scheme) ?? 0) + 1);
  }
  const [best] = [...spellings].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return best?.[0] ?? what;
}

export function lotView({ quantity, linkedQuantity, ...lot }: DescribedLot): OpenLot {
  return { ...lot, openQuantity: openQuantity({ quantity, linkedQuantity, unit: lot.unit }) };
}

/** Ten-thousandths: finer than any currency divides. */
const withoutNoise = (amount: number): number => Math.round(amount * 1e4) / 1e4;
