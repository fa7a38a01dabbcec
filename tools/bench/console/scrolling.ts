// Lists scrolled faster than anybody reads: in each frame, is there a row wherever one should be?
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { onPage } from './browser.js';
import type { Desk } from './desk.js';

interface Seen {
  frames: number;
  /** Frames with a hole in the list, and the largest hole. */
  blank: number;
  blankPx: number;
  /** Frames at the end of what was fetched so far. */
  atEnd: number;
  /** Rows that the list had at last. */
  rows: number;
}

/** Less than half a line of text. */
const mostGapPx = 8;

/** Looks at every frame after its scrolling was dealt with, right before it is drawn. */
const script = `window.watchRows = (rowsSelector, bodySelector, scrolls) => {
  const seen = { frames: 0, blank: 0, blankPx: 0, atEnd: 0, rows: 0 };
  let going = true;
  const look = () => {
    const body = document.querySelector(bodySelector)?.getBoundingClientRect();
    if (body !== undefined) {
      const window_ = scrolls === null ? { top: 0, bottom: innerHeight } : document.querySelector(scrolls).getBoundingClientRect();
      const [top, bottom] = [Math.max(window_.top, body.top), Math.min(window_.bottom, body.bottom, innerHeight)];
      const rows = [...document.querySelectorAll(rowsSelector)].filter((row) => row.textContent !== '').map((row) => row.getBoundingClientRect())
        .toSorted((one, other) => one.top - other.top);
      let [covered, gap] = [top, 0];
      for (const row of rows) {
        gap = Math.max(gap, Math.min(row.top, bottom) - Math.min(covered, bottom));
        covered = Math.max(covered, row.bottom);
      }
      gap = Math.max(gap, bottom - covered);
      seen.frames += 1;
      if (gap > ${mostGapPx}) seen.blank += 1;
      seen.blankPx = Math.max(seen.blankPx, Math.round(gap));
      if (body.bottom <= window_.bottom + 2) seen.atEnd += 1;
      seen.rows = Math.max(seen.rows, ...[...document.querySelectorAll(rowsSelector)].map((row) => Number(row.dataset.index) + 1));
    }
    if (going) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => { going = false; return seen; };
};`;

const lists = {
  queue: { path: '/console/queue', rows: 'main li[data-index]', body: 'main ul:has(> li[data-index])', scrolls: 'main div:has(> ul > li[data-index])', wheelPx: 1_500 },
  enterprises: { path: '/console/enterprises', rows: 'main tr[data-index]', body: 'main tbody', scrolls: null, wheelPx: 1_500 },
} as const;
/** One list is scrolled for so long at most, or until its end. */
const mostMs = 20_000;
const jumps = 30;

/**
 * `blank_rows`: frames with a blank in either list, by wheel and by jumps to anywhere in it, as a dragged scroll bar makes them;
 * `…_rows_scrolled`: how far it came in the time.
 */
export async function measureScrolling(browser: Browser, desk: Desk, { say }: { say: (line: string) => void }): Promise<Record<string, number>> {
  const result: Record<string, number> = { blank_rows: 0 };
  for (const [name, list] of Object.entries(lists)) {
    say(`scrolling the ${name}`);
    const seen = await onPage(browser, desk, async (page) => {
      await page.goto(list.path);
      await page.locator(list.rows).first().waitFor();
      await page.evaluate(`window.stopWatching = watchRows(${JSON.stringify(list.rows)}, ${JSON.stringify(list.body)}, ${JSON.stringify(list.scrolls)})`);
      await wheelThrough(page, list);
      await jumpAbout(page, list);
      return page.evaluate<Seen>('stopWatching()');
    }, { script });
    if (seen.frames === 0) throw new Error(`No frame of the ${name} was seen.`);
    result['blank_rows']! += seen.blank;
    Object.assign(result, {
      [`${name}_frames`]: seen.frames, [`${name}_blank_frames`]: seen.blank, [`${name}_blank_px`]: seen.blankPx,
      [`${name}_frames_at_end`]: seen.atEnd, [`${name}_rows_scrolled`]: seen.rows,
    });
  }
  return result;
}

async function wheelThrough(page: Page, { rows, wheelPx }: { rows: string; wheelPx: number }): Promise<void> {
  const box = (await page.locator(rows).nth(2).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const until = performance.now() + mostMs;
  let [last, still] = [-1, 0];
  while (performance.now() < until && still < 40) {
    await page.mouse.wheel(0, wheelPx);
    await sleep(20);
    const at = await page.evaluate<number>(`Math.max(-1, ...[...document.querySelectorAll(${JSON.stringify(rows)})].map((row) => Number(row.dataset.index)))`);
    still = at === last ? still + 1 : 0;
    last = at;
  }
}

async function jumpAbout(page: Page, { scrolls }: { scrolls: string | null }): Promise<void> {
  for (let jump = 1; jump <= jumps; jump += 1) {
    // Spread over the whole list, near and far in turn.
    const share = (jump * 0.618) % 1;
    await page.evaluate(`(() => {
      const box = ${scrolls === null ? 'document.documentElement' : `document.querySelector(${JSON.stringify(scrolls)})`};
      box.scrollTop = (box.scrollHeight - box.clientHeight) * ${share};
    })()`);
    await sleep(60);
  }
}
