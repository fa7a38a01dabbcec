import { describe, expect, it } from '@jest/globals';
import { add, failedOnce, nothing, passedOnce, totalsLine, totalsOf } from './totals.js';

const clean = {
  numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0,
};

describe('test totals', () => {
  it('ends a run with its counts', () => {
    expect(totalsLine(add(passedOnce, totalsOf(clean, 0)))).toBe('4 passed, 0 failed');
  });

  it('names skipped tests only when there are some', () => {
    expect(totalsLine(totalsOf({ ...clean, numPendingTests: 1, numTodoTests: 1 }, 0))).toBe('3 passed, 0 failed, 2 skipped');
  });

  it('counts a file that does not load as a failure', () => {
    expect(totalsOf({ ...clean, numRuntimeErrorTestSuites: 2, numFailedTests: 1 }, 1)).toEqual({ ...nothing, passed: 3, failed: 3 });
  });

  it('does not call a run passed that Jest calls failed', () => {
    expect(totalsOf(clean, 1)).toEqual({ ...nothing, passed: 3, failed: 1 });
    expect(totalsOf(null, 0)).toEqual(failedOnce);
  });
});
