// The best of every open lot through changes of very many enterprises at once: who changed is merged into what is kept of a lot, and only
// a lot that has lost more than its reserve is searched anew.
import type { Candidate } from '../types.js';
import type { OpenLots } from './open-lots.js';
import { inOrder, type Found } from './search.js';

/** An enterprise as it is now; null when it is gone. */
export interface Change {
  enterpriseId: string;
  after: Candidate | null;
}

/** What changes did to lots. */
export interface Changed {
  /** Their best are others, or score otherwise; `best` says who they are now. */
  merged: Set<string>;
  /** What is kept of them does not say who their best are: they are to be searched and kept again. */
  lost: Set<string>;
}

interface Kept {
  /** The best first. */
  found: Found[];
  /** Whoever is not kept comes after this one; null when all that fit are kept. */
  floor: Pick<Found, 'score' | 'enterpriseId'> | null;
}

/** `limit` are asked for of each lot, `reserve` more are kept to take the place of who leaves. Memory: some 50 bytes for each that is kept. */
export class BestOfLots {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly open: OpenLots,
    private readonly limit: number,
    private readonly reserve: number,
  ) {}

  /** So many are to be searched for. */
  get wanted(): number {
    return this.limit + this.reserve;
  }

  /** What a search for `wanted` has found, the best first. */
  keep(lotId: string, found: readonly Found[]): void {
    this.kept.set(lotId, { found: [...found], floor: found.length < this.wanted ? null : found.at(-1)! });
  }

  /** The lot is no longer open. */
  drop(lotId: string): void {
    this.kept.delete(lotId);
  }

  /** The best first; of a lot that was lost, those that are still known. */
  best(lotId: string): Found[] {
    return this.kept.get(lotId)?.found.slice(0, this.limit) ?? [];
  }

  /**
   * Of one enterprise the last change counts. Of all lots that are neither merged nor lost the best stay what they are. O(lots that
   * the changed ones fit + all that are kept).
   */
  change(changes: Iterable<Change>): Changed {
    const afters = new Map([...changes].map(({ enterpriseId, after }) => [enterpriseId, after]));
    const coming = this.coming(afters);
    const changed: Changed = { merged: new Set(), lost: new Set() };
    for (const [lotId, kept] of this.kept) {
      const newcomers = coming.get(lotId);
      const stays = kept.found.filter(({ enterpriseId }) => !afters.has(enterpriseId));
      if (newcomers === undefined && stays.length === kept.found.length) continue;
      const before = kept.found.slice(0, this.limit);
      this.replace(kept, inOrder([...stays, ...(newcomers ?? [])]));
      if (kept.floor !== null && kept.found.length < this.limit) changed.lost.add(lotId);
      else if (!isSame(before, kept.found.slice(0, this.limit))) changed.merged.add(lotId);
    }
    return changed;
  }

  /** By lot those that changed and now belong to what is kept of it. */
  private coming(afters: ReadonlyMap<string, Candidate | null>): Map<string, Found[]> {
    const coming = new Map<string, Found[]>();
    for (const [enterpriseId, after] of afters) {
      if (after === null) continue;
      for (const { lotId, score } of this.open.fitting(after)) {
        const kept = this.kept.get(lotId);
        if (kept === undefined || (kept.floor !== null && isAfter(score, enterpriseId, kept.floor))) continue;
        const those = coming.get(lotId);
        const found = { enterpriseId, enterpriseVersion: after.version, score };
        if (those) those.push(found);
        else coming.set(lotId, [found]);
      }
    }
    return coming;
  }

  private replace(kept: Kept, found: Found[]): void {
    kept.found = found.slice(0, this.wanted);
    if (found.length > this.wanted) kept.floor = kept.found.at(-1)!;
  }
}

const isAfter = (score: number, enterpriseId: string, floor: NonNullable<Kept['floor']>) =>
  score < floor.score || (score === floor.score && enterpriseId > floor.enterpriseId);

const isSame = (some: readonly Found[], others: readonly Found[]) =>
  some.length === others.length &&
  some.every(({ enterpriseId, enterpriseVersion, score }, at) => {
    const other = others[at]!;
    return enterpriseId === other.enterpriseId && score === other.score && enterpriseVersion === other.enterpriseVersion;
  });
