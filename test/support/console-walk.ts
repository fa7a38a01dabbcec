// Opens pages of the console one after the other, and asks of each what is wrong with it.
import type { Page } from 'playwright-core';
import type { Role } from '#contracts/message.js';
import type { Visit, VisitOptions } from '#testing/browser.js';
import type { ConsoleWorld } from './console-world.js';

export interface Place {
  /** As it is called when something is wrong. */
  name: string;
  address: string;
}

/** A page asks who is signed in before it leads to signing in. */
const expected = /api\/|status of 401/;

export const phone = { width: 360, height: 740 };
/** What is left of a window of 1280 px at 200 %. */
export const enlarged = { width: 640, height: 400 };
export const desk = { width: 1280, height: 800 };

/** Opens each place in the role and asks `about` it; what is wrong anywhere, in words. */
export async function walk(world: ConsoleWorld, role: Role | null, places: readonly Place[], options: VisitOptions, about: (page: Page) => Promise<string[]>): Promise<string[]> {
  const there: Visit = role === null ? await world.visit({ expected, ...options }) : await world.signedIn(role, { expected, ...options });
  const wrong: string[] = [];
  for (const { name, address } of places) {
    await there.page.setViewportSize(desk);
    await there.page.goto(address);
    const problems = await settled(there.page).then(() => about(there.page), (error: Error) => [`is not shown: ${error.message.split('\n', 1)[0]}`]);
    wrong.push(...[...problems, ...there.complaints.splice(0)].map((problem) => `${name} as ${role ?? 'nobody'}: ${problem}`));
  }
  await there.close();
  return wrong;
}

/** Its title is there and nothing is being fetched. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  await page.locator('main .mantine-Loader-root').first().waitFor({ state: 'detached', timeout: 20_000 });
  const problem = page.getByRole('alert').filter({ hasText: /If you ask for help|cannot be reached/ }).first();
  if (await problem.isVisible()) throw new Error((await problem.textContent()) ?? 'a problem');
}

/** Nothing moves or changes its colour any more. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    .then(() => Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)))
    .then(() => new Promise((drawn) => requestAnimationFrame(drawn)))`);
}

/** How far the page is wider than the window, and what stands out of it although nothing scrolls there. */
export async function lost(page: Page, viewport: { width: number; height: number }): Promise<string[]> {
  await page.setViewportSize(viewport);
  await still(page);
  return page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const scrolls = (element) => element !== null && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const out = [...document.querySelectorAll('main *')].find((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement) && element.closest('.skip') === null;
    });
    return [
      ...(wide > 0 ? ['${viewport.width} px: scrolls sideways by ' + wide] : []),
      ...(out === undefined ? [] : ['${viewport.width} px: outside the window: ' + out.outerHTML.slice(0, 160)]),
    ];
  })()`);
}
