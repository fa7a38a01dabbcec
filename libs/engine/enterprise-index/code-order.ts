// The classification in preorder: every subtree is one span of ranks, and what is alike to a code lies in few of them.
import { gap } from '../compare.js';
import type { CodeTree } from '../codes.js';

/** Everything at least so alike to one code. */
export interface Alike {
  /** Ranks `from` (included) to `to` (excluded), ascending: most often one span, with holes where the tree is deep and where another scheme corresponds. */
  spans: readonly { from: number; to: number }[];
  /** 0 to 1, of the ranks from `first` on; whatever lies outside, or between the subtrees that can be alike (0), is less alike than anything in a span. */
  first: number;
  similarities: Float64Array;
}

/** So many similarities are kept (8 bytes each); a lot's code and threshold seldom change. An answer counts for some more. */
const mostKept = 4_000_000;
const ofAnswer = 64;
const sizeOf = ({ similarities, spans }: Alike) => similarities.length + ofAnswer + 8 * spans.length;

/** Building is O(codes × log codes); `alike` is O(codes in the widest subtree that can be alike), once for each code and threshold. */
export class CodeOrder {
  readonly codes: readonly string[];
  private readonly ranks: ReadonlyMap<string, number>;
  /** One past the last rank below each rank. */
  private readonly ends: Int32Array;
  private readonly kept = new Map<string, Alike>();
  private keptSize = 0;
  /** What is no longer kept, and still used: a lot that asks again shares it. */
  private readonly used = new Map<string, WeakRef<Alike>>();

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
    const alike = this.used.get(key)?.deref() ?? this.compute(code, threshold);
    this.kept.set(key, alike);
    this.keptSize += sizeOf(alike);
    for (const [oldest, its] of this.kept) {
      if (this.keptSize <= mostKept) break;
      this.kept.delete(oldest);
      this.used.set(oldest, new WeakRef(its));
      this.keptSize -= sizeOf(its);
    }
    return alike;
  }

  private compute(code: string, threshold: number): Alike {
    const windows = this.tree.widest(code, threshold)
      .map((top) => ({ from: this.ranks.get(top)!, to: this.ends[this.ranks.get(top)!]! }))
      .sort((a, b) => a.from - b.from);
    const first = windows[0]!.from;
    const similarities = new Float64Array(Math.max(...windows.map(({ to }) => to)) - first);
    const spans: { from: number; to: number }[] = [];
    let next = first;
    for (const { from, to } of windows) {
      for (let rank = Math.max(from, next); rank < to; rank += 1) {
        const similarity = this.tree.similarity(code, this.codes[rank]!);
        similarities[rank - first] = similarity;
        if (gap(similarity, threshold) < 0) continue;
        const last = spans.at(-1);
        if (last?.to === rank) last.to = rank + 1;
        else spans.push({ from: rank, to: rank + 1 });
      }
      next = Math.max(next, to);
    }
    return { spans, first, similarities };
  }
}

/** Of the code of a row that is alike. O(log codes alike). */
export function rankOf(codeStarts: Uint32Array, row: number, { first, similarities }: Pick<Alike, 'first' | 'similarities'>): number {
  let low = first;
  for (let high = first + similarities.length - 1; low < high;) {
    const middle = (low + high + 1) >>> 1;
    if (codeStarts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
