// An index that keeps up with changes: a large part that is never touched but for who is gone from it, a small one with what
// changed lately, and a handful that is judged one by one. Each becomes part of the next larger one when it has grown. A new
// large part can be made elsewhere, while this one answers and changes.
import { scored, standingOf } from '../evaluate.js';
import type { Candidate, TrackRecord } from '../types.js';
import { buildIndex, IndexBuilder, nobody } from './build.js';
import { close } from './bitmaps.js';
import { census, censusOf, type Census } from './census.js';
import { asWords, bytesOf, type Barred, type EnterpriseIndex } from './enterprise-index.js';
import type { FoldPart, Folded } from './fold.js';
import { handOverColumns, takeOverColumns } from './handed-over.js';
import { rowsOf } from './rows-of.js';
import type { PreparedLot } from './prepared-lot.js';
import { inOrder, search, type Found } from './search.js';
import type { Vocabulary } from './vocabulary.js';

interface Part {
  index: EnterpriseIndex;
  /** Numbers of those that are replaced or removed. */
  gone: Set<number>;
}

export interface LiveSizes {
  /** Most that are judged one by one: each costs some microseconds for every question. */
  loose: number;
  /** Most that changed lately, before `isDue` says that all should become one. */
  recent: number;
}

/** Every answer is what an index built of the same candidates would give. */
export class LiveIndex {
  readonly vocabulary: Vocabulary;
  /** Nothing is added to these: the large one, and what is to become part of it. */
  private settled: Part[];
  private recent: Part;
  private readonly loose = new Map<string, Candidate>();
  private readonly removed = new Map<string, number>();

  constructor(
    large: EnterpriseIndex,
    private readonly sizes: LiveSizes = { loose: 32, recent: 5000 },
  ) {
    this.vocabulary = large.vocabulary;
    this.settled = [{ index: large, gone: new Set() }];
    this.recent = this.emptyPart();
  }

  /** The version known of an enterprise; of one that was removed the version that ended it; 0 when it was never there. */
  versionOf(id: string): number {
    const known = this.loose.get(id)?.version ?? this.removed.get(id);
    if (known !== undefined) return known;
    for (const { index, gone: left } of this.parts()) {
      const odd = index.odd.get(id);
      if (odd) return odd.version;
      const number = index.ids.numberOf(id);
      if (number >= 0 && !left.has(number)) return index.words[number * asWords.width + asWords.version]!;
    }
    return 0;
  }

  /** False when this version or a newer one is there already: then nothing changes, so events may come twice and in any order. */
  put(candidate: Candidate): boolean {
    if (this.versionOf(candidate.enterpriseId) >= candidate.version) return false;
    this.takeOut(candidate.enterpriseId);
    this.removed.delete(candidate.enterpriseId);
    this.loose.set(candidate.enterpriseId, candidate);
    if (this.loose.size > this.sizes.loose) this.gather();
    return true;
  }

  /** `version`: of the change that ended it. False when a newer one is there. */
  remove(id: string, version: number): boolean {
    if (this.versionOf(id) >= version) return false;
    this.takeOut(id);
    this.removed.set(id, version);
    return true;
  }

  /** As `search` of one index. */
  search(lot: PreparedLot, limit: number): Found[] {
    const found = this.parts().flatMap(({ index }) => search(index, lot, limit));
    for (const candidate of this.loose.values()) {
      const standing = standingOf(candidate, lot.frame);
      if (standing.failures === 0 && scored(standing) >= lot.minimumScore)
        found.push({ enterpriseId: candidate.enterpriseId, enterpriseVersion: candidate.version, score: scored(standing) });
    }
    return inOrder(found).slice(0, limit);
  }

  /** How many claim a code alike to the lot's. O(claims whose codes are alike). */
  census(lot: PreparedLot): Census {
    const all = [censusOf(this.loose.values(), lot), ...this.parts().map(({ index }) => census(index, lot))];
    return all.reduce((sum, each) => ({ alike: sum.alike + each.alike, active: sum.active + each.active }));
  }

