import { describe, expect, it } from '@jest/globals';
import { roles, type Actor } from '#contracts/message.js';
import { needsSeenBy, offersSeenBy } from './access.js';

const actor = (role: Actor['role'], organisationId: string | null, clusterIds = ['c1']): Actor => ({ accountId: 'a', role, organisationId, clusterIds });
const everything = { clusterIds: null, enterpriseIds: null, providerId: null };

describe('who sees what', () => {
  it('the system and an admin without clusters see everything', () => {
    for (const seen of [needsSeenBy, offersSeenBy]) {
      expect(seen(null)).toEqual(everything);
      expect(seen(actor('admin', null, []))).toEqual(everything);
    }
  });

  it('an enterprise sees its own needs and the offers of its clusters', () => {
    expect(needsSeenBy(actor('enterprise', 'e1'))).toEqual({ ...everything, enterpriseIds: ['e1'] });
    expect(offersSeenBy(actor('enterprise', 'e1'))).toEqual({ ...everything, clusterIds: ['c1'] });
  });

  it('a provider sees its own offers and nobody’s needs; a buyer nothing', () => {
    expect(offersSeenBy(actor('provider', 'p1'))).toEqual({ ...everything, providerId: 'p1' });
    for (const role of ['provider', 'buyer'] as const) expect(needsSeenBy(actor(role, 'o1')).clusterIds).toEqual([]);
    expect(offersSeenBy(actor('buyer', 'b1')).clusterIds).toEqual([]);
  });

  it('nobody but the system and a free admin is without a limit', () => {
    for (const role of roles) {
      for (const seen of [needsSeenBy, offersSeenBy]) {
        const { clusterIds, enterpriseIds, providerId } = seen(actor(role, null));
        expect(clusterIds !== null || enterpriseIds !== null || providerId !== null).toBe(true);
      }
    }
  });
});
