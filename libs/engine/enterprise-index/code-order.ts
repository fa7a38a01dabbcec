// The classification in preorder: every subtree is one span of ranks, and what is alike to a code lies in few of them.
import { gap } from '../compare.js';
import type { CodeTree } from '../codes.js';

/** Everything at least so alike to one code. */
export interface Alike {
  /** Ranks `from` (included) to `to` (excluded), ascending: most often one span, with holes where the tree is deep. */
  spans: readonly { from: number; to: number }[];
  /** Wu-Palmer, 0 to 1, of the ranks from `first` on; whatever lies outside is less alike than anything in a span. */
  first: number;
  similarities: Float64Array;
}

/** So many answers are kept, more than a classification has codes; a lot's code and threshold seldom change. */
const mostKept = 16_384;

/** Building is O(codes × log codes); `alike` is O(codes in the widest subtree that can be alike), once for each code and threshold. */
export class CodeOrder {
  readonly codes: readonly string[];
  private readonly ranks: ReadonlyMap<string, number>;
  /** One past the last rank below each rank. */
  private readonly ends: Int32Array;
  private readonly kept = new Map<string, Alike>();

  constructor(private readonly tree: CodeTree) {
    const children = new Map<string | null, string[]>();
    for (const { code, parent } of tree.rows()) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(code);
      else children.set(parent, [code]);
    }
    const codes: string[] = [];
    const ends = new Int32Array(tree.size);
    // A stack instead of recursion: a classification may be as deep as it likes.
    const open: { code: string; rank: number | null }[] = [];
    const push = (parent: string | null) => {
      for (const code of (children.get(parent) ?? []).toReversed()) open.push({ code, rank: null });
    };
    push(null);
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.rank !== null) {
        ends[next.rank] = codes.length;
        continue;
      }
      open.push({ code: next.code, rank: codes.length });
      codes.push(next.code);
      push(next.code);
    }
    this.codes = codes;
    this.ends = ends;
    this.ranks = new Map(codes.map((code, rank) => [code, rank]));
  }

  /** Undefined for a code that is not in the classification. */
  rankOf(code: string): number | undefined {
    return this.ranks.get(code);
  }

  /** What is at least so alike to a code, as the rule on codes compares it. EngineError `code_unknown`. */
  alike(code: string, threshold: number): Alike {
    const key = `${threshold} ${code}`;
    const kept = this.kept.get(key);
    if (kept) return kept;
    const alike = this.compute(code, threshold);
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, alike);
    return alike;
  }

  private compute(code: string, threshold: number): Alike {
    const [first, end] = this.widest(code, threshold);
    const similarities = new Float64Array(end - first);
    const spans: { from: number; to: number }[] = [];
    for (let rank = first; rank < end; rank += 1) {
      const similarity = this.tree.similarity(code, this.codes[rank]!);
      similarities[rank - first] = similarity;
      if (gap(similarity, threshold) < 0) continue;
      const last = spans.at(-1);
      if (last?.to === rank) last.to = rank + 1;
      else spans.push({ from: rank, to: rank + 1 });
    }
    return { spans, first, similarities };
  }

  /** The widest subtree that can hold anything so alike: nothing in it is liker than its root. */
  private widest(code: string, threshold: number): [number, number] {
    if (gap(0, threshold) >= 0) return [0, this.codes.length];
    const path = this.tree.path(code);
    const depth = path.length;
    const at = path.findIndex((_, above) => gap((2 * (above + 1)) / (depth + above + 1), threshold) >= 0);
    // Above 1 nothing is alike; the threshold never is.
    const rank = this.ranks.get(path[at === -1 ? depth - 1 : at]!.code)!;
    return [rank, this.ends[rank]!];
  }
}
