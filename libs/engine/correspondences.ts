// Codes of different schemes that stand for about the same: what they are worth, and the best way from one code to another.
import { wuPalmer, type CorrespondenceKind, type Mapped, type Node } from './code-nodes.js';

/**
 * By what the similarity in the other tree is multiplied. A partial correspondence passes the usual least similarity of 0.7 by itself
 * and leaves no room for relatives in the other tree; an exact one counts as the code itself.
 */
export const correspondenceWeights: Readonly<Record<CorrespondenceKind, number>> = { exact: 1, partial: 0.8 };

/** `similarity` = `weight` × Wu-Palmer of `left` and `right`; `by` says which of the two codes was exchanged for the one it corresponds to. */
export interface Way {
  left: Node;
  right: Node;
  similarity: number;
  by: (Mapped & { side: 'left' | 'right' }) | null;
}

/** Both directions; a code that is not there, or is the code itself, says nothing; of the same pair twice the better kind counts. */
export function linkCorrespondences(nodes: ReadonlyMap<string, Node>): void {
  const all = new Map<Node, Map<Node, Mapped>>();
  const add = (from: Node, node: Node, kind: CorrespondenceKind) => {
    const those = all.get(from) ?? new Map<Node, Mapped>();
    const weight = correspondenceWeights[kind];
    if ((those.get(node)?.weight ?? 0) < weight) those.set(node, { node, kind, weight });
    all.set(from, those);
  };
  for (const from of nodes.values()) {
    for (const { code, kind } of from.row.corresponds ?? []) {
      const to = nodes.get(code);
      if (!to || to === from) continue;
      add(from, to, kind);
      add(to, from, kind);
    }
  }
  for (const [from, those] of all) from.mapped = [...those.values()].sort((a, b) => (a.node.row.code < b.node.row.code ? -1 : 1));
}

/** Of everything that a code corresponds to, below each code that lies above any of it: the least depth by kind. */
type Reach = ReadonlyMap<Node, Readonly<Record<CorrespondenceKind, number>>>;
const reaches = new WeakMap<Node, Reach>();

function reachOf(from: Node): Reach {
  const known = reaches.get(from);
  if (known) return known;
  const reach = new Map<Node, Record<CorrespondenceKind, number>>();
  for (const { node, kind } of from.mapped) {
    for (let above: Node | null = node; above; above = above.parent) {
      const depths = reach.get(above) ?? { exact: Infinity, partial: Infinity };
      depths[kind] = Math.min(depths[kind], node.depth);
      reach.set(above, depths);
    }
  }
  reaches.set(from, reach);
  return reach;
}

/**
 * The best of weight × Wu-Palmer over everything that `from` corresponds to, 0 for nothing. The nearest common ancestor with one of them
 * is the deepest that both are below, and any other counts for less: the best over all ancestors is the best over all of them, to the
 * last bit, because rounding is monotone. O(depth), however many there are.
 */
function through(from: Node, to: Node): number {
  if (from.mapped.length === 0) return 0;
  const reach = reachOf(from);
  let best = 0;
  for (let above: Node | null = to; above; above = above.parent) {
    const depths = reach.get(above);
    if (!depths) continue;
    const doubled = 2 * above.depth;
    best = Math.max(
      best,
      correspondenceWeights.exact * (doubled / (depths.exact + to.depth)),
      correspondenceWeights.partial * (doubled / (depths.partial + to.depth)),
    );
  }
  return best;
}

/** The best of the tree's own similarity and that through one correspondence of either code; two are never chained. */
export function similarityOf(a: Node, b: Node): number {
  return Math.max(wuPalmer(a, b), through(a, b), through(b, a));
}

/** How `similarityOf` comes about; of equal ways the tree's own, then by what the first corresponds to, then by code. */
export function bestWay(left: Node, right: Node): Way {
  let best: Way = { left, right, similarity: wuPalmer(left, right), by: null };
  const consider = (way: Way) => { if (way.similarity > best.similarity) best = way; };
  for (const mapped of left.mapped)
    consider({ left: mapped.node, right, similarity: mapped.weight * wuPalmer(mapped.node, right), by: { ...mapped, side: 'left' } });
  for (const mapped of right.mapped)
    consider({ left, right: mapped.node, similarity: mapped.weight * wuPalmer(left, mapped.node), by: { ...mapped, side: 'right' } });
  return best;
}
