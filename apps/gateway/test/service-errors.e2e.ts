// What becomes of the errors of services: a problem without our inside, and one that the endpoint declares.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError, errorCodes, statusOf, type ErrorCode } from '#contracts/errors.js';
import { Problem } from '#contracts/http.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
/** Where every code is passed on, declared or not. */
let production: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway();
  production = await startGateway({ NODE_ENV: 'production' });
});
afterAll(async () => {
  await under.stop();
  await production.stop();
});

describe('errors of services', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])(
    '%s becomes its problem, and says nothing of our inside',
    async (code) => {
      production.services.answers.set('GetRequirement', () => {
        throw new DomainError(code, 'What is wrong and what to do.', {
          cause: 'secret-host:5432',
          stack: 'at secret.ts:1',
        });
      });
      const reply = await production.send(`/v1/requirements/${newId()}`, { key: production.services.key('cda') });
      const problem = Problem.parse(reply.json);
      expect([reply.status, problem.status, problem.code]).toEqual([statusOf(code), statusOf(code), code]);
      expect(reply.text).not.toContain('secret');
      if (code !== 'internal' && code !== 'route_unknown')
        expect(problem.detail).toBe('What is wrong and what to do.');
      if ([429, 503].includes(reply.status))
        expect(Number(reply.headers.get('retry-after') ?? 'none')).toBeGreaterThan(0);
    },
  );

  it('an unexpected error is a 500 without its message', async () => {
    production.services.answers.set('GetRequirement', () => {
      throw new TypeError("Cannot read properties of undefined (reading 'secret')");
    });
    const reply = await production.send(`/v1/requirements/${newId()}`, { key: production.services.key('cda') });
    expect([reply.status, reply.json.code]).toEqual([500, 'internal']);
    expect(reply.text).not.toContain('secret');
  });
});

describe('an error that the endpoint does not declare', () => {
  it.each<[string, ErrorCode, number]>([
    ['a declared one is answered', 'reply_closed', 409],
    ['an undeclared one is a failure of ours', 'import_invalid', 500],
  ])('fails a test: %s', async (_what, code, status) => {
    under.services.answers.set('ReplyToInvitation', () => {
      throw new DomainError(code, 'What happened.');
    });
    const { json } = await under.send(`/v1/invitations/${newId()}/reply`, {
      method: 'POST',
      key: under.services.key('enterprise'),
      body: { answer: 'yes' },
    });
    expect(json).toMatchObject({ status, code: status === 500 ? 'internal' : code });
    if (status === 500) expect(json.detail).toContain(`POST /v1/invitations/:id/reply answers ${code}`);
  });
});
