// Webhooks as their owners use them: made, verified, rotated, tested, listed, deleted; and nobody else’s business.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ProposalAsked } from '#contracts/matching/proposals.js';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import {
  ChangeWebhookEndpoint, CreateWebhookEndpoint, DeleteWebhookEndpoint, GetWebhookDelivery, GetWebhookEndpoint, ListWebhookDeliveries,
  ListWebhookEndpoints, RedeliverWebhook, RedeliverWebhooks, RotateWebhookSecret, TestWebhookEndpoint,
} from '#contracts/notifications/webhooks.js';
import { ListDeliveries, ReplayDelivery } from '#contracts/notifications/deliveries.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { development, Hooked } from './hooked.js';
import { makeCertificate, Receiver, type Call, type Certificate } from './receiver.js';
import { as, Notified } from './system.js';

let notified: Notified;
let hooked: Hooked;
let receiver: Receiver;
let certificate: Certificate;

beforeAll(async () => {
  notified = await Notified.open();
  certificate = await makeCertificate(['localhost']);
  hooked = new Hooked(notified, await notified.start({ ...development, WEBHOOK_CA_FILE: certificate.file }));
  receiver = await Receiver.start({ certificate });
}, 120_000);

beforeEach(async () => {
  receiver.behave(200);
  await notified.rows("UPDATE webhook_endpoint SET state = 'deleted'");
});

afterAll(async () => {
  await receiver?.stop();
  certificate?.remove();
  await notified?.close();
}, 60_000);

const ask: Notified['ask'] = (...args) => notified.ask(...args);
const verified = (secret: string, { body, headers }: Call) => new Webhook(secret).verify(body, headers);

