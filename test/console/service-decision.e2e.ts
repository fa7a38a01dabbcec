// Service proposals are decided by keyboard: asked about, amended, undone, rejected with a reason; two agents at one; and one becomes an engagement.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Schemas } from '#client';
import { waitFor } from '#testing/wait-for.js';
import { day } from '../../tools/fleet/small-cluster.js';
import { ConsoleWorld, chromium } from '../support/console-world.js';
import { follow, heading, press, tabTo, typeInto } from '../support/keyboard.js';

const stitching = 'BS.TRN.STITCH';
const school = 'School of stitching';
const rival = 'Evening college';

let world: ConsoleWorld;
beforeAll(async () => {
  if (chromium === null) return;
  // Long enough to press Undo on a busy machine.
  world = await ConsoleWorld.start({ policy: { holdingSeconds: 20 } });
  await offer(school, 'school-account');
  await offer(rival, 'college-account');
}, 240_000);
afterAll(() => world?.stop());

/** A provider that can be written to, with an account and a course. */
async function offer(name: string, account: string): Promise<void> {
  const { admin, cda, clusterId } = world.cluster;
  const { id } = (await admin.POST('/v1/providers', { body: {
    name, kind: 'training_institute', clusterIds: [clusterId], languages: ['en'], contacts: [{ kind: 'email', address: `${account}@example.org`, consent: true }],
  } })).data;
  await admin.POST('/v1/accounts', { body: { name: account, email: `${account}@example.com`, role: 'provider', organisationId: id, clusterIds: [clusterId] } });
  await cda.POST('/v1/service-offers', { body: { providerId: id, code: stitching, title: `Stitching at the ${name}`, unit: 'person' } });
}

/** A need of the second enterprise; the proposal of the school for it. */
async function proposedFor(text: string): Promise<Schemas['ServiceProposal']> {
  const { cda, clusterId, enterprises } = world.cluster;
  const enterprise = [...enterprises.values()][1]!;
  const { id: needId } = (await enterprise.POST('/v1/service-needs', { body: { clusterId, code: stitching, text, quantity: 3, wantedBy: day(60) } })).data;
  const found = await waitFor(async () => {
    const { items } = (await cda.GET('/v1/service-proposals', { params: { query: { needId } } })).data;
    return items.length === 2 && items;
  }, { what: 'both providers proposed' });
  return found.find(({ providerName }) => providerName === school)!;
}

const read = async (id: string) => (await world.cluster.cda.GET('/v1/service-proposals/{id}', { params: { path: { id } } })).data;

/** Opens the proposal as somebody who knows its address; it waits for a decision. */
async function open(page: Page, { id }: { id: string }): Promise<void> {
  await page.goto(`/console/queue/services/${id}`);
  await page.getByRole('region', { name: 'Decide' }).waitFor();
}

/** What has the focus, by its words. */
const hasFocus = (page: Page, words: RegExp) => page.locator(':focus').filter({ hasText: words }).waitFor();

/** The first decision of a session asks for a declaration, whose answer has the focus. */
async function declareNone(page: Page): Promise<void> {
  await hasFocus(page, /^I have none$/);
  await page.keyboard.press('Enter');
}

/** Of the reasons in a dialog, of which one is reached by Tab and the others from there by the arrow keys. */
async function chooseReason(page: Page, name: string): Promise<void> {
  await page.locator('input[type=radio]:focus').waitFor();
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 10 && !await page.getByRole('dialog').getByLabel(name).isChecked(); presses += 1) await page.keyboard.press('ArrowDown');
}

/** Goes by Tab within the dialog to its button and presses it. */
async function send(page: Page, name: RegExp): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

