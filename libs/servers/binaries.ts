// Programs on this machine: on PATH and in the folders where packages put servers.
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const serverFolders = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/opt/homebrew/bin', '/opt/local/bin'];

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The program's path when PATH knows it. */
export function onPath(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isExecutable) ?? null;
}

/** The program's path on PATH or in a folder where servers usually live (sbin is seldom on a user's PATH). */
export function installed(program: string): string | null {
  return onPath(program) ?? serverFolders.map((folder) => join(folder, program)).find(isExecutable) ?? null;
}

/** Sub-folders `<parent>/<version>/bin`, newest version first. */
export function versionedFolders(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
    .map((version) => join(parent, version, 'bin'));
}
