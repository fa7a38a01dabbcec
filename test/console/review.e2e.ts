// A day at the review: a decision taken back after a reload, several decided at once, what happened to a lot, and a long list on paper.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { heading } from '../support/keyboard.js';

let world: ConsoleWorld;
let requirementId: string;
const title = 'Shirts that are reviewed';

beforeAll(async () => {
  if (chromium === null) return;
  // Long enough to reload a page in it.
  world = await ConsoleWorld.start({ policy: { holdingSeconds: 120 } });
  const { buyer, cda, clusterId } = world.cluster;
  requirementId = (await buyer.POST('/v1/requirements', { body: { clusterId, title, lots: [{ code: polo, quantity: 40, unit: 'piece', deadline: day(60) }] } })).data.id;
  await waitFor(async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId } } })).data.items.length === 2, { what: 'two proposals' });
}, 240_000);
afterAll(() => world?.stop());

const statuses = async () => {
  const { items } = (await world.cluster.cda.GET('/v1/proposals', { params: { query: { requirementId } } })).data;
  return items.map(({ status }) => status).toSorted();
};

(chromium === null ? describe.skip : describe)('the review', () => {
  it('takes a decision back after a reload, and gives the focus back after a dialog', async () => {
    const { page, complaints, close } = await world.signedIn('cda');
    await page.goto(`/console/queue?requirement=${requirementId}`);
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('li[data-current] button:focus').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('button', { name: 'I have none', exact: true }).click();
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('li[data-current] button:focus').waitFor();
    await page.keyboard.press('r');
    await page.getByLabel('Another enterprise fits better this time').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Declined:').waitFor();
    await waitFor(async () => (await statuses())[0] === 'declined', { what: 'the decision' });
    await page.goto(`/console/queue?requirement=${requirementId}&status=declined`);
    await page.getByText('Another enterprise fits better this time').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    expect([await statuses(), complaints]).toEqual([['proposed', 'proposed'], []]);
    await close();
  });

  it('decides all at once after a summary, and the lot tells what happened', async () => {
    const { page, complaints, close } = await world.signedIn('cda');
    await page.goto(`/console/queue?requirement=${requirementId}`);
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Select all 2' }).click();
    await page.getByText('2 selected').waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'I have none', exact: true }).click();
    await dialog.getByText('2 enterprises, 1 requirement.').waitFor();
    await dialog.getByRole('button', { name: 'Approve 2' }).click();
    await dialog.getByText('2 decisions taken.').waitFor();
    expect(await statuses()).toEqual(['approved', 'approved']);
    await page.goto(`/console/requirements/${requirementId}?show=timeline`);
    await page.locator('li[data-kind=decided]').nth(1).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('prints every row of a long list, not only those near the window', async () => {
    const { clusterId, cda } = world.cluster;
    const { buyerId } = (await cda.GET('/v1/requirements/{id}', { params: { path: { id: requirementId } } })).data;
    for (let number = 1; number <= 60; number += 1)
      await cda.POST('/v1/requirements', { body: { clusterId, buyerId, draft: true, title: `Draft ${number}`, lots: [{ code: polo, quantity: 1, unit: 'piece', deadline: day(60) }] } });
    const { page, close } = await world.signedIn('cda');
    await page.goto('/console/requirements?status=draft');
    await heading(page, 'Requirements');
    const rows = page.getByRole('row');
    await rows.nth(5).waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await rows.count()).toBe(61);
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    await waitFor(async () => (await rows.count()) < 60, { what: 'the rows near the window alone' });
    await close();
  });
});
