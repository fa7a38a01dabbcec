// The enterprises of one cluster as an index under changes, with what the index itself does not tell of them.
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { bytesOf, IndexBuilder, LiveIndex, type EnterpriseIndex, type Vocabulary } from '#engine';
import { candidateMaker, turningDays } from '../projection/candidate-documents.js';

/** As documents have it on one day: who was invited, and whom a buyer does not want, is not in it. */
export class ClusterIndex {
  private live: LiveIndex;
  private builder: IndexBuilder | null;
  private members = 0;
  private readonly inactive = new Set<string>();
  private readonly left = new Set<string>();
  /** Of whom others are part by now, and who these are. */
  private readonly merged = new Map<string, readonly string[]>();
  private readonly turning = new Map<string, Set<string>>();
  /** Bytes of the large part, when it was made. */
  bytes = 0;

  constructor(vocabulary: Vocabulary) {
    this.builder = new IndexBuilder(vocabulary);
    this.live = new LiveIndex(new IndexBuilder(vocabulary).build());
  }

  /** Enterprises, active or not. */
  get size(): number {
    return this.members;
  }

  get active(): number {
    return this.members - this.inactive.size;
  }

  get index(): LiveIndex {
    return this.live;
  }

  /** Everybody whose invitations count together with those of others, and these others. */
  get mergedIds(): string[] {
    return [...this.merged].flatMap(([id, formerIds]) => [id, ...formerIds]);
  }

  /** While the first are loaded, each once. */
  add(document: EnterpriseForMatching, today: string): void {
    this.builder!.add(candidateMaker(document)(today));
    this.members += 1;
    this.note(document, today);
  }

  /** Ends loading. O(n log n). */
  build(): void {
    this.take(this.builder!.build());
    this.builder = null;
  }

  /** As an enterprise is now: whoever calls reads in order, so what comes later is never older. */
  put(document: EnterpriseForMatching, today: string): void {
    const { id } = document;
    const known = this.live.versionOf(id);
    // The index takes only what is newer; on another day, or back again, an enterprise differs under the same version.
    this.live.put({ ...candidateMaker(document)(today), version: known + 1 });
    if (known === 0 || this.left.delete(id)) this.members += 1;
    this.note(document, today);
  }

  /** It belongs to another cluster by now. */
  remove(id: string): void {
    const known = this.live.versionOf(id);
    if (known === 0 || this.left.has(id)) return;
    this.live.remove(id, known + 1);
    this.left.add(id);
    this.members -= 1;
    this.inactive.delete(id);
    this.merged.delete(id);
  }

  /** Who is another candidate on that day (ISO date) than before, although nothing changed; they are not named again. */
  turnedBy(day: string): string[] {
    const due = [...this.turning].filter(([each]) => each <= day);
    for (const [each] of due) this.turning.delete(each);
    return [...new Set(due.flatMap(([, ids]) => [...ids]))];
  }

  get isDue(): boolean {
    return this.live.isDue;
  }

  /** Makes one index of all parts. O(n log n), and everything else waits. */
  fold(): void {
    this.take(this.live.folded());
  }

  private take(index: EnterpriseIndex): void {
    this.live = new LiveIndex(index);
    this.left.clear();
    this.bytes = bytesOf(index);
  }

  private note(document: EnterpriseForMatching, today: string): void {
    const { id, active, formerIds = [] } = document;
    if (active) this.inactive.delete(id);
    else this.inactive.add(id);
    if (formerIds.length > 0) this.merged.set(id, formerIds);
    else this.merged.delete(id);
    for (const day of turningDays(document, today)) {
      const those = this.turning.get(day);
      if (those) those.add(id);
      else this.turning.set(day, new Set([id]));
    }
  }
}
