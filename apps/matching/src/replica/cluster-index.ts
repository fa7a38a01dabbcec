// The enterprises of one cluster as an index under changes, with what the index itself does not tell of them.
import { setImmediate as turn } from 'node:timers/promises';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { buildIndex, LiveIndex, type EnterpriseIndex, type Folded, type FoldPart, type Vocabulary } from '#engine';
import { candidateMaker } from '../projection/candidate.js';
import { Members, notedOf } from './members.js';

/** As documents have it on one day: who was invited, and whom a buyer does not want, is not in it. */
export class ClusterIndex {
  /** Goes on answering, and takes in changes, whatever is made of it meanwhile. */
  readonly index: LiveIndex;
  /** Of the columns of the large part, when it was made. */
  bytes: number;

  /** `foldFrom`: so many that changed make a fold due. */
  constructor(
    large: EnterpriseIndex,
    foldFrom: number,
    private readonly members = new Members(),
  ) {
    this.index = new LiveIndex(large, { loose: 32, recent: foldFrom });
    this.bytes = this.index.bytes;
  }

  /** Of a cluster of which nobody was known. */
  static empty(vocabulary: Vocabulary, foldFrom: number): ClusterIndex {
    return new ClusterIndex(buildIndex([], vocabulary), foldFrom);
  }

  /** Enterprises, active or not. */
  get size(): number {
    return this.members.size;
  }

  get active(): number {
    return this.members.active;
  }

  /** Everybody whose invitations count together with those of others, and these others. */
  get mergedIds(): string[] {
    return this.members.mergedIds;
  }

  /** As an enterprise is now: whoever calls reads in order, so what comes later is never older. */
  put(document: EnterpriseForMatching, today: string): void {
    const known = this.index.versionOf(document.id);
    // The index takes only what is newer; on another day, or back again, an enterprise differs under the same version.
    this.index.put({ ...candidateMaker(document)(today), version: known + 1 });
    this.members.put(notedOf(document, today), known > 0);
  }

  /** It belongs to another cluster by now. */
  remove(id: string): void {
    const known = this.index.versionOf(id);
    if (!this.members.has(id, known > 0)) return;
    this.index.remove(id, known + 1);
    this.members.remove(id);
  }

  /** Who is another candidate on that day (ISO date) than before, although nothing changed; they are not named again. */
  turnedBy(day: string): string[] {
    return this.members.turnedBy(day);
  }

  get isDue(): boolean {
    return this.index.isDue;
  }

  /**
   * Makes one index of all parts, by `fold` of the engine wherever that runs. What is asked and changed meanwhile is answered and
   * kept as ever; when `foldElsewhere` fails nothing has changed. One at a time.
   */
  async fold(foldElsewhere: (parts: FoldPart[]) => Promise<Folded>): Promise<void> {
    const folded = await foldElsewhere(this.index.beginFold());
    for (const _ of this.index.adopting(folded)) await turn();
    this.bytes = this.index.bytes;
  }
}
