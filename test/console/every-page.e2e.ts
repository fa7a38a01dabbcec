// Every page of every role: no violation that axe finds, light and dark; nothing lost on a phone or at 200 %.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Role } from '#contracts/message.js';
import { enlarged, lost, phone, still, walk } from '../support/console-walk.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { findThings, pages, placesOf, routePaths, type Things } from './pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const roles: readonly (Role | null)[] = [null, 'cda', 'manager', 'admin', 'buyer', 'enterprise', 'provider'];
let world: ConsoleWorld;
let things: Things;
beforeAll(async () => {
  if (chromium === null) return;
  world = await ConsoleWorld.start({ furnished: true });
  things = await findThings(world);
}, 400_000);
afterAll(() => world?.stop());

async function violations(page: Page): Promise<string[]> {
  await still(page);
  if (!await page.evaluate<boolean>(`'axe' in window`)) await page.evaluate(axe);
  return page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].html.slice(0, 160) + ' (' + nodes.length + ')'))`);
}

(chromium === null ? describe.skip : describe)('every page', () => {
  it('is in the list', () => {
    expect(routePaths().filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
  });

  it.each(roles)('of %s has no barrier, light or dark, on a phone or enlarged', async (role) => {
    const wrong = await walk(world, role, placesOf(role, things), { bypassCSP: true, colorScheme: 'light' }, async (page) => {
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
});
