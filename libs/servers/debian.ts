// Debian packages unpacked into a folder of ours, without root and without touching the system.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable, onPath } from './binaries.js';
import { isAlive } from './process-table.js';
import { runCommand } from './process.js';
import type { Program } from './server.js';

export interface Unpacked {
  /** Holds the packages' usr/, lib/ and so on. */
  root: string;
  /** What LD_LIBRARY_PATH must be for its programs. */
  libraryPath: string;
}

/** Why this machine cannot unpack Debian packages; null when it can. */
export function debianMissing(): string | null {
  const missing = ['apt-get', 'apt-cache', 'dpkg-deb'].filter((tool) => onPath(tool) === null);
  return missing.length === 0 ? null : `no ${missing.join(', ')} on PATH`;
}

/** Downloads the package and the libraries it needs that are not installed, and unpacks them below `folder`. */
export async function unpackDebian(
  name: string,
  companions: string[],
  folder: string,
  onProgress: (message: string) => void,
): Promise<Unpacked> {
  const root = join(folder, name);
  if (existsSync(join(root, '.complete'))) return { root, libraryPath: libraryPath(root) };
  sweepAbandoned(folder, name);
  const missing = debianMissing();
  if (missing !== null) throw new Error(missing);
  // Unpacked aside and renamed: an interrupted or a simultaneous run leaves nothing half done.
  const work = join(folder, `${name}.${process.pid}`);
  try {
    const downloads = join(work, 'downloads');
    const unpacked = join(work, 'root');
    for (const part of [downloads, unpacked, join(work, 'lists/partial'), join(work, 'cache/archives/partial')]) {
      mkdirSync(part, { recursive: true });
    }
    const options = aptOptions(work);
    onProgress(`${name}: reading the package lists`);
    const update = await runCommand('apt-get', [...options, '-q', 'update']);
    const packages = await needed([name, ...companions], options).catch((error: Error) => {
      // Without a network `update` succeeds all the same, and only its output knows why nothing is found now.
      const cause = update.split('\n').filter((line) => /^(Err:|W:|E:)/.test(line)).slice(0, 2).join(' ');
      throw cause === '' ? error : new Error(`apt-get update: ${cause}`, { cause: error });
    });
    onProgress(`${name}: downloading ${packages.join(', ')}`);
    await runCommand('apt-get', [...options, '-q', 'download', ...packages], { cwd: downloads });
    for (const file of readdirSync(downloads).filter((entry) => entry.endsWith('.deb'))) {
      await runCommand('dpkg-deb', ['-x', join(downloads, file), unpacked]);
    }
    writeFileSync(join(unpacked, '.complete'), `${packages.join('\n')}\n`);
    rmSync(root, { recursive: true, force: true });
    renameSync(unpacked, root);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { root, libraryPath: libraryPath(root) };
}

/** Deletes what runs that died half way left; one that lives has a pid of its own in the folder's name. */
function sweepAbandoned(folder: string, name: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    const pid = new RegExp(`^${name}\\.(\\d+)$`).exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

/** The first of `paths` that the package holds and that runs here; unpacked anew when what lies there does not run. */
export async function debianProgram(
  name: string,
  companions: string[],
  paths: string[],
  folder: string,
  onProgress: (message: string) => void = () => {},
): Promise<Program | null> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const unpacked = await unpackDebian(name, companions, folder, onProgress);
    const command = paths.map((path) => join(unpacked.root, path)).find(isExecutable);
    const env = { LD_LIBRARY_PATH: unpacked.libraryPath };
    if (command !== undefined && (await runs(command, env))) {
      return { command, origin: `Debian packages unpacked in ${unpacked.root}`, env };
    }
    rmSync(unpacked.root, { recursive: true, force: true });
  }
  return null;
}

async function runs(command: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  try {
    await runCommand(command, ['--version'], { env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

function aptOptions(work: string): string[] {
  const options = {
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'Debug::NoLocking': '1',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    // As root apt would switch to a user that may not reach our folder.
    'APT::Sandbox::User': '',
  };
  return Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/** The packages and, recursively, the libraries they depend on, without those that are installed. */
async function needed(names: string[], options: string[]): Promise<string[]> {
  const found = new Set(names);
  for (let level = names; level.length > 0;) {
    const asked = level.join(', ');
    const output = await runCommand('apt-cache', [...options, 'depends', '--important', ...level]).catch((error: Error) => {
      throw new Error(`${error.message} (asked for ${asked})`);
    });
    level = [];
    for (const [, dependency] of output.matchAll(/Depends: (lib[^\s<>:]+)$/gm)) {
      if (dependency === undefined || found.has(dependency) || (await isInstalled(dependency))) continue;
      found.add(dependency);
      level.push(dependency);
    }
  }
  return [...found];
}

/** Belongs to the system's own loader: another version beside it would break every program. */
const systemOwn = new Set(['libc6', 'libgcc-s1', 'libcrypt1']);

async function isInstalled(name: string): Promise<boolean> {
  if (systemOwn.has(name)) return true;
  try {
    return (await runCommand('dpkg-query', ['-W', '-f', '${Status}\n', name])).includes('ok installed');
  } catch {
    return false;
  }
}

function libraryPath(root: string): string {
  const places = ['usr/lib', 'lib'].flatMap((part) => {
    const folder = join(root, part);
    if (!existsSync(folder)) return [];
    return [folder, ...readdirSync(folder).filter((name) => name.includes('-linux-')).map((name) => join(folder, name))];
  });
  return places.join(delimiter);
}
