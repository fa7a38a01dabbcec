// A lot that nobody can make alone is split by keyboard: shares stepped and fixed, what cannot be said so, decided, and agreed to by these very quantities.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createClient, type Client } from '#client';
import { everyScope } from '#contracts/scopes.js';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { asksOnClosing, follow, heading, press, tabTo, typeInto } from '../support/keyboard.js';

const socks = 'TX.KNI.HOS.SOCK';
const title = 'Socks for every school';
const wanted = 1000;
/** What each can make, and the least that it takes. */
const makers = { Abeba: { quantity: 500, minimumOrder: 100 }, Birtukan: { quantity: 400, minimumOrder: 50 }, Chaltu: { quantity: 300, minimumOrder: 155 } };
type Maker = keyof typeof makers;
const everybody = Object.keys(makers) as Maker[];

let world: ConsoleWorld;
const clients = new Map<string, Client>();
beforeAll(async () => {
  if (chromium === null) return;
  world = await ConsoleWorld.start({ policy: { holdingSeconds: 1 } });
  for (const maker of everybody) await register(maker);
}, 240_000);
afterAll(() => world?.stop());

async function register(maker: Maker): Promise<void> {
  const { admin, clusterId } = world.cluster;
  const { quantity, minimumOrder } = makers[maker];
  const { id } = (await admin.POST('/v1/enterprises', { body: {
    clusterId, name: maker, size: 'small', registered: true, languages: ['en'], establishments: [{ country: 'ET' }],
    capabilities: [{ code: socks, unit: 'pair', statedOn: day(-1), leadTimeDays: 5, minimumOrder, capacity: [{ from: day(0), to: day(60), quantity, booked: 0 }] }],
  } })).data;
  const account = (await admin.POST('/v1/accounts', { body: { name: maker, email: `${maker.toLowerCase()}@example.com`, role: 'enterprise', organisationId: id, clusterIds: [clusterId] } })).data;
  const { key } = (await admin.POST('/v1/accounts/{id}/api-keys', { params: { path: { id: account.id } }, body: { label: 'test', scopes: [...everyScope] } })).data;
  clients.set(id, createClient({ baseUrl: world.url, apiKey: key }));
}

/** The lot, with all three proposed for it. */
async function posted(): Promise<{ requirementId: string; lotId: string }> {
  const { buyer, cda, clusterId } = world.cluster;
  const { id, lots } = (await buyer.POST('/v1/requirements', { body: { clusterId, title, lots: [{ code: socks, quantity: wanted, unit: 'pair', deadline: day(90) }] } })).data;
  await waitFor(async () => (await cda.GET('/v1/proposals', { params: { query: { requirementId: id } } })).data.items.length === 3, { what: 'three proposals' });
  return { requirementId: id, lotId: lots[0]!.id };
}

const shareOf = (page: Page, maker: Maker) => page.getByRole('spinbutton', { name: `Share of ${maker}, in pairs` });

async function shares(page: Page): Promise<Record<Maker, number>> {
  const found = await Promise.all(everybody.map(async (maker) => [maker, Number(await shareOf(page, maker).getAttribute('aria-valuenow'))]));
  return Object.fromEntries(found) as Record<Maker, number>;
}

const byName = (all: readonly { enterpriseName: string; quantity: number }[]) => Object.fromEntries(all.map(({ enterpriseName, quantity }) => [enterpriseName, quantity]));

/** The answer to what stands there has come, and no split is better. */
const solved = (page: Page) => page.getByRole('status').filter({ hasText: 'No split is better: that is proven.' }).waitFor();

/** Keeps back every answer of the solver until what is to be seen before it was seen. */
async function beforeAnswer(page: Page, see: () => Promise<void>): Promise<void> {
  let seen = () => {};
  const isSeen = new Promise<void>((resolve) => { seen = resolve; });
  await page.route('**/allocations:simulate', async (route) => {
    await isSeen;
    await route.continue();
  });
  await see();
  seen();
  await solved(page);
  await page.unrouteAll({ behavior: 'wait' });
}

