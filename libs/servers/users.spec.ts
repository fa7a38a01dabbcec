import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachable, reachableStandIn, unprivilegedUser } from './users.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-users-'));
const stranger = { uid: 65_533, gid: 65_533 };
const standIns = ['closed', 'other'].map((name) => reachableStandIn(join(folder, name), stranger));
afterAll(() => {
  for (const path of [folder, ...standIns]) rmSync(path, { recursive: true, force: true });
});

describe('who may reach a folder', () => {
  it('needs permission to pass every parent, of whoever owns it', () => {
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'open'), { mode: 0o711 });
    mkdirSync(join(folder, 'closed'), { mode: 0o700 });
    expect(isReachable(join(folder, 'open/data/not/there'), stranger)).toBe(true);
    expect(isReachable(join(folder, 'closed/data'), stranger)).toBe(false);
    expect(isReachable(join(folder, 'closed/data'), { uid: process.getuid!(), gid: process.getgid!() })).toBe(true);
    expect(isReachable(join(folder, 'closed/data'), null)).toBe(true);
  });

  it('is the same stand-in every time, reachable by the user', () => {
    const [first = '', other = ''] = standIns;
    expect(reachableStandIn(join(folder, 'closed'), stranger)).toBe(first);
    expect(other).not.toBe(first);
    expect(isReachable(join(first, 'data'), stranger)).toBe(true);
  });

  it('is asked only of root', () => {
    const user = unprivilegedUser(join(folder, 'not-there'));
    expect(user === null).toBe(process.getuid!() !== 0);
    if (user !== null) expect(user.uid).toBeGreaterThan(0);
  });
});
