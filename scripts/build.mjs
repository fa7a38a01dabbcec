// Compiles everything into dist/ with the native TypeScript compiler. It compiles beside dist/ and swaps at the end,
// so deleted sources leave nothing behind and a running reader never sees a half-written folder.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const { ensureInstalled, isBuiltFrom, root, sourcesHash, stampBuild, withLock } = await import('./setup.mjs');

/** What the engine has in WebAssembly, from AssemblyScript: each over columns in a memory that is handed to it. */
const modules = [
  { folder: 'libs/engine/enterprise-index/kernel', name: 'kernel', alsoReads: [], options: ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'] },
  { folder: 'libs/engine/enterprise-index/lots-kernel', name: 'lots', alsoReads: ['libs/engine/compare.ts', 'libs/engine/criterion-values.ts'], options: [] },
];

if (process.argv.includes('--locked')) {
  process.exit(build());
} else {
  await ensureInstalled();
  process.exit(await withLock('build', async () => build()));
}

function build() {
  // Under the lock nobody else compiles: what lies there was left by a compiler that was interrupted.
  for (const name of readdirSync(root)) if (name.startsWith('.dist-')) rmSync(join(root, name), { recursive: true, force: true });
  const fresh = join(root, `.dist-${process.pid}`);
  const old = `${fresh}-old`;
  // Taken before compiling: what is saved meanwhile makes the next command compile again.
  const hash = sourcesHash();
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const options = ['-p', 'tsconfig.json', '--outDir', fresh];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' });
  if (!existsSync(fresh)) return status ?? 1;
  for (const module of modules) if (!assemble(fresh, module)) return 1;
  if (!bundleConsole(fresh)) return 1;
  // Data files that code reads at run time travel with it.
  for (const part of ['apps', 'libs', 'tools', 'test']) copyData(join(root, part), join(fresh, part));
  if (status === 0) stampBuild(fresh, hash);
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
  renameSync(fresh, join(root, 'dist'));
  rmSync(old, { recursive: true, force: true });
  return status ?? 1;
}

function assemble(fresh, { folder, name, alsoReads, options: own }) {
  // Everything that its compilation reads, the options below among it.
  const hash = sourcesHash([join(folder, 'assembly'), join(folder, 'layout.ts'), ...alsoReads, 'scripts/build.mjs', 'package-lock.json']);
  const last = join(root, 'dist', folder);
  const into = join(fresh, folder);
  // It seldom changes and takes as long to compile as everything else.
  if (existsSync(join(last, `${name}.wasm`)) && isBuiltFrom(last, hash)) {
    cpSync(join(last, `${name}.wasm`), join(into, `${name}.wasm`), { preserveTimestamps: true });
    stampBuild(into, hash);
    return true;
  }
  const options = [
    join(folder, `assembly/${name}.ts`), '--outFile', join(into, `${name}.wasm`), '-O3', '--debug', '--runtime', 'stub',
    '--enable', 'simd', '--importMemory', '--use', 'abort=', ...own,
  ];
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/assemblyscript/bin/asc.js'), ...options], { cwd: root, stdio: 'inherit' });
  if (status === 0) stampBuild(into, hash);
  return status === 0;
}

/** The console: its types, its translations, and what a browser loads, each file also compressed. */
function bundleConsole(fresh) {
  const hash = sourcesHash(['apps/console', 'libs/contracts', 'libs/client', 'scripts/build.mjs', 'tsconfig.json', 'package-lock.json']);
  const last = join(root, 'dist/apps/console/public');
  const into = join(fresh, 'apps/console/public');
  if (isBuiltFrom(last, hash)) {
    cpSync(last, into, { recursive: true, preserveTimestamps: true });
    return true;
  }
  const node = (file, ...options) => spawnSync(process.execPath, [join(root, 'node_modules', file), ...options], { cwd: root, stdio: 'inherit' }).status === 0;
  if (!node('typescript-native/bin/tsc', '-p', 'apps/console/tsconfig.json')) return false;
  if (!node('vite/bin/vite.js', 'build', '--config', 'apps/console/vite.config.ts', '--outDir', into)) return false;
  for (const name of readdirSync(join(into, 'assets'))) {
    const path = join(into, 'assets', name);
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  }
  stampBuild(into, hash);
  return true;
}

function copyData(from, to) {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (name === 'node_modules' || source === join(root, 'apps/console')) continue;
    if (statSync(source).isDirectory()) copyData(source, join(to, name));
    else if (!/\.(ts|tsx|md)$/.test(name)) cpSync(source, join(to, name));
  }
}
