// The live stream at the door: who may open it, how long it lasts, and what ends it.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#contracts/errors.js';
import type { Actor } from '#contracts/message.js';
import { MatchRunFinished } from '#contracts/matching/requirements.js';
import { AccountChanged, Authenticate } from '#contracts/registry/accounts.js';
import { EndSession, RecogniseSession } from '#contracts/registry/sign-in.js';
import { newId } from '#platform/ids.js';
import { listenTo, type Listening } from '#testing/listening.js';
import { waitFor } from '#testing/wait-for.js';
import { hashOf } from '../src/auth/browser.js';
import { Live } from '../src/live/live.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

/** Far less than the streams here last; connections that say nothing are cut after three of them. */
const limitMs = 300;
let under: GatewayUnderTest;
let open: Listening[] = [];
beforeAll(async () => {
  under = await startGateway({ GATEWAY_TIMEOUT_MS: String(5 * limitMs), ARRIVAL_TIMEOUT_MS: String(limitMs) });
});
afterEach(() => {
  for (const each of open) each.close();
  open = [];
});
afterAll(() => under.stop());

async function listen(headers: Record<string, string>, from = under): Promise<Listening> {
  const listening = await listenTo(`${from.url}/v1/live`, headers);
  open.push(listening);
  return listening;
}
const withKey = (key: string) => ({ authorization: `Bearer ${key}` });
const finished = () => ({
  runId: newId(), lotId: newId(), requirementId: newId(), clusterId: newId(), buyerId: newId(), proposals: 1, withdrawn: 0,
});

function signIn(): { actor: Actor; cookie: string } {
  const token = randomBytes(32).toString('base64url');
  const actor: Actor = { accountId: newId(), role: 'admin', organisationId: null, clusterIds: [] };
  under.services.signedIn.set(hashOf(token), actor);
  return { actor, cookie: `lw_session=${token}` };
}

