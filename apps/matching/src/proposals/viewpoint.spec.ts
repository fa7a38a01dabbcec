// Who sees from where: no role ever gets a view without a limit but the system and an admin of everything.
import { describe, expect, it } from '@jest/globals';
import { roles, type Actor } from '#contracts/message.js';
import { viewpointOf } from './viewpoint.js';

const accountId = '018f6b1e-7c7a-7000-8000-000000000001';
const own = '018f6b1e-7c7a-7000-8000-000000000002';
const actor = (role: Actor['role'], organisationId: string | null, clusterIds: string[]): Actor =>
  ({ accountId, role, organisationId, clusterIds });

describe('a viewpoint', () => {
  it.each(roles.filter((role) => role !== 'admin'))('limits a %s, also one without organisation and clusters', (role) => {
    const view = viewpointOf(actor(role, null, []));
    expect(view.clusterIds !== null || view.buyerId !== null || view.enterpriseId !== null).toBe(true);
  });

  it('keeps both sides to their own organisation', () => {
    expect(viewpointOf(actor('buyer', own, []))).toEqual({ clusterIds: null, buyerId: own, enterpriseId: null });
    expect(viewpointOf(actor('enterprise', own, []))).toEqual({ clusterIds: null, buyerId: null, enterpriseId: own });
    expect(viewpointOf(actor('buyer', null, []))).toEqual({ clusterIds: [], buyerId: null, enterpriseId: null });
  });

  it('shows a provider nothing', () => {
    expect(viewpointOf(actor('provider', own, ['c']))).toEqual({ clusterIds: [], buyerId: null, enterpriseId: null });
  });

  it('shows an admin everything, or the clusters the account is scoped to', () => {
    expect(viewpointOf(actor('admin', null, []))).toEqual({ clusterIds: null, buyerId: null, enterpriseId: null });
    expect(viewpointOf(actor('admin', null, ['c'])).clusterIds).toEqual(['c']);
  });
});
