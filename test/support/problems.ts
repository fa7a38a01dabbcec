// What a refusal must look like, whatever was refused.
import { expect } from '@jest/globals';
import type { Answer } from './hostile-ground.js';

/** The answer is this problem, readable and without our inside. */
export function expectProblem(answer: Answer, status: number, code: string, field?: string): void {
  expect([answer.status, answer.problem?.code]).toEqual([status, code]);
  const problem = answer.problem!;
  expect(problem.detail.length).toBeGreaterThan(15);
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  if (field !== undefined) expect(problem.fields?.map((each) => each.field)).toContain(field);
  expect(answer.text).not.toMatch(/node_modules|\.js:|at Object|select |insert /i);
}
