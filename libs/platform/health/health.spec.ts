import { describe, expect, it } from '@jest/globals';
import type { Nats } from '../bus/connection.js';
import { Health } from './health.js';

describe('readiness', () => {
  it('is looked up once for all who ask within a second, and a change of ours shows at once', async () => {
    let asked = 0;
    const connection = { flush: async () => void (asked += 1), isClosed: () => false };
    const health = new Health({
      nats: { connected: true, connection } as unknown as Nats,
      database: null,
      redis: null,
    });
    expect((await health.ready()).checks['service']).toContain('starting');
    health.markActive();
    const reports = await Promise.all(Array.from({ length: 50 }, () => health.ready()));
    expect(reports.every(({ ok }) => ok)).toBe(true);
    expect(asked).toBe(2);
    health.markStopping();
    expect((await health.ready()).checks['service']).toContain('stopping');
  });
});
