// What an enterprise's earlier work says of a lot: two parts, words and code, each with an end to what more of the same says.
import type { TrackRecord } from '../types.js';
import { alikeInCode, alikeInWords, type Wanted } from './likeness.js';
import type { Work } from './terms.js';

/** So many pieces of work count in each part, those that add most. */
const mostCounted = 10;
/** Of what nobody verified only the most alike counts, and only this part: whoever writes more about itself gains nothing. */
export const unverifiedFactor = 0.25;
/** The sum of fourth powers that is worth a half: titles seldom agree, codes often do. */
export const halfOf = { words: 0.25, code: 1 };
/** How the two parts make one. */
export const shareOf = { words: 0.6, code: 0.4 };
/**
 * What nothing alike counts for, whether anything is known or not: earlier work only ever speaks for an enterprise, so
 * that nobody is punished for having no history, and nobody gains by leaving out what it did.
 */
export const neutral = 0.5;

export interface Counted {
  work: Work;
  /** 0 to 1. */
  alike: number;
  /** 1 when verified. */
  factor: number;
}

export interface Part {
  /** The most alike first, but what nobody verified last. */
  counted: readonly Counted[];
  /** Of factor × likeness to the fourth power. */
  sum: number;
  /** 0 to 1. */
  value: number;
}

export interface Experience {
  /** Pieces of work up to the day of the computation. */
  known: number;
  words: Part;
  code: Part;
  value: number;
}

/** Null when nothing of what it did is known. */
export function experienceOf(records: readonly TrackRecord[], wanted: Wanted): Experience | null {
  if (records.length === 0) return null;
  const past = wanted.worksOf(records).filter(({ record }) => wanted.dayOf(record.date) <= wanted.today);
  if (past.length === 0) return null;
  const words = partOf(past, alikeInWords, wanted, halfOf.words);
  const code = partOf(past, alikeInCode, wanted, halfOf.code);
  const evidence = shareOf.words * words.value + shareOf.code * code.value;
  return { known: past.length, words, code, value: neutral + (1 - neutral) * evidence };
}

function partOf(
  past: readonly Work[], likeness: (work: Work, wanted: Wanted) => number, wanted: Wanted, half: number,
): Part {
  let counted: Counted[] = [];
  let unverified: Counted | null = null;
  for (const work of past) {
    const alike = likeness(work, wanted);
    if (alike === 0) continue;
    const { verified } = work.record;
    const one = { work, alike, factor: verified ? 1 : unverifiedFactor };
    if (verified) counted.push(one);
    else if (unverified === null || byLikeness(one, unverified) < 0) unverified = one;
  }
  counted.sort(byLikeness);
  if (counted.length > mostCounted) counted = counted.slice(0, mostCounted);
  if (unverified) {
    // One of the ten like the others, and never beside them: or somebody who verifies it would make it count for less.
    const weakest = counted[mostCounted - 1];
    if (weakest && worth(weakest) < worth(unverified)) counted.pop();
    if (counted.length < mostCounted) counted.push(unverified);
  }
  let sum = 0;
  for (const one of counted) sum += worth(one);
  return { counted, sum, value: sum / (sum + half) };
}

/** What it adds: one that is really alike outweighs many that are only somewhat. */
function worth({ alike, factor }: Counted): number {
  return factor * (alike * alike * (alike * alike));
}

// Down to the last field, so that the order of the records changes nothing.
function byLikeness(a: Counted, b: Counted): number {
  const [left, right] = [a.work.record, b.work.record];
  return (
    b.alike - a.alike ||
    compare(right.date, left.date) ||
    compare(left.title, right.title) ||
    compare(left.codes.join(), right.codes.join())
  );
}

function compare(a: string, b: string): number {
  return (
    a < b ? -1
    : a > b ? 1
    : 0
  );
}
