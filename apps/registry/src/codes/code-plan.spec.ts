// A file of codes: what can be read of it, what it changes, and every way in which it is no tree.
import { describe, expect, it } from '@jest/globals';
import { ImportProblems } from '../imports/import-problems.js';
import { problemsIn } from '../imports/import-problems.specimen.js';
import { readCodeFile } from './code-file.js';
import { planCodes } from './code-plan.js';
import type { CodeEntry } from './codes.repository.js';

const header = 'code,parent,unit,label_en,label_ro,synonyms_en';
const read = (text: string) => {
  const problems = new ImportProblems();
  const stated = readCodeFile(text, 'TEST', problems);
  return { stated, problems };
};
const plan = (rows: string[], known: CodeEntry[] = [], complete = false) => {
  const { stated, problems } = read([header, ...rows].join('\n'));
  const { created, updated, ...others } = planCodes(stated, known, complete, problems);
  const codes = (entries: CodeEntry[]) => entries.map(({ code }) => code);
  return { created: codes(created), updated: codes(updated), ...others, problems: problemsIn(problems) };
};
const stored = (...rows: string[]) => read([header, ...rows].join('\n')).stated.map(({ entry }) => entry);
const nothing = { created: [], updated: [], removed: [], recounted: [], unchanged: 0, problems: [] };

describe('a file of codes', () => {
  it('has labels and synonyms by language, and units by any name', () => {
    expect(stored('03000000-1,,kilograms,Farming,Agricultură,crops | fishing ')).toEqual([{
      scheme: 'TEST', code: '03000000-1', parent: null, unit: 'KGM',
      labels: { en: 'Farming', ro: 'Agricultură' }, synonyms: { en: ['crops', 'fishing'] },
    }]);
  });

  it.each([
    ['a column that nobody knows', 'code,parent,unit,label_en,colour\nA,,C62,A,red', ['line 1.colour']],
    ['a language that is none', 'code,parent,unit,label_english-\nA,,C62,A', ['line 1.label_english-']],
    ['no labels', 'code,parent,unit\nA,,C62', ['line 1.label_en']],
    ['no codes', 'code,parent,unit,label_en\n', ['line 2']],
    ['a code twice', `${header}\nA,,C62,A\nA,,C62,B`, ['line 3.code']],
    ['rows that say nothing right', `${header}\n?,,C62,A\n,,C62,A\nB,!,C62,B\nC,,armful,C\nD,,C62\nE,,C62,E,,,more`,
      ['line 2.code', 'line 3.code', 'line 4.parent', 'line 5.unit', 'line 6', 'line 7']],
    ['a label too long', `${header}\nA,,C62,${'x'.repeat(301)}`, ['line 2.label_en', 'line 2']],
  ])('with %s is refused by line and column', (_what, text, fields) => {
    expect(problemsIn(read(text).problems).map((problem) => problem.split(':')[0])).toEqual(fields);
  });
});

describe('a plan', () => {
  const tree = ['A,,C62,A', 'A.1,A,C62,A one', 'A.2,A,C62,A two'];

  it('makes a tree in any order of rows', () => {
    expect(plan(tree.toReversed())).toEqual({ ...nothing, created: ['A.2', 'A.1', 'A'] });
  });

  it('of what is stored already changes nothing', () => {
    expect(plan(tree, stored(...tree), true)).toEqual({ ...nothing, unchanged: 3 });
  });

  it('changes what differs, and removes what is missing only from a file that is complete', () => {
    const rows = ['A,,C62,A', 'A.1,A,KGM,A one'];
    expect(plan(rows, stored(...tree))).toEqual({ ...nothing, updated: ['A.1'], unchanged: 1, recounted: ['A.1'] });
    expect(plan(rows, stored(...tree), true)).toMatchObject({ updated: ['A.1'], removed: ['A.2'] });
  });

  it('hangs codes on those that are stored, unless the file is complete', () => {
    expect(plan(['A.3,A,C62,A three'], stored(...tree))).toEqual({ ...nothing, created: ['A.3'] });
    expect(plan(['A.3,A,C62,A three'], stored(...tree), true).problems).toEqual([
      'line 2.parent: A is neither in the file nor in the scheme',
    ]);
  });

  it('finds every code that is below itself, also by way of stored ones', () => {
    expect(plan(['X,Y,C62,X', 'Y,Z,C62,Y', 'Z,X,C62,Z', 'W,X,C62,W']).problems).toEqual([
      'line 2.parent: X is below itself: X < Y < Z < X', 'line 3.parent: Y is below itself: Y < Z < X < Y',
      'line 4.parent: Z is below itself: Z < X < Y < Z', 'line 5.parent: W is below itself: W < X < Y < Z < X',
    ]);
    expect(plan(['A,A.1,C62,A'], stored(...tree)).problems).toEqual(['line 2.parent: A is below itself: A < A.1 < A']);
  });
});
