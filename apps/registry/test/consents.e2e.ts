// What people agreed to, by purpose: kept as a history, asked for by purpose, taken back by link.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindRecipients } from '#contracts/registry/accounts.js';
import { ListConsents, ShowConsentByLink, WithdrawConsentByLink, type Purpose } from '#contracts/registry/consents.js';
import { ChangeEnterprise, FindEnterprises, GetEnterprise, ImportEnterprises, type ContactChannel, type Enterprise } from '#contracts/registry/enterprises.js';
import { ChangeProvider, RegisterProvider } from '#contracts/registry/providers.js';
import { newId } from '#platform/ids.js';
import { as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let clusterId: string;
beforeAll(async () => {
  registry = await startTestRegistry();
  clusterId = (await newCluster(registry)).id;
});
afterAll(() => registry.stop());

const contact = (more: Partial<ContactChannel> = {}): ContactChannel =>
  ({ kind: 'email', address: 'person@example.org', consent: true, consentOn: '2026-01-02', ...more });
const enterprise = (more: Partial<ContactChannel> = {}) => registerTailor(registry, clusterId, { contacts: [contact(more)] });
const change = ({ id, version }: Enterprise, contacts: ContactChannel[]) =>
  registry.ask(ChangeEnterprise, { id, version, change: { contacts } });
const now = (id: string) => registry.ask(GetEnterprise, { id });
const history = async (organisationId: string) => (await registry.ask(ListConsents, { organisationId, limit: 50 })).items;
const recipient = async (organisationId: string, purpose: Purpose) =>
  (await registry.ask(FindRecipients, { organisationId, purpose })).items[0]!;
const said = (records: Awaited<ReturnType<typeof history>>) => records.map(({ purpose, agreed, source }) => `${purpose} ${agreed} ${source}`).sort();

describe('a consent', () => {
  it('covers orders, services and questions when one yes is stated, and no news', async () => {
    const { id } = await enterprise();
    const emails = await Promise.all((['linkages', 'services', 'refresh', 'news'] as const).map(async (each) => (await recipient(id, each)).email));
    expect(emails).toEqual(['person@example.org', 'person@example.org', 'person@example.org', null]);
    expect(said(await history(id))).toEqual(['linkages true system', 'refresh true system', 'services true system']);
    expect((await history(id)).map(({ agreedOn }) => agreedOn)).toEqual(['2026-01-02', '2026-01-02', '2026-01-02']);
  });

  it('can be stated purpose by purpose, and stays when the channel is stated without', async () => {
    const made = await enterprise({ consents: [{ purpose: 'services', agreed: false, on: '2026-03-04' }, { purpose: 'news', agreed: true }] });
    expect((await recipient(made.id, 'services')).email).toBeNull();
    expect((await recipient(made.id, 'news')).email).toBe('person@example.org');
    const after = await change(made, [contact({ language: 'fr' })]);
    expect(after.contacts[0]!.consents).toEqual(made.contacts[0]!.consents);
    expect((await history(made.id)).length).toBe(3);
    // The whole no of a person who is asked for one thing is a no to all that went with it.
    const none = await change(after, [contact({ consent: false })]);
    expect(none.contacts[0]!.consents).toBeUndefined();
    expect(said((await history(made.id)).slice(0, 3))).toEqual(['linkages false system', 'news false system', 'refresh false system']);
  });

  it('says who noted it and how', async () => {
    const made = await enterprise();
    const self = as('enterprise', { organisationId: made.id, clusterIds: [clusterId] });
    await registry.ask(ChangeEnterprise, { id: made.id, version: 1, change: { contacts: [] } }, self);
    expect((await history(made.id)).slice(0, 3)).toEqual(Array(3).fill(
      expect.objectContaining({ agreed: false, agreedOn: null, source: 'self', accountId: self.actor!.accountId, address: 'person@example.org' })));
    await registry.ask(ImportEnterprises, { clusterId, csv: 'external_id,name,size,registered,email,email_consent\nI-1,Imported,micro,no,i@example.org,yes\n' });
    const { items } = await registry.ask(FindEnterprises, { clusterId, q: 'Imported', limit: 10 });
    expect(said(await history(items[0]!.id))).toEqual(['linkages true import', 'refresh true import', 'services true import']);
  });

  it('is nobody’s to see who does not see the organisation', async () => {
    const { id } = await enterprise();
    for (const who of [
      as('cda', { clusterIds: [newId()] }), as('enterprise', { organisationId: newId(), clusterIds: [clusterId] }), as('buyer', { organisationId: id, clusterIds: [clusterId] }),
    ]) expect(await registry.refusal(ListConsents, { organisationId: id, limit: 5 }, who)).toMatchObject({ code: 'not_found' });
    expect(await registry.refusal(ListConsents, { organisationId: newId(), limit: 5 })).toMatchObject({ code: 'not_found' });
  });

  it('cannot be rewritten', async () => {
    const { id } = await enterprise();
    for (const sql of ['UPDATE consent_record SET agreed = false', 'DELETE FROM consent_record']) {
      await expect(registry.query(`${sql} WHERE organisation_id = $1`, [id])).rejects.toMatchObject({ code: '23001' });
    }
    expect(await history(id)).toHaveLength(3);
  });
});

describe('the link in an e-mail', () => {
  it('shows without changing anything, then takes back its purpose only, once', async () => {
    const { id } = await enterprise();
    const { withdrawToken: token } = await recipient(id, 'linkages');
    expect((await recipient(id, 'linkages')).withdrawToken).toBe(token);
    expect(await registry.ask(ShowConsentByLink, { token: token! })).toEqual({ organisation: 'Selam Tailoring', purpose: 'linkages', agreed: true });
    expect((await now(id)).version).toBe(1);
    expect(await registry.ask(WithdrawConsentByLink, { token: token! })).toMatchObject({ agreed: false });
    expect(await registry.ask(WithdrawConsentByLink, { token: token! })).toMatchObject({ agreed: false });
    expect(await now(id)).toMatchObject({ version: 2, contacts: [{ consent: false }] });
    expect((await recipient(id, 'linkages')).email).toBeNull();
    expect((await recipient(id, 'services')).email).toBe('person@example.org');
    expect((await history(id))[0]).toMatchObject({ purpose: 'linkages', agreed: false, source: 'link', accountId: null });
    expect((await toldAbout(registry, id)).map(({ version }) => version)).toEqual([1, 2]);
    const [entry] = await registry.query<{ details: object }>(`SELECT details FROM audit_log WHERE action = 'consent.withdrawn' AND subject_id = $1`, [id]);
    expect(entry!.details).toEqual({ purpose: 'linkages', through: 'link', version: 2 });
  });

  it('still works after consent was given again, and for a provider', async () => {
    const provider = await registry.ask(RegisterProvider, {
      name: 'School', kind: 'training_institute', clusterIds: [clusterId], languages: [], establishments: [], active: true, contacts: [contact()],
    });
    const { withdrawToken: token } = await recipient(provider.id, 'services');
    await registry.ask(WithdrawConsentByLink, { token: token! });
    await registry.ask(ChangeProvider, { id: provider.id, version: 2, change: { contacts: [contact({ consents: [] })] } });
    expect((await recipient(provider.id, 'services')).email).toBe('person@example.org');
    expect(await registry.ask(WithdrawConsentByLink, { token: token! })).toMatchObject({ agreed: false });
    expect((await recipient(provider.id, 'services')).email).toBeNull();
  });

  it('that nobody made is invalid', async () => {
    expect(await registry.refusal(ShowConsentByLink, { token: 'a'.repeat(27) })).toMatchObject({ code: 'link_invalid' });
    expect(await registry.refusal(WithdrawConsentByLink, { token: 'a'.repeat(27) })).toMatchObject({ code: 'link_invalid' });
  });
});

describe('enterprises that nobody can be reached at', () => {
  it('are listed', async () => {
    const { id: cluster } = await newCluster(registry);
    const reached = await registerTailor(registry, cluster);
    const silent = await registerTailor(registry, cluster, { contacts: [contact({ consent: false })] });
    const bare = await registerTailor(registry, cluster, { contacts: [] });
    const ids = async (reachable: boolean) =>
      (await registry.ask(FindEnterprises, { clusterId: cluster, reachable, limit: 10 })).items.map(({ id }) => id);
    expect(await ids(false)).toEqual([silent.id, bare.id]);
    expect(await ids(true)).toEqual([reached.id]);
  });
});
