// The tree: likeness, its limits, and rows that are no tree.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { codeRows } from '#testing/generated-clusters.js';
import { buildCodeTree, EngineError, type CodeRow } from './engine.js';

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
    expect(tree.kinship('leaf', 'twig')).toEqual({ ancestor: 'twig', ancestorDepth: 2, depths: [3, 2] });
    expect(tree.kinship('leaf', 'alone')).toEqual({ ancestor: null, ancestorDepth: 0, depths: [3, 1] });
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
  it('is symmetric, from 0 to 1, and 1 only for the code itself', () => {
    fc.assert(
      fc.property(codeRows(), (rows) => {
        const tree = buildCodeTree(rows);
        for (const a of rows) {
          for (const b of rows) {
            const likeness = tree.similarity(a.code, b.code);
            expect(likeness).toBe(tree.similarity(b.code, a.code));
            expect(likeness >= 0 && likeness <= 1).toBe(true);
            expect(likeness === 1).toBe(a.code === b.code);
          }
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
