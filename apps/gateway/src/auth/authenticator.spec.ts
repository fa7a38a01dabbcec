import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { systemContext } from '#platform/context.js';
import type { Bus } from '#platform/bus/requests.js';
import { Authenticator, type Caller } from './authenticator.js';
import { keyIn } from './credentials.js';

const secret = 'lw_0123456789abcdef0123456789abcdef';
const key = { kind: 'key', secret } as const;
const caller = (expiresAt = '2099-01-01T00:00:00.000Z') =>
  ({ actor: {}, name: 'Almaz', language: null, expiresAt }) as unknown as Caller;

function asking(answer: () => Promise<Caller>) {
  const asked: unknown[] = [];
  const bus = {
    ask: (_definition: unknown, input: unknown) => {
      asked.push(input);
      return answer();
    },
  } as unknown as Bus;
  return { asked, authenticator: new Authenticator(bus), context: systemContext('test') };
}

afterEach(() => void jest.restoreAllMocks());
const atTime = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(ms);

describe('Authenticator', () => {
  it('asks with the hash of the key, never with the key', async () => {
    const { asked, authenticator, context } = asking(async () => caller());
    await authenticator.ask(key, context);
    expect(asked).toEqual([{ keyHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(JSON.stringify(asked)).not.toContain(secret);
  });

  it('remembers a good answer for ten seconds', async () => {
    const { authenticator, context } = asking(async () => caller());
    atTime(1_000_000);
    await authenticator.ask(key, context);
    atTime(1_009_999);
    expect(authenticator.remembered(key)).toMatchObject({ name: 'Almaz' });
    atTime(1_010_000);
    expect(authenticator.remembered(key)).toBeUndefined();
  });

  it('remembers a session for five, and no longer when one of the account ends', async () => {
    const session = { kind: 'session', secret } as const;
    const signedIn = (accountId: string) => ({ ...caller(), actor: { accountId }, sessionId: 'one' }) as Caller;
    const { asked, authenticator, context } = asking(async () => signedIn('almaz'));
    atTime(1_000_000);
    await authenticator.ask(session, context);
    expect(asked).toEqual([{ tokenHash: expect.stringMatching(/^[0-9a-f]{64}$/), isUse: true }]);
    atTime(1_004_999);
    authenticator.forgetSessionsOf('somebody else');
    expect(authenticator.remembered(session)).toMatchObject({ name: 'Almaz', scopes: ['read', 'write', 'person-erasures:write'] });
    expect(authenticator.remembered(key)).toBeUndefined();
    atTime(1_005_000);
    expect(authenticator.remembered(session)).toBeUndefined();
    await authenticator.ask(session, context);
    authenticator.forgetSessionsOf('almaz');
    expect(authenticator.remembered(session)).toBeUndefined();
  });

  it('never remembers it beyond the end of the key', async () => {
    const { authenticator, context } = asking(async () => caller(new Date(1_002_000).toISOString()));
    atTime(1_000_000);
    await authenticator.ask(key, context);
    atTime(1_002_000);
    expect(authenticator.remembered(key)).toBeUndefined();
  });

  it('asks once for many requests with one key at the same time', async () => {
    const { asked, authenticator, context } = asking(async () => caller());
    await Promise.all(Array.from({ length: 50 }, () => authenticator.ask(key, context)));
    expect(asked).toHaveLength(1);
  });

  it('forgets a refusal at once', async () => {
    const { asked, authenticator, context } = asking(() =>
      Promise.reject(new DomainError('credential_invalid', 'Not known.')),
    );
    for (let i = 0; i < 2; i += 1)
      await expect(authenticator.ask(key, context)).rejects.toMatchObject({ code: 'credential_invalid' });
    expect(asked).toHaveLength(2);
    expect(authenticator.remembered(key)).toBeUndefined();
  });
});

describe('keyIn', () => {
  it('takes the scheme in any case and more than one space', () => {
    for (const header of [`Bearer ${secret}`, `bearer   ${secret}`, ` BEARER ${secret} `])
      expect(keyIn(header)).toBe(secret);
  });

  it('does not repeat what was sent', () => {
    for (const header of ['Bearer my-password-123', 'Basic c2VjcmV0', 'my-password-123']) {
      expect(() => keyIn(header)).toThrow(/^(?!.*(password|c2VjcmV0))/);
    }
  });
});
