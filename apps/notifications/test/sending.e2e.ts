// Sending against a mail server that misbehaves: retries, the dark, the dead, and what people can do about them.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued } from '#contracts/matching/invitations.js';
import { ListDeliveries, ReplayDelivery } from '#contracts/notifications/deliveries.js';
import type { RunningService } from '#platform/app.js';
import { newId } from '#platform/ids.js';
import { startSmtpSink } from '#testing/smtp-sink.js';
import { waitFor } from '#testing/wait-for.js';
import { DeliveryFigures } from '../src/deliveries/figures.js';
import { invariants } from '../src/deliveries/invariants.js';
import { RetentionRepository } from '../src/deliveries/retention.repository.js';
import { as, Notified, type Row } from './system.js';

let notified: Notified;
let service: RunningService;

beforeAll(async () => {
  notified = await Notified.open();
  service = await notified.start();
}, 120_000);

afterAll(() => notified?.close(), 60_000);

afterEach(() => notified.mail.fault(null));

/** Publishes an invitation and returns its event. */
const invite = () => notified.publish(InvitationIssued, notified.proposal().enterprise);
const mailsOf = (deliveryId: string) => notified.mail.messages.filter(({ messageId }) => messageId.includes(deliveryId));
const cda = () => as('cda', { clusterIds: [notified.scene.clusterId] });

async function restart(more: Record<string, string> = {}): Promise<void> {
  await notified.stopService(service);
  service = await notified.start(more);
}

/** Why each agent was told that this e-mail reached nobody. */
async function whyNotReached(row: Row): Promise<string[]> {
  const [about] = await notified.rows<{ refers_to_id: string }>('SELECT refers_to_id FROM delivery WHERE id = $1', [row.id]);
  const eventId = await notified.notReached(about!.refers_to_id);
  const found = await notified.rows<{ why: string }>("SELECT facts->>'reason' AS why FROM delivery WHERE event_id = $1", [eventId]);
  return found.map(({ why }) => why);
}

async function attempts(deliveryId: string): Promise<(string | null)[]> {
  const rows = await notified.rows<{ outcome: string | null }>(
    'SELECT outcome FROM delivery_attempt WHERE delivery_id = $1 ORDER BY number', [deliveryId],
  );
  return rows.map(({ outcome }) => outcome);
}

describe('a refusal', () => {
  it('for now is tried again, under the same Message-ID, until it is accepted', async () => {
    notified.mail.fault('reject-temporarily', 2);
    const row = await notified.settled(await invite(), 'sent');
    expect(await attempts(row.id)).toEqual(['refused', 'refused', 'accepted']);
    expect(row).toMatchObject({ attempts: 3, unknownSends: 0 });
    expect(mailsOf(row.id)).toHaveLength(1);
  });

  it('for now that does not end makes it dead after the last retry', async () => {
    notified.mail.fault('reject-temporarily', 4);
    expect(await notified.settled(await invite(), 'dead')).toMatchObject({ attempts: 4, refusals: 4 });
  });

  it('for good makes it dead after one retry; it can be seen and sent again', async () => {
    notified.mail.fault('reject-permanently');
    const row = await notified.settled(await invite(), 'dead');
    expect(row).toMatchObject({ attempts: 2, refusals: 2, lastError: expect.stringContaining('rejected at RCPT TO: 550') });
    expect(await attempts(row.id)).toEqual(['rejected', 'rejected']);
    const { items } = await notified.ask(service, ListDeliveries, { limit: 50, status: 'dead' }, cda());
    expect(items.map(({ id }) => id)).toContain(row.id);
    expect(await whyNotReached(row)).toEqual(['dead', 'dead']);

    notified.mail.fault(null);
    const replayed = await notified.ask(service, ReplayDelivery, { id: row.id }, cda());
    expect(replayed.status).toBe('pending');
    await waitFor(() => mailsOf(row.id).length === 1);
    const [audited] = await notified.rows("SELECT account_id FROM audit_log WHERE action = 'delivery.replayed' AND subject_id = $1", [row.id]);
    expect(audited).toBeDefined();
  });
});

