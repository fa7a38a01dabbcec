// Secrets as they are stored, and signatures as a receiver checks them.
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newId } from '#platform/ids.js';
import { WebhookSecrets } from './secrets.js';
import { bodyOf, signedHeaders } from './signing.js';

const secrets = new WebhookSecrets({ WEBHOOK_SECRET_KEY: 'a key of at least thirty-two bytes' });
const others = new WebhookSecrets({ WEBHOOK_SECRET_KEY: 'another key of thirty-two bytes or so' });
const endpoint = newId();

describe('a secret', () => {
  it('has the form of the standard and 32 bytes of its own', () => {
    const [one, two] = [secrets.make(), secrets.make()];
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(two);
  });

  it('opens with its key, for its endpoint, unchanged', () => {
    const secret = secrets.make();
    const sealed = secrets.seal(secret, endpoint);
    expect(secrets.open(sealed, endpoint)).toBe(secret);
    expect(sealed.toString('latin1')).not.toContain(secret.slice(6));
    expect(secrets.seal(secret, endpoint).equals(sealed)).toBe(false);
    expect(() => others.open(sealed, endpoint)).toThrow();
    expect(() => secrets.open(sealed, newId())).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => secrets.open(changed, endpoint)).toThrow();
    }
    expect(() => secrets.open(sealed.subarray(0, 20), endpoint)).toThrow();
  });
});

describe('a signature', () => {
  const [newer, older] = [secrets.make(), secrets.make()];
  const id = newId();
  const payload = { type: 'linkage.agreed', timestamp: '2027-01-15T08:00:00.000Z', data: { name: 'Ж – ማ', quantity: 1 } };
  const body = bodyOf(payload);

  it('is accepted under each secret that was valid, and under no other', () => {
    const headers = signedHeaders(id, body, [newer, older]);
    for (const secret of [newer, older]) expect(new Webhook(secret).verify(body, headers)).toEqual(payload);
    expect(() => new Webhook(secrets.make()).verify(body, headers)).toThrow();
    expect(() => new Webhook(newer).verify(body.replace('1', '2'), headers)).toThrow();
    expect(() => new Webhook(newer).verify(body, { ...headers, 'webhook-id': newId() })).toThrow();
  });

  it('is not accepted when it is old', () => {
    const headers = signedHeaders(id, body, [newer], new Date(Date.now() - 6 * 60_000));
    expect(() => new Webhook(newer).verify(body, headers)).toThrow(/too old/);
  });
});
