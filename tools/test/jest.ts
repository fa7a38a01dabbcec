// Runs Jest over one kind of compiled test files and counts what it found.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { forgetProcess, watchProcess } from '#servers';
import { nothing, totalsOf, type JestResult, type Totals } from './totals.js';

export interface JestRun {
  /** The end of the file names without .js: spec, e2e or system. */
  kind: 'spec' | 'e2e' | 'system';
  filters: string[];
  env: NodeJS.ProcessEnv;
  /** Where Jest writes its result. */
  folder: string;
  /** How many files at once. */
  workers: number;
  signal: AbortSignal;
}

export async function runJest({ kind, filters, env, folder, workers, signal }: JestRun): Promise<Totals> {
  if (!hasTests(kind, filters)) return nothing;
  const output = join(folder, `${kind}.json`);
  const ending = `\\.${kind}\\.js$`;
  const patterns = filters.length === 0 ? [ending] : filters.map((part) => `${escape(part)}.*${ending}`);
  const child = spawn(
    process.execPath,
    [
      // Jest loads ES modules only behind this switch; the warning about it says nothing new.
      '--experimental-vm-modules', '--no-warnings', '--enable-source-maps', 'node_modules/jest/bin/jest.js',
      // What a file leaves open is an error already: see the environment. It must not keep the run waiting too.
      '--forceExit', '--json', `--outputFile=${output}`, `--maxWorkers=${workers}`,
      '--testPathPatterns', ...patterns,
    ],
    // With --json Jest prints its result on standard output and its progress on standard error.
    { env, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const { pid } = child;
  if (pid !== undefined) watchProcess({ pid, folder: resolve('.'), signal: 'SIGTERM' });
  const abort = () => child.kill('SIGTERM');
  signal.addEventListener('abort', abort);
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (status) => done(status ?? 1));
  });
  signal.removeEventListener('abort', abort);
  if (pid !== undefined) forgetProcess(pid);
  return totalsOf(readResult(output), code);
}

function readResult(file: string): JestResult | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestResult) : null;
}

/** Jest calls it a failure when no file fits: to us it is nothing to do. */
export function hasTests(kind: JestRun['kind'], filters: string[]): boolean {
  const ending = `.${kind}.js`;
  return readdirSync('dist', { recursive: true, encoding: 'utf8' }).some(
    (path) => path.endsWith(ending) && (filters.length === 0 || filters.some((part) => path.includes(part))),
  );
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