(chromium === null ? describe.skip : describe)('a service proposal', () => {
  it('is asked about, amended, undone and approved; both sides say yes, and there is an engagement', async () => {
    const proposal = await proposedFor('Stitching for three');
    const { page, complaints, close } = await world.signedIn('cda');
    await page.goto('/console/');
    await heading(page, /Welcome/);
    await follow(page, /^Review$/, 'Review');
    await follow(page, /^Services$/, 'Review of services');
    await follow(page, new RegExp(`^${school}$`), school);
    await page.getByRole('region', { name: 'Decide' }).waitFor();

    await page.keyboard.press('i');
    await declareNone(page);
    const dialog = page.getByRole('dialog');
    // Without a reason nothing is sent.
    await press(page, /^Ask$/);
    await dialog.getByText('Choose a reason.').waitFor();
    await tabTo(page, /^When exactly it is held$/);
    await chooseReason(page, 'When exactly it is held');
    await typeInto(page, /^Note/, 'Mornings or evenings?');
    await send(page, /^Ask$/);
    await page.getByText(/^Agent: asked a question, .*When exactly it is held.*Mornings or evenings\?/).waitFor();
    expect(await read(proposal.id)).toMatchObject({ status: 'asked', decision: { ruling: 'ask', reasonCode: 'times_unclear', note: 'Mornings or evenings?' } });

    // Asked about it still waits; for another quantity it is approved by its own button.
    await typeInto(page, /^Quantity to invite for/, '');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await press(page, /^Approve 2/);
    await page.getByText(/^Agent: approved with another quantity/).waitFor();
    await hasFocus(page, /^Undo/);
    await page.keyboard.press('Enter');
    // The question stands again, and so does the whole quantity.
    await page.getByText(/^Agent: asked a question/).waitFor();
    await page.getByRole('region', { name: 'Decide' }).getByLabel(/^Quantity to invite for/).waitFor();
    expect(await page.getByLabel(/^Quantity to invite for/).inputValue()).toMatch(/^3/);
    expect(await read(proposal.id)).toMatchObject({ status: 'asked', quantity: 3 });

    await typeInto(page, /^Quantity to invite for/, '');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2');
    await press(page, /^Approve 2/);
    await page.getByText(/^Agent: approved with another quantity/).waitFor();
    // The page that stays open hears of the invitations when the time to undo is over.
    await page.getByText('invited', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Undo/ }).waitFor({ state: 'detached' });

    for (const role of ['provider', 'enterprise'] as const) {
      const side = await world.signedIn(role);
      await side.page.goto('/console/');
      await heading(side.page, /Welcome/);
      await follow(side.page, /^Invitations$/, 'Invitations');
      if (role === 'enterprise') {
        await press(side.page, /^Orders$/, 'Space');
        await side.page.keyboard.press('ArrowRight');
      }
      await follow(side.page, /^Stitching for three$/, 'Stitching for three');
      await press(side.page, /^Yes, 2/, 'Space');
      await press(side.page, /^Send the answer$/);
      await side.page.getByText(role === 'provider' ? /^Answered “yes” to 2/ : 'Both sides said yes.').waitFor();
      expect(side.complaints).toEqual([]);
      await side.close();
    }
    const engagement = await waitFor(async () => (await world.cluster.cda.GET('/v1/service-engagements', { params: { query: { needId: proposal.needId } } })).data.items[0], { what: 'the engagement' });
    expect(engagement).toMatchObject({ providerName: school, quantity: 2 });
    await page.getByText('agreed', { exact: true }).waitFor();
    await follow(page, /^Linkages$/, 'Linkages');
    await press(page, /^Linkages$/, 'Space');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('link', { name: 'Stitching for three' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is rejected with a reason, which can be taken back while nobody has heard of it', async () => {
    const proposal = await proposedFor('Stitching for a rejection');
    const { page, complaints, close } = await world.signedIn('cda');
    await open(page, proposal);
    await page.keyboard.press('r');
    await declareNone(page);
    await chooseReason(page, 'The price does not suit');
    await typeInto(page, /^Note/, 'Twice of what others ask');
    await send(page, /^Decline$/);
    await page.getByText(/^Agent: declined, .*The price does not suit.*Twice of what others ask/).waitFor();
    await page.getByText('declined', { exact: true }).waitFor();
    await hasFocus(page, /^Undo/);
    expect(await read(proposal.id)).toMatchObject({ status: 'declined', decision: { reasonCode: 'price' } });
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Decide' }).waitFor();
    expect(await read(proposal.id)).toMatchObject({ status: 'proposed', decision: null });
    // Whoever goes on by the keyboard is not thrown back to the top of the page.
    expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('with a conflict of interest is left to somebody else, but can be declined', async () => {
    const proposal = await proposedFor('Stitching at a cousin’s');
    const { page, complaints, close } = await world.signedIn('cda');
    await open(page, proposal);
    await page.keyboard.press('a');
    await press(page, /^I have one in this proposal$/);
    await page.getByText('With a conflict of interest another CDA approves.').waitFor();
    expect(await page.getByRole('button', { name: /^Approve/ }).isEnabled()).toBe(false);
    await page.keyboard.press('a');
    await press(page, /^Decline…/);
    await chooseReason(page, 'Another reason');
    await send(page, /^Decline$/);
    await page.getByText(/^Agent: declined/).waitFor();
    expect(await read(proposal.id)).toMatchObject({ status: 'declined', decision: { conflictOfInterest: 'declared' } });
    expect(complaints).toEqual([]);
    await close();
  });

  it('that two decide on is decided once: the second learns who did what, and when', async () => {
    const proposal = await proposedFor('Stitching that two decide on');
    const expected = /status of 4(09|12)/;
    const first = await world.signedIn('cda', { expected });
    const second = await world.signedInAs(await world.addressOfColleague('Colleague'), { expected });
    await open(first.page, proposal);
    // Who has it open already is told to whoever comes later.
    await waitFor(async () => (await read(proposal.id)).claim !== null, { what: 'the claim of the first' });
    await open(second.page, proposal);
    await second.page.getByText(/^Agent: looks at this until/).waitFor();
    await press(second.page, /^Take over$/);
    await first.page.getByText(/^Colleague: looks at this until/).waitFor();

    let arrive = () => {};
    const isDecided = new Promise<void>((resolve) => { arrive = resolve; });
    await second.page.route('**/decision', async (route) => {
      await isDecided;
      await route.continue();
    });
    await second.page.keyboard.press('a');
    await declareNone(second.page);
    await first.page.keyboard.press('r');
    await declareNone(first.page);
    await chooseReason(first.page, 'Another provider fits better this time');
    await send(first.page, /^Decline$/);
    await first.page.getByText(/^Agent: declined/).waitFor();
    arrive();
    await second.page.getByText(/Agent\S* was faster: declined, .*\d\d.*Your decision was not taken/).waitFor();
    await second.page.getByText(/^Agent: declined, .*Another provider fits better this time/).waitFor();
    expect(await read(proposal.id)).toMatchObject({ status: 'declined', decision: { ruling: 'decline' } });
    expect([first.complaints, second.complaints]).toEqual([[], []]);
    await Promise.all([first.close(), second.close()]);
  });
});
