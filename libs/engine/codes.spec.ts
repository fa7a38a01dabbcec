// The tree: likeness, its limits, and rows that are no tree.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { codeRows } from '#testing/generated-clusters.js';
import { buildCodeTree, EngineError, type CodeRow } from './engine.js';
import { CodeOrder } from './enterprise-index/code-order.js';
import { alike } from './oracle-parts.js';

const row = (code: string, parent: string | null = null): CodeRow => ({
  code,
  parent,
  labels: { en: code },
  synonyms: {},
  unit: 'C62',
});
const refusal = (rows: CodeRow[]) => {
  try {
    buildCodeTree(rows);
    return null;
  } catch (error) {
    return error instanceof EngineError ? [error.code, error.message] : error;
  }
};

describe('the code tree', () => {
  const tree = buildCodeTree([
    row('leaf', 'twig'),
    row('twig', 'root'),
    row('root'),
    row('sister', 'twig'),
    row('alone'),
  ]);

  it('takes rows in any order and knows the way down', () => {
    expect(tree.path('leaf').map(({ code }) => code)).toEqual(['root', 'twig', 'leaf']);
    expect(tree.rows().map(({ code }) => code)).toEqual(['alone', 'leaf', 'root', 'sister', 'twig']);
    expect([tree.size, tree.has('twig'), tree.has('branch')]).toEqual([5, true, false]);
  });

  it('measures by Wu-Palmer', () => {
    expect(tree.similarity('leaf', 'leaf')).toBe(1);
    expect(tree.similarity('leaf', 'twig')).toBe(4 / 5);
    expect(tree.similarity('leaf', 'sister')).toBe(4 / 6);
    expect(tree.similarity('leaf', 'root')).toBe(2 / 4);
    expect(tree.similarity('leaf', 'alone')).toBe(0);
  });

  it('says what it measured', () => {
    expect(tree.kinship('leaf', 'twig')).toEqual({ ancestor: 'twig', ancestorDepth: 2, depths: [3, 2], through: null });
    expect(tree.kinship('leaf', 'alone')).toEqual({ ancestor: null, ancestorDepth: 0, depths: [3, 1], through: null });
  });

  it('lists what is alike enough, most alike first, then by code', () => {
    expect(tree.similarCodes('leaf', 4 / 6)).toEqual([
      { code: 'leaf', similarity: 1 },
      { code: 'twig', similarity: 0.8 },
      { code: 'sister', similarity: 4 / 6 },
    ]);
    // A policy that says 2/3 with ten digits means 2/3, here as in the rule.
    expect(tree.similarCodes('leaf', 0.6666666667).map(({ code }) => code)).toEqual(['leaf', 'twig', 'sister']);
    expect(tree.similarCodes('leaf', 0)).toHaveLength(5);
    expect(() => tree.similarCodes('leaf', NaN)).toThrow(EngineError);
  });

  it('refuses codes that it does not have', () => {
    expect(() => tree.similarity('leaf', 'branch')).toThrow('code "branch" is not in the classification');
    expect(() => tree.path('branch')).toThrow(EngineError);
  });

  it('may be empty', () => expect(buildCodeTree([]).rows()).toEqual([]));

  it('refuses rows that are no tree, and names the code', () => {
    expect(refusal([row('a'), row('a')])).toEqual(['tree_duplicate', 'code "a" is there twice']);
    expect(refusal([row('a', 'b')])).toEqual([
      'tree_orphan',
      'code "a" has the parent "b", which is not there',
    ]);
    expect(refusal([row('a'), row('b', 'c'), row('c', 'b')])).toEqual([
      'tree_cycle',
      'code "b" is below itself',
    ]);
    expect(refusal([row('a', 'a')])).toEqual(['tree_cycle', 'code "a" is below itself']);
    expect(refusal([row('')])).toEqual(['tree_invalid', 'a code is empty']);
  });

  it('stands deep and wide trees', () => {
    const deep = Array.from({ length: 20_000 }, (_, at) => row(`d${at}`, at === 0 ? null : `d${at - 1}`));
    expect(buildCodeTree(deep).similarity('d0', 'd19999')).toBe(2 / 20_001);
    const wide = [row('top'), ...Array.from({ length: 200_000 }, (_, at) => row(`w${at}`, 'top'))];
    expect(buildCodeTree(wide).similarity('w0', 'w199999')).toBe(0.5);
  });
});

describe('likeness in any tree', () => {
  it('is symmetric, from 0 to 1, and 1 only for the code itself and what corresponds to it exactly', () => {
    fc.assert(
      fc.property(codeRows(), (rows) => {
        const tree = buildCodeTree(rows);
        for (const a of rows) {
          for (const b of rows) {
            const likeness = tree.similarity(a.code, b.code);
            expect(likeness).toBe(tree.similarity(b.code, a.code));
            expect(likeness >= 0 && likeness <= 1).toBe(true);
            const isExact = (one: CodeRow, other: CodeRow) => one.corresponds?.some(({ code, kind }) => code === other.code && kind === 'exact') ?? false;
            expect(likeness === 1).toBe(a.code === b.code || isExact(a, b) || isExact(b, a));
          }
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('is that of the oracle, and so are the codes alike to one, from whichever side and in whichever order', () => {
    let through = 0;
    fc.assert(
      fc.property(codeRows(20), fc.constantFrom(0, 0.4, 0.5, 2 / 3, 0.7, 0.8, 1), (rows, threshold) => {
        const tree = buildCodeTree(rows);
        const order = new CodeOrder(tree);
        for (const { code: a } of rows) {
          const found = new Map(tree.similarCodes(a, threshold).map(({ code, similarity }) => [code, similarity]));
          const { spans, first, similarities } = order.alike(a, threshold);
          const ranks = spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
          expect(ranks).toEqual([...new Set(ranks)].sort((one, other) => one - other));
          expect(new Map(ranks.map((rank) => [order.codes[rank], similarities[rank - first]]))).toEqual(found);
          for (const { code: b } of rows) {
            const similarity = tree.similarity(a, b);
            expect(similarity).toBeCloseTo(alike(a, b, rows)!, 12);
            if (Math.abs(similarity - threshold) > 1e-6) expect(found.get(b)).toBe(similarity > threshold ? similarity : undefined);
            else expect(found.get(b)).toBe(similarity);
            const { ancestorDepth, depths, through: by } = tree.kinship(a, b);
            expect((by?.weight ?? 1) * ((2 * ancestorDepth) / (depths[0] + depths[1]))).toBe(similarity);
            if (by) through += 1;
          }
        }
      }),
      { numRuns: runs(200) },
    );
    expect(through).toBeGreaterThan(200);
  });
});