describe('a live stream', () => {
  it('begins with hello, tells what changes, and outlasts every time limit of a request', async () => {
    const live = await listen(withKey(under.services.key('admin')));
    expect(live.status).toBe(200);
    expect(live.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    expect(live.text).toMatch(/^retry: [12]\d{3}\nevent: hello\ndata: \{\}\n\n$/);
    await sleep(8 * limitMs);
    const payload = finished();
    await under.publish(MatchRunFinished, [payload]);
    const { clusterId, buyerId, lotId, requirementId, runId } = payload;
    expect(await waitFor(() => live.changes[0])).toEqual({
      areas: ['runs', 'proposals', 'requirements', 'allocations'], clusterId, ids: { runId: [runId], lotId: [lotId], requirementId: [requirementId], buyerId: [buyerId] },
    });
  });

  it('tells ten thousand events in a few messages', async () => {
    const live = await listen(withKey(under.services.key('admin')));
    const last = finished();
    await under.publish(MatchRunFinished, [...Array.from({ length: 10_000 }, finished), last]);
    await waitFor(() => live.changes.some(({ areas }) => areas.includes('notifications')), { what: 'what comes later' });
    expect(live.changes.length).toBeLessThan(30);
  });

  it('is refused without a credential, to a key that may not read, and when the account has ten', async () => {
    const codeOf = async (headers: Record<string, string>) => {
      const refused = await listen(headers);
      await refused.ended;
      return [refused.status, (JSON.parse(refused.text) as { code: string }).code];
    };
    expect(await codeOf({})).toEqual([401, 'credential_missing']);
    expect(await codeOf(withKey(under.services.key('cda', { scopes: ['write', 'requirements:read'] })))).toEqual([403, 'scope_missing']);
    const key = under.services.key('cda', { scopes: ['live:read'] });
    const ten = await Promise.all(Array.from({ length: 10 }, () => listen(withKey(key))));
    expect(ten.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await codeOf(withKey(key))).toEqual([429, 'rate_limited']);
    ten[0]!.close();
    await waitFor(async () => (await listen(withKey(key))).status === 200, { what: 'a place that became free' });
  });

  it('answers HEAD at once', async () => {
    const reply = await under.send('/v1/live', { method: 'HEAD', key: under.services.key('cda') });
    expect([reply.status, reply.text]).toEqual([200, '']);
  });
});

describe('it ends', () => {
  it('with its session, when that is ended at this gateway', async () => {
    const { actor, cookie } = signIn();
    const live = await listen({ cookie });
    under.services.answers.set(EndSession.name, ({ sessionId }: { sessionId: string }) => {
      under.services.signedIn.clear();
      return {
        id: sessionId, accountId: actor.accountId, userAgent: null, method: 'password', createdAt: '2026-01-01T00:00:00.000Z',
        lastSeenAt: '2026-01-01T00:00:00.000Z', expiresAt: '2099-01-01T00:00:00.000Z', current: false,
      };
    });
    const key = under.services.key('admin');
    expect((await under.send(`/v1/accounts/${actor.accountId}/sessions/${newId()}`, { method: 'DELETE', key })).status).toBe(200);
    await live.ended;
  });

  it('with its session or key, whoever ended it, once it is looked at; it goes on while nobody can tell', async () => {
    const { cookie } = signIn();
    const [bySession, byKey] = [await listen({ cookie }), await listen(withKey(under.services.key('cda')))];
    const looks = under.gateway.app.get(Live);
    under.services.asked.length = 0;
    await looks.lookAtAll();
    // Looking does not keep a session from running out.
    expect(under.services.asked.filter(({ name }) => name === RecogniseSession.name).map(({ input }) => input))
      .toEqual([expect.objectContaining({ isUse: false })]);
    const answers = new Map(under.services.answers);
    for (const { name } of [Authenticate, RecogniseSession]) {
      under.services.answers.set(name, () => {
        throw new DomainError('service_unavailable', 'Away.');
      });
    }
    await looks.lookAtAll();
    expect(await Promise.race([bySession.ended.then(() => 'over'), byKey.ended.then(() => 'over'), sleep(100)])).toBeUndefined();
    for (const { name } of [Authenticate, RecogniseSession]) {
      under.services.answers.set(name, () => {
        throw new DomainError('credential_invalid', 'Ended.');
      });
    }
    await looks.lookAtAll();
    await Promise.all([bySession.ended, byKey.ended]);
    for (const [name, answer] of answers) under.services.answers.set(name, answer);
  });

  it('with its account, and follows it where it moves, as soon as the registry tells it', async () => {
    const { actor, cookie } = signIn();
    const live = await listen({ cookie });
    const [here, there] = [newId(), newId()];
    Object.assign(actor, { role: 'cda', clusterIds: [there] });
    const accountId = actor.accountId;
    await under.publish(AccountChanged, [{ accountId, version: 2, role: 'cda', clusterIds: [there], formerClusterIds: [here] }]);
    // Told once it was looked at: what was remembered is not.
    await waitFor(() => live.changes.some(({ areas }) => areas.includes('accounts')));
    expect((await under.send('/v1/me', { headers: { cookie } })).json).toMatchObject({ role: 'cda', clusterIds: [there] });
    live.take();
    await under.publish(MatchRunFinished, [{ ...finished(), clusterId: here }, { ...finished(), clusterId: there }]);
    await waitFor(() => live.changes.length > 0);
    expect(live.changes[0]).toMatchObject({ clusterId: there });
    under.services.signedIn.clear();
    await under.publish(AccountChanged, [{ accountId, version: 3, role: 'cda', clusterIds: [there], formerClusterIds: [there] }]);
    await live.ended;
  });

  it('when the gateway stops, which does not wait for it', async () => {
    const another = await startGateway({ SHUTDOWN_MS: '60000' });
    const live = await listen(withKey(another.services.key('admin')), another);
    await another.stop();
    await live.ended;
  }, 30_000);
});
