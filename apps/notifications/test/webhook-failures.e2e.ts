// Receivers that misbehave: retries under the same id, endpoints that are switched off, and what their owners can do about it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ListFeed } from '#contracts/notifications/deliveries.js';
import {
  ChangeWebhookEndpoint, DeleteWebhookEndpoint, RedeliverWebhook, RedeliverWebhooks, TestWebhookEndpoint, type WebhookDelivery,
} from '#contracts/notifications/webhooks.js';
import { waitFor } from '#testing/wait-for.js';
import { invariants } from '../src/deliveries/invariants.js';
import { RetentionRepository } from '../src/deliveries/retention.repository.js';
import { development, Hooked } from './hooked.js';
import { Receiver, type Behaviour } from './receiver.js';
import { as, Notified } from './system.js';

let notified: Notified;
let hooked: Hooked;
let receiver: Receiver;

/** A third of this is for the connection, which a slow machine must be able to make. */
const impatient = { ...development, WEBHOOK_TIMEOUT_MS: '6000' };

beforeAll(async () => {
  notified = await Notified.open();
  hooked = new Hooked(notified, await notified.start(impatient));
  receiver = await Receiver.start();
}, 120_000);

beforeEach(async () => {
  receiver.behave(200);
  await notified.rows("UPDATE webhook_endpoint SET state = 'deleted'");
});

afterAll(async () => {
  await receiver?.stop();
  await notified?.close();
}, 60_000);

const ask: Notified['ask'] = (...args) => notified.ask(...args);
const outcomes = ({ attempts }: WebhookDelivery) => attempts.map(({ outcome }) => outcome).reverse();
const since = (delivery: WebhookDelivery) => delivery.createdAt;

async function restart(more: Record<string, string> = {}): Promise<void> {
  await notified.stopService(hooked.service);
  hooked.service = await notified.start({ ...impatient, ...more });
}

/** An endpoint that nothing reaches any more, and the delivery that was given up. */
async function switchedOff(who = hooked.buyer) {
  const made = await hooked.create(receiver.url(), who);
  receiver.behave(503);
  await hooked.happen();
  const delivery = await hooked.newest(made.id, 'dead', { who });
  return { made, delivery, endpoint: await hooked.endpoint(made.id, who) };
}

describe('a call that fails', () => {
  it.each<[Behaviour, string, object]>([
    [500, 'refused', { status: 500, detail: 'The receiver answered 500.' }],
    [404, 'refused', { status: 404 }],
    [{ status: 503, body: 'come\u0000 back later' }, 'refused', { reply: 'come back later' }],
    ['reset', 'unknown', { status: null, detail: expect.stringContaining('the request was sent and no answer came') }],
    ['die', 'unknown', { status: null }],
    ['hang', 'unknown', { status: null, detail: expect.stringMatching(/^no answer in time/) }],
  ])('by %j is made again under the same id, with the same body and a new signature', async (how, outcome, shown) => {
    const { id, secret } = await hooked.create(receiver.url());
    // Silence takes all the time that a call has: once shows it.
    const failures = Array<Behaviour>(how === 'hang' ? 1 : 2).fill(how);
    receiver.behaveInTurn(...failures);
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    expect(outcomes(delivery)).toEqual([...failures.map(() => outcome), 'accepted']);
    expect(delivery.attempts.at(-1)).toMatchObject(shown);
    const calls = receiver.callsWith(delivery.id);
    expect(calls).toHaveLength(failures.length + 1);
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
    for (const { body, headers } of calls) expect(new Webhook(secret).verify(body, headers)).toEqual(delivery.payload);
    const [row] = await notified.rows<{ unknown_sends: number }>('SELECT unknown_sends FROM delivery WHERE id = $1', [delivery.id]);
    expect(row!.unknown_sends).toBe(outcome === 'unknown' ? failures.length : 0);
    expect((await hooked.endpoint(id)).failingSince).toBeNull();
  });

  it('by nobody listening is known not to have been sent', async () => {
    const gone = await Receiver.start();
    const url = gone.url();
    await gone.stop();
    const { id } = await hooked.create(url);
    await hooked.happen();
    expect(outcomes(await hooked.newest(id, 'dead'))).toEqual(['not_sent', 'not_sent', 'not_sent', 'not_sent']);
  });

  it('has succeeded when the status says so, however long the body goes on', async () => {
    const { id } = await hooked.create(receiver.url());
    receiver.behave('endless');
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    expect(delivery.attempts).toMatchObject([{ outcome: 'accepted', status: 200, reply: 'without end' }]);
  });

  it('keeps the beginning of a long answer', async () => {
    const { id } = await hooked.create(receiver.url());
    receiver.behaveInTurn({ status: 500, body: 'ж'.repeat(100_000) });
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    expect(delivery.attempts.at(-1)!.reply).toBe('ж'.repeat(1000));
  });
});

