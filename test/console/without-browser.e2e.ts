// Where no browser can be had the files that need one say so and skip: they neither fail nor pass.
import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Outcome {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** Runs Jest over the test files of these names as `npm test` does where no browser is. */
async function runWithout(pattern: string): Promise<{ outcome: Outcome; told: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-no-browser-'));
  const output = join(folder, 'result.json');
  try {
    const told = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--runInBand', '--json', `--outputFile=${output}`, '--testPathPatterns', pattern],
        { env: { ...process.env, CHROMIUM: 'none' } }, (_, stdout, stderr) => resolve(stdout + stderr),
      );
    });
    return { outcome: JSON.parse(readFileSync(output, 'utf8')) as Outcome, told };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('tests of the console without a browser', () => {
  it('are skipped, and loudly', async () => {
    const { outcome, told } = await runWithout('test/console/session\\.e2e\\.js$');
    expect(outcome).toMatchObject({ success: true, numPassedTests: 0, numFailedTests: 0 });
    expect(outcome.numPendingTests).toBeGreaterThan(3);
    expect(told).toContain('!!! THE CONSOLE IS NOT TESTED: chromium is missing');
    expect(told).toContain('apt-get install chromium');
  });
});
