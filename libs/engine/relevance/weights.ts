// What relevance learned from past awards, as plain JSON that people can read: shares of its parts, and what is frozen of the past.
import { dayOf } from '../dates.js';
import { EngineError } from '../errors.js';

/** What earlier work says, in the order in which it is added. */
export const workParts = ['words', 'nearest', 'trade', 'buyer', 'value'] as const;
/** What claims say, which counts as far as it is more than what earlier work says. */
export const claimParts = ['claimedWords', 'claimedText', 'claimedCode', 'claimedTrade'] as const;
export const partNames = [...workParts, ...claimParts] as const;
export type PartName = (typeof partNames)[number];

/** In how many of so many texts of the past something occurs. What is not named here occurs in one at most. */
export interface Occurrence {
  texts: number;
  in: Readonly<Record<string, number>>;
}

/** Of the part `meaning`, which only weights learned with word vectors have. */
export interface MeaningWeights {
  /** Id of these vectors: without them nothing can be computed with the weights. */
  vectors: string;
  /** As the other shares of work, and with them not more than 1 in all. */
  share: number;
  full: number;
  /** Mean cosine of two texts of the past, 0 or more and below 1: so near are texts that have nothing to do with each other. */
  usual: number;
}

export interface RelevanceWeights {
  format: 2;
  /** Two files with the same version hold the same: a hash of the content, or what whoever wrote it states. */
  version: string;
  provenance: {
    /** What it learned from, in words. */
    source: string;
    awards: number;
    enterprises: number;
    /** ISO date: it knows of nothing later. */
    until: string;
    /** ISO date on which it was learned. */
    trainedOn: string;
    command: string;
  };
  /** Of the half above the neutral one; 0 or more, and not more than 1 in all for work and for claims. */
  shares: Readonly<Record<PartName, number>>;
  /** What a part has to reach to be worth 1; above 0. */
  full: Readonly<Record<PartName, number>>;
  /** After so many days a piece of work counts half; above 0. */
  halfLifeDays: number;
  /** Beginnings of words of whole texts, and runs of letters of their titles; in files of format 1 of whole texts. */
  words: Occurrence;
  letters: Occurrence;
  /** Words of all work of an enterprise, as many as one has on average: who did more kinds of work is known for each of them a little less. Above 0. */
  usualLength: number;
  /** Standard deviation of the logarithm of values around those of earlier work of the same enterprise; above 0. */
  valueSpread: number;
  /** By code, the beginnings of words in the texts that had it, with how many of these did. */
  texts: Readonly<Record<string, Occurrence>>;
  meaning?: MeaningWeights;
}

/** So much may a sum of shares be above 1 because of how numbers are written. */
const rounding = 1e-12;
/** Longest text of the provenance, in letters: explanations carry it. */
const longestText = 300;
const known: ReadonlySet<string> = new Set(['format', 'version', 'provenance', 'shares', 'full', 'halfLifeDays', 'words', 'letters', 'usualLength', 'valueSpread', 'texts', 'meaning']);

