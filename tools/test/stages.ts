// The stages of `npm test` that are no test files: types, lint, import rules.
import { spawnSync } from 'node:child_process';
import { failedOnce, passedOnce, type Totals } from './totals.js';

const folders = ['apps', 'libs', 'tools', 'test'];

export function checkTypes(): Totals {
  return command('node_modules/typescript-native/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']);
}

export function checkLint(): Totals {
  return command('node_modules/oxlint/bin/oxlint', ['--deny-warnings', ...folders, 'scripts']);
}

/** Who imports whom, cycles, aliases and packages that do not exist. */
export function checkImports(): Totals {
  return command('node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
    ...folders, '--config', '.dependency-cruiser.cjs',
  ]);
}

function command(file: string, args: string[]): Totals {
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: ['ignore', 2, 2] });
  return status === 0 ? passedOnce : failedOnce;
}
