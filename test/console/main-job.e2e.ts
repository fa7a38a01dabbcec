// The main job by keyboard alone: posted, approved, answered by the link of an e-mail and in the console, linked; and two CDAs at one proposal.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { follow, heading, press, typeInto } from '../support/keyboard.js';

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium !== null) world = await ConsoleWorld.start({ policy: { holdingSeconds: 1 } });
}, 240_000);
afterAll(() => world?.stop());

/** Approves what is open in the queue; the first time in a session it is asked for a declaration, whose answer has the focus. */
async function approve(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Decide' }).waitFor();
  await page.keyboard.press('a');
  await page.getByRole('dialog').getByRole('button', { name: 'I have none', exact: true }).waitFor();
  await page.locator(':focus').filter({ hasText: 'I have none' }).waitFor();
  await page.keyboard.press('Enter');
}

const title = 'Polo shirts for the harbour';

(chromium === null ? describe.skip : describe)('by keyboard alone', () => {
  it('a requirement becomes a linkage', async () => {
    const [buyer, cda] = await Promise.all([world.signedIn('buyer'), world.signedIn('cda')]);
    await buyer.page.goto('/console/');
    await heading(buyer.page, /Welcome/);
    await follow(buyer.page, /^Requirements$/, 'Requirements');
    await follow(buyer.page, /^Post a requirement$/, 'Post a requirement');
    await typeInto(buyer.page, /^Title/, title);
    await typeInto(buyer.page, /^What you need/, 'polo shirts');
    await buyer.page.getByRole('option').filter({ hasText: polo }).waitFor();
    await buyer.page.keyboard.press('ArrowDown');
    await buyer.page.keyboard.press('Enter');
    await buyer.page.getByText('Code:').waitFor();
    await typeInto(buyer.page, /^Quantity/, '500');
    const [year, month, date] = day(90).split('-');
    await typeInto(buyer.page, /^Last day of delivery/, `${month}${date}${year}`);
    await buyer.page.getByText('2 of 2 enterprises could match').waitFor();
    await follow(buyer.page, /^Post$/, title);

    await cda.page.goto('/console/');
    await heading(cda.page, /Welcome/);
    await follow(cda.page, /^Review$/, 'Review');
    await approve(cda.page);
    await cda.page.getByText('Approved:').waitFor();

    const mail = await waitFor(() => world.mailsTo('enterprise').find(({ text }) => text.includes('/r/')), { what: 'the invitation of the enterprise' });
    const enterprise = await world.visit({ javaScriptEnabled: false });
    await enterprise.page.goto(new URL(/https?:\S+\/r\/[\w.-]+/.exec(mail.text)![0]).pathname);
    await heading(enterprise.page, title);
    await press(enterprise.page, /^(Yes|Oui)/, 'Space');
    await press(enterprise.page, /^(Send|Envoyer)/);
    await enterprise.page.getByRole('status').waitFor();

    await follow(buyer.page, /^Invitations$/, 'Invitations');
    await follow(buyer.page, new RegExp(`^${title}$`), title);
    await press(buyer.page, /^Yes, 500/, 'Space');
    await press(buyer.page, /^Send the answer$/);
    await buyer.page.getByText('Both sides said yes.').waitFor();
    for (const { page } of [buyer, cda]) {
      await follow(page, /^Linkages$/, 'Linkages');
      await page.getByRole('link', { name: title }).waitFor();
    }
    expect([...buyer.complaints, ...cda.complaints, ...enterprise.complaints]).toEqual([]);
    await Promise.all([buyer.close(), cda.close(), enterprise.close()]);
  });

  it('of two CDAs who approve the same, the second learns who was faster', async () => {
    const { buyer, cda, clusterId } = world.cluster;
    const { id } = (await buyer.POST('/v1/requirements', { body: { clusterId, title: 'Shirts that two decide on', lots: [{ code: polo, quantity: 40, unit: 'piece', deadline: day(60) }] } })).data;
    const proposal = await waitFor(async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId: id } } })).data.items[0], { what: 'a proposal' });
    const expected = /status of 4(09|12)/;
    const first = await world.signedIn('cda', { expected });
    const second = await world.signedInAs(await world.addressOfColleague('Colleague'), { expected });
    for (const { page } of [first, second]) await page.goto(`/console/queue?requirement=${id}&item=${proposal.id}`);
    // What the second sends arrives after the first was answered.
    let arrive = () => {};
    const isDecided = new Promise<void>((resolve) => { arrive = resolve; });
    await second.page.route('**/decision', async (route) => {
      await isDecided;
      await route.continue();
    });
    await approve(second.page);
    const answered = first.page.waitForResponse(/\/decision$/);
    await approve(first.page);
    expect((await answered).status()).toBeLessThan(300);
    arrive();
    await second.page.getByText(/Agent\S* was faster: approved/).waitFor();
    const { decision } = (await cda.GET('/v1/proposals/{id}', { params: { path: { id: proposal.id } } })).data;
    expect([decision?.ruling, first.complaints, second.complaints]).toEqual(['approve', [], []]);
    await Promise.all([first.close(), second.close()]);
  });
});
