// What somebody sees in lists, and what enterprises and buyers may say about themselves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type RequestDefinition, type Role } from '#contracts/message.js';
import { ListAccounts } from '#contracts/registry/accounts.js';
import { ChangeBuyer, ListBuyers } from '#contracts/registry/buyers.js';
import { ListClusters } from '#contracts/registry/clusters.js';
import { ChangeEnterprise, FindEnterprises, GetEnterprise } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { as, newBuyer, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';
import { twoClusters, type TwoClusters } from './two-clusters.js';

let registry: TestRegistry;
let there: TwoClusters;
beforeAll(async () => {
  registry = await startTestRegistry();
  there = await twoClusters(registry);
});
afterAll(() => registry.stop());

describe('what is foreign', () => {
  it('is answered word for word like what does not exist', async () => {
    const absent = newId();
    const told = async (id: string) =>
      (await registry.refusal(GetEnterprise, { id }, there.somebody('cda'))).toJSON();
    expect(
      JSON.stringify(await told(there.enterprises.foreign.id)).replaceAll(
        there.enterprises.foreign.id,
        absent,
      ),
    ).toBe(JSON.stringify(await told(absent)));
  });
});

describe('a list', () => {
  const ids = async (definition: RequestDefinition, role: Role, input: object = {}) => {
    const page = (await registry.ask(definition, { limit: 200, ...input }, there.somebody(role))) as {
      items: { id: string; clusterId?: string; clusterIds?: string[] }[];
    };
    return page.items;
  };

  it("of enterprises holds those of one's clusters, or the own one", async () => {
    for (const role of ['cda', 'manager'] as const) {
      const found = await ids(FindEnterprises, role);
      expect(new Set(found.map(({ clusterId }) => clusterId))).toEqual(new Set([there.home.id]));
      expect(await ids(FindEnterprises, role, { clusterId: there.foreign.id })).toEqual([]);
    }
    expect((await ids(FindEnterprises, 'enterprise')).map(({ id }) => id)).toEqual([
      there.enterprises.own.id,
    ]);
    expect((await ids(FindEnterprises, 'admin')).map(({ id }) => id)).toContain(there.enterprises.foreign.id);
  });

  it("of buyers holds those that post to one's clusters, or the own one", async () => {
    const seen = (await ids(ListBuyers, 'cda')).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([there.buyers.own.id, there.buyers.neighbour.id]));
    expect(seen).not.toContain(there.buyers.foreign.id);
    expect((await ids(ListBuyers, 'buyer')).map(({ id }) => id)).toEqual([there.buyers.own.id]);
    expect((await ids(ListBuyers, 'buyer', { clusterId: there.foreign.id })).map(({ id }) => id)).toEqual([]);
    const three = { ids: [there.buyers.foreign.id, there.buyers.own.id, newId()].join(',') };
    expect((await ids(ListBuyers, 'cda', three)).map(({ id }) => id)).toEqual([there.buyers.own.id]);
    expect((await registry.refusal(ListBuyers, { limit: 5, ids: 'x' }, there.somebody('cda'))).code).toBe('body_invalid');
  });

  it("of clusters holds one's own", async () => {
    for (const role of roles) {
      const found = (await ids(ListClusters, role)).map(({ id }) => id);
      if (role === 'admin') expect(found).toEqual(expect.arrayContaining([there.home.id, there.foreign.id]));
      else expect(found).toEqual([there.home.id]);
    }
  });

  it('of accounts holds, for a manager, those that reach no further and are no managers', async () => {
    const seen = (await ids(ListAccounts, 'manager')).map(({ id }) => id);
    expect(seen).toContain(there.accounts.cda.id);
    for (const hidden of [
      there.accounts.both,
      there.accounts.manager,
      there.accounts.admin,
      there.accounts.foreign,
    ])
      expect(seen).not.toContain(hidden.id);
    expect(await ids(ListAccounts, 'cda')).toEqual([]);
  });
});

describe('an enterprise about itself', () => {
  it('states capacity, but not that it is verified or with whom it has a conflict', async () => {
    const own = await registerTailor(registry, there.home.id);
    const context = as('enterprise', { organisationId: own.id, clusterIds: [there.home.id] });
    const change = (what: object) => ({ id: own.id, version: 1, change: what });
    const [claim] = own.capabilities;
    expect(
      (
        await registry.refusal(
          ChangeEnterprise,
          change({ capabilities: [{ ...claim!, status: 'verified' }] }),
          context,
        )
      ).code,
    ).toBe('role_not_allowed');
    expect(
      (await registry.refusal(ChangeEnterprise, change({ conflictBuyerIds: [there.buyers.own.id] }), context))
        .code,
    ).toBe('role_not_allowed');
    const after = await registry.ask(
      ChangeEnterprise,
      change({ capabilities: [{ ...claim!, capacity: [] }], optOutBuyerIds: [there.buyers.own.id] }),
      context,
    );
    expect(after).toMatchObject({
      version: 2,
      capabilities: [{ ...claim, capacity: [] }],
      optOutBuyerIds: [there.buyers.own.id],
    });
  });
});

describe('a buyer about itself', () => {
  it('changes its name and opt-outs, but not its clusters', async () => {
    const own = await newBuyer(registry, [there.home.id]);
    const context = as('buyer', { organisationId: own.id, clusterIds: [there.home.id] });
    expect(
      (
        await registry.refusal(
          ChangeBuyer,
          { id: own.id, version: 1, change: { clusterIds: [there.foreign.id] } },
          context,
        )
      ).code,
    ).toBe('role_not_allowed');
    const after = await registry.ask(
      ChangeBuyer,
      { id: own.id, version: 1, change: { name: 'Nordic', optOutEnterpriseIds: [there.enterprises.own.id] } },
      context,
    );
    expect(after).toMatchObject({
      version: 2,
      name: 'Nordic',
      optOutEnterpriseIds: [there.enterprises.own.id],
      clusterIds: [there.home.id],
    });
  });
});
