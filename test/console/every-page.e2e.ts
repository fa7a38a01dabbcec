// Every page of every role: no violation that axe finds, light and dark; nothing lost on a phone or at 200 %; and whatever people write does no harm.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Role } from '#contracts/message.js';
import type { Visit, VisitOptions } from '#testing/browser.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { hostileNames, writeHostileNames } from '../support/hostile-names.js';
import { addressOf, findThings, pages, routePaths, type Things } from './pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const roles: readonly (Role | null)[] = [null, 'cda', 'manager', 'admin', 'buyer', 'enterprise', 'provider'];
/** A page asks who is signed in before it leads to signing in. */
const expected = /api\/|status of 401/;

const phone = { width: 360, height: 740 };
/** What is left of a window of 1280 px at 200 %. */
const enlarged = { width: 640, height: 400 };
const desk = { width: 1280, height: 800 };

let world: ConsoleWorld;
let things: Things;
beforeAll(async () => {
  if (chromium === null) return;
  world = await ConsoleWorld.start({ furnished: true });
  things = await findThings(world);
}, 400_000);
afterAll(() => world?.stop());

/** Opens each page of the role and asks `about` it; what is wrong anywhere, in words. */
async function walk(role: Role | null, options: VisitOptions, about: (page: Page) => Promise<string[]>): Promise<string[]> {
  const there: Visit = role === null ? await world.visit({ expected, ...options }) : await world.signedIn(role, { expected, ...options });
  const wrong: string[] = [];
  for (const each of pages.filter((page) => (role === null ? page.roles.length === 0 : page.roles.includes(role)))) {
    await there.page.setViewportSize(desk);
    await there.page.goto(addressOf(each, things));
    const problems = await settled(there.page).then(() => about(there.page), (error: Error) => [`is not shown: ${error.message.split('\n', 1)[0]}`]);
    wrong.push(...[...problems, ...there.complaints.splice(0)].map((problem) => `${each.path} as ${role ?? 'nobody'}: ${problem}`));
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
async function still(page: Page): Promise<void> {
  await page.evaluate(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    .then(() => Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)))
    .then(() => new Promise((drawn) => requestAnimationFrame(drawn)))`);
}

async function violations(page: Page): Promise<string[]> {
  await still(page);
  if (!await page.evaluate<boolean>(`'axe' in window`)) await page.evaluate(axe);
  return page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].html.slice(0, 160) + ' (' + nodes.length + ')'))`);
}

/** How far the page is wider than the window, and what stands out of it although nothing scrolls there. */
async function lost(page: Page, viewport: { width: number; height: number }): Promise<string[]> {
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

(chromium === null ? describe.skip : describe)('every page', () => {
  it('is in the list', () => {
    expect(routePaths().filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
  });

  it.each(roles)('of %s has no barrier, light or dark, on a phone or enlarged', async (role) => {
    const wrong = await walk(role, { bypassCSP: true, colorScheme: 'light' }, async (page) => {
      const light = await violations(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      // While colours change from one to the other, axe may see some of both.
      const changing = await violations(page);
      const dark = changing.length === 0 ? [] : await violations(page);
      await page.emulateMedia({ colorScheme: 'light' });
      return [...light, ...dark.filter((each) => !light.includes(each)).map((each) => `dark: ${each}`), ...await lost(page, phone), ...await lost(page, enlarged)];
    });
    expect(wrong).toEqual([]);
  });

  it('shows what people write and does nothing of it', async () => {
    expect(hostileNames).toHaveLength(20);
    await writeHostileNames(world.cluster);
    await world.system.quiet();
    const wrong: string[] = [];
    for (const role of ['cda', 'buyer', 'enterprise', 'provider'] as const) {
      wrong.push(...await walk(role, {}, async (page) => [
        ...(await page.evaluate<boolean>(`'harmed' in window`) ? ['ran what somebody wrote'] : []), ...await lost(page, desk), ...await lost(page, phone),
      ]));
    }
    expect(wrong).toEqual([]);
  });
});
