// Whom to tell: organisations with consent, and the CDAs of a cluster.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindRecipients, NameRecipients } from '#contracts/registry/accounts.js';
import { newId } from '#platform/ids.js';
import {
  as, newAccount, newBuyer, newCluster, registerTailor, startTestRegistry, type TestRegistry,
} from './registry.js';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

describe('recipients', () => {
  it('of an organisation: every language it reads, none when it named none', async () => {
    const cluster = await newCluster(registry, { languages: ['fr', 'wo'] });
    const enterprise = await registerTailor(registry, cluster.id, { languages: ['wo', 'en'] });
    const buyer = await newBuyer(registry, [cluster.id], {
      languages: [],
      contacts: [{ kind: 'email', address: 'b@example.org', consent: false }],
    });
    expect(await registry.ask(FindRecipients, { organisationId: enterprise.id })).toEqual({
      items: [
        { recipientId: enterprise.id, name: 'Selam Tailoring', languages: ['wo', 'en'], email: 'selam@example.org', withdrawToken: expect.any(String) },
      ],
    });
    expect(await registry.ask(FindRecipients, { organisationId: buyer.id })).toEqual({
      items: [{ recipientId: buyer.id, name: 'Nordic Sports AB', languages: [], email: null }],
    });
    expect(await registry.ask(FindRecipients, { organisationId: newId() })).toEqual({ items: [] });
  });

  it('of a cluster: its active CDAs, at the address of their account', async () => {
    const cluster = await newCluster(registry, { languages: ['fr'] });
    const [awa, gone] = [
      await newAccount(registry, 'cda', { clusterIds: [cluster.id], name: 'Awa', email: 'awa@example.org' }),
      await newAccount(registry, 'cda', { clusterIds: [cluster.id] }),
    ];
    const moussa = await newAccount(registry, 'cda', {
      clusterIds: [cluster.id],
      name: 'Moussa',
      email: 'moussa@example.org',
      language: 'wo',
    });
    await newAccount(registry, 'manager', { clusterIds: [cluster.id] });
    await newAccount(registry, 'cda', { clusterIds: [(await newCluster(registry)).id] });
    await registry.query('UPDATE account SET active = false WHERE id = $1', [gone.id]);
    expect(await registry.ask(FindRecipients, { clusterId: cluster.id, role: 'cda' })).toEqual({
      items: [
        { recipientId: awa.id, name: 'Awa', languages: [], email: 'awa@example.org' },
        { recipientId: moussa.id, name: 'Moussa', languages: ['wo'], email: 'moussa@example.org' },
      ],
    });
  });

  it('are called by name, whoever they are; an id of nobody is left out', async () => {
    const cluster = await newCluster(registry);
    const enterprise = await registerTailor(registry, cluster.id);
    const buyer = await newBuyer(registry, [cluster.id]);
    const agent = await newAccount(registry, 'cda', { clusterIds: [cluster.id], name: 'Awa' });
    const { items } = await registry.ask(NameRecipients, { ids: [enterprise.id, buyer.id, agent.id, newId()] }, as('cda', { clusterIds: [cluster.id] }));
    expect(items).toEqual([
      { id: enterprise.id, kind: 'enterprise', name: enterprise.name }, { id: buyer.id, kind: 'buyer', name: buyer.name }, { id: agent.id, kind: 'account', name: 'Awa' },
    ]);
  });
});
