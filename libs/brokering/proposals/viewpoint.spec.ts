// Who sees from where: no role ever gets a view without a limit but the system and an admin of everything.
import { describe, expect, it } from '@jest/globals';
import { roles, type Actor } from '#contracts/message.js';
import { viewpointOf as viewpointIn } from './viewpoint.js';

const viewpointOf = (actor: Actor) => viewpointIn(actor, { asking: 'buyer', offering: 'enterprise' });
const accountId = '018f6b1e-7c7a-7000-8000-000000000001';
const own = '018f6b1e-7c7a-7000-8000-000000000002';
const actor = (role: Actor['role'], organisationId: string | null, clusterIds: string[]): Actor =>
  ({ accountId, role, organisationId, clusterIds });

describe('a viewpoint', () => {
  it.each(roles.filter((role) => role !== 'admin'))('limits a %s, also one without organisation and clusters', (role) => {
    const view = viewpointOf(actor(role, null, []));
    expect(view.clusterIds !== null || view.askingIds !== null || view.offeringIds !== null).toBe(true);
  });

  it('keeps both sides to their own organisation', () => {
    expect(viewpointOf(actor('buyer', own, []))).toEqual({ clusterIds: null, askingIds: [own], offeringIds: null });
    expect(viewpointOf(actor('enterprise', own, []))).toEqual({ clusterIds: null, askingIds: null, offeringIds: [own] });
    expect(viewpointOf(actor('buyer', null, []))).toEqual({ clusterIds: [], askingIds: null, offeringIds: null });
  });

  it('shows an enterprise also what happened under the ids of those merged into it', () => {
    const former = '018f6b1e-7c7a-7000-8000-000000000003';
    expect(viewpointOf({ ...actor('enterprise', own, []), formerOrganisationIds: [former] }).offeringIds).toEqual([own, former]);
  });

  it('shows nothing to a role that is neither side', () => {
    expect(viewpointOf(actor('provider', own, ['c']))).toEqual({ clusterIds: [], askingIds: null, offeringIds: null });
  });

  it('follows the words for the two sides', () => {
    const words = { asking: 'enterprise', offering: 'provider' } as const;
    expect(viewpointIn(actor('enterprise', own, []), words)).toEqual({ clusterIds: null, askingIds: [own], offeringIds: null });
    expect(viewpointIn(actor('provider', own, []), words)).toEqual({ clusterIds: null, askingIds: null, offeringIds: [own] });
    expect(viewpointIn(actor('buyer', own, []), words).clusterIds).toEqual([]);
  });

  it('shows an admin everything, or the clusters the account is scoped to', () => {
    expect(viewpointOf(actor('admin', null, []))).toEqual({ clusterIds: null, askingIds: null, offeringIds: null });
    expect(viewpointOf(actor('admin', null, ['c'])).clusterIds).toEqual(['c']);
  });
});
