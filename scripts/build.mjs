// Compiles everything into dist/ with the native TypeScript compiler. It compiles beside dist/ and swaps at the end,
// so deleted sources leave nothing behind and a running reader never sees a half-written folder for long.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const fresh = join(root, `.dist-${process.pid}`);
const result = spawnSync(
  process.execPath,
  [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', 'tsconfig.json', '--outDir', fresh],
  { cwd: root, stdio: 'inherit' },
);
if (existsSync(fresh)) {
  // Data files that code reads at run time travel with it.
  for (const part of ['apps', 'libs', 'tools', 'test']) copyData(join(root, part), join(fresh, part));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(fresh, join(root, 'dist'));
}
process.exit(result.status ?? 1);

function copyData(from, to) {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (statSync(source).isDirectory()) copyData(source, join(to, name));
    else if (!/\.(ts|tsx|md)$/.test(name)) cpSync(source, join(to, name));
  }
}