  /** Whether so much has changed that a fold is worth its time; also while one is under way. */
  get isDue(): boolean {
    const [, ...others] = this.parts();
    return others.reduce((sum, { index }) => sum + index.ids.length, 0) > this.sizes.recent;
  }

  /** All parts as one new index; this one stays as it is and goes on answering. O(enterprises). */
  folded(): EnterpriseIndex {
    const builder = new IndexBuilder(this.vocabulary);
    for (const { index, gone: left } of this.parts()) {
      builder.append(index, left);
      for (const candidate of index.odd.values()) builder.add(candidate);
    }
    for (const candidate of this.loose.values()) builder.add(candidate);
    return builder.build();
  }

  /**
   * What `fold` makes one index of, wherever it runs. From now on changes go beside these parts, which stay and answer until
   * `adopting` puts what was made in their place, or for good. O(what changed lately). One fold at a time.
   */
  beginFold(): FoldPart[] {
    this.gather();
    // After a fold that failed there may be nothing new.
    if (this.recent.index.ids.length + this.recent.index.odd.size > 0) {
      this.settled.push(this.recent);
      this.recent = this.emptyPart();
    }
    return this.settled.map(({ index, gone }) => ({ columns: handOverColumns(index), gone: Uint32Array.from(gone) }));
  }

  /**
   * Puts what `fold` made of the parts of the last `beginFold` in their place, less whoever has left them since. Yields now and
   * then, so that others have their turn; what is asked and changed meanwhile is answered and kept as ever. O(earlier work + what changed since).
   */
  *adopting({ columns, numbers }: Folded): Generator<void> {
    const parts = this.settled.slice(0, numbers.length);
    const [trackRecords, barred] = [new Map<number, readonly TrackRecord[]>(), new Map<number, Barred>()];
    for (const [part, { index }] of parts.entries()) {
      yield* renumbering(index.trackRecords, numbers[part]!, trackRecords);
      yield* renumbering(index.barred, numbers[part]!, barred);
    }
    const odd = new Map(parts.flatMap(({ index }) => [...index.odd]));
    const large: Part = { index: takeOverColumns(columns, { vocabulary: this.vocabulary, trackRecords, barred, odd }), gone: new Set() };
    for (const [part, { gone: left }] of parts.entries()) {
      for (const number of left) if (numbers[part]![number] !== nobody) leave(large, numbers[part]![number]!);
    }
    this.settled.splice(0, parts.length, large);
  }

  /** Bytes of the columns of the large part. */
  get bytes(): number {
    return bytesOf(this.settled[0]!.index);
  }

  private parts(): Part[] {
    return [...this.settled, this.recent];
  }

  private emptyPart(): Part {
    return { index: buildIndex([], this.vocabulary), gone: new Set() };
  }

  /** From wherever it is. */
  private takeOut(id: string): void {
    this.loose.delete(id);
    for (const part of this.parts()) {
      part.index.odd.delete(id);
      const number = part.index.ids.numberOf(id);
      if (number >= 0) leave(part, number);
    }
  }

  /** What was judged one by one becomes part of what changed lately. */
  private gather(): void {
    const builder = new IndexBuilder(this.vocabulary);
    const { index, gone: left } = this.recent;
    builder.append(index, left);
    for (const candidate of [...index.odd.values(), ...this.loose.values()]) builder.add(candidate);
    this.loose.clear();
    this.recent = { index: builder.build(), gone: new Set() };
  }
}

/** It is in no answer of this part any more. */
function leave({ index, gone }: Part, number: number): void {
  gone.add(number);
  for (const row of rowsOf(index, number)) close(index, row);
}

/** Entries of a map by number that are moved before others have their turn. */
const atOnce = 10_000;

function* renumbering<T>(from: ReadonlyMap<number, T>, numbers: Uint32Array, into: Map<number, T>): Generator<void> {
  let moved = 0;
  for (const [number, value] of from) {
    if (numbers[number] !== nobody) into.set(numbers[number]!, value);
    moved += 1;
    if (moved % atOnce === 0) yield;
  }
}
