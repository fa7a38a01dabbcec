// One error names every wrong variable.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { platformConfig, readConfig } from './config.js';

const schema = z.object({ ...platformConfig, HOLD_MS: z.coerce.number().int().min(0).default(10_000) });
const enough = {
  DATABASE_URL: 'postgres://a:b@localhost/x',
  REDIS_URL: 'redis://localhost',
  NATS_URL: 'nats://localhost',
};

describe('readConfig', () => {
  it('gives typed values with defaults', () => {
    const config = readConfig(schema, { ...enough, PORT: '3000', LOG_PRETTY: 'true', HOLD_MS: '' });
    expect(config).toMatchObject({
      PORT: 3000,
      LOG_PRETTY: true,
      HOLD_MS: 10_000,
      SWEEP_MS: 2_000,
      NODE_ENV: 'development',
    });
  });

  it('names every variable that is missing or wrong, and nothing else', () => {
    const read = () =>
      readConfig(schema, { ...enough, REDIS_URL: 'http://localhost', PORT: 'eighty', NATS_URL: undefined });
    expect(read).toThrow(/REDIS_URL[^]*PORT|PORT[^]*REDIS_URL/);
    expect(read).toThrow(/NATS_URL/);
    expect(read).not.toThrow(/DATABASE_URL/);
  });

  it('keeps idempotency keys for at least 30 days', () => {
    expect(() => readConfig(schema, { ...enough, IDEMPOTENCY_KEEP_DAYS: '7' })).toThrow(
      /IDEMPOTENCY_KEEP_DAYS/,
    );
  });

  it('describes every variable', () => {
    const undescribed = Object.entries(platformConfig)
      .filter(([, field]) => !field.description)
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });
});
