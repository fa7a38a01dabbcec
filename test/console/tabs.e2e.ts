// One browser, several tabs and people: who signs in or out in one of them, and what a browser refuses to keep or to run.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleWorld, chromium, password } from '../support/console-world.js';
import { heading } from '../support/keyboard.js';

const refused = /status of 40[134]|ERR_FAILED|content policy refused/;

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium !== null) world = await ConsoleWorld.start();
}, 240_000);
afterAll(() => world?.stop());

/** In the browser of the page, as another tab does it; what is open elsewhere learns nothing of it. */
async function signInBeside(page: Page, email: string): Promise<void> {
  expect((await page.request.post('/v1/sessions', { data: { email, password } })).status()).toBe(201);
}
const signOut = async (page: Page, role: string) => {
  await page.getByRole('button', { name: role }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
};

(chromium === null ? describe.skip : describe)('a tab', () => {
  it('does nothing as somebody who signed in in another, and says who it is', async () => {
    const { page, close } = await world.signedIn('buyer', { expected: refused });
    await page.goto('/console/requirements/new');
    await page.getByLabel('Title').fill('Typed by the buyer');
    await signInBeside(page, await world.addressOf('cda'));
    await page.getByLabel('What you need').first().fill('polo shirts');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/has signed in in this browser meanwhile/).waitFor();
    // The one whose page it is signs in again, and goes on where they were.
    await dialog.getByLabel('E-mail address').fill(await world.addressOf('buyer'));
    await dialog.locator('input[type=password]').fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Title').inputValue()).toBe('Typed by the buyer');

    await signInBeside(page, await world.addressOf('cda'));
    await page.getByLabel('What you need').first().fill('long skirts');
    await dialog.getByRole('button', { name: /^Go on as/ }).click();
    await heading(page, /Welcome/);
    await page.getByRole('button', { name: 'Cluster development agent' }).waitFor();
    await close();
  });

  it('goes on when the same person has signed in anew in another', async () => {
    const { page, close } = await world.signedIn('cda', { expected: refused });
    await page.goto('/console/account');
    await heading(page, 'Your account');
    await signInBeside(page, await world.addressOf('cda'));
    const saved = page.waitForResponse((answer) => answer.request().method() !== 'GET' && answer.ok());
    await page.getByLabel('Language').selectOption('fr');
    await saved;
    await page.getByLabel('Langue').selectOption('en');
    await heading(page, 'Your account');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });

  it('is left, with what it shows, when its account signs out in another', async () => {
    const { page, context, close } = await world.signedIn('cda', { expected: refused });
    const other = await context.newPage();
    for (const each of [page, other]) {
      await each.goto('/console/requirements');
      await heading(each, 'Requirements');
    }
    await signOut(page, 'Cluster development agent');
    await Promise.all([page, other].map((each) => each.waitForURL(/\/console\/sign-in$/)));
    await page.goBack();
    await heading(page, 'Linkwright');
    await close();
  });

  it('says so when signing out did not work', async () => {
    const { page, close } = await world.signedIn('cda', { expected: refused });
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await page.route('**/v1/accounts/*/sessions/*', (route) => route.abort());
    await signOut(page, 'Cluster development agent');
    await page.getByText('You are still signed in').waitFor();
    await page.unroute('**/v1/accounts/*/sessions/*');
    await signOut(page, 'Cluster development agent');
    await page.waitForURL(/\/console\/sign-in$/);
    await close();
  });

  it('listens only while it is seen, and then asks for what it missed', async () => {
    const { page, context, close } = await world.signedIn('cda');
    await context.addInitScript(`{
      let now = 'visible';
      Object.defineProperty(document, 'visibilityState', { get: () => now });
      globalThis.become = (state) => { now = state; document.dispatchEvent(new Event('visibilitychange')); };
    }`);
    const [heard, gone] = [page.waitForRequest('**/v1/live'), page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/live'))];
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await heard;
    await page.evaluate(`become('hidden')`);
    await gone;
    const again = [page.waitForRequest('**/v1/live'), page.waitForRequest('**/v1/clusters*')];
    await page.evaluate(`become('visible')`);
    await Promise.all(again);
    await close();
  });
});

(chromium === null ? describe.skip : describe)('the console', () => {
  it.each([
    ['forbids its store', `Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError'); } });`],
    ['has no room', `Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };`],
  ])('works in a browser that %s, and speaks the language one chooses', async (_, script) => {
    const { page, context, close } = await world.signedIn('cda');
    await context.addInitScript(script);
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cluster development agent' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await heading(page, /Bienvenue/);
    await close();
  });

  it('says what is the matter when the browser keeps no cookie', async () => {
    const { page, close } = await world.visit({ expected: refused });
    // The answer of a request that comes without one.
    await page.route('**/v1/me', (route) => route.fulfill({ status: 401, json: { code: 'credential_missing', status: 401, detail: 'No.', title: 'No.', type: '', requestId: '' } }));
    await page.goto('/console/sign-in');
    await page.getByLabel('E-mail address').fill(await world.addressOf('cda'));
    await page.locator('input[type=password]').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'does not keep the cookie' }).waitFor();
    await close();
  });

  it('says what to do without scripts, and when its files are gone', async () => {
    const without = await world.visit({ javaScriptEnabled: false });
    await without.page.goto('/console/queue');
    await without.page.locator('noscript p[lang=en]').waitFor();
    expect(await without.page.locator('#root').isVisible()).toBe(false);
    await without.close();
    const { page, close } = await world.visit({ expected: refused });
    await page.route('**/console/assets/*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto('/console/queue');
    await page.getByText('has not started yet').waitFor();
    await close();
  });
});
