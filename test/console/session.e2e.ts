// Signing in, in four languages; a session that ends and servers that go while a page is open.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleWorld, chromium, password } from '../support/console-world.js';
import { heading } from '../support/keyboard.js';

/** What a browser writes to its console when a call is refused or the server is away. */
const refused = /status of 40[13]|status of 50[0-9]|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_FAILED|ERR_NETWORK/;

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium !== null) world = await ConsoleWorld.start();
}, 240_000);
afterAll(() => world?.stop());

async function fillIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('input[type=password]').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

(chromium === null ? describe.skip : describe)('the console', () => {
  it('asks to sign in, says when that fails, and leads to where one wanted to go', async () => {
    const { page, complaints, close } = await world.visit({ expected: refused });
    await page.goto('/console/requirements?status=posted');
    await page.waitForURL(/\/console\/sign-in\?/);
    await fillIn(page, await world.addressOf('buyer'), 'not the password of anybody');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/password/i);
    await fillIn(page, await world.addressOf('buyer'), password);
    await page.waitForURL(/\/console\/requirements\?status=posted$/);
    await heading(page, 'Requirements');
    expect(complaints).toEqual([]);
    await close();
  });

  it('is led nowhere else by a link to signing in', async () => {
    const { page, close } = await world.visit({ expected: refused });
    for (const to of ['//example.org/', 'https://example.org/', '/\\example.org', 'javascript:alert(1)']) {
      await page.goto(`/console/sign-in?to=${encodeURIComponent(to)}`);
      await fillIn(page, await world.addressOf('buyer'), password);
      await heading(page, /Welcome/);
      expect(new URL(page.url()).origin).toBe(world.url);
      await page.context().clearCookies();
    }
    await close();
  });

  it('speaks the language that one chooses, before signing in and after, and goes on in it', async () => {
    const { page, complaints, close } = await world.visit({ expected: refused });
    await page.goto('/console/sign-in');
    const words = { fr: 'Se connecter', am: 'ግባ', hi: 'साइन इन करें', en: 'Sign in' };
    for (const [tag, button] of Object.entries(words)) {
      await page.getByRole('combobox').selectOption(tag);
      await page.getByRole('button', { name: button }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    }
    await fillIn(page, await world.addressOf('cda'), password);
    await heading(page, /Welcome/);
    await page.getByRole('button', { name: 'Cluster development agent' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await heading(page, /Bienvenue/);
    await page.reload();
    await heading(page, /Bienvenue/);
    expect([await page.locator('html').getAttribute('lang'), complaints]).toEqual(['fr', []]);
    await close();
  });

  it('asks to sign in again over the page when the session has ended, and keeps what was typed', async () => {
    const { page, complaints, close } = await world.signedIn('buyer', { expected: refused });
    await page.goto('/console/requirements/new');
    const title = page.getByLabel('Title');
    await title.fill('Polo shirts for the harbour');
    await world.endSessions('buyer');
    const dialog = page.getByRole('dialog');
    // Whatever is asked next tells it: here the codes that the text may mean.
    await page.getByLabel('What you need').first().fill('polo shirts');
    await dialog.waitFor();
    await dialog.getByLabel('E-mail address').fill(await world.addressOf('buyer'));
    await dialog.locator('input[type=password]').fill(password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect([await title.inputValue(), complaints]).toEqual(['Polo shirts for the harbour', []]);
    await close();
  });

  it('says that the connection is gone while the servers restart, and recovers by itself', async () => {
    const { page, complaints, close } = await world.signedIn('cda', { expected: refused });
    await page.goto('/console/');
    await heading(page, /Welcome/);
    const notice = page.getByText('No connection.');
    await world.system.restart(() => notice.waitFor());
    await notice.waitFor({ state: 'detached' });
    await heading(page, /Welcome/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('ends the session where one signs out', async () => {
    const { page, close } = await world.signedIn('cda', { expected: refused });
    await page.goto('/console/');
    await page.getByRole('button', { name: 'Cluster development agent' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/console\/sign-in/);
    await page.goto('/console/');
    await page.waitForURL(/\/console\/sign-in/);
    await close();
  });
});
