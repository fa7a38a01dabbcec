// The sender is killed at the worst moments, as a process of its own: nothing is lost, and what is doubled is counted.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued } from '#contracts/matching/invitations.js';
import { armFailPoint } from '#platform/fail-points.js';
import { waitFor } from '#testing/wait-for.js';
import { Sender } from './sender.js';
import { Notified } from './system.js';

let notified: Notified;
/** What a dead sender leaves behind is free again after one and a half times this. */
const shortLease = { SMTP_TIMEOUT_MS: '2000' };

beforeAll(async () => {
  notified = await Notified.open();
}, 120_000);

afterAll(() => notified?.close(), 60_000);

describe('a sender that is killed', () => {
  it.each([
    ['delivery.before-send', 1, 'nothing had gone out yet, but nobody can know'],
    ['delivery.after-send', 2, 'the e-mail had been accepted'],
    ['delivery.before-mark', 2, 'the e-mail had been accepted and noted, but not committed'],
  ])('at %s: sent again once under the same Message-ID (%i in all), counted as unknown: %s', async (point, copies) => {
    const { enterprise } = notified.proposal();
    const first = new Sender(notified, { FAIL_POINTS: `${point}=kill@1`, ...shortLease });
    const eventId = await notified.publish(InvitationIssued, enterprise);
    expect(await first.death()).toBe('SIGKILL');
    const [left] = await notified.deliveries(eventId);
    expect(left).toMatchObject({ attempts: 1, unknownSends: 0 });
    // That a lease ends by itself is waited for once.
    if (point !== 'delivery.before-send') await notified.endLease(left!.id);

    const second = await notified.start(Sender.emptyQueues());
    const row = await notified.settled(eventId, 'sent', 60_000);
    await notified.stopService(second);
    expect(row).toMatchObject({ attempts: 2, unknownSends: 1 });
    const mails = notified.mail.messages.filter(({ text }) => text.includes(enterprise.invitationId));
    expect(mails.map(({ messageId }) => messageId)).toEqual(Array(copies).fill(`<${row.id}@linkwright.example>`));
    expect(await notified.deliveries(eventId, 'feed')).toHaveLength(1);
    expect(first.output).toContain('"level":"debug"');
    expect(first.output).not.toMatch(/@selam\.example|@nordwind\.example|token-/);
  }, 120_000);

  it('by the same e-mail twice: it waits for a person', async () => {
    const eventId = await notified.publish(InvitationIssued, notified.proposal().enterprise);
    for (const attempt of [1, 2]) {
      const sender = new Sender(notified, { FAIL_POINTS: 'delivery.after-send=kill@1', ...shortLease });
      expect(await sender.death()).toBe('SIGKILL');
      const [left] = await notified.deliveries(eventId);
      expect(left).toMatchObject({ attempts: attempt });
      await notified.endLease(left!.id);
    }
    const third = await notified.start(Sender.emptyQueues());
    const row = await notified.settled(eventId, 'unknown', 60_000);
    await notified.stopService(third);
    expect(row).toMatchObject({ attempts: 2, unknownSends: 2 });
    expect(notified.mail.messages.filter(({ messageId }) => messageId.includes(row.id))).toHaveLength(2);
  }, 120_000);
});

describe('a sender whose database goes away after the send', () => {
  it('notes what became of it once the database is back: nothing is unknown, nothing is sent twice', async () => {
    const service = await notified.start(Sender.emptyQueues());
    const sent = armFailPoint('delivery.after-send', 'delay:500');
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(InvitationIssued, enterprise);
    await waitFor(() => sent.hits() === 1, { what: 'the e-mail to be handed over' });
    // Its note has to wait for us, and the connection is lost meanwhile.
    await notified.holding('SELECT 1 FROM delivery WHERE event_id = $1 FOR UPDATE', [eventId], async (breakConnections) => {
      await waitFor(breakConnections, { what: 'the note to be under way' });
      await waitFor(breakConnections, { what: 'the note to be under way again' });
    });
    const row = await notified.settled(eventId, 'sent', 60_000);
    await notified.stopService(service);
    sent.disarm();
    expect(row).toMatchObject({ attempts: 1, unknownSends: 0 });
    expect(notified.mail.messages.filter(({ messageId }) => messageId.includes(row.id))).toHaveLength(1);
  }, 120_000);
});

describe('what the service keeps', () => {
  it('holds in no table an address or a reply token', async () => {
    const tables = await notified.rows<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'notifications'",
    );
    for (const { name } of tables) {
      const hits = await notified.rows(`SELECT 1 FROM ${name} AS row WHERE row::text ~ '@(selam|nordwind)[.]example|token-[0-9a-f]{8}'`);
      expect({ name, hits: hits.length }).toEqual({ name, hits: 0 });
    }
    expect(tables.length).toBeGreaterThan(5);
  });
});
