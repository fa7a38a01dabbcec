// Whose data who may erase, what is left standing because it is somebody else's too, and what is waited for.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Output, RequestContext } from '#contracts/message.js';
import { Authenticate, CreateApiKey, GetAccount } from '#contracts/registry/accounts.js';
import { GetBuyer } from '#contracts/registry/buyers.js';
import { GetEnterprise, type Enterprise } from '#contracts/registry/enterprises.js';
import { CancelImport, ConfirmImport, StartImport } from '#contracts/registry/imports.js';
import {
  CollectPersonData, DescribeErasure, ErasePerson, GetPersonErasure, ListPersonErasures, PlanPersonErasure,
} from '#contracts/registry/persons.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { createHash } from 'node:crypto';
import { ImportsRepository } from '../src/imports/imports.repository.js';
import { importing } from './importing.js';
import { as, newAccount, newBuyer, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let clusterId: string;
let elsewhere: string;
beforeAll(async () => {
  registry = await startTestRegistry({ SWEEP_MS: '200' });
  clusterId = (await newCluster(registry)).id;
  elsewhere = (await newCluster(registry)).id;
});
afterAll(() => registry.stop());

let people = 0;
/** Nobody else has it. */
const newAddress = () => `person${(people += 1)}@example.org`;
const contacts = (address: string) => [{ kind: 'email' as const, address, consent: true }];
const withContact = (address: string, cluster = clusterId) => registerTailor(registry, cluster, { contacts: contacts(address) });
const contactsOf = async ({ id }: Pick<Enterprise, 'id'>) => (await registry.ask(GetEnterprise, { id })).contacts;
const erase = (choice: { accountId?: string; address?: string }, address: string, context?: RequestContext) =>
  registry.ask(ErasePerson, { ...choice, reason: 'own_wish', confirm: `erase ${address}` }, context);
const searched = (id: string) => waitFor(async () => {
  const erasure = await registry.ask(GetPersonErasure, { id });
  return erasure.services.registry && erasure;
}, { what: 'the registry to have done its part' });
const account = (email: string, more: Parameters<typeof newAccount>[2] = {}) =>
  newAccount(registry, 'enterprise', { name: 'Hanna Tesfaye', email, ...more });

describe('one’s own data', () => {
  it('goes with account, keys and the contact of one’s organisation; nobody proved that the address elsewhere is the same person’s', async () => {
    const address = newAddress();
    const [own, other] = [await withContact(address), await withContact(address, elsewhere)];
    const { id } = await account(address, { organisationId: own.id });
    const me = as('enterprise', { accountId: id, organisationId: own.id, clusterIds: [clusterId] });
    const { key } = await registry.ask(CreateApiKey, { accountId: id, key: { label: 'Hanna’s' } }, me);
    const data = await registry.ask(CollectPersonData, {}, me);
    expect(data).toMatchObject({ address, accounts: [{ id }], apiKeys: [{ label: 'Hanna’s' }], contacts: [{ organisationId: own.id }] });
    expect(data.contacts).toHaveLength(1);
    expect(data.consents.every(({ organisationId }) => organisationId === own.id)).toBe(true);
    // What the other services hold is in the next parts.
    expect(data.nextCursor).not.toBeNull();
    const erasure = await erase({}, address, me);
    expect(erasure).toMatchObject({
      accountIds: [id], clusterIds: [clusterId], erased: { accounts: 1, apiKeys: 1, contacts: 1, consents: 3 }, unreachable: [own.id], requestedBy: id,
    });
    expect(await contactsOf(own)).toEqual([]);
    expect(await contactsOf(other)).toHaveLength(1);
    expect(await registry.ask(GetAccount, { id })).toMatchObject({ name: 'Erased person', email: 'erased@erased.invalid', active: false, language: null });
    const keyHash = createHash('sha256').update(key).digest('hex');
    expect(await registry.refusal(Authenticate, { keyHash })).toMatchObject({ code: 'credential_invalid' });
    await searched(erasure.id);
    // It is the other’s too, so texts keep it.
    expect(await registry.ask(DescribeErasure, { id: erasure.id })).toEqual({ accountIds: [id], addresses: [], names: [] });
    expect((await registry.query('SELECT 1 FROM consent_record WHERE lower(address) = $1', [address])).length).toBe(3);
  });

  it('of the last admin stays', async () => {
    const { id, email } = await newAccount(registry, 'admin', { email: newAddress() });
    expect(await registry.refusal(ErasePerson, { accountId: id, reason: 'own_wish', confirm: `erase ${email}` }, as('admin', { accountId: id })))
      .toMatchObject({ code: 'transition_not_allowed' });
    await newAccount(registry, 'admin', { email: newAddress() });
    await erase({ accountId: id }, email, as('admin', { accountId: id }));
  });
});

describe('somebody else’s data', () => {
  const cda = () => as('cda', { clusterIds: [clusterId] });

  it('goes as far as the clusters of the CDA; what they share is an admin’s matter', async () => {
    const address = newAddress();
    const [near, far] = [await withContact(address), await withContact(address, elsewhere)];
    const shared = await newBuyer(registry, [clusterId, elsewhere], { contacts: contacts(address.toUpperCase()) });
    const { id } = await account(address, { organisationId: near.id });
    const plan = await registry.ask(PlanPersonErasure, { address }, cda());
    expect(plan).toMatchObject({ accountIds: [], goes: { accounts: 0, contacts: 1, consents: 3 }, unreachable: [near.id] });
    expect(plan.stays.map(({ what }) => what)).toContain('The address with 1 organisation(s) that other clusters share');
    const erasure = await erase({ address }, address, cda());
    expect(erasure.erased).toMatchObject({ accounts: 0, contacts: 1, consents: 3 });
    expect(await contactsOf(near)).toEqual([]);
    expect(await contactsOf(far)).toHaveLength(1);
    expect(await registry.ask(GetAccount, { id })).toMatchObject({ active: true, email: address });
    const all = await erase({ address }, address, as('admin'));
    expect(all.erased).toMatchObject({ accounts: 1, contacts: 2 });
    expect((await registry.ask(GetBuyer, { id: shared.id })).contacts).toEqual([]);
    await searched(all.id);
    expect(await registry.ask(DescribeErasure, { id: all.id })).toEqual({ accountIds: [id], addresses: [address], names: ['Hanna Tesfaye'] });
    expect(await registry.query('SELECT 1 FROM consent_record WHERE lower(address) = $1', [address])).toEqual([]);
  });

  it('of an account that one does not see is as good as absent', async () => {
    const { id, email } = await account(newAddress(), { organisationId: (await withContact(newAddress())).id });
    const strangers = [cda(), as('manager', { clusterIds: [elsewhere] }), as('enterprise', { organisationId: newId(), clusterIds: [clusterId] })];
    for (const who of strangers) {
      const wish = { reason: 'own_wish' as const, confirm: `erase ${email}` };
      expect(await registry.refusal(ErasePerson, { accountId: id, ...wish }, who)).toMatchObject({ code: 'not_found' });
      expect(await registry.refusal(ErasePerson, { accountId: newId(), ...wish }, who)).toMatchObject({ code: 'not_found' });
      expect(await registry.refusal(PlanPersonErasure, { accountId: id }, who)).toMatchObject({ code: 'not_found' });
      expect(await registry.refusal(CollectPersonData, { accountId: id }, who)).toMatchObject({ code: 'not_found' });
    }
    expect(await registry.refusal(DescribeErasure, { id: newId() }, as('admin'))).toMatchObject({ code: 'role_not_allowed' });
  });

  it('is erased once, however often it is asked for with one key', async () => {
    const address = newAddress();
    const enterprise = await withContact(address);
    const context = as('cda', { clusterIds: [clusterId] }, newId());
    const first = await erase({ address }, address, context);
    expect(await erase({ address }, address, context)).toEqual(first);
    expect((await registry.ask(GetEnterprise, { id: enterprise.id })).version).toBe(2);
    await searched(first.id);
    expect(await toldAbout(registry, first.id)).toHaveLength(1);
    const stored = await registry.query<{ response: object }>('SELECT response FROM idempotency_key WHERE key = $1', [context.idempotency!.key]);
    expect(JSON.stringify(stored)).not.toContain(address);
    const entries = await registry.query<{ action: string }>('SELECT action FROM audit_log WHERE subject_id = $1', [first.id]);
    expect(entries).toEqual([{ action: 'person.erased' }]);
  });

  it('is listed for those who asked and those who are responsible', async () => {
    const address = newAddress();
    await withContact(address);
    const who = cda();
    const { id } = await erase({ address }, address, who);
    const seenBy = async (context: RequestContext) =>
      (await registry.ask(ListPersonErasures, { limit: 200 }, context)).items.some((each: Output<typeof GetPersonErasure>) => each.id === id);
    expect(await Promise.all([who, cda(), as('manager', { clusterIds: [elsewhere] }), as('admin')].map(seenBy))).toEqual([true, true, false, true]);
    expect(await registry.refusal(GetPersonErasure, { id }, as('manager', { clusterIds: [elsewhere] }))).toMatchObject({ code: 'not_found' });
  });
});

describe('a file that is not read yet', () => {
  it('is waited for', async () => {
    const address = newAddress();
    const staff = () => as('cda', { clusterIds: [clusterId] }, newId());
    const first = Buffer.from(`external_id,name,size,registered,email\nU-1,Unread,small,yes,${address}\n`).toString('base64');
    const upload = await registry.ask(StartImport, { kind: 'enterprises', clusterId, source: 'list', mapping: null, whenAlike: 'create', first }, staff());
    const { id } = await erase({ address }, address, as('admin'));
    await waitFor(async () => (await registry.query('SELECT 1 FROM person_erasure WHERE id = $1 AND searched_at IS NOT NULL', [id])).length > 0);
    expect((await registry.ask(GetPersonErasure, { id })).services.registry).toBeNull();
    expect(await toldAbout(registry, id)).toHaveLength(1);
    await registry.ask(CancelImport, { id: upload.id }, staff());
    await searched(id);
    expect(await toldAbout(registry, id)).toHaveLength(1);
  });
});

describe('a file that is being imported', () => {
  it('does not bring the address back from rows that were read already', async () => {
    const address = newAddress();
    const cluster = await newCluster(registry);
    const { checked, until, staff } = importing(() => registry, () => cluster);
    const rows = Array.from({ length: 700 }, (_, n) => `I-${n},Imported ${n},small,yes,${n === 600 ? address : ''}`);
    const found = await checked(`external_id,name,size,registered,email\n${rows.join('\n')}\n`);
    // The first batch waits for another import into the cluster, the second is read meanwhile, and the erasure waits for the first.
    let release = () => undefined as void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const another = registry.database.transaction(async (tx) => {
      await registry.part(ImportsRepository).lockCluster(tx, cluster.id);
      await released;
    });
    const waiting = (what: string) => waitFor(async () => (await registry.query(
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1", [`%${what}%`])).length > 0, { what });
    await registry.ask(ConfirmImport, { id: found.id }, staff());
    await waiting('pg_advisory_xact_lock');
    const { id } = await erase({ address }, address, as('admin'));
    await waiting('erasures = erasures + 1');
    release();
    await another;
    const done = await until(found, 'imported');
    await searched(id);
    expect(done.done).toMatchObject({ create: 700 });
    expect(await registry.query('SELECT id FROM enterprise WHERE contacts::text LIKE $1', [`%${address}%`])).toEqual([]);
    expect(await registry.query('SELECT line FROM import_line WHERE cells::text LIKE $1', [`%${address}%`])).toEqual([]);
  });
});