(chromium === null ? describe.skip : describe)('a lot for several', () => {
  it('is split by hand and solver, and agreed to as it was decided', async () => {
    const { requirementId, lotId } = await posted();
    const { cda, buyer } = world.cluster;
    // A lot that is promised is answered with a problem; so is a share that was fixed, when the page hears of the decision before its answer.
    const { page, complaints, close } = await world.signedIn('cda', { expected: /status of 4(00|09)/ });
    const refused: string[] = [];
    page.on('response', (answer) => { if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`); });
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await follow(page, /^Requirements$/, 'Requirements');
    await follow(page, new RegExp(`^${title}`), title);
    await follow(page, /^Split/, 'Split a lot');
    await solved(page);
    const first = await shares(page);
    expect(everybody.reduce((sum, maker) => sum + first[maker], 0)).toBe(wanted);
    expect(first.Abeba).toBe(500);
    const row = page.getByRole('row').filter({ hasText: 'Chaltu' }).first();
    expect(await row.innerText()).toMatch(/300 pairs[\s\S]*155 pairs/);

    // Less for one by the arrows: what is missing is said at once, then found elsewhere.
    await tabTo(page, /^Share of Abeba, in pairs$/);
    await beforeAnswer(page, async () => {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown');
      await page.getByText('970 pairs of 1,000 pairs are split').waitFor();
      await page.getByRole('status').filter({ hasText: '30 pairs are still missing.' }).waitFor();
      expect(await page.getByRole('button', { name: 'Decide this split' }).isEnabled()).toBe(false);
    });
    await page.getByText('1,000 pairs of 1,000 pairs are split').waitFor();
    const second = await shares(page);
    // A split that somebody has worked on is not lost without a question.
    expect(await asksOnClosing(page)).toBe(true);
    expect(second.Abeba).toBe(470);
    expect(second.Birtukan + second.Chaltu).toBe(530);

    // Below what it takes there is nothing; above what it has free nothing either.
    await tabTo(page, /^Share of Chaltu, in pairs$/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('120');
    await page.getByText('Less than it takes').waitFor();
    expect(await page.getByText('Computing anew').count()).toBe(0);
    await page.getByText('1 share cannot be taken as it stands').waitFor();
    expect(await page.getByRole('button', { name: 'Decide this split' }).isEnabled()).toBe(false);
    await press(page, /^Share of Chaltu is fixed$/, 'Space');
    await solved(page);

    // One is fixed as it stands: what changes for another is made up for by the third.
    await press(page, /^Share of Birtukan is fixed$/, 'Space');
    await solved(page);
    await tabTo(page, /^Share of Abeba, in pairs$/);
    await beforeAnswer(page, async () => {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowDown');
      await page.getByText('970 pairs of 1,000 pairs are split').waitFor();
    });
    const chosen = { Abeba: 440, Birtukan: second.Birtukan, Chaltu: wanted - 440 - second.Birtukan };
    expect(await shares(page)).toEqual(chosen);

    // Two alone cannot make it: the page says what would be enough, and there is nothing to decide.
    await typeInto(page, /^At most so many enterprises/, '2');
    await page.getByText('It cannot be split like this').waitFor();
    await page.getByText('At most so many enterprises: 2 → 3').waitFor();
    expect(await page.getByRole('button', { name: 'Decide this split' }).isEnabled()).toBe(false);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await solved(page);
    expect(await shares(page)).toEqual(chosen);

    // With a share that cannot be nothing was asked.
    expect(refused).toEqual([]);
    await press(page, /^Decide this split$/);
    await page.getByRole('dialog').getByText('1,000 pairs in all').waitFor();
    await press(page, /^No$/, 'Space');
    await typeInto(page, /^Note/, 'By what each has free');
    await press(page, /^Decide this split$/);
    await page.getByText('There is nothing to split now').waitFor();
    expect(await asksOnClosing(page)).toBe(false);
    await page.getByRole('heading', { level: 3, name: /^1,000 pairs, decided/ }).waitFor();
    const { items: [allocation] } = (await cda.GET('/v1/lots/{id}/allocations', { params: { path: { id: lotId } } })).data;
    expect(byName(allocation!.shares)).toEqual(chosen);
    expect(allocation).toMatchObject({ note: 'By what each has free', keepsDemands: true });

    for (const share of allocation!.shares) {
      for (const side of [clients.get(share.enterpriseId)!, buyer]) {
        const { id, quantity } = await waitFor(async () => (await side.GET('/v1/invitations', { params: { query: { proposalId: share.proposalId } } })).data.items[0], { what: 'an invitation' });
        expect(quantity).toBe(share.quantity);
        await side.POST('/v1/invitations/{id}/reply', { params: { path: { id } }, body: { answer: 'yes' } });
      }
    }
    const linkages = await waitFor(async () => {
      const { items } = (await cda.GET('/v1/linkages', { params: { query: { requirementId } } })).data;
      return items.length === 3 && items;
    }, { what: 'three linkages' });
    expect(byName(linkages)).toEqual(chosen);
    // The page that is still open hears of it.
    for (const maker of everybody)
      await page.getByRole('table', { name: 'What became of it' }).getByRole('row').filter({ hasText: new RegExp(`${maker}.*${chosen[maker]} pairs.*${chosen[maker]} pairs`) }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
