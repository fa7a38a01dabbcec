// Problems of a file: by cell, in the order of lines, as one error.
import { describe, expect, it } from '@jest/globals';
import { ImportProblems } from './import-problems.js';
import { problemsIn } from './import-problems.specimen.js';
import type { Stated } from './merge-rows.js';

const period = { from: '2027-01-01', to: '2027-01-31', quantity: 1, booked: undefined };
const slot = (line: number) => ({ line, ...period });
const stated: Stated = {
  line: 2, externalId: 'L-7', cells: {},
  records: [],
  claims: [
    { line: 2, code: 'POLO', cells: {}, capacity: [slot(2), slot(5)] },
    { line: 4, code: 'SOCK', cells: {}, capacity: [] },
  ],
};

describe('problems of a file', () => {
  it('are no error when there are none', () => {
    const problems = new ImportProblems();
    expect(problems.any).toBe(false);
    expect(() => problems.throwIfAny()).not.toThrow();
  });

  it('are told in the order of lines, one for a cell', () => {
    const problems = new ImportProblems();
    problems.add(9, 'size', 'is wrong');
    problems.add(3, null, 'is too long');
    problems.add(9, 'size', 'is empty');
    expect(problems.any).toBe(true);
    expect(problemsIn(problems)).toEqual(['line 3: is too long', 'line 9.size: is wrong']);
  });

  it('of claims belong to the cell that says so', () => {
    const problems = new ImportProblems();
    for (const field of ['capabilities.1.unit', 'capabilities.0.capacity.1.booked', 'capabilities.0.code']) {
      problems.addOfClaim(stated, field, 'is wrong');
    }
    expect(problemsIn(problems)).toEqual([
      'line 2.capability_code: is wrong',
      'line 4.capability_unit: is wrong',
      'line 5.capacity_booked: is wrong',
    ]);
  });

  it('are counted, but not all listed when they are very many', () => {
    const problems = new ImportProblems();
    for (let line = 2; line < 1000; line += 1) problems.add(line, 'size', 'is wrong');
    expect(problemsIn(problems)).toHaveLength(200);
    expect(() => problems.throwIfAny()).toThrow(/Problems: 998; the first is at line 2.size: is wrong/);
  });
});
