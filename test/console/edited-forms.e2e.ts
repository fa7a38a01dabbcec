// What is typed into a form is neither laid over what somebody else did meanwhile, nor lost without a word by leaving it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { day } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import { still } from '../support/console-walk.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { asksOnClosing, follow, heading, press, tabTo, typeInto } from '../support/keyboard.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world: ConsoleWorld;
/** Who changes things behind the page, by name. */
let other: string;
beforeAll(async () => {
  if (chromium === null) return;
  world = await ConsoleWorld.start();
  other = (await world.cluster.admin.GET('/v1/me')).data.name;
}, 240_000);
afterAll(() => world?.stop());

/** What is refused because somebody was faster is written to the browser's console. */
const expected = /status of 412/;
const header = (version: number) => ({ 'If-Match': `"${version}"` }) as never;

/** The warning above the button, with who it was and when. */
const warning = (page: Page, title: string, who: string) => page.getByRole('alert').filter({ hasText: title }).filter({ hasText: who }).filter({ hasText: /\d:\d\d/ });

/** Leaving for the home page is asked about; the answer of the keyboard. */
async function leave(page: Page, answer: 'Leave' | 'Stay here'): Promise<void> {
  await press(page, /^Home$/);
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.waitFor();
  await page.locator(':focus').filter({ hasText: /^Stay here$/ }).waitFor();
  if (answer === 'Leave') await tabTo(page, /^Leave$/);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
}