describe('an endpoint', () => {
  it('that takes nothing for a whole round of retries is switched off, and its owner is told by e-mail and in the feed', async () => {
    const { made, delivery, endpoint } = await switchedOff();
    expect(outcomes(delivery)).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(endpoint).toMatchObject({ active: false, inactiveBecause: 'failing', version: made.version + 1, failingSince: expect.any(String) });
    const mail = await notified.mail.waitFor(({ subject, text }) => subject.startsWith('Webhook switched off') && text.includes(`127.0.0.1:${receiver.port}`));
    expect(mail.to).toEqual(['orders@nordwind.example']);
    expect(mail.text).toContain('for a whole round of retries no call has succeeded');
    const { items } = await ask(hooked.service, ListFeed, { limit: 10 }, hooked.buyer);
    expect(items[0]).toMatchObject({ template: 'webhook-off', refersTo: { type: 'webhook_endpoint', id: made.id } });
    const audited = await notified.rows("SELECT 1 FROM audit_log WHERE action = 'webhook_endpoint.disabled' AND subject_id = $1", [made.id]);
    expect(audited).toHaveLength(1);
  });

  it('of a cluster: its agents are told in their feed', async () => {
    const { made } = await switchedOff(hooked.cda);
    await waitFor(async () => {
      const { items } = await ask(hooked.service, ListFeed, { limit: 50 }, as('cda', { accountId: notified.scene.cdas[0]! }));
      return items.some(({ template, refersTo }) => template === 'webhook-off' && refersTo?.id === made.id);
    }, { what: 'the agent to be told' });
  });

  it('that is off loses nothing: switched on, it gets all that it missed since a time, and what was given up', async () => {
    const { made, delivery, endpoint } = await switchedOff();
    const missed = await hooked.happen();
    const [kept] = await waitFor(async () => {
      const found = await hooked.deliveries(made.id);
      return found.length === 2 ? found : null;
    });
    expect(kept).toMatchObject({ status: 'no_channel', attempts: [], nextAttemptAt: null });
    await expect(ask(hooked.service, RedeliverWebhook, { id: delivery.id }, hooked.buyer)).rejects.toMatchObject({ code: 'transition_not_allowed' });
    await expect(ask(hooked.service, RedeliverWebhooks, { id: made.id, since: since(delivery) }, hooked.buyer))
      .rejects.toMatchObject({ code: 'transition_not_allowed' });

    receiver.behave(200);
    const on = await ask(hooked.service, ChangeWebhookEndpoint, { id: made.id, version: endpoint.version, change: { active: true } }, hooked.buyer);
    expect(on).toMatchObject({ active: true, inactiveBecause: null, failingSince: null });
    expect(await ask(hooked.service, RedeliverWebhooks, { id: made.id, since: kept!.createdAt }, hooked.buyer)).toEqual({ redelivered: 1, more: false });
    await waitFor(async () => receiver.callsWith(kept!.id).length === 1, { what: 'the missed one' });
    expect(receiver.callsWith(delivery.id)).toHaveLength(4);
    expect(await ask(hooked.service, RedeliverWebhooks, { id: made.id, since: since(delivery) }, hooked.buyer)).toEqual({ redelivered: 1, more: false });
    await waitFor(async () => receiver.callsWith(delivery.id).length === 5, { what: 'the one that was given up' });
    await waitFor(async () => (await hooked.deliveries(made.id)).every(({ status }) => status === 'sent'));
    expect(await notified.rows("SELECT 1 FROM delivery WHERE event_id = $1 AND channel = 'webhook' AND status = 'sent'", [missed])).toHaveLength(1);
    expect((await ask(hooked.service, RedeliverWebhooks, { id: made.id, since: since(delivery) }, hooked.buyer)).redelivered).toBe(0);
  });

  it('that answers 410 is switched off at once', async () => {
    const { id } = await hooked.create(receiver.url());
    receiver.behave(410);
    await hooked.happen();
    const endpoint = await waitFor(async () => {
      const now = await hooked.endpoint(id);
      return now.active ? null : now;
    });
    expect(endpoint.inactiveBecause).toBe('gone');
    const delivery = await hooked.newest(id, 'no_channel');
    expect(outcomes(delivery)).toEqual(['rejected']);
    expect(receiver.callsWith(delivery.id)).toHaveLength(1);
    await notified.mail.waitFor(({ text }) => text.includes(`127.0.0.1:${receiver.port}`) && text.includes('(410)'));
  });

  it('that its owner switches off and deletes is not called any more, and what waits ends as obsolete', async () => {
    const made = await hooked.create(receiver.url());
    receiver.behave(500);
    await restart({ RETRY_SCHEDULE_S: '3600' });
    await hooked.happen();
    const delivery = await hooked.newest(made.id, 'failed', { attempts: 1 });
    await ask(hooked.service, DeleteWebhookEndpoint, { id: made.id }, hooked.buyer);
    await notified.rows('UPDATE delivery SET next_attempt_at = now() WHERE id = $1', [delivery.id]);
    const row = await waitFor(async () => (await notified.rows<{ status: string }>(
      'SELECT status FROM delivery WHERE id = $1 AND next_attempt_at IS NULL', [delivery.id]))[0], { what: 'what waits to end' });
    expect(row.status).toBe('obsolete');
    expect(receiver.callsWith(delivery.id)).toHaveLength(1);
    await restart();
  });

  it('is called again at once when its owner wants so, also for what was sent', async () => {
    const { id } = await hooked.create(receiver.url());
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    const again = await ask(hooked.service, RedeliverWebhook, { id: delivery.id }, hooked.buyer);
    expect(again).toMatchObject({ id: delivery.id, status: 'pending' });
    await waitFor(() => receiver.callsWith(delivery.id).length === 2);
    const [first, second] = receiver.callsWith(delivery.id);
    expect(second!.body).toBe(first!.body);
    expect(outcomes(await hooked.newest(id, 'sent', { attempts: 2 }))).toEqual(['accepted', 'accepted']);
  });
});

