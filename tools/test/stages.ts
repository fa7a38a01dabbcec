// The stages of `npm test` that are no test files: types, lint, import rules.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { add, failedOnce, passedOnce, type Totals } from './totals.js';

const folders = ['apps', 'libs', 'tools', 'test'];

/** The compiler has checked them when dist/ was made of these sources: it stamps nothing whose types do not hold. */
export async function checkTypes(): Promise<Totals> {
  const setup = (await import(pathToFileURL(resolve('scripts/setup.mjs')).href)) as { isBuilt(): boolean };
  if (setup.isBuilt()) return passedOnce;
  const compiler = 'node_modules/typescript-native/bin/tsc';
  return add(command(compiler, ['-p', 'tsconfig.json', '--noEmit']), command(compiler, ['-p', 'apps/console/tsconfig.json']));
}

export function checkLint(): Totals {
  return command('node_modules/oxlint/bin/oxlint', ['--deny-warnings', ...folders, 'scripts']);
}

/** Who imports whom, cycles, aliases and packages that do not exist. */
export function checkImports(): Totals {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const args = [cruiser, ...folders, '--config', '.dependency-cruiser.cjs'];
  const { status, stdout } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 2], encoding: 'utf8' });
  process.stderr.write(stdout);
  // Without its compiler the cruiser reads no source file, and then every rule holds.
  const read = Number(/\((\d+) modules/.exec(stdout)?.[1] ?? 0);
  const sources = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .filter((path) => /\.tsx?$/.test(path)).length;
  if (status === 0 && read < sources) console.error(`Only ${read} of ${sources} source files were read.`);
  return status === 0 && read >= sources ? passedOnce : failedOnce;
}

function command(file: string, args: string[]): Totals {
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: ['ignore', 2, 2] });
  return status === 0 ? passedOnce : failedOnce;
}