(chromium === null ? describe.skip : describe)('a form in which something was typed', () => {
  it('of an enterprise says who changed what and when; kept in the browser, it is left without a question', async () => {
    const { admin, enterprises } = world.cluster;
    const id = [...enterprises.keys()][0]!;
    const { page, complaints, close } = await world.signedIn('cda', { expected });
    await page.goto(`/console/enterprises/${id}/edit`);
    await heading(page, /^Edit/);
    await tabTo(page, /^Name/);
    await page.keyboard.press('End');
    await page.keyboard.type(' and daughters');
    const before = (await admin.GET('/v1/enterprises/{id}', { params: { path: { id } } })).data;
    await admin.PATCH('/v1/enterprises/{id}', { params: { path: { id }, header: header(before.version) }, body: { homeBased: true } });

    expect(await asksOnClosing(page)).toBe(false);
    await press(page, /^Save$/);
    const conflict = warning(page, 'Somebody else changed this enterprise', other);
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/home/i);
    await press(page, /^Save my changes too$/);
    // Saved, it is left by itself.
    await heading(page, / and daughters$/);
    expect((await admin.GET('/v1/enterprises/{id}', { params: { path: { id } } })).data).toMatchObject({ name: `${before.name} and daughters`, homeBased: true });

    await page.goto(`/console/enterprises/${id}/edit`);
    await typeInto(page, /^Name/, 'Never saved');
    await follow(page, /^Home$/, /Welcome/);
    await page.goto(`/console/enterprises/${id}/edit`);
    await page.getByText('What you typed before and did not send is back.').waitFor();
    expect(await page.getByLabel(/^Name/).first().inputValue()).toBe('Never saved');
    expect((await admin.GET('/v1/enterprises/{id}', { params: { path: { id } } })).data.name).toBe(`${before.name} and daughters`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of a new enterprise is not left without a question', async () => {
    const { page, complaints, close } = await world.signedIn('cda');
    await page.goto('/console/enterprises/new');
    await heading(page, /^Register/);
    expect(await asksOnClosing(page)).toBe(false);
    await typeInto(page, /^Name/, 'Abay and daughters');
    expect(await asksOnClosing(page)).toBe(true);
    await press(page, /^Home$/);
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await still(page);
    await page.evaluate(axe);
    expect(await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' at ' + nodes[0].html.slice(0, 160)))`)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await leave(page, 'Stay here');
    await page.locator(':focus').filter({ hasText: /^Home$/ }).waitFor();
    await leave(page, 'Leave');
    await heading(page, /Welcome/);
    expect(await asksOnClosing(page)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of the settings says who changed what and when, and asks until it is saved or discarded', async () => {
    const { admin, clusterId } = world.cluster;
    const { page, complaints, close } = await world.signedIn('cda', { expected });
    await page.goto('/console/settings/weights');
    await heading(page, 'Weights');
    await tabTo(page, /^Price$/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0.4');
    await page.getByText('Your change').waitFor();
    const params = { path: { id: clusterId } };
    const { version } = (await admin.GET('/v1/clusters/{id}', { params })).data;
    await admin.PATCH('/v1/clusters/{id}', { params: { ...params, header: header(version) }, body: { weights: { distance: 0.33 } } });
    await press(page, /^Save$/);
    const conflict = warning(page, 'Somebody else changed the settings meanwhile', other);
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/Distance: .* → 0\.33/);
    expect(await asksOnClosing(page)).toBe(true);
    await leave(page, 'Stay here');
    await press(page, /^Save$/);
    await page.getByText('Saved.').waitFor();
    expect((await admin.GET('/v1/clusters/{id}', { params })).data.weights).toMatchObject({ price: 0.4, distance: 0.33 });
    expect(await asksOnClosing(page)).toBe(false);
    await follow(page, /^Home$/, /Welcome/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of a draft says who changed what and when; kept in the browser, it is left without a question', async () => {
    const { cda, buyer, buyerId, clusterId } = world.cluster;
    const { id, version } = (await cda.POST('/v1/requirements', { body: {
      clusterId, buyerId, draft: true, title: 'Shirts for two pens', lots: [{ code: polo, quantity: 40, unit: 'piece', deadline: day(60) }],
    } })).data;
    const { page, complaints, close } = await world.signedIn('cda', { expected });
    await page.goto(`/console/requirements/${id}/edit`);
    await typeInto(page, /^Description/, 'With the crest on the left');
    await buyer.PATCH('/v1/requirements/{id}', { params: { path: { id }, header: header(version) }, body: {
      title: 'Shirts for two hands', lots: [{ code: polo, quantity: 60, unit: 'piece', deadline: day(60) }],
    } });
    await press(page, /^Save as draft$/);
    // A buyer is no colleague: the role stands for the name.
    const conflict = warning(page, 'This draft was changed elsewhere.', 'Buyer');
    await conflict.waitFor();
    expect(await conflict.innerText()).toMatch(/Title: Shirts for two pens → Shirts for two hands[\s\S]*Lot 1: .*40 pieces.* → .*60 pieces/);
    await follow(page, /^Home$/, /Welcome/);
    await page.goto(`/console/requirements/${id}/edit`);
    await page.getByText('What you typed before and did not send is back.').waitFor();
    expect(await page.getByLabel(/^Description/).inputValue()).toBe('With the crest on the left');
    expect(complaints).toEqual([]);
    await close();
  });

  it('of an offer keeps a new one, asks for one that is there, and not once it is saved', async () => {
    const { admin, clusterId } = world.cluster;
    const { id } = (await admin.POST('/v1/providers', { body: { name: 'School', kind: 'training_institute', clusterIds: [clusterId], languages: ['en'] } })).data;
    await admin.POST('/v1/accounts', { body: { name: 'school-account', email: 'school-account@example.com', role: 'provider', organisationId: id, clusterIds: [clusterId] } });
    const { page, complaints, close } = await world.signedIn('provider');
    await page.goto('/console/offers/new?code=BS.TRN.STITCH');
    await heading(page, /offer/i);
    await page.getByLabel(/^Title/).waitFor();
    await typeInto(page, /^Title/, 'Stitching');
    await follow(page, /^Home$/, /Welcome/);
    await page.goto('/console/offers/new?code=BS.TRN.STITCH');
    await page.getByText('What you typed before and did not send is back.').waitFor();
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('Stitching');

    const offer = (await admin.POST('/v1/service-offers', { body: { providerId: id, code: 'BS.TRN.STITCH', title: 'Stitching', unit: 'person' } })).data;
    await page.goto(`/console/offers/${offer.id}`);
    await heading(page, 'Stitching');
    await tabTo(page, /^Title/);
    await page.keyboard.press('End');
    await page.keyboard.type(' by night');
    expect(await asksOnClosing(page)).toBe(true);
    await leave(page, 'Stay here');
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('Stitching by night');
    await press(page, /^Save$/);
    await heading(page, 'Stitching by night');
    expect(await asksOnClosing(page)).toBe(false);
    await follow(page, /^Home$/, /Welcome/);
    expect(complaints).toEqual([]);
    await close();
  });
});
