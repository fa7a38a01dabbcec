// Buyers: versions, what is told, what matching is told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeBuyer, DescribeBuyers, GetBuyer, ListBuyers, RegisterBuyer,
} from '#contracts/registry/buyers.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import { newId } from '#platform/ids.js';
import {
  as, newBuyer, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry,
} from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

describe('a buyer', () => {
  it('is registered, read and told by id and version', async () => {
    const buyer = await newBuyer(registry, [cluster.id], {
      contacts: [{ kind: 'email', address: 'buyer@example.org', consent: true }],
    });
    expect(await registry.ask(GetBuyer, { id: buyer.id })).toEqual(buyer);
    expect(await toldAbout(registry, buyer.id)).toEqual([
      { subject: 'event.registry.buyer-changed.v1', version: 1, body: { buyerId: buyer.id, version: 1 } },
    ]);
  });

  it('changes from the version that was seen, and not at all when nothing is new', async () => {
    const { id, name } = await newBuyer(registry, [cluster.id]);
    expect(await registry.ask(ChangeBuyer, { id, version: 1, change: { name } })).toMatchObject({
      version: 1,
    });
    expect(await registry.ask(ChangeBuyer, { id, version: 1, change: { name: 'Nordic' } })).toMatchObject({
      version: 2,
      name: 'Nordic',
    });
    expect((await registry.refusal(ChangeBuyer, { id, version: 1, change: { name: 'Late' } })).code).toBe(
      'version_stale',
    );
    expect(await toldAbout(registry, id)).toHaveLength(2);
  });

  it('has telephone numbers that can be dialled', async () => {
    const contacts = [{ kind: 'phone' as const, address: '+999123456789', consent: false }];
    const { id } = await newBuyer(registry, [cluster.id]);
    const refused = await registry.refusal(ChangeBuyer, { id, version: 1, change: { contacts } });
    expect(refused).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'contacts.0.address' }] } });
    await expect(newBuyer(registry, [cluster.id], { contacts })).rejects.toMatchObject({ code: 'body_invalid' });
    expect(await registry.ask(GetBuyer, { id })).toMatchObject({ version: 1, contacts: [] });
  });

  it('posts to clusters that exist', async () => {
    const error = await registry.refusal(RegisterBuyer, {
      name: 'B',
      country: 'SE',
      clusterIds: [cluster.id, newId()],
      languages: [],
      contacts: [],
      optOutEnterpriseIds: [],
    });
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['cluster_unknown', 'clusterIds']);
  });

  it('opts out of enterprises that are in its clusters', async () => {
    const near = await registerTailor(registry, cluster.id);
    const far = await registerTailor(registry, (await newCluster(registry)).id);
    const { id } = await newBuyer(registry, [cluster.id], { optOutEnterpriseIds: [near.id] });
    for (const wrong of [far.id, newId()]) {
      const change = { optOutEnterpriseIds: [near.id, wrong] };
      const error = await registry.refusal(ChangeBuyer, { id, version: 1, change });
      expect([error.code, error.details.fields?.[0]?.field]).toEqual(['body_invalid', 'optOutEnterpriseIds.1']);
    }
    const elsewhere = { clusterIds: [far.clusterId], optOutEnterpriseIds: [near.id, far.id] };
    expect(await registry.ask(ChangeBuyer, { id, version: 1, change: elsewhere })).toMatchObject(elsewhere);
  });

  it('leaves a cluster only by someone responsible for that cluster', async () => {
    const second = await newCluster(registry);
    const { id } = await newBuyer(registry, [cluster.id, second.id]);
    const cda = as('cda', { clusterIds: [cluster.id] });
    expect(
      (await registry.refusal(ChangeBuyer, { id, version: 1, change: { clusterIds: [cluster.id] } }, cda))
        .code,
    ).toBe('cluster_unknown');
    expect(
      await registry.ask(ChangeBuyer, { id, version: 1, change: { clusterIds: [second.id] } }, cda),
    ).toMatchObject({ clusterIds: [second.id] });
  });

  it('of several clusters is changed by someone responsible for all of them, or by itself', async () => {
    const second = await newCluster(registry);
    const clusterIds = [cluster.id, second.id];
    const { id, ...buyer } = await newBuyer(registry, clusterIds);
    const contacts = [{ kind: 'email' as const, address: 'thief@example.org', consent: true }];
    const change = { name: 'Other', country: 'NO', languages: ['fr'], contacts, optOutEnterpriseIds: [newId()] };
    const oneSided = as('cda', { clusterIds: [cluster.id] });
    const error = await registry.refusal(ChangeBuyer, { id, version: 1, change }, oneSided);
    expect(error.code).toBe('role_not_allowed');
    expect(error.message).toMatch(/responsible for all its clusters/);
    expect(error.details.fields?.map(({ field }) => field).toSorted()).toEqual(Object.keys(change).toSorted());
    const same = { name: buyer.name, contacts: buyer.contacts };
    expect(await registry.ask(ChangeBuyer, { id, version: 1, change: same }, oneSided)).toEqual({ id, ...buyer });
    const both = as('cda', { clusterIds });
    expect(await registry.ask(ChangeBuyer, { id, version: 1, change: { contacts } }, both)).toMatchObject({ version: 2 });
    const itself = as('buyer', { organisationId: id, clusterIds });
    expect(await registry.ask(ChangeBuyer, { id, version: 2, change: { name: 'New' } }, itself)).toMatchObject({ version: 3 });
  });

  it('is registered once for an Idempotency-Key', async () => {
    const context = as('admin', {}, 'buyer-once');
    const input = {
      name: 'Once',
      country: 'SE',
      clusterIds: [cluster.id],
      languages: [],
      contacts: [],
      optOutEnterpriseIds: [],
    };
    expect(await registry.ask(RegisterBuyer, input, context)).toEqual(
      await registry.ask(RegisterBuyer, input, context),
    );
  });

  it('is described to matching without contacts, by ids or all of them in order', async () => {
    const place = await newCluster(registry);
    const unwanted = await registerTailor(registry, place.id);
    const buyer = await newBuyer(registry, [place.id], {
      optOutEnterpriseIds: [unwanted.id],
      contacts: [{ kind: 'email', address: 'buyer@example.org', consent: true }],
    });
    const { id, version, name, clusterIds, optOutEnterpriseIds } = buyer;
    const described = { id, version, name, clusterIds, optOutEnterpriseIds };
    expect(await registry.ask(DescribeBuyers, { ids: [id, newId()] })).toEqual({ items: [described] });
    const { items } = await registry.ask(DescribeBuyers, {});
    expect(items.at(-1)).toEqual(described);
    expect(await registry.ask(DescribeBuyers, { after: items.at(-2)!.id })).toEqual({ items: [described] });
    expect(await registry.ask(ListBuyers, { limit: 5, clusterId: place.id })).toEqual({
      items: [buyer],
      nextCursor: null,
    });
  });
});
