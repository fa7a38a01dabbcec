// An opening in one line: what is lacking, by how many, and what is missed for it.
import type { MissedOpening } from '#contracts/matching/openings.js';

const titles: Record<MissedOpening['rule'], string> = {
  capacity: 'Free capacity', lead_time: 'Lead time', ceiling_price: 'Price', certifications: 'Certification', language: 'Language',
};
const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** "ISO 9001: 14 enterprises, 6 lots (2 that nobody fits), USD 80,000; 1 lot states no price". */
export function openingInWords(opening: Omit<MissedOpening, 'enterpriseIds' | 'missedLots'>): string {
  const { rule, label, enterprises, lots, lotsNobodyFits, value, lotsWithoutValue } = opening;
  const lacking = rule === 'language' ? `${titles.language} ${label}` : label ?? titles[rule];
  const nobody = lotsNobodyFits > 0 ? ` (${lotsNobodyFits === lots ? 'all' : number(lotsNobodyFits)} that nobody fits)` : '';
  const parts = [
    counted(enterprises, 'enterprise', 'enterprises'), counted(lots, 'lot', 'lots') + nobody,
    ...value.map(({ amount, currency }) => `${currency} ${number(amount)}`),
  ];
  const unpriced = lotsWithoutValue > 0 ? `; ${counted(lotsWithoutValue, 'lot states', 'lots state')} no price` : '';
  return `${lacking}: ${parts.join(', ')}${unpriced}`;
}
