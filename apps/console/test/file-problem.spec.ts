// What is said of a file before it is sent.
import { expect, it } from '@jest/globals';
import { mostMegabytes, problemOf } from '../src/imports/file-problem.js';

it.each([
  ['list.csv', 1, null], ['list.CSV', mostMegabytes * 1024 * 1024, null], ['xlsx', 1, null], ['list.csv', mostMegabytes * 1024 * 1024 + 1, 'tooLarge'],
  ['list.csv', 0, 'isEmpty'], ['list.xlsx', 9_000, 'isSpreadsheet'], ['List.XLS', 9_000, 'isSpreadsheet'], ['list.ods', 9_000, 'isSpreadsheet'],
] as const)('%s of %i bytes: %s', (name, size, problem) => {
  expect(problemOf({ name, size })).toBe(problem);
});
