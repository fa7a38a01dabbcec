// Providers: versions, what is told, what the service market is told, and whom their accounts act for.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateAccount, FindRecipients } from '#contracts/registry/accounts.js';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeProvider, DescribeProviders, GetProvider, ListProviders, RegisterProvider, type NewProvider,
} from '#contracts/registry/providers.js';
import { newId } from '#platform/ids.js';
import { as, newCluster, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';
import { newProvider } from './two-clusters.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const register = (change: Partial<NewProvider> = {}) =>
  registry.ask(RegisterProvider, newProvider({ clusterIds: [cluster.id], ...change }));

describe('a provider', () => {
  it('is registered, read and told by id and version; its contacts get the day of their consent', async () => {
    const provider = await register({ contacts: [{ kind: 'email', address: 'info@example.org', consent: true }] });
    expect(await registry.ask(GetProvider, { id: provider.id })).toEqual(provider);
    expect(provider.contacts[0]!.consentOn).toMatch(/^\d{4}-/);
    expect(await toldAbout(registry, provider.id)).toEqual([
      { subject: 'event.registry.provider-changed.v1', version: 1, body: { providerId: provider.id, version: 1 } },
    ]);
    expect(await registry.ask(FindRecipients, { organisationId: provider.id })).toMatchObject({
      items: [{ recipientId: provider.id, languages: ['en'], email: 'info@example.org' }],
    });
  });

  it('changes from the version that was seen, and not at all when nothing is new', async () => {
    const { id, name } = await register();
    expect(await registry.ask(ChangeProvider, { id, version: 1, change: { name } })).toMatchObject({ version: 1 });
    const change = { languages: ['en', 'am'] };
    expect(await registry.ask(ChangeProvider, { id, version: 1, change })).toMatchObject({ version: 2, ...change });
    expect((await registry.refusal(ChangeProvider, { id, version: 1, change: { name: 'Late' } })).code).toBe('version_stale');
    expect(await toldAbout(registry, id)).toHaveLength(2);
  });

  it('may close itself, and is opened again only by the cluster', async () => {
    const { id } = await register();
    const itself = as('provider', { organisationId: id, clusterIds: [cluster.id] });
    expect(await registry.ask(ChangeProvider, { id, version: 1, change: { active: false } }, itself)).toMatchObject({ active: false });
    const again = { id, version: 2, change: { active: true } };
    expect((await registry.refusal(ChangeProvider, again, itself)).details.fields?.[0]?.field).toBe('active');
    expect(await registry.ask(ChangeProvider, again, as('cda', { clusterIds: [cluster.id] }))).toMatchObject({ active: true });
  });

  it('of several clusters is changed by someone responsible for all of them, or by itself', async () => {
    const second = await newCluster(registry);
    const clusterIds = [cluster.id, second.id];
    const { id } = await register({ clusterIds });
    const oneSided = as('cda', { clusterIds: [cluster.id] });
    const error = await registry.refusal(ChangeProvider, { id, version: 1, change: { name: 'Other' } }, oneSided);
    expect([error.code, error.details.fields?.[0]?.field]).toEqual(['role_not_allowed', 'name']);
    const moved = { clusterIds: [second.id] };
    expect(await registry.ask(ChangeProvider, { id, version: 1, change: moved }, oneSided)).toMatchObject(moved);
  });

  it('serves clusters that exist, and is registered once for an Idempotency-Key', async () => {
    const wrong = await registry.refusal(RegisterProvider, newProvider({ clusterIds: [newId()] }));
    expect([wrong.code, wrong.details.fields?.[0]?.field]).toEqual(['cluster_unknown', 'clusterIds']);
    const context = as('admin', {}, 'provider-once');
    const input = newProvider({ clusterIds: [cluster.id] });
    expect(await registry.ask(RegisterProvider, input, context)).toEqual(await registry.ask(RegisterProvider, input, context));
  });

  it('has accounts, which follow it to its clusters', async () => {
    const { id } = await register();
    const account = { name: 'Dawit', email: 'dawit@example.org', role: 'provider' as const, clusterIds: [] };
    expect(await registry.ask(CreateAccount, { ...account, organisationId: id })).toMatchObject({ clusterIds: [cluster.id] });
    for (const organisationId of [null, newId()]) {
      const error = await registry.refusal(CreateAccount, { ...account, organisationId });
      expect(error.details.fields?.[0]?.field).toBe('organisationId');
    }
  });

  it('has telephone numbers that can be dialled, or had them before', async () => {
    const phone = (address: string) => ({ kind: 'phone' as const, address, consent: false });
    const wrong = await registry.refusal(RegisterProvider, newProvider({ clusterIds: [cluster.id], name: 'Undialled', contacts: [phone('+999123456789')] }));
    expect(wrong).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'contacts.0.address' }] } });
    expect(await registry.query("SELECT 1 FROM provider WHERE name = 'Undialled'")).toEqual([]);
    const { id } = await register({ contacts: [phone('+251911234567')] });
    const contacts = [phone('+251911234567'), phone('+9991234567')];
    const refused = await registry.refusal(ChangeProvider, { id, version: 1, change: { contacts } });
    expect(refused).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'contacts.1.address' }] } });
    expect(await registry.ask(GetProvider, { id })).toMatchObject({ version: 1, contacts: [{ address: '+251911234567' }] });
    // One that was taken before numbers were looked at does not stand in the way of another change.
    await registry.query('UPDATE provider SET contacts = $2 WHERE id = $1', [id, JSON.stringify([phone('+9991234567')])]);
    expect(await registry.ask(ChangeProvider, { id, version: 1, change: { contacts: [phone('+9991234567'), phone('+251911234567')] } })).toMatchObject({ version: 2 });
  });

  it('is described to the market without contacts, and listed by cluster and kind', async () => {
    const place = await newCluster(registry);
    const establishments = [{ name: 'Workshop', country: 'ET', town: 'Addis Ababa', latitude: 9, longitude: 38.7 }];
    const provider = await register({ clusterIds: [place.id], kind: 'laboratory', establishments });
    const { id, version, name, active, clusterIds, languages } = provider;
    const described = {
      id, version, name, active, clusterIds, languages, establishments: [{ country: 'ET', latitude: 9, longitude: 38.7 }],
    };
    expect(await registry.ask(DescribeProviders, { ids: [id, newId()] })).toEqual({ items: [described] });
    const { items } = await registry.ask(DescribeProviders, {});
    expect(items.at(-1)).toEqual(described);
    const listed = (kind: 'laboratory' | 'finance') => registry.ask(ListProviders, { limit: 5, clusterId: place.id, kind });
    expect(await listed('laboratory')).toEqual({ items: [provider], nextCursor: null });
    expect((await listed('finance')).items).toEqual([]);
  });
});
