// What a test run adds up, and how it says so.

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export const nothing: Totals = { passed: 0, failed: 0, skipped: 0 };

/** One passed or failed check, for stages that are no test files. */
export const passedOnce: Totals = { ...nothing, passed: 1 };
export const failedOnce: Totals = { ...nothing, failed: 1 };

export function add(one: Totals, other: Totals): Totals {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** The last line of a run. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The part of Jest's JSON result that counts. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that failed without a failed test: they do not load, or they leak. */
  numRuntimeErrorTestSuites: number;
}

/** A file that could not run counts as one failure; so does a run that failed without saying where. */
export function totalsOf(result: JestResult | null, exitCode: number): Totals {
  if (result === null) return failedOnce;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