describe('a webhook', () => {
  it('reaches an https receiver, which can verify it with the library of the standard', async () => {
    const { id, secret } = await hooked.create(receiver.url());
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    const [call, ...more] = receiver.callsWith(delivery.id);
    expect(more).toEqual([]);
    const { clusterId, buyerId } = notified.scene;
    expect(verified(secret, call!)).toEqual({
      type: 'requirement.matched', timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        matchRunId: expect.any(String), requirementId: expect.any(String), lotId: expect.any(String), clusterId, buyerId, proposals: 2, withdrawn: 1,
      },
    });
    expect(call!.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Linkwright-Webhooks/1', host: `127.0.0.1:${receiver.port}` });
    expect(JSON.parse(call!.body)).toEqual(delivery.payload);
    expect(delivery.attempts).toEqual([{
      number: 1, startedAt: expect.any(String), durationMs: expect.any(Number), outcome: 'accepted', status: 200, detail: null, reply: '',
    }]);
    expect(await ask(hooked.service, GetWebhookDelivery, { id: delivery.id }, hooked.buyer)).toEqual(delivery);
  });

  it('is not sent to a receiver whose certificate is for another name', async () => {
    const other = await makeCertificate(['other.example']);
    const stranger = await Receiver.start({ certificate: other });
    const { id } = await hooked.create(stranger.url('/', 'localhost'));
    const test = await ask(hooked.service, TestWebhookEndpoint, { id }, hooked.buyer);
    const delivery = await hooked.newest(id, 'dead');
    expect(delivery.id).toBe(test.id);
    expect(delivery.attempts).toMatchObject([{ outcome: 'not_sent', status: null, detail: expect.stringMatching(/CERT|TLS|SELF/) }]);
    expect(stranger.calls).toEqual([]);
    expect(stranger.connections).toBe(1);
    await stranger.stop();
    other.remove();
  });

  it('goes to every endpoint that wants to hear of it, and to no other', async () => {
    const { clusterId } = notified.scene;
    const wanted = [await hooked.create(receiver.url('/one')), await hooked.create(receiver.url('/two')),
      await hooked.create(receiver.url('/cluster'), hooked.cda)];
    const others = [
      await hooked.create(receiver.url('/else'), hooked.buyer, ['linkage.agreed']), await hooked.create(receiver.url('/side'), hooked.enterprise),
      await hooked.create(receiver.url('/stranger'), as('buyer', { organisationId: newId() })),
    ];
    const eventId = await hooked.happen();
    const rows = await waitFor(async () => {
      const found = await notified.rows<{ recipient_id: string; cluster_id: string; status: string }>(
        "SELECT recipient_id, cluster_id, status FROM delivery WHERE event_id = $1 AND channel = 'webhook' AND status = 'sent'", [eventId]);
      return found.length === 3 ? found : null;
    });
    expect(rows.map((row) => row.recipient_id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(rows.map((row) => row.cluster_id)).toEqual([clusterId, clusterId, clusterId]);
    await notified.afterwards();
    for (const { id } of others) expect(await notified.rows('SELECT 1 FROM delivery WHERE recipient_id = $1', [id])).toEqual([]);
  });

  it('of an enterprise that was merged hears of what happens under each of its ids, and the kept one too', async () => {
    const { clusterId, enterpriseId: kept } = notified.scene;
    const merged = newId();
    const { id: ofKept } = await hooked.create(receiver.url('/kept'), hooked.enterprise, ['proposal.asked']);
    const { id: ofMerged } = await hooked.create(receiver.url('/merged'), as('enterprise', { organisationId: merged }), ['proposal.asked']);
    const asked = async (enterpriseId: string) => {
      const eventId = await notified.publish(ProposalAsked, { proposalId: notified.proposal().proposalId, clusterId, enterpriseId, decisionId: newId(), reason: 'capacity_unclear' });
      await waitFor(async () => (await notified.rows('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length === 1, { what: 'the event' });
      return (await notified.rows<{ recipient_id: string }>("SELECT recipient_id FROM delivery WHERE event_id = $1 AND channel = 'webhook'", [eventId]))
        .map((row) => row.recipient_id).sort();
    };
    expect(await asked(merged)).toEqual([ofMerged]);
    for (const id of [kept, merged]) notified.world.merged.set(id, [kept, merged]);
    const both = [ofKept, ofMerged].sort();
    expect([await asked(merged), await asked(kept)]).toEqual([both, both]);
    notified.world.merged.clear();
    expect(await asked(kept)).toEqual([ofKept]);
  });

  it('is one delivery however often its event comes', async () => {
    const { id } = await hooked.create(receiver.url());
    const { clusterId, buyerId } = notified.scene;
    const { requirementId, lotId } = notified.proposal();
    const payload = { runId: newId(), lotId, requirementId, clusterId, buyerId, proposals: 1, withdrawn: 0 };
    const eventId = await notified.publish(MatchRunFinished, payload);
    const delivery = await hooked.newest(id, 'sent');
    await notified.rows('DELETE FROM inbox WHERE event_id = $1', [eventId]);
    await notified.publish(MatchRunFinished, payload, eventId);
    await waitFor(async () => (await notified.rows('SELECT 1 FROM inbox WHERE event_id = $1', [eventId])).length === 1);
    expect((await hooked.deliveries(id)).map((each) => each.id)).toEqual([delivery.id]);
    expect(receiver.callsWith(delivery.id)).toHaveLength(1);
  });
});

describe('a secret', () => {
  it('is shown once: in no other answer, not to a repeated request, and in no table', async () => {
    const once = { ...hooked.buyer, idempotency: { key: newId(), route: 'POST /v1/webhook-endpoints', bodyHash: 'x' } };
    const made = await hooked.create(receiver.url(), once);
    expect(made.secret).toMatch(/^whsec_/);
    await expect(hooked.create(receiver.url(), { ...once, requestId: newId() })).rejects.toMatchObject({ code: 'already_exists' });
    const shown = JSON.stringify([await hooked.endpoint(made.id), await ask(hooked.service, ListWebhookEndpoints, { limit: 50 }, hooked.buyer)]);
    expect(shown).not.toContain('whsec_');
    const turned = { ...hooked.buyer, idempotency: { key: newId(), route: 'POST rotate', bodyHash: 'x' } };
    const rotated = await ask(hooked.service, RotateWebhookSecret, { id: made.id, overlapSeconds: 60 }, turned);
    expect(rotated.secret).not.toBe(made.secret);
    await expect(ask(hooked.service, RotateWebhookSecret, { id: made.id, overlapSeconds: 60 }, { ...turned, requestId: newId() }))
      .rejects.toMatchObject({ code: 'already_exists' });
    await hooked.happen();
    await hooked.newest(made.id, 'sent');
    const tables = await notified.rows<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'notifications'");
    for (const { name } of tables) {
      for (const secret of [made.secret, rotated.secret]) {
        const bare = secret.slice(6);
        const hex = Buffer.from(bare, 'base64').toString('hex');
        const hits = await notified.rows(`SELECT 1 FROM ${name} AS row WHERE strpos(row::text, $1) > 0 OR strpos(row::text, $2) > 0
          OR strpos(row::text, $3) > 0`, [bare, hex, Buffer.from(secret).toString('hex')]);
        expect({ name, hits: hits.length }).toEqual({ name, hits: 0 });
      }
    }
  });

  it('is rotated with an overlap in which both are good, and afterwards only the new one', async () => {
    const made = await hooked.create(receiver.url());
    const rotated = await ask(hooked.service, RotateWebhookSecret, { id: made.id, overlapSeconds: 3600 }, hooked.buyer);
    expect(rotated.version).toBe(made.version + 1);
    expect(rotated.secrets).toMatchObject([{ endsAt: null }, { endsAt: expect.any(String) }]);
    await hooked.happen();
    const during = receiver.callsWith((await hooked.newest(made.id, 'sent')).id)[0]!;
    expect(during.headers['webhook-signature']!.split(' ')).toHaveLength(2);
    for (const { secret } of [made, rotated]) expect(verified(secret, during)).toMatchObject({ type: 'requirement.matched' });

    await notified.rows("UPDATE webhook_secret SET ends_at = now() - interval '1 second' WHERE endpoint_id = $1 AND ends_at IS NOT NULL", [made.id]);
    await hooked.happen();
    const later = await waitFor(async () => (await hooked.deliveries(made.id)).filter(({ status }) => status === 'sent')[1] && (await hooked.deliveries(made.id))[0]);
    const after = receiver.callsWith(later.id)[0]!;
    expect(verified(rotated.secret, after)).toMatchObject({ type: 'requirement.matched' });
    expect(() => verified(made.secret, after)).toThrow();
  });

  it('that leaked is ended at once by a rotation without overlap', async () => {
    const made = await hooked.create(receiver.url());
    const rotated = await ask(hooked.service, RotateWebhookSecret, { id: made.id, overlapSeconds: 0 }, hooked.buyer);
    expect(rotated.secrets).toHaveLength(1);
    await hooked.happen();
    const call = receiver.callsWith((await hooked.newest(made.id, 'sent')).id)[0]!;
    expect(verified(rotated.secret, call)).toBeDefined();
    expect(() => verified(made.secret, call)).toThrow();
  });

  it('cannot be rotated into too many at once', async () => {
    const { id } = await hooked.create(receiver.url());
    const rotate = (overlapSeconds: number) => ask(hooked.service, RotateWebhookSecret, { id, overlapSeconds }, hooked.buyer);
    for (let more = 0; more < 4; more += 1) await rotate(60);
    await expect(rotate(60)).rejects.toMatchObject({ code: 'transition_not_allowed' });
    expect((await rotate(0)).secrets).toHaveLength(1);
  });
});

describe('a test call', () => {
  it('is made once, also when the endpoint is off', async () => {
    const made = await hooked.create(receiver.url());
    await ask(hooked.service, ChangeWebhookEndpoint, { id: made.id, version: made.version, change: { active: false } }, hooked.buyer);
    receiver.behave({ status: 500, body: 'not\u0000yet' });
    const test = await ask(hooked.service, TestWebhookEndpoint, { id: made.id }, hooked.buyer);
    expect(test).toMatchObject({ type: 'webhook.test', status: 'pending', attempts: [], payload: { type: 'webhook.test', data: { endpointId: made.id } } });
    const done = await hooked.newest(made.id, 'dead');
    expect(done.attempts).toMatchObject([{ outcome: 'refused', status: 500, reply: 'notyet', detail: 'The receiver answered 500.' }]);
    expect(verified(made.secret, receiver.callsWith(test.id)[0]!)).toMatchObject({ type: 'webhook.test' });
    await expect(ask(hooked.service, RedeliverWebhook, { id: test.id }, hooked.buyer)).rejects.toMatchObject({ code: 'transition_not_allowed' });
    expect((await hooked.endpoint(made.id)).failingSince).toBeNull();
  });
});

describe('tests', () => {
  it('are made one after the other', async () => {
    const { id } = await hooked.create(receiver.url());
    receiver.behave('hang');
    await ask(hooked.service, TestWebhookEndpoint, { id }, hooked.buyer);
    await expect(ask(hooked.service, TestWebhookEndpoint, { id }, hooked.buyer)).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });
});

describe('endpoints', () => {
  it('are listed page by page, newest first, changed by who has seen them, and deleted', async () => {
    const made = [await hooked.create(receiver.url('/1')), await hooked.create(receiver.url('/2')), await hooked.create(receiver.url('/3'))];
    const first = await ask(hooked.service, ListWebhookEndpoints, { limit: 2 }, hooked.buyer);
    const second = await ask(hooked.service, ListWebhookEndpoints, { limit: 2, cursor: first.nextCursor! }, hooked.buyer);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect(second.nextCursor).toBeNull();
    const { id, version } = made[0]!;
    const change = { url: receiver.url('/moved'), description: 'ERP', types: ['linkage.agreed' as const] };
    const changed = await ask(hooked.service, ChangeWebhookEndpoint, { id, version, change }, hooked.buyer);
    expect(changed).toMatchObject({ ...change, version: version + 1, active: true });
    await expect(ask(hooked.service, ChangeWebhookEndpoint, { id, version, change }, hooked.buyer)).rejects.toMatchObject({ code: 'version_stale' });
    expect((await ask(hooked.service, DeleteWebhookEndpoint, { id }, hooked.buyer)).active).toBe(false);
    await expect(hooked.endpoint(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await notified.rows('SELECT 1 FROM webhook_secret WHERE endpoint_id = $1', [id])).toEqual([]);
    const actions = await notified.rows<{ action: string }>('SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY id', [id]);
    expect(actions.map(({ action }) => action)).toEqual(['webhook_endpoint.created', 'webhook_endpoint.changed', 'webhook_endpoint.deleted']);
  });

  it('are at most ten for one owner, also when made at the same moment', async () => {
    const made = await Promise.allSettled(Array.from({ length: 14 }, () => hooked.create(receiver.url())));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    for (const each of made) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'transition_not_allowed' });
  });

  it('of somebody else are not found, whatever is asked of them', async () => {
    const { id } = await hooked.create(receiver.url());
    await hooked.happen();
    const delivery = await hooked.newest(id, 'sent');
    const strangers = [
      hooked.enterprise, hooked.cda, as('manager', { clusterIds: [newId()] }), as('admin'), as('buyer', { organisationId: newId() }),
    ];
    for (const stranger of strangers) {
      const tries = [
        ask(hooked.service, GetWebhookEndpoint, { id }, stranger), ask(hooked.service, DeleteWebhookEndpoint, { id }, stranger),
        ask(hooked.service, ChangeWebhookEndpoint, { id, version: 1, change: { active: false } }, stranger),
        ask(hooked.service, RotateWebhookSecret, { id, overlapSeconds: 0 }, stranger), ask(hooked.service, TestWebhookEndpoint, { id }, stranger),
        ask(hooked.service, ListWebhookDeliveries, { id, limit: 1 }, stranger),
        ask(hooked.service, RedeliverWebhooks, { id, since: '2020-01-01T00:00:00Z' }, stranger),
        ask(hooked.service, GetWebhookDelivery, { id: delivery.id }, stranger), ask(hooked.service, RedeliverWebhook, { id: delivery.id }, stranger),
      ];
      for (const each of await Promise.allSettled(tries)) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
      expect((await ask(hooked.service, ListWebhookEndpoints, { limit: 50 }, stranger)).items).toEqual([]);
    }
    // Nor do they appear among the deliveries of the cluster.
    const { items } = await ask(hooked.service, ListDeliveries, { limit: 200 }, hooked.cda);
    expect(items.filter((each) => each.id === delivery.id)).toEqual([]);
    await expect(ask(hooked.service, ReplayDelivery, { id: delivery.id }, hooked.cda)).rejects.toMatchObject({ code: 'not_found' });
    await expect(hooked.create(receiver.url(), as('buyer'))).rejects.toMatchObject({ code: 'role_not_allowed' });
  });

  it('of a cluster belong to who works for it', async () => {
    const { clusterId } = notified.scene;
    const make = (who: ReturnType<typeof as>, cluster?: string) =>
      ask(hooked.service, CreateWebhookEndpoint, { url: receiver.url(), types: ['delivery.given_up'], ...(cluster ? { clusterId: cluster } : {}) }, who);
    const mine = await make(hooked.cda);
    expect(mine).toMatchObject({ owner: 'cluster', ownerId: clusterId });
    expect((await hooked.endpoint(mine.id, as('manager', { clusterIds: [newId(), clusterId] }))).id).toBe(mine.id);
    expect((await hooked.endpoint(mine.id, as('admin'))).id).toBe(mine.id);
    const two = as('cda', { clusterIds: [clusterId, newId()] });
    await expect(make(two)).rejects.toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'clusterId' }] } });
    expect((await make(two, clusterId)).ownerId).toBe(clusterId);
    await expect(make(hooked.cda, newId())).rejects.toMatchObject({ code: 'cluster_unknown' });
    await expect(make(as('admin'), newId())).rejects.toMatchObject({ code: 'cluster_unknown' });
    await expect(make(hooked.buyer, clusterId)).rejects.toMatchObject({ code: 'body_invalid' });
  });
});
