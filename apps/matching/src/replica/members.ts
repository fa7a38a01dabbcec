// Who is in a cluster, and what an index does not tell of them.
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { turningDays } from '../projection/candidate.js';

export interface Noted {
  id: string;
  active: boolean;
  /** Of enterprises that are part of it by now. */
  formerIds: readonly string[];
  /** ISO dates on which it is another candidate than the day before, although nothing changes. */
  turningDays: readonly string[];
}

export const notedOf = (document: EnterpriseForMatching, today: string): Noted => ({
  id: document.id, active: document.active, formerIds: document.formerIds ?? [], turningDays: turningDays(document, today),
});

/** Most are: it suffices to count them. */
export const isPlain = ({ active, formerIds, turningDays: days }: Noted): boolean => active && formerIds.length === 0 && days.length === 0;

export class Members {
  private members = 0;
  private readonly inactive = new Set<string>();
  private readonly left = new Set<string>();
  /** Of whom others are part by now, and who these are. */
  private readonly merged = new Map<string, readonly string[]>();
  private readonly turning = new Map<string, Set<string>>();

  /** Enterprises, active or not. */
  get size(): number {
    return this.members;
  }

  get active(): number {
    return this.members - this.inactive.size;
  }

  /** Everybody whose invitations count together with those of others, and these others. */
  get mergedIds(): string[] {
    return [...this.merged].flatMap(([id, formerIds]) => [id, ...formerIds]);
  }

  /** So many that were not there, and of these those that are not plain. */
  add(count: number, noted: readonly Noted[]): void {
    this.members += count;
    for (const each of noted) this.note(each);
  }

  /** One as it is now. */
  put(noted: Noted, wasEverThere: boolean): void {
    if (!wasEverThere || this.left.delete(noted.id)) this.members += 1;
    this.note(noted);
  }

  has(id: string, wasEverThere: boolean): boolean {
    return wasEverThere && !this.left.has(id);
  }

  remove(id: string): void {
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

  private note({ id, active, formerIds, turningDays: days }: Noted): void {
    if (active) this.inactive.delete(id);
    else this.inactive.add(id);
    if (formerIds.length > 0) this.merged.set(id, formerIds);
    else this.merged.delete(id);
    for (const day of days) {
      const those = this.turning.get(day);
      if (those) those.add(id);
      else this.turning.set(day, new Set([id]));
    }
  }
}
