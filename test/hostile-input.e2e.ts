// Must show 5: what the whole system answers to input it must not take, and that nothing of it is stored.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { day } from '../tools/fleet/small-cluster.js';
import { HostileGround, type Answer, type Sent } from './support/hostile-ground.js';
import { expectProblem } from './support/problems.js';

let ground: HostileGround;
beforeAll(async () => {
  ground = await HostileGround.start();
}, 120_000);
afterAll(() => ground?.stop());

let before: Record<string, string>;
beforeEach(async () => {
  before = await ground.stored();
});

/** The answer is this problem, and no table changed. */
async function refusedWith(answer: Answer, status: number, code: string, field?: string): Promise<void> {
  expectProblem(answer, status, code, field);
  expect(await ground.stored()).toEqual(before);
}

type Refusal = [what: string, status: number, code: string, field: string | undefined, sent: () => Sent];
const withLot = (more: object) => (): Sent => ({ body: ground.body({ lots: [ground.lot(more)] }) });

describe('posting a requirement is refused, and nothing is stored, for', () => {
  const refusals: Refusal[] = [
    ['malformed JSON', 400, 'malformed_json', undefined, () => ({ raw: '{"title": "Polo", "lots": [' })],
    ['an unknown field', 400, 'body_invalid', 'urgency', () => ({ body: ground.body({ urgency: 'high' }) })],
    ['a wrong unit', 400, 'unit_incompatible', undefined, withLot({ unit: 'kg' })],
    ['a unit nobody knows', 400, 'unit_unknown', undefined, withLot({ unit: 'furlong' })],
    ['an unknown code', 400, 'code_unknown', undefined, withLot({ code: 'TX.NOTHING' })],
    ['a deadline in the past', 400, 'deadline_past', undefined, withLot({ deadline: day(-2) })],
    ['a negative quantity', 400, 'body_invalid', 'lots.0.quantity', withLot({ quantity: -5 })],
    [
      'one bad lot among good ones',
      400,
      'code_unknown',
      undefined,
      () => ({
        body: ground.body({ lots: [ground.lot(), ground.lot({ code: 'TX.NOTHING' }), ground.lot()] }),
      }),
    ],
    [
      'a body of 10 MB',
      413,
      'body_too_large',
      undefined,
      () => ({ raw: JSON.stringify(ground.body({ description: 'x'.repeat(10 * 1024 * 1024) })) }),
    ],
    [
      'a prototype key',
      400,
      'body_invalid',
      '__proto__',
      () => ({ raw: `{"__proto__":{"role":"admin"},${JSON.stringify(ground.body()).slice(1)}` }),
    ],
    [
      'a NUL character',
      400,
      'body_invalid',
      'title',
      () => ({ body: ground.body({ title: 'Polo\0shirts' }) }),
    ],
    [
      'half a surrogate pair',
      400,
      'body_invalid',
      'lots.0.text',
      () => ({ raw: JSON.stringify(ground.body({ lots: [ground.lot({ text: 'Polo \ud800' })] })) }),
    ],
    [
      'half a surrogate pair in a name',
      400,
      'body_invalid',
      'lots.0.',
      () => ({ raw: JSON.stringify(ground.body({ lots: [ground.lot({ '\udfff': 1 })] })) }),
    ],
    [
      'a deadline in the year 0',
      400,
      'body_invalid',
      'lots.0.deadline',
      withLot({ deadline: '0000-01-01' }),
    ],
    [
      'a deadline nobody lives to see',
      400,
      'body_invalid',
      'lots.0.deadline',
      withLot({ deadline: '9999-12-31' }),
    ],
    [
      'another content type',
      415,
      'media_type_unsupported',
      undefined,
      () => ({ raw: 'title=x', headers: { 'content-type': 'text/plain' } }),
    ],
    [
      'no Idempotency-Key',
      400,
      'idempotency_key_missing',
      undefined,
      () => ({ body: ground.body(), headers: { 'idempotency-key': '' } }),
    ],
    [
      "another buyer's name",
      403,
      'not_yours',
      undefined,
      () => ({ body: ground.body({ buyerId: ground.foreign.buyerId }) }),
    ],
    ['no credential', 401, 'credential_missing', undefined, () => ({ body: ground.body(), key: null })],
    [
      'a forged credential',
      401,
      'credential_invalid',
      undefined,
      () => ({ body: ground.body(), key: `lw_${randomBytes(32).toString('base64url')}` }),
    ],
    [
      'a credential cut short',
      401,
      'credential_invalid',
      undefined,
      () => ({ body: ground.body(), key: ground.cluster.buyerKey.slice(0, -1) }),
    ],
  ];
  it.each(refusals)('%s', async (_what, status, code, field, sent) => {
    await refusedWith(await ground.send('/v1/requirements', sent()), status, code, field);
  });

  it('an expired credential', async () => {
    const key = await ground.keyOf('buyer');
    await ground.postgres.query(
      `UPDATE registry.api_key SET expires_at = now() - interval '1 second' WHERE key_hash = $1`,
      [createHash('sha256').update(key).digest('hex')],
    );
    before = await ground.stored();
    await refusedWith(
      await ground.send('/v1/requirements', { body: ground.body(), key }),
      401,
      'credential_expired',
    );
  });

  it('the same Idempotency-Key with another body; with the same body it answers the same', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await ground.send('/v1/requirements', { body: ground.body(), headers });
    expect(first.status).toBe(201);
    await ground.quiet();
    expect(await ground.stored()).not.toEqual(before);
    before = await ground.stored();
    await refusedWith(
      await ground.send('/v1/requirements', { body: ground.body({ title: 'Something else' }), headers }),
      422,
      'idempotency_key_reused',
    );
    const again = await ground.send('/v1/requirements', { body: ground.body(), headers });
    expect([again.status, again.text, again.headers.get('location')]).toEqual([
      201,
      first.text,
      first.headers.get('location'),
    ]);
    expect(await ground.stored()).toEqual(before);
  });
});

