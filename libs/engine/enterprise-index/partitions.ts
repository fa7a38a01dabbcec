// An index in several processes: which of them hold an enterprise, which are asked about a lot, and how their answers become one.
// Enterprises are parted by the top-level divisions of the classification that they claim, because at any threshold above 0 what is
// alike to a code lies in its division; a division too large for one partition is parted further, by enterprise.
import type { CodeTree } from '../codes.js';
import type { Candidate } from '../types.js';
import type { PreparedLot } from './prepared-lot.js';
import { inOrder, type Found } from './search.js';

/** A division, or one of `of` parts of it, and where it is. */
export interface Piece {
  division: string;
  at: number;
  of: number;
  partition: number;
}

/** Plain JSON, so that every process can be handed the same. `pieces` has each part of each division once. */
export interface Partitioning {
  partitions: number;
  pieces: Piece[];
}

/**
 * So that no partition holds much more than its share: a division with more claims than `largest` of a share is split, and the largest
 * piece goes to whoever has least. `claims`: by division, those that are missing have none. Deterministic; O(divisions × log).
 */
export function planOf(claims: ReadonlyMap<string, number>, partitions: number, tree: CodeTree, largest = 1): Partitioning {
  const divisions = divisionsOf(tree);
  const share = divisions.reduce((sum, division) => sum + (claims.get(division) ?? 0), 0) / partitions;
  const pieces = divisions.flatMap((division) => {
    const load = claims.get(division) ?? 0;
    const of = Math.min(partitions, Math.max(1, Math.ceil(load / Math.max(1, share * largest))));
    return Array.from({ length: of }, (_, at) => ({ division, at, of, load: load / of }));
  });
  pieces.sort((a, b) => b.load - a.load || (a.division < b.division ? -1 : a.division > b.division ? 1 : a.at - b.at));
  const loads = Array.from({ length: partitions }, () => 0);
  const placed = pieces.map(({ load, ...piece }): Piece => {
    const partition = loads.indexOf(Math.min(...loads));
    loads[partition]! += load;
    return { ...piece, partition };
  });
  return { partitions, pieces: placed };
}

/** Asks and answers by a partitioning. */
export class Partitions {
  private readonly byDivision = new Map<string, Piece[]>();
  /** Of each code in use, remembered: enterprises have few. */
  private readonly divisions = new Map<string, string | null>();

  constructor(
    { pieces }: Partitioning,
    private readonly tree: CodeTree,
  ) {
    for (const piece of pieces) {
      const those = this.byDivision.get(piece.division) ?? [];
      those[piece.at] = piece;
      this.byDivision.set(piece.division, those);
    }
  }

  /**
   * The pieces that hold an enterprise, each of them the whole of it, because which of its claims is nearest depends on all. None for
   * one that claims nothing in the classification: it fits no lot.
   */
  piecesOf({ enterpriseId, capabilities }: Pick<Candidate, 'enterpriseId' | 'capabilities'>): Piece[] {
    const divisions = new Set(capabilities.flatMap(({ code }) => this.divisionOf(code) ?? []));
    return [...divisions].map((division) => {
      const those = this.byDivision.get(division)!;
      return those[those.length === 1 ? 0 : hashOf(enterpriseId) % those.length]!;
    });
  }

  /** The partitions without which an answer would not be whole, ascending. */
  askedFor({ alike, vocabulary }: PreparedLot): number[] {
    const asked = new Set<number>();
    for (const { from, to } of alike.spans) {
      for (let rank = from; rank < to; rank += 1)
        for (const { partition } of this.byDivision.get(this.divisionOf(vocabulary.codes.codes[rank]!)!)!) asked.add(partition);
    }
    return [...asked].sort((a, b) => a - b);
  }

  private divisionOf(code: string): string | null {
    let division = this.divisions.get(code);
    if (division === undefined) {
      division = this.tree.has(code) ? this.tree.path(code)[0]!.code : null;
      this.divisions.set(code, division);
    }
    return division;
  }
}

/** The best of all: an enterprise that several partitions found counts once, in its newest version. */
export function merged(answers: readonly (readonly Found[])[], limit: number): Found[] {
  const best = new Map<string, Found>();
  for (const found of answers.flat()) {
    const known = best.get(found.enterpriseId);
    if (known === undefined || found.enterpriseVersion > known.enterpriseVersion) best.set(found.enterpriseId, found);
  }
  return inOrder([...best.values()]).slice(0, limit);
}

/** Codes that have no parent. */
export const divisionsOf = (tree: CodeTree): string[] => tree.rows().flatMap(({ code, parent }) => (parent === null ? [code] : []));

/** FNV-1a: the same in every process, and in SQL if need be. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
