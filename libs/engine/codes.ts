// The classification as a tree, and how alike two codes are by Wu-Palmer.
import { below, commonOf, linkRows, wuPalmer, type CodeRow, type CorrespondenceKind, type Node } from './code-nodes.js';
import { gap } from './compare.js';
import { bestWay, linkCorrespondences, similarityOf } from './correspondences.js';
import { EngineError } from './errors.js';

export type { CodeRow, Correspondence, CorrespondenceKind } from './code-nodes.js';

export interface SimilarCode {
  code: string;
  /** 0 to 1. */
  similarity: number;
}

/**
 * What two codes have in common; roots have depth 1. Where they are more alike `through` a correspondence, ancestor and depths are those
 * after the code of that `side` was exchanged for the code that it corresponds to.
 */
export interface Kinship {
  /** The nearest common ancestor; null (depth 0) when they have none. */
  ancestor: string | null;
  ancestorDepth: number;
  depths: [number, number];
  through: { side: 'left' | 'right'; code: string; kind: CorrespondenceKind; weight: number } | null;
}

/** A tree of classification codes; several roots are allowed and have nothing in common. */
export class CodeTree {
  private readonly nodes: ReadonlyMap<string, Node>;

  constructor(rows: readonly CodeRow[]) {
    this.nodes = linkRows(rows);
    linkCorrespondences(this.nodes);
  }

  get size(): number {
    return this.nodes.size;
  }

  has(code: string): boolean {
    return this.nodes.has(code);
  }

  /** The row of a code; EngineError `code_unknown` when it is not in the tree. */
  row(code: string): CodeRow {
    return this.node(code).row;
  }

  /** All rows in the order of their codes. */
  rows(): CodeRow[] {
    return [...this.nodes.keys()].sort().map((code) => this.node(code).row);
  }

  /** From the root down to the code. */
  path(code: string): CodeRow[] {
    const path: CodeRow[] = [];
    for (let node: Node | null = this.node(code); node; node = node.parent) path.unshift(node.row);
    return path;
  }

  /**
   * Wu-Palmer: 2 × depth of the nearest common ancestor / sum of both depths, roots at depth 1; or, if that is more, the weight of a
   * correspondence of either code × Wu-Palmer after the exchange. Correspondences are never chained.
   * 1 for the same code, 0 when nothing leads from one to the other. EngineError `code_unknown` for a code not in the tree.
   */
  similarity(a: string, b: string): number {
    return similarityOf(this.node(a), this.node(b));
  }

  /** What the similarity is computed from. O(correspondences of both). */
  kinship(a: string, b: string): Kinship {
    const { left, right, by } = bestWay(this.node(a), this.node(b));
    const ancestor = commonOf(left, right);
    return {
      ancestor: ancestor?.row.code ?? null,
      ancestorDepth: ancestor?.depth ?? 0,
      depths: [left.depth, right.depth],
      through: by && { side: by.side, code: by.node.row.code, kind: by.kind, weight: by.weight },
    };
  }

  /** All codes at least so alike, as the rule compares it (the code itself included), most alike first, then by code. */
  similarCodes(code: string, threshold: number): SimilarCode[] {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new EngineError('policy_invalid', `the least similarity must be from 0 to 1, not ${threshold}`);
    }
    const from = this.node(code);
    const near = new Set(this.tops(from, threshold).flatMap(below));
    return [...near]
      .map((node) => ({ code: node.row.code, similarity: similarityOf(from, node) }))
      .filter((similar) => gap(similar.similarity, threshold) >= 0)
      .sort((a, b) => b.similarity - a.similarity || (a.code < b.code ? -1 : 1));
  }

  /** Codes below which, themselves included, lies everything at least so alike; some may lie below others. EngineError `code_unknown`. */
  widest(code: string, threshold: number): string[] {
    return this.tops(this.node(code), threshold).map(({ row }) => row.code);
  }

  private tops(from: Node, threshold: number): Node[] {
    if (gap(0, threshold) >= 0) return [...this.nodes.values()].filter(({ parent }) => parent === null);
    // Above 1 nothing is alike; the threshold never is.
    const own = highest(from, 1, threshold) ?? from;
    const exchanged = from.mapped.flatMap(({ node, weight }) => highest(node, weight, threshold) ?? []);
    const exchangedFor = below(own).flatMap((node) =>
      node.mapped.flatMap((mapped) => (gap(mapped.weight * wuPalmer(from, node), threshold) >= 0 ? mapped.node : [])));
    return [...new Set([own, ...exchanged, ...exchangedFor])];
  }

  private node(code: string): Node {
    const node = this.nodes.get(code);
    if (!node) throw new EngineError('code_unknown', `code "${code}" is not in the classification`);
    return node;
  }
}

/** Builds the tree; rows in any order. Duplicates, missing parents and cycles are EngineErrors that name the code. */
export function buildCodeTree(rows: readonly CodeRow[]): CodeTree {
  return new CodeTree(rows);
}

/** The root of the widest subtree that can hold anything so alike: nothing in it is liker than its root. */
function highest(node: Node, weight: number, threshold: number): Node | null {
  let found: Node | null = null;
  for (let above: Node | null = node; above; above = above.parent) {
    if (gap(weight * ((2 * above.depth) / (node.depth + above.depth)), threshold) < 0) break;
    found = above;
  }
  return found;
}
