// The map of the enterprises: how soon its points are there, and how it follows the hand; beside fetching the same enterprises page by page.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterPaint, onPage } from './browser.js';
import type { Desk } from './desk.js';
import { middleAnd95, rounded } from './figures.js';

/** As many as the map shows at most. */
const most = 5_000;
const pageSize = 200;

const script = `${afterPaint}
window.pointsOf = () => Number((document.querySelector('main [role=group][data-points]')?.dataset.points) ?? 0);
window.complete = new Promise((done) => {
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector('main [role=group][data-points]') === null || document.querySelector('main [role=progressbar]') !== null) return look();
    afterPaint(() => done(performance.now()));
  });
  look();
});
window.watchFrames = () => {
  const times = [];
  let [last, going] = [performance.now(), true];
  const look = (now) => {
    times.push(now - last);
    last = now;
    if (going) requestAnimationFrame(look);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(look); });
  return () => { going = false; return times; };
};`;

/**
 * `map_first`: from the address to all points; `map_frame_…`: between two frames while it is dragged, and brought nearer and away;
 * `ratio_map`: how many times as long it takes to ask for the same enterprises as the list has them.
 */
export async function measureMap(browser: Browser, desk: Desk, { say }: { say: (line: string) => void }): Promise<Record<string, number>> {
  say('moving the map');
  return onPage(browser, desk, async (page) => {
    await page.goto('/console/enterprises?view=map', { waitUntil: 'commit' });
    const first = await page.evaluate<number>('complete');
    const points = await page.evaluate<number>('pointsOf()');
    await sleep(500);
    await page.evaluate('window.stopWatching = watchFrames()');
    await moveAbout(page);
    const frames = await page.evaluate<number[]>('stopWatching()');
    const sites = await timed(page, `await (await fetch('/v1/enterprises/sites?limit=${most}&clusterId=${desk.clusterId}')).json();`);
    const paged = await timed(page, byPages(desk.clusterId));
    return {
      map_points: points, map_first_ms: rounded(first), ...middleAnd95('map_frame', frames), map_frames: frames.length,
      map_sites_ms: rounded(sites), map_by_pages_ms: rounded(paged), ratio_map: Number((paged / sites).toFixed(2)),
    };
  }, { script });
}

async function moveAbout(page: Page): Promise<void> {
  const map = page.locator('main [role=group][data-points]');
  const { x, y, width, height } = (await map.boundingBox())!;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  for (const zooms of [0, 3, 6]) {
    await map.focus();
    for (let zoom = 0; zoom < zooms; zoom += 1) {
      await page.keyboard.press('+');
      await sleep(50);
    }
    await page.mouse.move(middleX, middleY);
    await page.mouse.down();
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.move(middleX + 120 * Math.sin(step / 6), middleY + 80 * Math.sin(step / 9));
      await sleep(10);
    }
    await page.mouse.up();
    await page.keyboard.press('0');
  }
}

/** Milliseconds that a script in the page takes. */
const timed = (page: Page, script: string): Promise<number> =>
  page.evaluate(`(async () => { const begin = performance.now(); ${script} return performance.now() - begin; })()`);

/** The same enterprises, whole, page after page. */
const byPages = (clusterId: string): string => `let cursor = null;
  for (let fetched = 0; fetched < ${most}; fetched += ${pageSize}) {
    const answer = await (await fetch('/v1/enterprises?limit=${pageSize}&clusterId=${clusterId}' + (cursor === null ? '' : '&cursor=' + cursor))).json();
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }`;
