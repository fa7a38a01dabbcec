// Answering by link about a service: the same page, in the words of services, asking the service market.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceInvitation } from '#contracts/service-market/invitations.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { token as unmarked } from './support/reply-link.js';

let under: GatewayUnderTest;
let invitation: ServiceInvitation;
const token = `s.${unmarked}.tag`;
const link = `/r/${token}`;

beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  invitation = {
    id: newId(), version: 1, side: 'provider', organisationId: newId(), clusterId: newId(), proposalId: newId(), needId: newId(),
    needTitle: 'Sewing course', needText: 'For ten machine operators', code: 'BS.TRN.STITCH', quantity: 10, unit: 'IE', deadline: '2099-03-31',
    budget: { amount: 50, currency: 'USD' }, place: { country: 'ET', town: 'Addis Ababa' }, language: 'am', urgency: 'high',
    times: [{ weekdays: ['tuesday', 'thursday'], from: '18:00', to: '21:00' }], counterpartName: 'Selam Garments', status: 'open',
    outcome: null, outcomeReason: null, reply: null, counterpartReply: null, yesQuantity: 10, sentAt: '2026-11-01T08:00:00Z',
    closesAt: '2099-02-03T11:00:00Z',
  };
  under.services.answers.set('ShowServiceInvitationByLink', () => invitation);
  under.services.answers.set('ReplyServiceByLink', () => invitation);
});

const askedFor = () => under.services.take().map(({ name }) => name);

describe('a link of the service market', () => {
  it('shows what is needed, when, in which language and from where, and the reasons a provider can have', async () => {
    const text = await (await fetch(`${under.url}${link}`)).text();
    for (const words of [
      'Selam Garments needs this. Can you do it?', '10 people', 'at most USD\u00a050.00 for 1 person', 'Tuesday and Thursday, 18:00–21:00',
      'Amharic', 'Addis Ababa, Ethiopia', 'Who needs it', 'The times do not fit', 'It is not the right service',
    ]) expect(text).toContain(words);
    expect(text).not.toContain('It is not the right product');
    expect(askedFor()).toEqual(['ShowServiceInvitationByLink']);
  });

  it('speaks to the enterprise of an offer, in every language', async () => {
    invitation = { ...invitation, side: 'enterprise', counterpartName: 'Training Institute' };
    for (const [language, words] of [
      ['en', 'Training Institute offers this.'], ['fr', 'Training Institute propose ceci.'], ['am', 'Training Institute ይህን አገልግሎት ይሰጣሉ'],
      ['hi', 'Training Institute यह सेवा देते हैं'],
    ]) expect(await (await fetch(`${under.url}${link}?lang=${language}`)).text()).toContain(words);
  });

  it('takes the answer to the service market, with a reason of services', async () => {
    const reply = await fetch(`${under.url}${link}`, {
      method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ answer: 'no', reason: 'times_do_not_fit' }),
    });
    expect(reply.status).toBe(303);
    expect(under.services.take()).toMatchObject([{
      name: 'ReplyServiceByLink', input: { token, reply: { answer: 'no', reasonCode: 'times_do_not_fit' } },
    }]);
  });
});
