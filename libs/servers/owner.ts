// Whose a data folder is, from the first moment of a start: nobody else touches what is still being set up in it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandOf, identityOf } from './process-table.js';

const noteIn = (dataDir: string) => join(resolve(dataDir), 'owner');

/** Makes the folder ours, also when its last owner died without a word; throws and names an owner that lives. */
export function claimFolder(dataDir: string): void {
  mkdirSync(resolve(dataDir), { recursive: true });
  for (;;) {
    try {
      writeFileSync(noteIn(dataDir), identityOf(process.pid)!, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    refuseForeign(dataDir);
    rmSync(noteIn(dataDir), { force: true });
  }
}

/** Throws when another living process works with the folder. */
export function refuseForeign(dataDir: string): void {
  const owner = ownerOf(dataDir);
  if (owner === null || owner === process.pid) return;
  throw new Error(`${resolve(dataDir)} is in use by process ${owner} (${commandOf(owner)}): stop that one first`);
}

export function releaseFolder(dataDir: string): void {
  if (ownerOf(dataDir) === process.pid) rmSync(noteIn(dataDir), { force: true });
}

/** The pid of the living process that holds the folder; null when there is none. */
function ownerOf(dataDir: string): number | null {
  try {
    const identity = readFileSync(noteIn(dataDir), 'utf8');
    const pid = Number.parseInt(identity, 10);
    return identityOf(pid) === identity ? pid : null;
  } catch {
    return null;
  }
}
