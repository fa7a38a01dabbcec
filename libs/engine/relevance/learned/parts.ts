// The parts of learned relevance as plain numbers: none of them speaks against an enterprise.
import { saturation, type Asked, type MarkTable } from './asked.js';
import type { Piece, Profile, Tally } from './profile.js';
import { partNames, type PartName } from '../weights.js';

/** How much it counts that somebody did more kinds of work than others: BM25's b. */
const lengthCounts = 0.3;
/** Of what nobody verified one piece counts in each part, and only this much of it. */
export const unverifiedFactor = 0.25;

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

function measureWork(asked: Asked, { verified, unverified, words: ownWords, letters: ownLetters, length }: Profile, into: Float64Array): void {
  const { words, letters, buyer, frozen: { weights: { valueSpread, usualLength } } } = asked;
  const spread = 1 - lengthCounts + (lengthCounts * length) / usualLength;
  let [text, runs] = [textOf(ownWords, words, spread), textOf(ownLetters, letters, spread)];
  let [nearest, again, trade, served, value] = [0, 0, 0, 0, 0];
  const sharesWords = text > 0;
  for (const piece of verified) {
    const alike = sharesWords ? cosine(piece, words) : 0;
    nearest = Math.max(nearest, alike);
    if (isOfTrade(piece, asked)) trade += piece.heat;
    if (buyer !== null && piece.buyer === buyer) {
      served += piece.heat;
      again = Math.max(again, alike);
    }
    value = Math.max(value, fit(piece, asked, valueSpread));
  }
  let [ofTrade, ofBuyer] = [0, 0];
  for (const piece of unverified) {
    const alike = cosine(piece, words);
    text = Math.max(text, unverifiedFactor * alone(piece.words, words));
    runs = Math.max(runs, unverifiedFactor * alone(piece.letters, letters));
    nearest = Math.max(nearest, unverifiedFactor * alike);
    if (isOfTrade(piece, asked)) ofTrade = Math.max(ofTrade, piece.heat);
    if (buyer !== null && piece.buyer === buyer) {
      ofBuyer = Math.max(ofBuyer, piece.heat);
      again = Math.max(again, unverifiedFactor * alike);
    }
    value = Math.max(value, unverifiedFactor * fit(piece, asked, valueSpread));
  }
  into[place.words] = text;
  into[place.letters] = runs;
  into[place.nearest] = nearest;
  into[place.again] = again;
  into[place.trade] = Math.log1p(trade + unverifiedFactor * ofTrade);
  into[place.buyer] = Math.log1p(served + unverifiedFactor * ofBuyer);
  into[place.value] = value;
}

function measureClaims({ likenessOf }: Asked, claims: Iterable<string>, into: Float64Array): void {
  let [words, text, code, trade] = [0, 0, 0, 0];
  for (const claim of claims) {
    const likeness = likenessOf(claim);
    words = Math.max(words, likeness.words);
    text += likeness.typical * likeness.typical;
    code += likeness.code ** 4;
    if (likeness.code > 0) trade += 1;
  }
  into[place.claimedWords] = words;
  into[place.claimedText] = Math.log1p(text);
  into[place.claimedCode] = Math.log1p(code);
  into[place.claimedTrade] = Math.log1p(trade);
}

/** √(BM25 / the most that any text could reach). `spread`: 1 for work of usual length in all. */
function textOf({ numbers, counts }: Tally, table: MarkTable, spread: number): number {
  if (table.sum === 0) return 0;
  let sum = 0;
  for (let at = 0; at < numbers.length; at += 1) {
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

/** Cosine of the words with their rarities, 0 to 1. */
export function cosine({ words, length }: Piece, table: MarkTable): number {
  let shared = 0;
  for (let at = 0; at < words.length; at += 1) {
    const weight = table.of(words[at]!);
    shared += weight * weight;
  }
  return shared === 0 ? 0 : Math.min(1, shared / (length * Math.sqrt(table.square)));
}

/** A code of it has something in common with the code of the lot. */
export function isOfTrade({ record: { codes } }: Piece, { similarityOf }: Asked): boolean {
  for (const code of codes) if (similarityOf(code) > 0) return true;
  return false;
}

function fit({ value }: Piece, { value: wanted }: Asked, spread: number): number {
  if (value === null || wanted === null || value.currency !== wanted.currency) return 0;
  const apart = (value.log - wanted.log) / spread;
  return Math.exp((-apart * apart) / 2);
}
