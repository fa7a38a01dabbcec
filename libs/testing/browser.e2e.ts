// How a browser is found for tests, and in depth that Debian's runs when it is unpacked (some 100 MB) without root.
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, ServerMissing, type Program } from '#servers';
import { startBrowser } from './browser.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-chromium-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the search for a browser', () => {
  it('says what was tried and every way to get one', async () => {
    const found = await findChromium({ env: {}, sources: [] }).catch((error: Error) => error);
    expect(found).toBeInstanceOf(ServerMissing);
    expect((found as Error).message).toMatch(/^chromium is missing\.[^]*apt-get install chromium/);
  });

  it('takes the one that is named, and refuses what is no program', async () => {
    expect(await findChromium({ env: { CHROMIUM: process.execPath } })).toEqual({ command: process.execPath, origin: `CHROMIUM=${process.execPath}` });
    await expect(findChromium({ env: { CHROMIUM: folder } })).rejects.toThrow(/is no program/);
    await expect(findChromium({ env: { CHROMIUM: 'none' } })).rejects.toThrow(/none is wanted/);
  });
});

const isDeep = process.env['DEPTH'] === 'deep';

/** Null where packages cannot be had: no Debian, or no way to its mirror. Any other failure is ours. */
async function unpacked(): Promise<Program | null> {
  try {
    return await findChromium({ env: {}, sources: ['debian'], binDir: join(folder, 'bin') });
  } catch (error) {
    if (!/no apt-get|Could not resolve|Failed to fetch|Temporary failure|Unable to connect|apt-get update: /.test((error as Error).message)) throw error;
    console.warn(`\n!!! DEBIAN'S CHROMIUM IS NOT TESTED: ${(error as Error).message}\n`);
    return null;
  }
}

const found = isDeep ? await unpacked() : null;

(found === null ? describe.skip : describe)('Chromium from Debian packages', () => {
  it('runs with its libraries and fonts from a folder of ours', async () => {
    expect(found!.origin).toBe(`Debian packages unpacked in ${join(folder, 'bin/chromium')}`);
    const browser = await startBrowser(found!);
    try {
      const page = await browser.newPage();
      await page.setContent('<h1>सिलाई</h1>');
      expect(await page.getByRole('heading').innerText()).toBe('सिलाई');
    } finally {
      await browser.close();
    }
  });
});
