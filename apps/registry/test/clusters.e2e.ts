// Clusters: versions, the count of changes of weights and policy, what is told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeCluster, ClusterChange, CreateCluster, GetCluster, GetClusterWeights, ListClusters, NewCluster,
} from '#contracts/registry/clusters.js';
import { newId } from '#platform/ids.js';
import { as, newCluster, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

const weightless = Object.fromEntries(
  Object.keys(
    NewCluster.parse({ name: 'x', trade: 'x', place: { country: 'ET' }, languages: ['am'], currency: 'ETB' })
      .weights,
  ).map((name) => [name, 0]),
) as never;

describe('a cluster', () => {
  it('is created with the usual weights and policy', async () => {
    const made = await newCluster(registry, { vision: 'Known for quality' });
    expect(made).toMatchObject({
      version: 1,
      weightsVersion: 1,
      vision: 'Known for quality',
      policy: { replyHours: 72 },
      weights: { price: 2 },
    });
    expect(await registry.ask(GetCluster, { id: made.id })).toEqual(made);
    expect(await toldAbout(registry, made.id)).toEqual([
      { subject: 'event.registry.cluster-changed.v1', version: 1, body: { clusterId: made.id, version: 1 } },
    ]);
  });

  it('counts a weights version for weights and policy only', async () => {
    const made = await newCluster(registry);
    const change = async (version: number, what: object) => {
      const after = await registry.ask(ChangeCluster, { id: made.id, version, change: what });
      return [after.version, after.weightsVersion];
    };
    expect(await change(1, { name: 'Renamed', place: { country: 'ET', town: 'Bole' } })).toEqual([2, 1]);
    expect(await change(2, { weights: { ...made.weights, price: 5 } })).toEqual([3, 2]);
    expect(await change(3, { policy: { ...made.policy, minimumScore: 0.5 }, name: 'Again' })).toEqual([4, 3]);
    expect(await change(4, { weights: { ...made.weights, price: 5 } })).toEqual([4, 3]);
    expect(await toldAbout(registry, made.id)).toHaveLength(4);
  });

  it('can be asked for every version of its weights and policy, and who made it', async () => {
    const made = await newCluster(registry);
    const context = as('cda', { clusterIds: [made.id] });
    const change = { weights: { price: 5 }, policy: { replyHours: 48 } };
    const after = await registry.ask(ChangeCluster, { id: made.id, version: 1, change }, context);
    await registry.ask(ChangeCluster, { id: made.id, version: 2, change: { name: 'Renamed' } }, context);
    const kept = (weightsVersion: number) => registry.ask(GetClusterWeights, { id: made.id, weightsVersion });
    expect(await kept(1)).toEqual({
      clusterId: made.id, weightsVersion: 1, weights: made.weights, policy: made.policy,
      changedBy: null, changedAt: made.createdAt,
    });
    expect(await kept(2)).toEqual({
      clusterId: made.id, weightsVersion: 2, weights: after.weights, policy: after.policy,
      changedBy: context.actor!.accountId, changedAt: after.updatedAt,
    });
    expect((await registry.refusal(GetClusterWeights, { id: made.id, weightsVersion: 3 })).code).toBe('not_found');
  });

  it('keeps the weights and the parts of the policy that a change leaves out', async () => {
    const made = await newCluster(registry, {
      weights: { price: 9, distance: 4 }, policy: { unknownExcludes: ['capacity'], invitationCap: 3 },
    });
    const after = await registry.ask(ChangeCluster, {
      id: made.id, version: 1, change: ClusterChange.parse({ weights: { price: 5 }, policy: { replyHours: 48 } }),
    });
    expect(after.weights).toEqual({ ...made.weights, price: 5 });
    expect(after.policy).toEqual({ ...made.policy, replyHours: 48 });
    expect(ClusterChange.parse({ weights: {}, policy: {} })).toEqual({ weights: {}, policy: {} });
  });

  it('changes only from the version that was seen', async () => {
    const { id } = await newCluster(registry);
    const both = await Promise.allSettled(
      ['A', 'B'].map((name) => registry.ask(ChangeCluster, { id, version: 1, change: { name } })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await registry.refusal(ChangeCluster, { id, version: 1, change: { name: 'C' } })).code).toBe(
      'version_stale',
    );
  });

  it('needs a weight', async () => {
    const made = await newCluster(registry);
    const error = await registry.refusal(ChangeCluster, {
      id: made.id,
      version: 1,
      change: { weights: weightless },
    });
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', 'weights']);
    expect(await registry.ask(GetCluster, { id: made.id })).toEqual(made);
  });

  it('is created once for an Idempotency-Key', async () => {
    const input = NewCluster.parse({
      name: 'Once',
      trade: 'knitwear',
      place: { country: 'IN' },
      languages: ['pa'],
      currency: 'INR',
    });
    const context = as('admin', {}, 'cluster-once');
    const first = await registry.ask(CreateCluster, input, context);
    expect(await registry.ask(CreateCluster, input, context)).toEqual(first);
  });

  it('is listed page by page', async () => {
    const wanted = (await registry.query<{ id: string }>('SELECT id FROM cluster ORDER BY id')).map(
      ({ id }) => id,
    );
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.ask(ListClusters, { limit: 2, cursor });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(wanted);
  });

  it('that does not exist is not found', async () => {
    expect((await registry.refusal(GetCluster, { id: newId() })).code).toBe('not_found');
  });
});
