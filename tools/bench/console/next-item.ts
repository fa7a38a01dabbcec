// From the key to the next proposal on the screen, head and explanation; and the same when its explanation has to be asked for first.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterPaint, onPage } from './browser.js';
import type { Desk } from './desk.js';
import { middleAnd95 } from './figures.js';

/** Somebody who reads little, and somebody who looks for one. */
const pacesMs = { next_item: 350, next_item_hurried: 120 };
/** A row that is there already, and further than what is fetched ahead. */
const far = 7;

const script = `${afterPaint}
window.times = [];
let going = 0;
const shown = () => {
  const [head, explanation] = document.querySelectorAll('[data-proposal]');
  return head !== undefined && explanation !== undefined && explanation.dataset.proposal === head.dataset.proposal ? head.dataset.proposal : null;
};
const begin = ({ timeStamp }) => {
  going += 1;
  const [mine, before] = [going, document.querySelector('[data-proposal]')?.dataset.proposal];
  const look = () => requestAnimationFrame(() => {
    if (mine !== going) return;
    const now = shown();
    if (now === null || now === before) return look();
    afterPaint(() => { if (mine === going) times.push(performance.now() - timeStamp); });
  });
  look();
};
addEventListener('keydown', (event) => { if (event.key === 'j') begin(event); }, true);
addEventListener('click', begin, true);`;

/** A key that comes before the last one was answered takes its place: `…_answered` is the share of those that were. */
export async function measureNextItem(
  browser: Browser, desk: Desk, { steps, say }: { steps: number; say: (line: string) => void },
): Promise<Record<string, number>> {
  say(`going through ${steps} proposals by key, twice`);
  return onPage(browser, desk, async (page) => {
    await page.goto('/console/queue');
    await page.locator('[data-proposal] [data-proposal]').waitFor();
    const taken = async (): Promise<number[]> => {
      await sleep(1500);
      return page.evaluate<number[]>('times.splice(0)');
    };
    const result: Record<string, number> = {};
    await sleep(1500);
    for (const [name, paceMs] of Object.entries(pacesMs)) {
      // The first steps warm up what they run through.
      for (let step = -5; step < steps; step += 1) {
        if (step === 0) await page.evaluate('times.splice(0)');
        await page.keyboard.press('j');
        await sleep(paceMs);
      }
      const times = await taken();
      Object.assign(result, middleAnd95(name, times), { [`${name}_answered`]: Number((times.length / steps).toFixed(3)) });
    }
    for (let step = 0; step < Math.ceil(steps / 4); step += 1) {
      const at = Number(await page.locator('main li[data-current]').getAttribute('data-index'));
      const row = page.locator(`main li[data-index="${at + far}"] button`);
      if (await row.count() === 0) break;
      await row.dispatchEvent('click');
      await sleep(500);
    }
    return { ...result, ...middleAnd95('next_item_asked_for', await taken()) };
  }, { script });
}