describe('a send nobody knows about', () => {
  it('is made once more when the connection is lost after the message', async () => {
    notified.mail.fault('reset-after-data', 1);
    const row = await notified.settled(await invite(), 'sent');
    expect(await attempts(row.id)).toEqual(['unknown', 'accepted']);
    expect(row).toMatchObject({ attempts: 2, unknownSends: 1 });
    expect(mailsOf(row.id)).toHaveLength(1);
  });

  it('may have arrived: then both copies have the same Message-ID, and one is counted as unknown', async () => {
    notified.mail.fault('accept-then-die', 1);
    const row = await notified.settled(await invite(), 'sent');
    expect(row.unknownSends).toBe(1);
    expect(mailsOf(row.id).map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${row.id}@linkwright.example>`));
  });

  it('is not made a third time by itself; a person can send it again', async () => {
    notified.mail.fault('accept-then-die', 2);
    const row = await notified.settled(await invite(), 'unknown');
    expect(await attempts(row.id)).toEqual(['unknown', 'unknown']);
    expect(row.unknownSends).toBe(2);
    const shown = await notified.ask(service, ListDeliveries, { limit: 50, status: 'unknown' }, cda());
    expect(shown.items.map(({ id }) => id)).toContain(row.id);
    expect(await whyNotReached(row)).toEqual(['unknown', 'unknown']);
    await notified.ask(service, ReplayDelivery, { id: row.id }, cda());
    await waitFor(async () => (await attempts(row.id)).length === 3);
    const [after] = await waitFor(async () => {
      const found = await notified.rows<{ status: string; unknown_sends: number }>('SELECT * FROM delivery WHERE id = $1', [row.id]);
      return found[0]!.status === 'sent' ? found : null;
    });
    expect(after!.unknown_sends).toBe(2);
  });

  it('is what silence after the message is, once the time is over', async () => {
    notified.mail.fault('hang', 1);
    const row = await notified.settled(await invite(), 'sent');
    expect(await attempts(row.id)).toEqual(['unknown', 'accepted']);
  });

  it('is not what a connection is that never came about: nothing was sent, so nothing is counted', async () => {
    notified.mail.fault('refuse-connection', 2);
    const row = await notified.settled(await invite(), 'sent');
    expect((await attempts(row.id)).at(-1)).toBe('accepted');
    expect(row.unknownSends).toBe(0);
    expect(mailsOf(row.id)).toHaveLength(1);
  });
});

describe('between one attempt and the next', () => {
  // No retry comes by itself: the next attempt is when the test says so.
  beforeAll(() => restart({ RETRY_SCHEDULE_S: '3600' }));
  afterAll(() => restart());

  /** Refused once, and then left alone. */
  async function refusedOnce(eventId: string): Promise<string> {
    const { id } = await waitFor(async () => (await notified.deliveries(eventId)).find(({ status }) => status === 'failed'));
    return id;
  }
  const tryAgain = (id: string) => notified.rows('UPDATE delivery SET next_attempt_at = now() WHERE id = $1', [id]);

  it('consent that is withdrawn stops it, and the agents learn that nobody was reached', async () => {
    notified.mail.fault('reject-temporarily', 1);
    const { enterpriseId } = notified.scene;
    const before = notified.world.recipients.get(enterpriseId)!;
    const eventId = await invite();
    const id = await refusedOnce(eventId);
    notified.world.recipients.set(enterpriseId, [{ ...before[0]!, email: null }]);
    await tryAgain(id);
    const row = await notified.settled(eventId, 'no_channel');
    notified.world.recipients.set(enterpriseId, before);
    expect(mailsOf(row.id)).toEqual([]);
    expect(await whyNotReached(row)).toEqual(['no_channel', 'no_channel']);
  });

  it('an invitation that ends is not asked about any more, and nobody needs to know', async () => {
    notified.mail.fault('reject-temporarily', 1);
    const { enterprise } = notified.proposal();
    const eventId = await notified.publish(InvitationIssued, enterprise);
    const id = await refusedOnce(eventId);
    notified.world.invitations.get(enterprise.invitationId)!.invitation.status = 'closed';
    await tryAgain(id);
    const row = await notified.settled(eventId, 'obsolete');
    expect(row.lastError).toBe('Not sent: the invitation had ended before.');
    expect(await notified.rows("SELECT 1 FROM outbox WHERE body->>'deliveryId' = $1", [row.id])).toEqual([]);
  });
});

describe('who may look and send again', () => {
  it('is those who work for the cluster, and nobody else', async () => {
    const row = await notified.settled(await invite(), 'sent');
    const elsewhere = as('cda', { clusterIds: [newId()] });
    expect((await notified.ask(service, ListDeliveries, { limit: 50 }, elsewhere)).items).toEqual([]);
    await expect(notified.ask(service, ReplayDelivery, { id: row.id }, elsewhere)).rejects.toMatchObject({ code: 'not_found' });
    await expect(notified.ask(service, ListDeliveries, { limit: 50, clusterId: notified.scene.clusterId }, elsewhere))
      .rejects.toMatchObject({ code: 'not_yours' });
    for (const role of ['buyer', 'enterprise', 'provider'] as const) {
      const context = as(role, { organisationId: notified.scene.enterpriseId, clusterIds: [notified.scene.clusterId] });
      await expect(notified.ask(service, ListDeliveries, { limit: 50 }, context)).rejects.toMatchObject({ code: 'role_not_allowed' });
      await expect(notified.ask(service, ReplayDelivery, { id: row.id }, context)).rejects.toMatchObject({ code: 'role_not_allowed' });
    }
    expect((await notified.ask(service, ListDeliveries, { limit: 50 }, as('admin'))).items.length).toBeGreaterThan(0);
  });

  it('gets a clear no for what was sent, and the same answer to the same request', async () => {
    const row = await notified.settled(await invite(), 'sent');
    await expect(notified.ask(service, ReplayDelivery, { id: row.id }, cda())).rejects.toMatchObject({ code: 'transition_not_allowed' });
    notified.mail.fault('reject-permanently', 2);
    const dead = await notified.settled(await invite(), 'dead');
    const twice = { ...cda(), idempotency: { key: newId(), route: 'POST /v1/deliveries/:id/replay', bodyHash: 'x' } };
    const first = await notified.ask(service, ReplayDelivery, { id: dead.id }, twice);
    expect(await notified.ask(service, ReplayDelivery, { id: dead.id }, { ...twice, requestId: newId() })).toEqual(first);
  });
});

describe('the figures', () => {
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text();

  it('count what is not sent by status, sends in the dark, and attempts by outcome', async () => {
    await notified.settled(await invite(), 'sent');
    const [figures] = await notified.rows<{ dead: number; unknown: number }>(
      "SELECT count(*) FILTER (WHERE status = 'dead')::int AS dead, sum(unknown_sends)::int AS unknown FROM delivery",
    );
    expect(figures!.dead).toBeGreaterThan(0);
    const text = await waitFor(async () => {
      const now = await metrics();
      return new RegExp(`^deliveries_unsent\\{status="dead".*\\} ${figures!.dead}$`, 'm').test(now) ? now : null;
    }, { what: 'the figures to be read' });
    expect(text).toMatch(new RegExp(`^delivery_unknown_sends.* ${figures!.unknown}$`, 'm'));
    expect(text).toMatch(/^delivery_attempts_total\{outcome="accepted".*\} [1-9]/m);
    expect(text).toMatch(/^smtp_breaker_open.* 0$/m);
    expect(text).not.toContain('status="sent"');
  });

  it('are served without a question to Postgres', async () => {
    await notified.rows('ALTER TABLE delivery RENAME TO delivery_away');
    try {
      await expect(service.app.get(DeliveryFigures).read()).rejects.toThrow();
      expect(await metrics()).toMatch(/^delivery_unknown_sends/m);
    } finally {
      await notified.rows('ALTER TABLE delivery_away RENAME TO delivery');
    }
  });
});

describe('what is long over', () => {
  const kept = async (id: string) => {
    const [row] = await notified.rows<{ deliveries: number; attempts: number; items: number }>(
      `SELECT (SELECT count(*)::int FROM delivery WHERE event_id = $1) AS deliveries,
         (SELECT count(*)::int FROM delivery_attempt JOIN delivery d ON d.id = delivery_id WHERE event_id = $1) AS attempts,
         (SELECT count(*)::int FROM feed_item JOIN delivery d USING (id) WHERE event_id = $1) AS items`, [id]);
    return row;
  };
  const all = { deliveries: 2, attempts: 1, items: 1 };

  it('is forgotten in all its parts, in batches; what is younger or still to be sent stays', async () => {
    const [old, other, young, waiting] = await Promise.all([invite(), invite(), invite(), invite()]);
    for (const id of [old, other, young, waiting]) await notified.settled(id!, 'sent');
    const items = await notified.rows<{ id: string }>('SELECT id FROM delivery WHERE event_id = ANY($1)', [[old, other]]);
    await notified.rows("UPDATE delivery SET created_at = now() - interval '181 days' WHERE event_id = ANY($1)", [[old, other, waiting]]);
    await notified.rows("UPDATE delivery SET next_attempt_at = now() + interval '1 day' WHERE event_id = $1", [waiting]);
    expect(await service.app.get(RetentionRepository).sweep(180, 1)).toBe(4);
    expect(await kept(old!)).toEqual({ deliveries: 0, attempts: 0, items: 0 });
    const ids = [items.map(({ id }) => id)];
    expect(await notified.rows('SELECT 1 FROM feed_item WHERE id = ANY($1)', ids)).toEqual([]);
    expect(await notified.rows('SELECT 1 FROM delivery_attempt WHERE delivery_id = ANY($1)', ids)).toEqual([]);
    expect([await kept(young!), await kept(waiting!)]).toEqual([all, all]);
    await notified.rows('UPDATE delivery SET next_attempt_at = NULL, created_at = now() WHERE event_id = $1', [waiting]);
  });
});

describe('the invariants', () => {
  it('hold after all this', async () => {
    await notified.settled(await invite(), 'sent');
    for (const invariant of invariants) expect(await notified.rows('sql' in invariant ? invariant.sql : '')).toEqual([]);
  });

  it.each([
    ['delivery-unsent-without-live-lease', "UPDATE delivery SET next_attempt_at = now() - interval '1 hour' WHERE id = $1"],
    ['delivery-attempt-without-outcome', 'UPDATE delivery_attempt SET outcome = NULL WHERE delivery_id = $1'],
    ['feed-delivery-without-item', "UPDATE delivery SET channel = 'feed', template = 'none' WHERE id = $1"],
  ])('%s sees what breaks it', async (name, breaking) => {
    const { id } = await notified.settled(await invite(), 'sent');
    const invariant = invariants.find((each) => each.name === name);
    const found = await notified.rolledBack(breaking, [id], invariant && 'sql' in invariant ? invariant.sql : '');
    expect(found).toHaveLength(1);
  });
});

describe('two processes', () => {
  it('never send the same e-mail twice', async () => {
    const second = await notified.start();
    const events = await Promise.all(Array.from({ length: 60 }, invite));
    const rows = await notified.allSent(events);
    expect(rows.map(({ id }) => mailsOf(id).length)).toEqual(Array(60).fill(1));
    expect(rows.every((row) => row.attempts === 1 && row.unknownSends === 0)).toBe(true);
    await notified.stopService(second);
  }, 120_000);
});

describe('a mail server that is away', () => {
  it('is left alone until it is back; then everything goes out and nothing has died', async () => {
    const away = await startSmtpSink();
    await away.stop();
    await restart({ SMTP_URL: away.url, BREAKER_FAILURES: '3', BREAKER_OPEN_MS: '1000', RETRY_SCHEDULE_S: '0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1' });
    const events = await Promise.all(Array.from({ length: 12 }, invite));
    const tried = async () => (await notified.rows<{ sum: number }>(
      'SELECT sum(attempts)::int AS sum FROM delivery WHERE event_id = ANY($1)', [events],
    ))[0]!.sum;
    await waitFor(async () => (await tried()) >= 4, { what: 'a trial after the first failures' });
    // Five senders can fail before the third failure is known; after that it is one trial at a time.
    expect(await tried()).toBeLessThan(12);
    const back = await startSmtpSink({ port: away.port });
    await notified.allSent(events);
    expect(back.messages).toHaveLength(12);
    await notified.stopService(service);
    await back.stop();
  }, 120_000);
});
