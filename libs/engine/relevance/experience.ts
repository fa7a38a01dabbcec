// What an enterprise's earlier work says of a lot: two parts, words and code, each with an end to what more of the same says.
import type { TrackRecord } from '../types.js';
import { likeInCode, likeInWords, type CodeLikeness, type Wanted, type WordsLikeness } from './likeness.js';

/** So many verified pieces of work count in each part, the most alike. */
const mostCounted = 10;
/** Of what nobody verified only the most alike counts, and only this part: whoever writes more about itself gains nothing. */
const unverifiedFactor = 0.25;
/** The sum of fourth powers that is worth a half: titles seldom agree, codes often do. */
export const halfOf = { words: 0.25, code: 1 };
/** How the two parts make one. */
export const shareOf = { words: 0.6, code: 0.4 };
/**
 * What nothing alike counts for, whether anything is known or not: earlier work only ever speaks for an enterprise, so
 * that nobody is punished for having no history, and nobody gains by leaving out what it did.
 */
export const neutral = 0.5;

export interface Counted<L> {
  record: TrackRecord;
  likeness: L;
  /** 1 when verified. */
  factor: number;
}

export interface Part<L> {
  /** The most alike first, but what nobody verified last. */
  counted: readonly Counted<L>[];
  /** Of factor × likeness to the fourth power: one that is really alike outweighs many that are only somewhat. */
  sum: number;
  /** 0 to 1. */
  value: number;
}

export interface Experience {
  /** Pieces of work up to the day of the computation. */
  known: number;
  words: Part<WordsLikeness>;
  code: Part<CodeLikeness>;
  value: number;
}

/** Null when nothing of what it did is known. */
export function experienceOf(records: readonly TrackRecord[], wanted: Wanted): Experience | null {
  const past = records.filter(({ date }) => wanted.dayOf(date) <= wanted.today);
  if (past.length === 0) return null;
  const words = partOf(past, (record) => likeInWords(record, wanted), halfOf.words);
  const code = partOf(past, (record) => likeInCode(record, wanted), halfOf.code);
  const evidence = shareOf.words * words.value + shareOf.code * code.value;
  return { known: past.length, words, code, value: neutral + (1 - neutral) * evidence };
}

function partOf<L extends { alike: number }>(
  past: readonly TrackRecord[], likenessOf: (record: TrackRecord) => L | null, half: number,
): Part<L> {
  const verified: Counted<L>[] = [];
  let unverified: Counted<L> | null = null;
  for (const record of past) {
    const likeness = likenessOf(record);
    if (likeness === null) continue;
    const counted = { record, likeness, factor: record.verified ? 1 : unverifiedFactor };
    if (record.verified) verified.push(counted);
    else if (unverified === null || byLikeness(counted, unverified) < 0) unverified = counted;
  }
  const counted = verified.sort(byLikeness).slice(0, mostCounted);
  if (unverified) counted.push(unverified);
  let sum = 0;
  for (const { factor, likeness: { alike } } of counted) sum += factor * (alike * alike * (alike * alike));
  return { counted, sum, value: sum / (sum + half) };
}

// Down to the last field, so that the order of the records changes nothing.
function byLikeness(a: Counted<{ alike: number }>, b: Counted<{ alike: number }>): number {
  return (
    b.likeness.alike - a.likeness.alike ||
    compare(b.record.date, a.record.date) ||
    compare(a.record.title, b.record.title) ||
    compare(a.record.codes.join(), b.record.codes.join())
  );
}

function compare(a: string, b: string): number {
  return (
    a < b ? -1
    : a > b ? 1
    : 0
  );
}