/** Of JSON that somebody hands over. EngineError `relevance_invalid` that names the field and says what to do. */
export function relevanceWeights(json: unknown): RelevanceWeights {
  const file = object(json, 'the file');
  if (file['format'] !== 1 && file['format'] !== 2) throw wrong('format', 'must be 2');
  if (typeof file['version'] !== 'string' || file['version'] === '') throw wrong('version', 'must be a text');
  for (const name of Object.keys(file)) if (!known.has(name)) throw wrong(name.slice(0, 60), 'is not known');
  const provenance = object(file['provenance'], 'provenance');
  for (const name of ['source', 'until', 'trainedOn', 'command']) text(provenance[name], `provenance.${name}`);
  if (Number.isNaN(dayOf(String(provenance['until'])))) throw wrong('provenance.until', 'must be a day, like 2015-06-30');
  for (const name of ['awards', 'enterprises']) number(provenance[name], `provenance.${name}`, 0);
  const weights = file['format'] === 1 ? fromFormat1(file) : file;
  const shares = object(weights['shares'], 'shares');
  const full = object(weights['full'], 'full');
  const meaning = weights['meaning'] === undefined ? 0 : meaningShare(weights['meaning']);
  for (const [names, start] of [[workParts, meaning], [claimParts, 0]] as const) {
    const sum = names.reduce((all, name) => all + number(shares[name], `shares.${name}`, 0), start);
    if (sum > 1 + rounding) throw wrong('shares', `of ${names.join(', ')}${start > 0 ? ' and meaning' : ''} must not be more than 1 in all, not ${sum}`);
  }
  for (const name of partNames) positive(full[name], `full.${name}`);
  positive(weights['halfLifeDays'], 'halfLifeDays');
  positive(weights['usualLength'], 'usualLength');
  positive(weights['valueSpread'], 'valueSpread');
  occurrence(weights['words'], 'words');
  occurrence(weights['letters'], 'letters');
  for (const [code, each] of Object.entries(object(weights['texts'], 'texts'))) occurrence(each, `texts.${code}`);
  return weights as unknown as RelevanceWeights;
}

/** Parts of format 1 that others say by now as well: these have their shares. */
const parted = { letters: 'words', again: 'nearest' } as const;

/** Of format 1 `trade` and `buyer` were ln(1 + heat), without bound, and one piece of fresh work reached so much; now it reaches heat / (heat + 0.3). */
const [freshThen, freshNow] = [Math.LN2, 1 / 1.3];

/**
 * Installed files stay readable. Values are others until somebody learns again: `trade` and `buyer` make one piece of fresh work worth what it was and more
 * of it less, and what shares were learned for is measured otherwise.
 */
function fromFormat1(file: Record<string, unknown>): Record<string, unknown> {
  const shares = { ...object(file['shares'], 'shares') };
  const full = { ...object(file['full'], 'full') };
  for (const [old, name] of Object.entries(parted)) {
    shares[name] = number(shares[name], `shares.${name}`, 0) + number(shares[old], `shares.${old}`, 0);
    delete shares[old];
    delete full[old];
  }
  for (const name of ['trade', 'buyer']) full[name] = (number(full[name], `full.${name}`, 0) / freshThen) * freshNow;
  return { ...file, format: 2, shares, full };
}

function meaningShare(value: unknown): number {
  const { vectors, share, full, usual } = object(value, 'meaning');
  text(vectors, 'meaning.vectors');
  positive(full, 'meaning.full');
  if (number(usual, 'meaning.usual', 0) >= 1) throw wrong('meaning.usual', 'must be below 1');
  return number(share, 'meaning.share', 0);
}

function occurrence(value: unknown, field: string): void {
  const { texts, in: counts } = object(value, field);
  const most = number(texts, `${field}.texts`, 0);
  for (const [name, count] of Object.entries(object(counts, `${field}.in`)))
    if (number(count, `${field}.in.${name}`, 1) > most) throw wrong(`${field}.in.${name}`, `must not be more than the ${most} texts`);
}

function object(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(field, 'must be an object');
  return value as Record<string, unknown>;
}

/** A text that Postgres keeps: without control characters and halves of letters. */
function text(value: unknown, field: string): void {
  if (typeof value !== 'string' || value.length > longestText || /[\p{Cc}\p{Cs}]/u.test(value)) throw wrong(field, `must be a text of ${longestText} letters at most on one line`);
}

function number(value: unknown, field: string, least: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least) throw wrong(field, `must be a number of ${least} or more`);
  return value;
}

function positive(value: unknown, field: string): void {
  if (number(value, field, 0) === 0) throw wrong(field, 'must be above 0');
}

const wrong = (field: string, words: string) =>
  new EngineError('relevance_invalid', `weights of relevance: ${field} ${words}; write the file with npm run train and leave it as it is`);
