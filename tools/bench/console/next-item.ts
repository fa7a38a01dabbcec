// From the key to the next proposal on the screen, and to its explanation; and the latter when it has to be asked for first.
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
window.times = { shown: [], explained: [] };
let going = 0;
const begin = ({ timeStamp }) => {
  going += 1;
  const [mine, before] = [going, document.querySelector('[data-proposal]')?.dataset.proposal];
  const missing = new Set(['shown', 'explained']);
  const look = () => requestAnimationFrame(() => {
    if (mine !== going) return;
    const [head, explanation] = [...document.querySelectorAll('[data-proposal]')].map(({ dataset }) => dataset.proposal);
    const are = { shown: head !== undefined && head !== before, explained: head !== undefined && head !== before && explanation === head };
    for (const part of [...missing].filter((each) => are[each])) {
      missing.delete(part);
      afterPaint(() => { if (mine === going) times[part].push(performance.now() - timeStamp); });
    }
    if (missing.size > 0) look();
  });
  look();
};
addEventListener('keydown', (event) => { if (event.key === 'j') begin(event); }, true);
addEventListener('click', begin, true);`;

interface Times {
  shown: number[];
  explained: number[];
}

/**
 * `next_item`: until who for what, score, quantity and the buttons of the next proposal are on the screen; `…_explained`: until all of its
 * arithmetic is as well. A key that comes before the last one was answered takes its place: `…_answered` is the share of those that were.
 */
export async function measureNextItem(
  browser: Browser, desk: Desk, { steps, say }: { steps: number; say: (line: string) => void },
): Promise<Record<string, number>> {
  say(`going through ${steps} proposals by key, twice`);
  return onPage(browser, desk, async (page) => {
    await page.goto('/console/queue');
    await page.locator('[data-proposal] [data-proposal]').waitFor();
    const taken = async (): Promise<Times> => {
      await sleep(1500);
      return page.evaluate<Times>('({ shown: times.shown.splice(0), explained: times.explained.splice(0) })');
    };
    const result: Record<string, number> = {};
    await sleep(1500);
    for (const [name, paceMs] of Object.entries(pacesMs)) {
      // The first steps warm up what they run through.
      for (let step = -5; step < steps; step += 1) {
        if (step === 0) await page.evaluate('void (times.shown.length = times.explained.length = 0)');
        await page.keyboard.press('j');
        await sleep(paceMs);
      }
      const { shown, explained } = await taken();
      Object.assign(result, middleAnd95(name, shown), middleAnd95(`${name}_explained`, explained), { [`${name}_answered`]: Number((explained.length / steps).toFixed(3)) });
    }
    for (let step = 0; step < Math.ceil(steps / 4); step += 1) {
      const at = Number(await page.locator('main li[data-current]').getAttribute('data-index'));
      const row = page.locator(`main li[data-index="${at + far}"] button`);
      if (await row.count() === 0) break;
      await row.dispatchEvent('click');
      await sleep(500);
    }
    return { ...result, ...middleAnd95('next_item_asked_for', (await taken()).explained) };
  }, { script });
}
