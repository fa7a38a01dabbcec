// What very many lots share: a kind of them makes the same of a claim, but for what depends on quantity, deadline, place and schemes.
import { defaultMinimumShare } from '../../lot-frame.js';
import type { ExchangeRate } from '../../types.js';
import { stepIn, type Unit } from '../../units.js';
import type { PreparedLot } from '../prepared-lot.js';
import { Mark } from './layout.js';

export interface LotKind {
  /** The first of them: of its unit, currency, day and rates. */
  like: PreparedLot;
  unit: Unit;
  step: number;
  minimumSimilarity: number;
  minimumShare: number;
  minimumScore: number;
  aging: PreparedLot['aging'];
  priors: PreparedLot['priors'];
  excludes: PreparedLot['excludes'];
  invitationCap: number | null;
  /** What excludes when it is not known, as in `layout.ts`. */
  marks: number;
}

/** The kinds of these lots, and of each lot the number of its kind. O(lots). */
export function kindsOf(lots: readonly PreparedLot[]): { kinds: LotKind[]; numbers: Uint32Array } {
  const kinds: LotKind[] = [];
  const known = new Map<string, number>();
  // Many lots come with the rates of one setting.
  const namesOfRates = new Map<readonly ExchangeRate[], string>();
  const numbers = Uint32Array.from(lots, (lot) => {
    const { rates } = lot.setting;
    if (!namesOfRates.has(rates)) namesOfRates.set(rates, JSON.stringify(rates));
    const kind = kindOf(lot);
    const { unit, minimumSimilarity, minimumShare, minimumScore, aging, priors, invitationCap, marks, excludes } = kind;
    const key = JSON.stringify([
      unit.code, minimumSimilarity, minimumShare, minimumScore, aging, priors, invitationCap, marks, [...excludes], lot.currency, lot.today, namesOfRates.get(rates),
    ]);
    let number = known.get(key);
    if (number === undefined) known.set(key, (number = kinds.push(kind) - 1));
    return number;
  });
  return { kinds, numbers };
}

function kindOf(like: PreparedLot): LotKind {
  const { unit, setting: { policy }, excludes, aging, priors, invitationCap, minimumScore } = like;
  const { minimumSimilarity, minimumShare = defaultMinimumShare } = policy;
  const marks =
    (excludes.has('language') ? Mark.language : 0) | (excludes.has('ceiling_price') ? Mark.price : 0) | (excludes.has('capacity') ? Mark.capacity : 0) |
    (excludes.has('place') ? Mark.place : 0) | (excludes.has('certifications') ? 0 : Mark.passesUnsaid);
  return { like, unit, step: stepIn(unit), minimumSimilarity, minimumShare, minimumScore, aging, priors, excludes, invitationCap, marks };
}
