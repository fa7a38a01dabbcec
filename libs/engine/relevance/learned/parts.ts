// The parts of learned relevance as plain numbers: none of them speaks against an enterprise.
import { saturation, type Asked } from './asked.js';
import type { Value } from './comparable.js';
import type { MarkTable } from './mark-table.js';
import type { Piece, Postings, Profile, Tally } from './profile.js';
import { partNames, type PartName } from '../weights.js';

/** How much it counts that somebody did more kinds of work than others: BM25's b. */
const lengthCounts = 0.3;
/** Of what nobody verified one piece counts in each part, and only this much of it. */
export const unverifiedFactor = 0.25;
/** So much recent work makes half of `trade` and of `buyer`: that there was any tells nearly all. */
const enough = 0.3;

/** Place of each part in what is measured. */
const place = Object.fromEntries(partNames.map((name, at) => [name, at])) as Record<PartName, number>;

/**
 * Into `into`, in the order of `partNames`, each 0 or more and before it is divided by what counts as full. `claims`: the codes that it
 * claims, each once. O(marks of all its work).
 */
export function measure(asked: Asked, profile: Profile, claims: Iterable<string>, into: Float64Array): void {
  into.fill(0);
  measureWork(asked, profile, into);
  measureClaims(asked, claims, into);
}

function measureWork(asked: Asked, { verified, unverified, words: ownWords, titles, wordCount }: Profile, into: Float64Array): void {
  const { words, letters, buyer, value: wanted, frozen: { weights: { valueSpread, usualLength } } } = asked;
  const spread = 1 - lengthCounts + (lengthCounts * wordCount) / usualLength;
  const shared = sharedOf(titles, letters, verified.length);
  let text = wordsOf(ownWords, words, spread);
  let [nearest, trade, served, apart] = [0, 0, 0, Infinity];
  for (let at = 0; at < verified.length; at += 1) {
    const piece = verified[at]!;
    const near = cosineOf(shared[at]!, piece, letters) * piece.freshness;
    if (near > nearest) nearest = near;
    if (isOfTrade(piece, asked)) trade += piece.heat;
    if (buyer !== null && piece.buyer === buyer) served += piece.heat;
    if (wanted !== null) apart = Math.min(apart, apartOf(piece, wanted));
  }
  let [ofTrade, ofBuyer, unverifiedApart] = [0, 0, Infinity];
  for (const piece of unverified) {
    text = Math.max(text, unverifiedFactor * alone(piece.words, words));
    nearest = Math.max(nearest, unverifiedFactor * cosine(piece, letters) * piece.freshness);
    if (isOfTrade(piece, asked)) ofTrade = Math.max(ofTrade, piece.heat);
    if (buyer !== null && piece.buyer === buyer) ofBuyer = Math.max(ofBuyer, piece.heat);
    if (wanted !== null) unverifiedApart = Math.min(unverifiedApart, apartOf(piece, wanted));
  }
  into[place.words] = text;
  into[place.nearest] = nearest;
  into[place.trade] = soonEnough(trade + unverifiedFactor * ofTrade);
  into[place.buyer] = soonEnough(served + unverifiedFactor * ofBuyer);
  into[place.value] = Math.max(fit(apart, valueSpread), unverifiedFactor * fit(unverifiedApart, valueSpread));
}

function measureClaims(asked: Asked, claims: Iterable<string>, into: Float64Array): void {
  let [words, text, code, trade] = [0, 0, 0, 0];
  for (const claim of claims) {
    const likeness = asked.likenessOf(claim);
    words = Math.max(words, likeness.words);
    text += likeness.typical * likeness.typical;
    code += likeness.code ** 4;
    if (likeness.code > 0) trade += 1;
  }
  into[place.claimedWords] = words;
  into[place.claimedText] = grown(text);
  into[place.claimedCode] = grown(code);
  into[place.claimedTrade] = grown(trade);
}

const soonEnough = (heat: number): number => heat / (heat + enough);

/** That of more and more of the same; most often there is nothing. */
const grown = (sum: number): number => (sum === 0 ? 0 : Math.log1p(sum));

/** Used again for each pair. */
let reused = new Float64Array(64);

/** By place of the piece, what its title shares with that of the lot, as `cosine` adds it up of each piece, in the same order. */
function sharedOf({ numbers, counts, starts, pieces }: Postings, table: MarkTable, count: number): Float64Array {
  if (count > reused.length) reused = new Float64Array(count * 2);
  const shared = reused.fill(0, 0, count);
  if (table.sum === 0) return shared;
  const { may } = table;
  const last = may.length - 1;
  for (let at = 0; at < numbers.length; at += 1) {
    if (may[numbers[at]! & last] === 0) continue;
    const weight = table.of(numbers[at]!);
    if (weight === 0) continue;
    for (let each = starts[at]!, end = each + counts[at]!; each < end; each += 1) shared[pieces[each]!]! += weight * weight;
  }
  return shared;
}

/** √(BM25 / the most that any text could reach). `spread`: 1 for work of usual length in all. */
function wordsOf({ numbers, counts }: Tally, table: MarkTable, spread: number): number {
  if (table.sum === 0) return 0;
  const { may } = table;
  const last = may.length - 1;
  let sum = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    if (may[numbers[at]! & last] === 0) continue;
    const weight = table.of(numbers[at]!);
    if (weight !== 0) sum += (weight * counts[at]!) / (counts[at]! + saturation * spread);
  }
  return Math.sqrt(sum / table.sum);
}

function alone(numbers: Uint32Array, table: MarkTable): number {
  if (table.sum === 0) return 0;
  let sum = 0;
  for (const number of numbers) sum += table.of(number) / (1 + saturation);
  return Math.sqrt(sum / table.sum);
}

/** Cosine of the letters of both titles with their rarities, 0 to 1. */
export function cosine(piece: Piece, table: MarkTable): number {
  let shared = 0;
  for (const number of piece.letters) {
    const weight = table.of(number);
    shared += weight * weight;
  }
  return cosineOf(shared, piece, table);
}

const cosineOf = (shared: number, { norm }: Piece, table: MarkTable): number => (shared === 0 ? 0 : Math.min(1, shared / (norm * table.length)));

/** A code of it has something in common with the code of the lot. */
export function isOfTrade({ codes }: Piece, asked: Asked): boolean {
  for (let at = 0; at < codes.length; at += 1) if (asked.similarityAt(codes[at]!) > 0) return true;
  return false;
}

/** By how much the logarithms of the values differ; Infinity where they cannot be compared. */
function apartOf({ value }: Piece, wanted: Value): number {
  return value === null || value.currency !== wanted.currency ? Infinity : Math.abs(value.log - wanted.log);
}

function fit(difference: number, spread: number): number {
  if (difference === Infinity) return 0;
  const apart = difference / spread;
  return Math.exp((-apart * apart) / 2);
}