describe('a receiver in trouble', () => {
  it('does not hold up the others', async () => {
    const slow = await Receiver.start();
    slow.behave('hang');
    const stuck = await hooked.create(slow.url());
    const healthy = await hooked.create(receiver.url());
    await Promise.all(Array.from({ length: 20 }, () => hooked.happen()));
    await waitFor(async () => (await hooked.deliveries(healthy.id)).filter(({ status }) => status === 'sent').length === 20, { what: 'all twenty' });
    expect((await hooked.deliveries(stuck.id)).filter(({ status }) => status === 'sent')).toEqual([]);
    await slow.stop();
  });

  it('is left alone after failures in a row, but for one try now and then; a test is made all the same', async () => {
    await restart({ BREAKER_FAILURES: '3', BREAKER_OPEN_MS: '3600000', RETRY_SCHEDULE_S: '0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1' });
    const { id } = await hooked.create(receiver.url());
    receiver.behave(500);
    await hooked.happen();
    const delivery = await hooked.newest(id, 'failed', { attempts: 3 });
    await notified.afterwards();
    expect(receiver.callsWith(delivery.id)).toHaveLength(3);
    const test = await ask(hooked.service, TestWebhookEndpoint, { id }, hooked.buyer);
    await waitFor(async () => (await hooked.deliveries(id)).find((each) => each.id === test.id)?.status === 'dead', { what: 'the test' });
    expect(receiver.callsWith(test.id)).toHaveLength(1);
    expect(receiver.callsWith(delivery.id)).toHaveLength(3);
    // A test that succeeds shows that it is well again.
    receiver.behave(200);
    await ask(hooked.service, TestWebhookEndpoint, { id }, hooked.buyer);
    await waitFor(() => receiver.callsWith(delivery.id).length === 4, { what: 'the delivery that waited' });
    await waitFor(async () => (await hooked.endpoint(id)).failingSince === null);
    await restart();
  });

  it('is not called by two processes at once with the same delivery', async () => {
    const second = await notified.start(impatient);
    const { id } = await hooked.create(receiver.url());
    await Promise.all(Array.from({ length: 40 }, () => hooked.happen()));
    const rows = await waitFor(async () => {
      const found = await hooked.deliveries(id);
      return found.length === 40 && found.every(({ status }) => status === 'sent') ? found : null;
    }, { what: 'all forty', timeoutMs: 60_000 });
    expect(rows.map((row) => receiver.callsWith(row.id).length)).toEqual(Array(40).fill(1));
    await notified.stopService(second);
  }, 90_000);
});

describe('what is long over', () => {
  it('is forgotten, and with its last delivery a deleted endpoint', async () => {
    const { id } = await hooked.create(receiver.url());
    await hooked.happen();
    await hooked.newest(id, 'sent');
    await ask(hooked.service, DeleteWebhookEndpoint, { id }, hooked.buyer);
    const left = () => notified.rows('SELECT 1 FROM webhook_endpoint WHERE id = $1', [id]);
    await hooked.service.app.get(RetentionRepository).sweep(180);
    expect(await left()).toHaveLength(1);
    await notified.rows("UPDATE delivery SET created_at = now() - interval '181 days' WHERE recipient_id = $1", [id]);
    await notified.rows("UPDATE webhook_endpoint SET updated_at = now() - interval '2 days' WHERE id = $1", [id]);
    await hooked.service.app.get(RetentionRepository).sweep(180);
    expect(await left()).toEqual([]);
  });

  it('breaks no invariant', async () => {
    for (const invariant of invariants) expect(await notified.rows('sql' in invariant ? invariant.sql : '')).toEqual([]);
  });
});
