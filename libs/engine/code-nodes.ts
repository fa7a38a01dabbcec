// The nodes of the classification, linked once: parents, children and depths.
import { EngineError } from './errors.js';

/** `exact`: both say the same. `partial`: one is a part of the other, or they overlap. */
export type CorrespondenceKind = 'exact' | 'partial';

export interface Correspondence {
  code: string;
  kind: CorrespondenceKind;
}

export interface CodeRow {
  code: string;
  /** Null for a root. */
  parent: string | null;
  /** Label by language tag. */
  labels: Record<string, string>;
  synonyms: Record<string, readonly string[]>;
  /** Unit in which quantities of this code are compared. */
  unit: string;
  /** Codes of other schemes that stand for about the same; stated on either side, it holds for both. */
  corresponds?: readonly Correspondence[];
}

/** What a code corresponds to. */
export interface Mapped {
  node: Node;
  kind: CorrespondenceKind;
  weight: number;
}

export interface Node {
  row: CodeRow;
  parent: Node | null;
  children: Node[];
  /** 1 for a root. */
  depth: number;
  /** What corresponds to it, in either direction, by code; empty for most. */
  mapped: readonly Mapped[];
}

/** Wu-Palmer in the tree alone. */
export function wuPalmer(a: Node, b: Node): number {
  return (2 * (commonOf(a, b)?.depth ?? 0)) / (a.depth + b.depth);
}

/** The nearest common ancestor. */
export function commonOf(a: Node, b: Node): Node | null {
  let left: Node | null = a;
  let right: Node | null = b;
  while (left && right && left !== right) {
    if (left.depth >= right.depth) left = left.parent;
    else right = right.parent;
  }
  return left && right ? left : null;
}

/** A code and everything below it. */
export function below(node: Node): Node[] {
  const found = [node];
  // The list grows while it is gone through: a classification may be as deep as it likes.
  for (let at = 0; at < found.length; at += 1) for (const child of found[at]!.children) found.push(child);
  return found;
}

/** Duplicates, missing parents and cycles are EngineErrors that name the code. */
export function linkRows(rows: readonly CodeRow[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const row of rows) {
    if (typeof row.code !== 'string' || row.code === '')
      throw new EngineError('tree_invalid', 'a code is empty');
    if (nodes.has(row.code)) throw new EngineError('tree_duplicate', `code "${row.code}" is there twice`);
    nodes.set(row.code, { row, parent: null, children: [], depth: 0, mapped: [] });
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