describe('posting a service need is refused, and nothing is stored, for', () => {
  const need = (more: object) => (): Sent => ({ body: ground.need(more) });
  const refusals: Refusal[] = [
    ['an unknown code', 400, 'code_unknown', 'code', need({ code: 'BS.NOTHING' })],
    ['a unit of another kind', 400, 'unit_incompatible', 'unit', need({ unit: 'kg' })],
    ['neither code nor text', 400, 'body_invalid', 'code', need({ code: undefined })],
    ['a day that has passed', 400, 'deadline_past', 'wantedBy', need({ wantedBy: day(-1) })],
    ['times that end before they begin', 400, 'body_invalid', 'times.0.to', need({ times: [{ weekdays: ['monday'], from: '18:00', to: '09:00' }] })],
    ['an hour there is not', 400, 'body_invalid', 'times.0.from', need({ times: [{ weekdays: ['monday'], from: '25:00', to: '26:00' }] })],
    ['half a person', 400, 'body_invalid', 'quantity', need({ quantity: 0.5 })],
    ["another cluster's enterprise", 400, 'body_invalid', 'enterpriseId', need({ enterpriseId: randomUUID() })],
    ['another cluster', 400, 'cluster_unknown', 'clusterId', () => ({ body: ground.need({ clusterId: ground.foreign.clusterId }) })],
  ];
  it.each(refusals)('%s', async (_what, status, code, field, sent) => {
    await refusedWith(await ground.send('/v1/service-needs', { key: ground.cluster.cdaKey, ...sent() }), status, code, field);
  });
});

describe('searching is refused for', () => {
  it.each([
    ['a NUL character', '%00'],
    ['a line break', '%0A'],
  ])('%s', async (_what, character) => {
    for (const path of ['/v1/enterprises', '/v1/codes']) {
      const answer = await ground.send(`${path}?q=a${character}b`, {
        method: 'GET',
        key: ground.cluster.cdaKey,
      });
      await refusedWith(answer, 400, 'query_invalid', 'q');
    }
  });
});

describe('a stale If-Match', () => {
  it('on a draft: 412, and the draft stays', async () => {
    await refusedWith(
      await ground.send(`/v1/requirements/${ground.draft.id}`, {
        method: 'PATCH',
        headers: { 'if-match': '"7"' },
        body: { title: 'Changed' },
      }),
      412,
      'version_stale',
    );
  });

  it('on a decision: 412, and nothing is decided', async () => {
    const cdaKey = await ground.keyOf('cda');
    before = await ground.stored();
    const decide = (headers: Record<string, string>) =>
      ground.send(`/v1/proposals/${ground.proposal.id}/decision`, {
        key: cdaKey,
        headers,
        body: { ruling: 'approve', conflictOfInterest: 'none' },
      });
    await refusedWith(await decide({ 'if-match': `"${ground.proposal.version + 1}"` }), 412, 'version_stale');
    await refusedWith(await decide({}), 428, 'version_required');
  });

  it('a buyer decides nothing at all', async () => {
    await refusedWith(
      await ground.send(`/v1/proposals/${ground.proposal.id}/decision`, {
        headers: { 'if-match': `"${ground.proposal.version}"` },
        body: { ruling: 'approve', conflictOfInterest: 'none' },
      }),
      403,
      'role_not_allowed',
    );
  });
});

describe('reply links', () => {
  const visit = (token: string) => ground.send(`/r/${token}`, { method: 'GET', key: null });
  const answer = (token: string, form = 'answer=yes') =>
    ground.send(`/r/${token}`, {
      key: null,
      raw: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('that are forged lead to a plain page, and no answer is taken', async () => {
    for (const reply of [await visit(ground.link.forged), await answer(ground.link.forged)]) {
      expect(reply.status).toBe(404);
      expect(reply.text).toContain('This link does not work');
    }
    expect(await ground.stored()).toEqual(before);
  });

  it('that have expired show that it is over, and no answer is taken', async () => {
    const page = await visit(ground.link.expired);
    expect(page.text).not.toContain('<form');
    expect((await answer(ground.link.expired)).status).toBe(410);
    expect(await ground.stored()).toEqual(before);
  });

  it('change nothing by being opened, however often', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect((await visit(ground.link.open)).status).toBe(200);
      expect((await ground.send(`/r/${ground.link.open}`, { method: 'HEAD', key: null })).status).toBe(200);
    }
    expect(await ground.stored()).toEqual(before);
  });

  it.each([
    ['nothing chosen', ''],
    ['too much', 'answer=part&quantity=999999'],
    ['a reason of its own', 'answer=no&reason=dislike'],
  ])('with %s ask again, and nothing is stored', async (_what, form) => {
    const reply = await answer(ground.link.open, form);
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('role="alert"');
    expect(await ground.stored()).toEqual(before);
  });

  it('take a good answer: these were refused for what they were, not because nothing works', async () => {
    expect((await answer(ground.link.open, 'answer=part&quantity=200')).status).toBe(303);
    expect((await visit(ground.link.open)).text).toContain('You answered “part”: 200 pieces');
    await ground.quiet();
  });
});
