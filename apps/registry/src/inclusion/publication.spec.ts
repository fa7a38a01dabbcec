// What somebody learns who keeps every publication, knows how many enterprises the cluster has, and subtracts.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallestCell } from '#contracts/registry/inclusion.js';
import { runs } from '#testing/depth.js';
import { nextFigure, shown, type Movement } from './publication.js';

/** One week of a cell: so many declare, so many withdraw, and it is looked at. */
const weeks = fc.array(fc.record({ declare: fc.nat({ max: 9 }), withdraw: fc.nat({ max: 9 }) }), { minLength: 1, maxLength: 12 });
type Week = { declare: number; withdraw: number };

interface Cell extends Movement {
  counted: number;
}

/** As the database does it: only somebody who is in the figure can be gone from it. */
function week(cell: Cell, { declare, withdraw }: Week): Cell {
  const fresh = Math.min(cell.joined + declare, withdraw);
  const leaving = Math.min(cell.counted, withdraw - fresh);
  const before = { ...cell, joined: cell.joined + declare - fresh, gone: cell.gone + leaving, counted: cell.counted - leaving };
  const { published, taken } = nextFigure(before);
  if (taken === 'joined') return { ...before, published, joined: 0, counted: before.counted + before.joined };
  if (taken === 'gone') return { ...before, published, gone: 0 };
  return before;
}

const empty: Cell = { published: 0, joined: 0, gone: 0, counted: 0 };
function everyWeek(all: readonly Week[]): Cell[] {
  const cells = [empty];
  for (const each of all) cells.push(week(cells.at(-1)!, each));
  return cells;
}

describe('a published figure', () => {
  it('moves by five or more from one publication to the next, or not at all, and is never shown below five', () => {
    fc.assert(fc.property(weeks, fc.nat({ max: 60 }), (all, ofCluster) => {
      const cells = everyWeek(all);
      const figures = cells.map(({ published }) => shown(published, ofCluster)).filter((figure) => figure !== null);
      expect(figures.filter((figure) => Math.min(figure, ofCluster - figure) < smallestCell)).toEqual([]);
      const moves = cells.slice(1).map(({ published }, index) => Math.abs(published - cells[index]!.published));
      expect(moves.filter((moved) => moved > 0 && moved < smallestCell)).toEqual([]);
    }), { numRuns: runs(2_000) });
  });

  it('follows the truth: what it lacks or has too much is fewer than five of each once nothing moves any more', () => {
    fc.assert(fc.property(weeks, (all) => {
      const still = Array.from({ length: 3 }, () => ({ declare: 0, withdraw: 0 }));
      const { published, joined, gone, counted } = everyWeek([...all, ...still]).at(-1)!;
      expect(joined).toBeLessThan(smallestCell);
      expect(gone).toBeLessThan(smallestCell);
      expect(published).toBe(counted + gone);
    }), { numRuns: runs(2_000) });
  });

  it('is not moved by fewer than five, whatever was before and whichever way they go', () => {
    fc.assert(fc.property(weeks, fc.array(fc.boolean(), { maxLength: smallestCell - 1 }), (all, moves) => {
      const { published } = everyWeek(all).at(-1)!;
      const before: Cell = { published, counted: published, joined: 0, gone: 0 };
      const after = week(before, { declare: moves.filter((joins) => joins).length, withdraw: moves.filter((joins) => !joins).length });
      expect(after.published).toBe(published);
    }), { numRuns: runs(2_000) });
  });
});

describe('a cell that is not shown', () => {
  /** Everything published of a cluster in which so many enterprises are in each of two categories, in any overlap. */
  const publicationOf = (first: number, second: number, ofCluster: number) =>
    JSON.stringify([first, second].map((size) => shown(everyWeek([{ declare: size, withdraw: 0 }]).at(-1)!.published, ofCluster)));

  it('may be anything from none to four, for whoever knows all other cells and solves for it', () => {
    for (let ofCluster = 0; ofCluster <= 24; ofCluster += 1) {
      const worlds = new Map<string, [number, number][]>();
      for (let first = 0; first <= ofCluster; first += 1) {
        for (let second = 0; second <= ofCluster; second += 1) {
          const key = publicationOf(first, second, ofCluster);
          worlds.set(key, [...(worlds.get(key) ?? []), [first, second]]);
        }
      }
      for (const [key, possible] of worlds) {
        for (const [cell, figure] of (JSON.parse(key) as (number | null)[]).entries()) {
          if (figure !== null) continue;
          const values = new Set(possible.map((world) => world[cell]!));
          for (let value = 0; value <= Math.min(smallestCell - 1, ofCluster); value += 1) expect(values).toContain(value);
          // A cell that is nearly the whole cluster looks the same.
          expect(values).toContain(ofCluster);
        }
      }
    }
  });
});
