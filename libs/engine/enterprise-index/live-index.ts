// An index that keeps up with changes: a large part that is never touched but for who is gone from it, a small one with what
// changed lately, and a handful that is judged one by one. Each becomes part of the next larger one when it has grown.
import { scored, standingOf } from '../evaluate.js';
import type { Candidate } from '../types.js';
import { buildIndex, IndexBuilder } from './build.js';
import { close } from './bitmaps.js';
import { census, censusOf, type Census } from './census.js';
import { asWords, type EnterpriseIndex } from './enterprise-index.js';
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
  private recent: Part;
  private readonly loose = new Map<string, Candidate>();
  private readonly removed = new Map<string, number>();

  constructor(
    private large: EnterpriseIndex,
    private readonly sizes: LiveSizes = { loose: 32, recent: 5000 },
    private readonly goneFromLarge = new Set<number>(),
  ) {
    this.recent = { index: buildIndex([], large.vocabulary), gone: new Set() };
  }

  get vocabulary(): Vocabulary {
    return this.large.vocabulary;
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

  /** Whether so much has changed that `folded` is worth its time. */
  get isDue(): boolean {
    return this.recent.index.ids.length > this.sizes.recent;
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

  private parts(): Part[] {
    return [{ index: this.large, gone: this.goneFromLarge }, this.recent];
  }

  /** From wherever it is. */
  private takeOut(id: string): void {
    this.loose.delete(id);
    for (const { index, gone: left } of this.parts()) {
      index.odd.delete(id);
      const number = index.ids.numberOf(id);
      if (number < 0) continue;
      left.add(number);
      for (const row of rowsOf(index, number)) close(index, row);
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
