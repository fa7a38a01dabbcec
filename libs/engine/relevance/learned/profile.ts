// What an enterprise did, taken apart once for each weight file: the marks of every piece of work, and of all of it together.
import type { CodeTree } from '../../codes.js';
import { dayOf } from '../../dates.js';
import type { TrackRecord } from '../../types.js';
import { buyerKey, valueOf, type Value } from './comparable.js';
import type { Frozen, Rarity } from './frozen.js';
import { labelsOf } from './known-codes.js';
import { letterMarks, numbersOf, wordMarks } from './marks.js';

export interface Piece {
  record: TrackRecord;
  day: number;
  heat: number;
  /** √heat: of what is most alike age matters less than of how much there is. */
  freshness: number;
  /** Numbers, ascending: of title and codes. */
  words: Uint32Array;
  /** Of the title alone. */
  letters: Uint32Array;
  /** Length of its letters as a vector of rarities. */
  norm: number;
  /** By the numbers of `KnownCodes`; without those that nothing is known of. */
  codes: readonly number[];
  buyer: string | null;
  value: Value | null;
}

/** Numbers, ascending, and in how many pieces they are. */
export interface Tally {
  numbers: Uint32Array;
  counts: Uint32Array;
}

/** And in which: the pieces of the mark at `at` are those of `pieces` from `starts[at]` on, as many as its count. */
export interface Postings extends Tally {
  starts: Uint32Array;
  pieces: Uint32Array;
}

export interface Profile {
  /** The oldest first. */
  verified: readonly Piece[];
  unverified: readonly Piece[];
  words: Tally;
  /** Letters of the titles of the verified ones, by their place. */
  titles: Postings;
  /** Words of all its verified work, each as often as pieces have it. */
  wordCount: number;
}

interface Kept {
  pieces: readonly Piece[];
  /** By how many of the pieces lie in the past: nearly always all. */
  profiles: Map<number, Profile>;
}

/** So many are kept of the records of one enterprise. */
const mostProfiles = 2;

/** What enterprises did as one weight file and one classification see it, each taken apart when it is first asked for. */
export class Profiles {
  private readonly kept = new WeakMap<readonly TrackRecord[], Kept>();

  constructor(private readonly frozen: Frozen, private readonly tree: CodeTree) {}

  /** Of the records up to `today`, days since 1970. O(1) but for the first time. */
  of(records: readonly TrackRecord[], today: number): Profile {
    let all = this.kept.get(records);
    if (!all) this.kept.set(records, (all = { pieces: this.piecesOf(records), profiles: new Map() }));
    let past = all.pieces.length;
    while (past > 0 && all.pieces[past - 1]!.day > today) past -= 1;
    let profile = all.profiles.get(past);
    if (!profile) {
      // Days are asked in order, or one day is: whoever asks of every day of years keeps no more.
      if (all.profiles.size >= mostProfiles) all.profiles.clear();
      all.profiles.set(past, (profile = this.together(all.pieces.slice(0, past))));
    }
    return profile;
  }

  private piecesOf(records: readonly TrackRecord[]): Piece[] {
    const codes = this.frozen.codesIn(this.tree);
    const pieces = records.map((record): Piece => {
      const day = dayOf(record.date);
      const heat = this.frozen.heatOf(day);
      const letters = numbersOf(letterMarks(record.title));
      return {
        record, day, heat, freshness: Math.sqrt(heat), letters, norm: normOf(letters, this.frozen.letters),
        words: numbersOf(wordMarks([record.title, ...record.codes.map((code) => labelsOf(code, this.tree))].join(' '))),
        codes: record.codes.map((code) => codes.numberOf(code)).filter((code) => code !== null),
        buyer: buyerKey(record.buyer), value: valueOf(record.value),
      };
    });
    return pieces.filter(({ day }) => !Number.isNaN(day)).sort(inOrder);
  }

  private together(pieces: readonly Piece[]): Profile {
    const verified = pieces.filter(({ record }) => record.verified);
    return {
      verified, unverified: pieces.filter(({ record }) => !record.verified), words: tallyOf(verified.map(({ words }) => words)),
      titles: postingsOf(verified.map(({ letters }) => letters)), wordCount: verified.reduce((sum, { words }) => sum + words.length, 0),
    };
  }
}

const known = new WeakMap<Frozen, WeakMap<CodeTree, Profiles>>();

export function profilesOf(frozen: Frozen, tree: CodeTree): Profiles {
  let byTree = known.get(frozen);
  if (!byTree) known.set(frozen, (byTree = new WeakMap()));
  let profiles = byTree.get(tree);
  if (!profiles) byTree.set(tree, (profiles = new Profiles(frozen, tree)));
  return profiles;
}

/** Of the records up to `today`, days since 1970. */
export const profileOf = (records: readonly TrackRecord[], today: number, frozen: Frozen, tree: CodeTree): Profile =>
  profilesOf(frozen, tree).of(records, today);

function normOf(numbers: Uint32Array, rarity: Rarity): number {
  let square = 0;
  for (const number of numbers) square += rarity.of(number) ** 2;
  return Math.sqrt(square);
}

function tallyOf(lists: readonly Uint32Array[]): Tally {
  const having = new Map<number, number>();
  for (const list of lists) for (const number of list) having.set(number, (having.get(number) ?? 0) + 1);
  const numbers = Uint32Array.from(having.keys()).sort();
  return { numbers, counts: Uint32Array.from(numbers, (number) => having.get(number)!) };
}

function postingsOf(lists: readonly Uint32Array[]): Postings {
  const having = new Map<number, number[]>();
  for (const [place, list] of lists.entries()) {
    for (const number of list) {
      const places = having.get(number);
      if (places) places.push(place);
      else having.set(number, [place]);
    }
  }
  const numbers = Uint32Array.from(having.keys()).sort();
  const counts = Uint32Array.from(numbers, (number) => having.get(number)!.length);
  const starts = new Uint32Array(numbers.length);
  for (let at = 1; at < starts.length; at += 1) starts[at] = starts[at - 1]! + counts[at - 1]!;
  return { numbers, counts, starts, pieces: Uint32Array.from([...numbers].flatMap((number) => having.get(number)!)) };
}

// Sums of floating numbers depend on their order, and the order of the records shall change nothing.
function inOrder(a: Piece, b: Piece): number {
  return a.day - b.day || compare(keyOf(a.record), keyOf(b.record));
}

const keyOf = ({ title, codes, verified, buyer, value }: TrackRecord) =>
  JSON.stringify([title, [...codes].sort(), verified, buyer ?? null, value?.amount ?? null, value?.currency ?? null]);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
