// What axe finds wrong on pages that are as full as they get, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { onPage } from './browser.js';
import type { Desk } from './desk.js';

const paths = ['/', '/queue', '/enterprises', '/enterprises?view=map', '/requirements', '/duplicates', '/gaps', '/settings/weights'];
/** A list that goes on waits at its end for ever. */
const mostMs = 3_000;
const calmMs = 700;

/** `axe_violations`: of all pages together; each is told. */
export async function countBarriers(browser: Browser, desk: Desk, { say }: { say: (line: string) => void }): Promise<Record<string, number>> {
  say(`looking for barriers on ${paths.length} pages`);
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let count = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    await onPage(browser, desk, async (page) => {
      for (const path of paths) {
        await page.goto(`/console${path}`);
        await page.locator('h1').first().waitFor();
        await page.locator('main [role=progressbar], main .mantine-Loader-root').first().waitFor({ state: 'detached', timeout: mostMs }).catch(() => null);
        await sleep(calmMs);
        await page.evaluate(axe);
        const found = await page.evaluate<string[]>(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].html.slice(0, 160)))`);
        for (const each of found) say(`  ${path}, ${colorScheme}: ${each}`);
        count += found.length;
      }
    }, { bypassCSP: true, colorScheme });
  }
  return { axe_violations: count, axe_pages: paths.length };
}
