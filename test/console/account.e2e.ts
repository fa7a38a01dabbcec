// A forgotten password by a link that is mailed, a password changed while one is signed in elsewhere, and a draft typed on a phone and in two tabs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import { ConsoleWorld, chromium, password } from '../support/console-world.js';
import { follow, heading, press, typeInto } from '../support/keyboard.js';

const refused = /status of 40[0134]/;

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium !== null) world = await ConsoleWorld.start();
}, 240_000);
afterAll(() => world?.stop());

(chromium === null ? describe.skip : describe)('an account', () => {
  it('finds on a phone what it typed before a reload, and sends that', async () => {
    const { page, complaints, close } = await world.signedIn('buyer', { expected: refused, viewport: { width: 360, height: 740 } });
    await page.goto('/console/requirements/new');
    await page.getByLabel('Title').fill('دفعة من القمصان 👕');
    await page.getByLabel('Description').fill('Two lines\nof what matters');
    await page.getByLabel('What you need').first().fill('polo shirts');
    await page.getByRole('option').filter({ hasText: polo }).click();
    await page.getByText('Code:').waitFor();
    await page.getByLabel('Quantity').fill('240');
    await page.getByLabel('Last day of delivery').fill(day(90));
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.reload();
    await page.getByRole('status').filter({ hasText: 'What you typed before and did not send is back.' }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.waitForURL(/\/requirements\/[0-9a-f-]{36}\/edit/);
    const { items } = (await world.cluster.buyer.GET('/v1/requirements', { params: { query: { status: 'draft' } } })).data;
    expect(items[0]).toMatchObject({ title: 'دفعة من القمصان 👕', description: 'Two lines\nof what matters', lots: [{ text: 'polo shirts', code: polo, quantity: 240, unit: 'C62', deadline: day(90) }] });
    await page.goto('/console/requirements/new');
    await heading(page, 'Post a requirement');
    expect([await page.getByLabel('Title').inputValue(), complaints]).toEqual(['', []]);
    await close();
  });

  it('is told when another tab sent what stands in the form, and sees who could match before it can post', async () => {
    const { context, page, complaints, close } = await world.signedIn('buyer', { expected: refused, viewport: { width: 360, height: 740 } });
    await page.goto('/console/requirements/new');
    await page.getByLabel('What you need').first().fill('polo shirts');
    await page.getByLabel('Quantity').fill('4,200');
    expect(await page.getByLabel('Quantity').inputValue()).toBe('4,200');
    const heightOf = async (name: string) => (await page.getByRole('heading', { name }).boundingBox())!.y;
    const post = page.getByRole('button', { name: 'Post', exact: true });
    expect(await heightOf('Who could match')).toBeLessThan((await post.boundingBox())!.y);

    const other = await context.newPage();
    await other.goto('/console/requirements/new');
    await other.getByLabel('Title').fill('Typed elsewhere');
    await page.getByRole('button', { name: 'Show what was typed there' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Typed elsewhere');
    await other.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('In another tab this was sent or dropped.').waitFor();
    await page.getByRole('button', { name: 'Start over' }).last().click();
    await page.getByText('In another tab this was sent or dropped.').waitFor({ state: 'detached' });
    expect([await page.getByLabel('Title').inputValue(), await page.getByLabel('Quantity').inputValue(), complaints]).toEqual(['', '', []]);
    await close();
  });

  it('gets a link by e-mail when its password is forgotten, and signs in with the new one', async () => {
    const email = await world.addressOf('buyer');
    const elsewhere = await world.signedIn('buyer', { expected: refused });
    const { page, complaints, close } = await world.visit({ expected: refused });
    await page.goto('/console/sign-in');
    await follow(page, /^Password forgotten\?$/, 'A new password');
    await typeInto(page, /^E-mail address/, email);
    const before = world.mailsTo(email).length;
    await press(page, /^Send the link$/);
    await page.getByRole('status').filter({ hasText: 'a link is on its way' }).waitFor();
    const mail = await waitFor(() => world.mailsTo(email).slice(before).find(({ text }) => text.includes('/password/')), { what: 'the link to a new password' });
    await page.goto(/https?:\S+\/password\/\S+/.exec(mail.text)![0]);
    const path = new URL(page.url()).pathname;

    await typeInto(page, /./, 'short');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    const renewed = 'nine bobbins under the bridge';
    await page.locator('input[type=password]').fill(renewed);
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    await press(page, /^Sign in|console/i);
    await heading(page, 'Linkwright');
    await typeInto(page, /^E-mail address/, email);
    await typeInto(page, /^Password/, password);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.locator('input[type=password]').fill(renewed);
    await page.keyboard.press('Enter');
    await heading(page, /Welcome/);

    // Whoever was signed in with the old one is asked again, and the link works once.
    await elsewhere.page.goto('/console/');
    await heading(elsewhere.page, 'Linkwright');
    expect((await page.request.post(path, { form: { password: 'and yet another of them' } })).status()).toBe(404);
    expect([complaints, elsewhere.complaints]).toEqual([[], []]);
    await Promise.all([close(), elsewhere.close()]);
  });

  it('changes its password, stays signed in here and nowhere else', async () => {
    const email = await world.addressOf('cda');
    const elsewhere = await world.signedInAs(email, { expected: refused });
    await elsewhere.page.goto('/console/account');
    const { page, complaints, close } = await world.signedInAs(email, { expected: refused });
    await page.goto('/console/account');
    const sessions = page.getByRole('table', { name: 'Where this account is signed in' }).getByRole('row');
    await sessions.nth(2).waitFor();
    const renewed = 'thirteen needles in the hay';
    await typeInto(page, /^Present password/, 'not the present one at all');
    await typeInto(page, /^New password/, renewed);
    await press(page, /^Change the password$/);
    await page.getByText(/^This is not your present password/).waitFor();
    expect(await page.evaluate(`document.activeElement.labels[0].textContent`)).toMatch(/^Present password/);
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'The password is changed.' }).waitFor();
    await sessions.nth(2).waitFor({ state: 'detached' });
    expect(await sessions.nth(1).innerText()).toContain('this one');

    // The session that stays can still change things; the other is asked to sign in over its page.
    await page.getByLabel('Language').selectOption('fr');
    await heading(page, 'Votre compte');
    await elsewhere.page.reload();
    await heading(elsewhere.page, 'Linkwright');
    await elsewhere.page.getByLabel('E-mail address').fill(email);
    await elsewhere.page.locator('input[type=password]').fill(renewed);
    await elsewhere.page.keyboard.press('Enter');
    await elsewhere.page.getByRole('table').getByRole('row').nth(2).waitFor();
    expect([complaints, elsewhere.complaints]).toEqual([[], []]);
    await Promise.all([close(), elsewhere.close()]);
  });
});
