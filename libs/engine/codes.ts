// The classification as a tree, and how alike two codes are by Wu-Palmer.
import { gap } from './compare.js';
import { EngineError } from './errors.js';

export interface CodeRow {
  code: string;
  /** Null for a root. */
  parent: string | null;
  /** Label by language tag. */
  labels: Record<string, string>;
  synonyms: Record<string, readonly string[]>;
  /** Unit in which quantities of this code are compared. */
  unit: string;
}

export interface SimilarCode {
  code: string;
  /** 0 to 1. */
  similarity: number;
}

/** What two codes have in common; roots have depth 1. */
export interface Kinship {
  /** The nearest common ancestor; null (depth 0) when they have none. */
  ancestor: string | null;
  ancestorDepth: number;
  depths: [number, number];
}

interface Node {
  row: CodeRow;
  parent: Node | null;
  children: Node[];
  /** 1 for a root. */
  depth: number;
}

/** A tree of classification codes; several roots are allowed and have nothing in common. */
export class CodeTree {
  private readonly nodes: ReadonlyMap<string, Node>;

  constructor(rows: readonly CodeRow[]) {
    this.nodes = linkRows(rows);
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
   * Wu-Palmer: 2 × depth of the nearest common ancestor / sum of both depths, roots at depth 1.
   * 1 for the same code, 0 without a common ancestor. EngineError `code_unknown` for a code not in the tree.
   */
  similarity(a: string, b: string): number {
    return similarityOf(this.node(a), this.node(b));
  }

  /** What the similarity is computed from. */
  kinship(a: string, b: string): Kinship {
    const [left, right] = [this.node(a), this.node(b)];
    const ancestor = commonOf(left, right);
    return {
      ancestor: ancestor?.row.code ?? null,
      ancestorDepth: ancestor?.depth ?? 0,
      depths: [left.depth, right.depth],
    };
  }

  /** All codes at least so alike, as the rule compares it (the code itself included), most alike first, then by code. */
  similarCodes(code: string, threshold: number): SimilarCode[] {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new EngineError('policy_invalid', `the least similarity must be from 0 to 1, not ${threshold}`);
    }
    const from = this.node(code);
    return [...this.nodes.values()]
      .map((node) => ({ code: node.row.code, similarity: similarityOf(from, node) }))
      .filter((similar) => gap(similar.similarity, threshold) >= 0)
      .sort((a, b) => b.similarity - a.similarity || (a.code < b.code ? -1 : 1));
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

function similarityOf(a: Node, b: Node): number {
  return (2 * (commonOf(a, b)?.depth ?? 0)) / (a.depth + b.depth);
}

function commonOf(a: Node, b: Node): Node | null {
  let left: Node | null = a;
  let right: Node | null = b;
  while (left && right && left !== right) {
    if (left.depth >= right.depth) left = left.parent;
    else right = right.parent;
  }
  return left && right ? left : null;
}

function linkRows(rows: readonly CodeRow[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const row of rows) {
    if (typeof row.code !== 'string' || row.code === '')
      throw new EngineError('tree_invalid', 'a code is empty');
    if (nodes.has(row.code)) throw new EngineError('tree_duplicate', `code "${row.code}" is there twice`);
    nodes.set(row.code, { row, parent: null, children: [], depth: 0 });
  }
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const { parent, code } = node.row;
    if (parent === null) {
      roots.push(node);
      continue;
    }
    const above = nodes.get(parent);
    if (!above)
      throw new EngineError('tree_orphan', `code "${code}" has the parent "${parent}", which is not there`);
    node.parent = above;
    above.children.push(node);
  }
  const queue = [...roots];
  for (let next = queue.pop(); next; next = queue.pop()) {
    next.depth = (next.parent?.depth ?? 0) + 1;
    for (const child of next.children) queue.push(child);
  }
  for (const node of nodes.values()) {
    // Whatever no root leads to hangs on a circle.
    if (node.depth === 0) throw new EngineError('tree_cycle', `code "${node.row.code}" is below itself`);
  }
  return nodes;
}
