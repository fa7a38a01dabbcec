// Postgres refuses to run as root: it gets an unprivileged user, and folders that this user can reach.
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface User {
  uid: number;
  gid: number;
}

/** `nobody` on every system we know; no account needs to exist for it. */
const nobody: User = { uid: 65534, gid: 65534 };

/** The user that Postgres runs as: null means ourselves; as root whoever owns the data, else nobody. */
export function unprivilegedUser(existingFolder: string): User | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(existingFolder, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** True when the user may pass through every folder down to `path` (that need not exist yet). */
export function isReachable(path: string, user: User | null): boolean {
  if (user === null) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat !== undefined && (stat.mode & executeBit(stat, user)) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A folder of our own outside of `folder`, always the same one: for a checkout below a parent that only root can pass.
 * What is to last does not go where a restart of the machine deletes it.
 */
export function reachableStandIn(folder: string, user: User): string {
  const name = `linkwright-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12)}`;
  const temporary = resolve(folder).startsWith(`${tmpdir()}/`);
  for (const parent of new Set(temporary ? [tmpdir(), '/tmp', '/var/tmp'] : ['/var/tmp', tmpdir(), '/tmp'])) {
    const standIn = join(parent, name);
    if (!isReachable(standIn, user)) continue;
    mkdirSync(standIn, { recursive: true, mode: 0o711 });
    // Anybody may write to a temporary folder: never use what somebody else put there.
    const stat = lstatSync(standIn);
    if (!stat.isDirectory() || ![process.getuid?.(), user.uid].includes(stat.uid)) {
      throw new Error(`${standIn} exists and is not ours: remove it`);
    }
    return standIn;
  }
  throw new Error(`user ${user.uid} can reach neither ${folder} nor a temporary folder: use a checkout it can reach`);
}

/** Creates the folder for the user alone. */
export function privateFolder(folder: string, user: User | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== null) chownSync(folder, user.uid, user.gid);
}

function executeBit(stat: { uid: number; gid: number }, user: User): number {
  if (stat.uid === user.uid) return 0o100;
  return stat.gid === user.gid ? 0o010 : 0o001;
}
