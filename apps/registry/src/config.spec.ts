// The registry's own variable: a key that cannot be one is refused at start.
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '#platform/config.js';
import { newApiKey } from './accounts/api-key.js';
import { RegistryConfigSchema } from './config.js';

const needed = {
  DATABASE_URL: 'postgres://registry@localhost/x',
  REDIS_URL: 'redis://localhost',
  NATS_URL: 'localhost',
};

describe('the bootstrap key', () => {
  it('may be left out, and has the form of a key', () => {
    const key = newApiKey();
    expect(readConfig(RegistryConfigSchema, needed).BOOTSTRAP_ADMIN_KEY).toBeUndefined();
    expect(
      readConfig(RegistryConfigSchema, { ...needed, BOOTSTRAP_ADMIN_KEY: key }).BOOTSTRAP_ADMIN_KEY,
    ).toBe(key);
    expect(() => readConfig(RegistryConfigSchema, { ...needed, BOOTSTRAP_ADMIN_KEY: 'secret' })).toThrow(
      /BOOTSTRAP_ADMIN_KEY.*43 characters/,
    );
  });
});
