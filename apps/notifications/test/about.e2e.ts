// What was sent about a thing, attempt by attempt, and how much is given up: what timelines and the home of a CDA are made of.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued } from '#contracts/matching/invitations.js';
import { CountDeliveryChanges, ListDeliveriesAbout } from '#contracts/notifications/deliveries.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { as, Notified } from './system.js';

let notified: Notified;
let service: RunningService;

beforeAll(async () => {
  notified = await Notified.open();
  service = await notified.start();
}, 120_000);
afterAll(() => notified?.close(), 60_000);

const cda = () => as('cda', { clusterIds: [notified.scene.clusterId] });

describe('what was sent about a thing', () => {
  it('is listed with every attempt, and what is given up is counted, for the people of its cluster', async () => {
    const since = new Date().toISOString();
    const changes = (at: string, context = cda()) => notified.ask(service, CountDeliveryChanges, { since: at }, context);
    const before = await changes(since);
    expect(before.newGivenUp).toBe(0);
    const { enterprise } = notified.proposal();
    notified.mail.fault('reject-temporarily', 1);
    await notified.settled(await notified.publish(InvitationIssued, enterprise), 'sent');
    const { items } = await notified.ask(service, ListDeliveriesAbout, { ids: [enterprise.invitationId, newId()] }, cda());
    expect(items.map(({ channel, status }) => [channel, status]).sort()).toEqual([['email', 'sent'], ['feed', 'sent']]);
    const mail = items.find(({ channel }) => channel === 'email')!;
    expect(mail).toMatchObject({
      recipientId: enterprise.organisationId, refersTo: { type: 'invitation', id: enterprise.invitationId },
      tries: [{ number: 1, outcome: 'refused' }, { number: 2, outcome: 'accepted' }],
    });
    for (const { startedAt, endedAt } of mail.tries) expect(Date.parse(endedAt!)).toBeGreaterThanOrEqual(Date.parse(startedAt));
    expect(items.find(({ channel }) => channel === 'feed')!.tries).toEqual([]);

    notified.mail.fault('reject-permanently');
    await notified.settled(await notified.publish(InvitationIssued, notified.proposal().enterprise), 'dead');
    notified.mail.fault(null);
    expect(await changes(since)).toEqual({ givenUp: before.givenUp + 1, newGivenUp: 1 });
    expect(await changes(new Date().toISOString())).toEqual({ givenUp: before.givenUp + 1, newGivenUp: 0 });
    const elsewhere = as('cda', { clusterIds: [newId()] });
    expect(await changes(since, elsewhere)).toEqual({ givenUp: 0, newGivenUp: 0 });
    expect((await notified.ask(service, ListDeliveriesAbout, { ids: [enterprise.invitationId] }, elsewhere)).items).toEqual([]);
    await expect(changes(since, as('buyer'))).rejects.toMatchObject({ code: 'role_not_allowed' });
  });
});
