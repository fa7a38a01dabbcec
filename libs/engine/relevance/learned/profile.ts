// What an enterprise did, taken apart once for each weight file: the marks of every piece of work, and of all of it together.
import type { CodeTree } from '../../codes.js';
import { dayOf } from '../../dates.js';
import type { TrackRecord } from '../../types.js';
import { buyerKey, valueOf, type Asked } from './asked.js';
import { labelsOf, type Frozen, type Rarity } from './frozen.js';
import { letterMarks, numbersOf, wordMarks } from './marks.js';

export interface Piece {
  record: TrackRecord;
  day: number;
  heat: number;
  /** Numbers, ascending. */
  words: Uint32Array;
  letters: Uint32Array;
  /** Of its words as a vector of rarities. */
  length: number;
  buyer: string | null;
  value: Asked['value'];
}

/** Numbers, ascending, and in how many pieces they are. */
export interface Tally {
  numbers: Uint32Array;
  counts: Float64Array;
}

export interface Profile {
  /** The oldest first. */
  verified: readonly Piece[];
  unverified: readonly Piece[];
  words: Tally;
  letters: Tally;
  /** Words of all its verified work. */
  length: number;
}

interface Kept {
  pieces: readonly Piece[];
  /** By how many of the pieces lie in the past: nearly always all. */
  profiles: Map<number, Profile>;
}

/** So many are kept of the records of one enterprise. */
const mostProfiles = 2;

const kept = new WeakMap<Frozen, WeakMap<CodeTree, WeakMap<readonly TrackRecord[], Kept>>>();

/** Of the records up to `today`, days since 1970. O(1) but for the first time. */
export function profileOf(records: readonly TrackRecord[], today: number, frozen: Frozen, tree: CodeTree): Profile {
  const all = keptOf(records, frozen, tree);
  let past = all.pieces.length;
  while (past > 0 && all.pieces[past - 1]!.day > today) past -= 1;
  let profile = all.profiles.get(past);
  if (!profile) {
    // Days are asked in order, or one day is: whoever asks of every day of years keeps no more.
    if (all.profiles.size >= mostProfiles) all.profiles.clear();
    all.profiles.set(past, (profile = together(all.pieces.slice(0, past))));
  }
  return profile;
}

function keptOf(records: readonly TrackRecord[], frozen: Frozen, tree: CodeTree): Kept {
  let byTree = kept.get(frozen);
  if (!byTree) kept.set(frozen, (byTree = new WeakMap()));
  let lists = byTree.get(tree);
  if (!lists) byTree.set(tree, (lists = new WeakMap()));
  let known = lists.get(records);
  if (!known) {
    const pieces = records.map((record) => pieceOf(record, frozen, tree)).filter(({ day }) => !Number.isNaN(day));
    lists.set(records, (known = { pieces: pieces.sort(inOrder), profiles: new Map() }));
  }
  return known;
}

function pieceOf(record: TrackRecord, frozen: Frozen, tree: CodeTree): Piece {
  const day = dayOf(record.date);
  const text = [record.title, ...record.codes.map((code) => labelsOf(code, tree))].join(' ');
  const words = numbersOf(wordMarks(text));
  const letters = numbersOf(letterMarks(text));
  return {
    record, day, heat: frozen.heatOf(day), words, letters, length: lengthOf(words, frozen.words),
    buyer: buyerKey(record.buyer), value: valueOf(record.value),
  };
}

function lengthOf(numbers: Uint32Array, rarity: Rarity): number {
  let square = 0;
  for (const number of numbers) square += rarity.of(number) ** 2;
  return Math.sqrt(square);
}

function together(pieces: readonly Piece[]): Profile {
  const verified = pieces.filter(({ record }) => record.verified);
  return {
    verified, unverified: pieces.filter(({ record }) => !record.verified),
    words: tally(verified.map(({ words }) => words)), letters: tally(verified.map(({ letters }) => letters)), length: verified.reduce((sum, { words }) => sum + words.length, 0),
  };
}

function tally(lists: readonly Uint32Array[]): Tally {
  const counts = new Map<number, number>();
  for (const list of lists) for (const number of list) counts.set(number, (counts.get(number) ?? 0) + 1);
  const numbers = Uint32Array.from(counts.keys()).sort();
  return { numbers, counts: Float64Array.from(numbers, (number) => counts.get(number)!) };
}

// Sums of floating numbers depend on their order, and the order of the records shall change nothing.
function inOrder(a: Piece, b: Piece): number {
  return a.day - b.day || compare(keyOf(a.record), keyOf(b.record));
}

const keyOf = ({ title, codes, verified, buyer, value }: TrackRecord) =>
  JSON.stringify([title, [...codes].sort(), verified, buyer ?? null, value?.amount ?? null, value?.currency ?? null]);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
