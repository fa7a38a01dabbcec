import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { debianMissing, debianProgram, unpackDebian } from './debian.js';
import { startServers } from './servers.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-debian-'));
const binDir = join(folder, 'bin');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Null when packages can be had; otherwise why not: no Debian, or no way to its mirror. Any other failure is ours. */
async function unavailable(): Promise<string | null> {
  const missing = debianMissing();
  if (missing !== null) return missing;
  try {
    await unpackDebian('nats-server', [], binDir, () => {});
    return null;
  } catch (error) {
    const { message } = error as Error;
    if (/Could not resolve|Failed to fetch|Temporary failure|Unable to connect|apt-get update: /.test(message)) return message;
    throw error;
  }
}

const reason = await unavailable();
if (reason !== null) console.warn(`Debian packages cannot be had here: ${reason}`);

(reason === null ? describe : describe.skip)('servers from Debian packages, unpacked without root', () => {
  it('leave only the unpacked packages behind', () => {
    expect(readdirSync(binDir)).toEqual(['nats-server']);
    expect(existsSync(join(binDir, 'nats-server/usr/sbin/nats-server'))).toBe(true);
  });

  it('run with the libraries that came along, from a folder given by a relative path too', async () => {
    const servers = await startServers({
      dataDir: join(folder, 'data'), binDir: relative('', binDir), wanted: ['redis', 'nats'], sources: ['debian'], env: {}, temporary: true,
    });
    expect(servers.describe().map(({ origin }) => origin)).toEqual([
      `Debian packages unpacked in ${join(binDir, 'redis-server')}`,
      `Debian packages unpacked in ${join(binDir, 'nats-server')}`,
    ]);
    await servers.stop();
  });

  it('are not downloaded a second time', async () => {
    const told: string[] = [];
    await unpackDebian('nats-server', [], binDir, (message) => told.push(message));
    expect(told).toEqual([]);
  });

  it('are unpacked anew when what was unpacked does not run', async () => {
    const program = join(binDir, 'nats-server/usr/sbin/nats-server');
    truncateSync(program, 1000);
    const paths = ['usr/sbin/nats-server'];
    expect(await debianProgram('nats-server', [], paths, binDir)).toMatchObject({ command: program });
    expect(statSync(program).size).toBeGreaterThan(1000);
  });

  it('what a run that died left half way is deleted', async () => {
    const abandoned = join(binDir, 'redis-server.4194305');
    mkdirSync(abandoned);
    rmSync(join(binDir, 'redis-server'), { recursive: true });
    await unpackDebian('redis-server', ['redis-tools'], binDir, () => {});
    expect(existsSync(abandoned)).toBe(false);
  });

  it('an unknown package is an error that says so, with nothing left half done', async () => {
    const unpacking = unpackDebian('no-such-server-at-all', [], binDir, () => {});
    await expect(unpacking).rejects.toThrow(/no-such-server-at-all/);
    expect(readdirSync(binDir).filter((name) => name.startsWith('no-such'))).toEqual([]);
  });
});
