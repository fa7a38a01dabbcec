// The generated client against the real gateway: what it adds, what it returns, what it throws.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiError, createClient, type Client } from '#client';
import { DomainError } from '#contracts/errors.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { requirementBody, requirementReply } from './support/samples.js';

let under: GatewayUnderTest;
let buyer: Client;
let cda: Client;
beforeAll(async () => {
  under = await startGateway();
  buyer = createClient({ baseUrl: `${under.url}/`, apiKey: under.services.key('buyer') });
  cda = createClient({ baseUrl: under.url, apiKey: under.services.key('cda') });
});
afterAll(() => under.stop());

const refusal = (work: Promise<unknown>): Promise<ApiError> =>
  work.then(
    () => {
      throw new Error('was accepted');
    },
    (error: unknown) => error as ApiError,
  );

describe('the client', () => {
  it('adds the credential and a new Idempotency-Key to every POST, and returns data and ETag', async () => {
    under.services.answers.set('PostRequirement', () => requirementReply({ version: 5 }));
    under.services.take();
    const { data, etag, response } = await buyer.POST('/v1/requirements', { body: requirementBody() });
    await buyer.POST('/v1/requirements', { body: requirementBody() });
    expect([data.version, etag, response.status]).toEqual([5, '"5"', 201]);
    const keys = under.services.take().map(({ context }) => context.idempotency!.key);
    expect(new Set(keys).size).toBe(2);
  });

  it('sends the key that is given', async () => {
    under.services.take();
    await buyer.POST('/v1/requirements', {
      body: requirementBody(),
      params: { header: { 'Idempotency-Key': 'mine-1' } },
    });
    expect(under.services.take()[0]!.context.idempotency!.key).toBe('mine-1');
  });

  it('fills in path, query and If-Match', async () => {
    under.services.answers.set('ChangeRequirement', () => requirementReply({ version: 4 }));
    under.services.answers.set('ListProposals', () => ({ items: [], nextCursor: null }));
    const id = newId();
    await buyer.PATCH('/v1/requirements/{id}', {
      params: { path: { id }, header: { 'If-Match': '"3"' } },
      body: { title: 'New' },
    });
    await cda.GET('/v1/proposals', { params: { query: { minScore: 0.5, status: 'proposed' } } });
    expect(under.services.take().map(({ input }) => input)).toEqual([
      { id, version: 3, change: { title: 'New' } },
      { minScore: 0.5, status: 'proposed', limit: 50, order: 'score' },
    ]);
  });

  it('sends text as CSV', async () => {
    under.services.answers.set('ImportEnterprises', () => ({
      created: 1,
      updated: 0,
      unchanged: 0,
      warnings: [],
      rows: 1,
    }));
    const { data } = await cda.POST('/v1/imports/enterprises', {
      params: { query: { clusterId: newId() } },
      body: 'name\nSelam "Garments"',
    });
    expect(data.created).toBe(1);
    expect(under.services.take()[0]!.input).toMatchObject({ csv: 'name\nSelam "Garments"' });
  });

  it('throws problems with code, status, fields and request id', async () => {
    under.services.answers.set('GetRequirement', () => {
      throw new DomainError('not_found', 'There is no requirement 7 that you may see.');
    });
    const error = await refusal(buyer.GET('/v1/requirements/{id}', { params: { path: { id: newId() } } }));
    expect(error).toBeInstanceOf(ApiError);
    expect([error.code, error.status, error.message]).toEqual([
      'not_found',
      404,
      '404 not_found: There is no requirement 7 that you may see.',
    ]);
    expect(error.problem.requestId).toBe(error.response.headers.get('x-request-id'));
    const invalid = await refusal(
      buyer.POST('/v1/requirements', { body: requirementBody({ lots: [] }) as never }),
    );
    expect(invalid.problem.fields).toEqual([{ field: 'lots', message: expect.any(String), rule: 'too_few', limit: 1 }]);
    expect((await refusal(createClient({ baseUrl: under.url }).GET('/v1/me'))).code).toBe(
      'credential_missing',
    );
  });

  it('throws also when something else than the gateway answers', async () => {
    const strange = createClient({
      baseUrl: under.url,
      fetch: async () => new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
    });
    expect(await refusal(strange.GET('/v1/me'))).toMatchObject({ code: 'unknown', status: 502 });
  });
});
