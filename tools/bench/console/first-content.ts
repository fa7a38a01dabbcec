// From an empty cache and a session to the first proposal on the screen, and the scripts that this takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { middleAnd95 } from './figures.js';
import { afterPaint, onPage } from './browser.js';
import type { Desk } from './desk.js';

/** Where the build puts the console, seen from where commands are run. */
const built = 'dist/apps/console/public';

const script = `${afterPaint}
window.drawn = new Promise((done) => {
  const look = () => requestAnimationFrame(() => {
    const row = document.querySelector('main li[data-index]');
    if (row === null || row.textContent === '') return look();
    afterPaint(() => done(performance.now()));
  });
  look();
});
window.opened = new Promise((done) => {
  const look = () => requestAnimationFrame(() => {
    if (document.querySelectorAll('[data-proposal]').length < 2) return look();
    afterPaint(() => done(performance.now()));
  });
  look();
});`;

/**
 * `first_content` (`_ms` is its median): to the first row of the queue; `first_detail`: to the explanation of the first proposal; both since the address was entered.
 * `initial_js`: scripts that the page itself names; `loaded_js`: all that came before the first row. Bytes of the files as they are served to
 * whoever takes gzip, of every script that the browser asked for.
 */
export async function measureFirstContent(
  browser: Browser, desk: Desk, { loads, say }: { loads: number; say: (line: string) => void },
): Promise<Record<string, number>> {
  say(`loading the queue ${loads} times`);
  const [rows, details]: [number[], number[]] = [[], []];
  let scripts: string[] = [];
  // The first load warms up the services.
  for (let load = -1; load < loads; load += 1) {
    await onPage(browser, desk, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') asked.push(new URL(request.url()).pathname);
      });
      await page.goto('/console/queue', { waitUntil: 'commit' });
      const drawn = await page.evaluate<number>('drawn');
      scripts = [...new Set(asked)];
      const opened = await page.evaluate<number>('opened');
      if (load < 0) return;
      rows.push(drawn);
      details.push(opened);
    }, { script });
  }
  const named = namedScripts();
  const missing = named.filter((path) => !scripts.includes(path));
  if (missing.length > 0) throw new Error(`The page names scripts that the browser did not ask for: ${missing.join(', ')}`);
  return {
    initial_js_gzip_kb: kilobytesOf(named), loaded_js_gzip_kb: kilobytesOf(scripts),
    first_content_ms: middleAnd95('first_content', rows)['first_content_p50_ms']!, ...middleAnd95('first_content', rows), ...middleAnd95('first_detail', details),
  };
}

/** Those in the page that was built: what is run at once, and what it is known to need. */
function namedScripts(): string[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
}

const kilobytesOf = (paths: readonly string[]): number =>
  Number((paths.reduce((sum, path) => sum + readFileSync(join(built, `${path.slice('/console/'.length)}.gz`)).length, 0) / 1000).toFixed(1));
