// Merging enterprises: one record stays, ids and external ids lead to it, and a merge can be taken back.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { Authenticate, CreateAccount, CreateApiKey, FindOrganisationIds, FindRecipients } from '#contracts/registry/accounts.js';
import { ListDuplicates, TellEnterprisesApart } from '#contracts/registry/duplicates.js';
import {
  ChangeEnterprise, DescribeEnterprises, FindEnterprises, GetEnterprise, ImportEnterprises, type Enterprise, type NewEnterprise,
} from '#contracts/registry/enterprises.js';
import { ExportToCsv } from '#contracts/registry/imports.js';
import { MergeEnterprises, PreviewMerge, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { newId } from '#platform/ids.js';
import { hashOf } from '../src/accounts/api-key.js';
import { as, newAccount, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let clusterId: string;
let cda: RequestContext;
beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry.stop());

/** A cluster of its own for each case, with a CDA. */
const begin = async () => {
  clusterId = (await newCluster(registry)).id;
  cda = as('cda', { clusterIds: [clusterId] });
};
const register = (change: Partial<NewEnterprise> = {}) => registerTailor(registry, clusterId, change);
const show = (id: string) => registry.ask(GetEnterprise, { id });
const asked = (kept: Enterprise, other: Enterprise) =>
  ({ id: kept.id, version: kept.version, merge: { mergedId: other.id, mergedVersion: other.version, reason: 'Registered twice' } });
const merge = (kept: Enterprise, other: Enterprise, context = cda) => registry.ask(MergeEnterprises, asked(kept, other), context);
const refusal = async (kept: Enterprise, other: Enterprise, context = cda) => {
  const { code, message, details } = await registry.refusal(MergeEnterprises, asked(kept, other), context);
  return { code, message, details };
};
const unmerge = async (id: string) => registry.ask(UnmergeEnterprise, { id, version: (await show(id)).version }, cda);
const content = ({ version: _, updatedAt: __, ...rest }: Enterprise & { mergedFrom?: unknown }) => ({ ...rest, mergedFrom: undefined });
/** Everything the registry keeps of enterprises, merges and what was told of them. */
const stored = async () => JSON.stringify(await Promise.all(['enterprise', 'capability', 'enterprise_merge', 'outbox', 'audit_log']
  .map((table) => registry.query(`SELECT to_jsonb(t) - 'published_at' AS row FROM ${table} t ORDER BY t.id`))));

const two = async () => [
  await register({ name: 'Selam Tailoring', externalId: 'L-1', languages: ['am'] }),
  await register({ name: 'Selam Tailoring PLC', externalId: 'L-2', languages: ['en'], size: 'small' }),
] as const;

describe('a merge', () => {
  it('gives the kept one what the other says, shows what was decided and who did it, and is told of both', async () => {
    await begin();
    const [kept, other] = await two();
    const preview = await registry.ask(PreviewMerge, { id: kept.id, mergedId: other.id }, cda);
    const { enterprise, changes, decisions } = await merge(kept, other);
    expect(enterprise).toMatchObject({ id: kept.id, version: 2, name: 'Selam Tailoring', size: 'micro', languages: ['am', 'en'], externalId: 'L-1' });
    expect({ ...preview, enterprise: content(preview.enterprise) }).toEqual({
      keptVersion: 1, mergedVersion: 1, enterprise: content(enterprise), changes, decisions,
    });
    expect(changes).toEqual([{ field: 'languages', before: ['am'], after: ['am', 'en'] }]);
    expect(decisions.map(({ field, kept: one, merged, result }) => [field, one, merged, result])).toEqual([
      ['name', 'Selam Tailoring', 'Selam Tailoring PLC', 'Selam Tailoring'], ['size', 'micro', 'small', 'micro'], ['externalId', 'L-1', 'L-2', 'L-1'],
    ]);
    expect(enterprise.mergedFrom).toEqual([{
      id: other.id, name: other.name, externalId: 'L-2', into: kept.id, mergedAt: expect.any(String), mergedBy: cda.actor!.accountId, reason: 'Registered twice',
    }]);
    for (const { id } of [kept, other]) {
      expect((await toldAbout(registry, id)).at(-1)).toMatchObject({ subject: 'event.registry.enterprise-changed.v1', version: 2 });
      const audited = await registry.query<{ details: object }>("SELECT details FROM audit_log WHERE subject_id = $1 AND action = 'enterprise.merged'", [id]);
      expect(audited).toMatchObject([{ details: { keptId: kept.id, mergedId: other.id, clusterId, version: 2 } }]);
    }
  });

  it('takes the other out of lists, exports and likely duplicates, and leads its id to the kept one', async () => {
    await begin();
    const [kept, other] = await two();
    expect((await registry.ask(ListDuplicates, { clusterId, limit: 10 })).items).toHaveLength(1);
    await merge(kept, other);
    expect((await registry.ask(FindEnterprises, { clusterId, limit: 10 })).items.map(({ id }) => id)).toEqual([kept.id]);
    expect((await registry.ask(ExportToCsv, { kind: 'enterprises', clusterId, after: null })).csv).not.toContain('L-2');
    expect((await registry.ask(ListDuplicates, { clusterId, limit: 10 })).items).toEqual([]);
    expect(await show(other.id)).toEqual(await show(kept.id));
    expect((await show(other.id)).id).toBe(kept.id);
    const { items } = await registry.ask(DescribeEnterprises, { ids: [kept.id, other.id] });
    expect(items.find(({ id }) => id === kept.id)).toMatchObject({ active: true, formerIds: [other.id] });
    expect(items.find(({ id }) => id === other.id)).toMatchObject({ active: false, capabilities: [], mergedInto: kept.id, version: 2 });
  });

  it('leaves an id that nobody changes anything by: the error names the kept one', async () => {
    await begin();
    const [kept, other] = await two();
    await merge(kept, other);
    const third = await register({ name: 'Abay Weaving' });
    const before = await stored();
    const refused = await Promise.all([
      registry.refusal(ChangeEnterprise, { id: other.id, version: 2, change: { name: 'X' } }, cda),
      registry.refusal(CreateAccount, { name: 'H', email: 'h@example.org', role: 'enterprise', organisationId: other.id, clusterIds: [] }),
      registry.refusal(TellEnterprisesApart, { enterpriseIds: [other.id, third.id], distinct: true }, cda),
      registry.refusal(MergeEnterprises, asked(third, { ...other, version: 2 }), cda),
      registry.refusal(MergeEnterprises, asked({ ...other, version: 2 }, third), cda),
    ]);
    for (const { code, message, details } of refused) {
      expect({ code, details }).toEqual({ code: 'enterprise_merged', details: { mergedInto: kept.id } });
      expect(message).toContain(kept.id);
    }
    expect(await stored()).toBe(before);
  });
});

describe('a merge that is not possible', () => {
  it('of an enterprise with itself is refused, and nothing is stored', async () => {
    await begin();
    const kept = await register();
    const before = await stored();
    expect(await refusal(kept, kept)).toMatchObject({ code: 'merge_not_possible', message: 'An enterprise cannot be merged with itself: name two.' });
    expect((await registry.refusal(PreviewMerge, { id: kept.id, mergedId: kept.id }, cda)).code).toBe('merge_not_possible');
    expect(await stored()).toBe(before);
  });

  it('of other clusters, of stale versions, of pairs told apart, of too much, of what one may not see: each its error, nothing stored', async () => {
    await begin();
    const many = (first: string) => Array.from({ length: 6 }, (_, at) => ({ kind: 'email' as const, address: `${first}${at}@example.org`, consent: true }));
    const [kept, other] = [await register({ contacts: many('a') }), await register({ contacts: many('b') })];
    const [one, apart] = [await register(), await register()];
    await registry.ask(TellEnterprisesApart, { enterpriseIds: [one.id, apart.id], distinct: true });
    const foreign = await registerTailor(registry, (await newCluster(registry)).id);
    const before = await stored();
    const admin = as('admin');
    const refused = async (...of: Parameters<typeof refusal>) => (await refusal(...of)).code;
    expect(await refused(kept, foreign, admin)).toBe('merge_not_possible');
    expect(await refused(kept, foreign)).toBe('not_found');
    expect(await refused(foreign, kept)).toBe('not_found');
    expect(await refused(kept, { ...kept, id: newId() })).toBe('not_found');
    expect(await refused({ ...one, version: 2 }, other)).toBe('version_stale');
    expect(await refused(one, { ...other, version: 2 })).toBe('version_stale');
    expect(await refused(one, apart)).toBe('merge_not_possible');
    expect(await refusal(kept, other)).toMatchObject({ code: 'merge_not_possible', details: { fields: [{ field: 'contacts' }] } });
    expect(await refused(one, other, as('enterprise', { organisationId: one.id }))).toBe('role_not_allowed');
    expect(await stored()).toBe(before);
  });
});

describe('merges one after the other', () => {
  it('lead to the last, never in a circle, and are undone from the last', async () => {
    await begin();
    const [a, b, c] = [await register({ externalId: 'A' }), await register({ externalId: 'B' }), await register({ externalId: 'C' })];
    const { enterprise: withA } = await merge(b, a);
    const { enterprise: whole } = await merge(c, withA);
    expect(whole.mergedFrom.map(({ id, into }) => [id, into])).toEqual([[a.id, b.id], [b.id, c.id]]);
    for (const { id } of [a, b]) expect((await show(id)).id).toBe(c.id);
    expect(await refusal({ ...a, version: 2 }, whole)).toMatchObject({ code: 'enterprise_merged', details: { mergedInto: c.id } });
    expect((await registry.ask(DescribeEnterprises, { ids: [c.id] })).items[0]!.formerIds).toEqual([a.id, b.id].sort());
    const early = await registry.refusal(UnmergeEnterprise, { id: a.id, version: whole.version }, cda);
    expect([early.code, early.details]).toEqual(['transition_not_allowed', { undoFirst: b.id }]);
    await unmerge(b.id);
    for (const { id } of [a, b]) expect((await show(id)).id).toBe(b.id);
    await unmerge(a.id);
    for (const each of [a, b, c]) expect(content(await show(each.id))).toEqual({ ...content(each), mergedFrom: undefined });
    expect((await registry.refusal(UnmergeEnterprise, { id: a.id, version: 3 }, cda)).code).toBe('transition_not_allowed');
  });

  it('into the same one are undone from the last as well', async () => {
    await begin();
    const [a, b, c] = [await register(), await register(), await register()];
    const { enterprise: first } = await merge(a, b);
    const { enterprise: second } = await merge(first, c);
    const early = await registry.refusal(UnmergeEnterprise, { id: b.id, version: second.version }, cda);
    expect(early.details).toEqual({ undoFirst: c.id });
  });
});

describe('two agents at once', () => {
  it('who merge the same pair in opposite directions: one wins, the other is told so', async () => {
    await begin();
    for (let turn = 0; turn < 5; turn += 1) {
      const [one, other] = [await register(), await register()];
      const answers = await Promise.allSettled([merge(one, other), merge(other, one, as('cda', { clusterIds: [clusterId] }))]);
      const won = answers.filter(({ status }) => status === 'fulfilled');
      expect(won).toHaveLength(1);
      const [lost] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(lost).toBeInstanceOf(DomainError);
      expect((lost as DomainError).code).toBe('enterprise_merged');
      const rows = await registry.query<{ merged: number }>('SELECT count(merged_into)::int AS merged FROM enterprise WHERE id = ANY($1)', [[one.id, other.id]]);
      expect(rows).toEqual([{ merged: 1 }]);
    }
  });

  it('who send the same merge again get the same answer', async () => {
    await begin();
    const [kept, other] = await two();
    const { actor } = cda;
    const again = () => merge(kept, other, as('cda', actor!, 'key-of-merge'));
    expect(await again()).toEqual(await again());
    expect((await show(kept.id)).version).toBe(2);
  });
});

describe('a merge that is taken back', () => {
  it('gives both back, but for what was changed since, which stays and is shown', async () => {
    await begin();
    const socks = { code: 'TX.KNI.HOS.SOCK', unit: 'PR', status: 'declared' as const, statedOn: '2027-01-12', capacity: [] };
    const [kept, other] = [await register(), await register({ capabilities: [socks], languages: ['en', 'fr'], contacts: [{ kind: 'email', address: 'hanna@example.org', consent: true }] })];
    const { enterprise } = await merge(kept, other);
    const change = {
      capabilities: enterprise.capabilities.map((claim) => (claim.code === socks.code ? { ...claim, leadTimeDays: 9 } : claim)),
      languages: ['fr', 'am', 'om'],
    };
    const { version } = await registry.ask(ChangeEnterprise, { id: kept.id, version: 2, change }, cda);
    expect((await registry.refusal(UnmergeEnterprise, { id: other.id, version: 2 }, cda)).code).toBe('version_stale');
    const parted = await registry.ask(UnmergeEnterprise, { id: other.id, version }, cda);
    expect(content(parted.enterprise)).toEqual(content(other));
    expect(parted.kept).toMatchObject({ version: 4, languages: ['am', 'om'], contacts: kept.contacts, mergedFrom: [] });
    expect(parted.kept.capabilities.map(({ code }) => code)).toEqual(['TX.GAR.TOP.POLO', socks.code]);
    expect(parted.stayed).toMatchObject([{ field: `capabilities.${socks.code}`, now: { leadTimeDays: 9 } }]);
    expect(content(await show(other.id))).toEqual(content(other));
    for (const { id } of [kept, other]) expect((await toldAbout(registry, id)).at(-1)).toMatchObject({ subject: 'event.registry.enterprise-changed.v1' });
    const rows = await registry.query('SELECT before, after, undone_by FROM enterprise_merge WHERE merged_id = $1', [other.id]);
    expect(rows).toEqual([{ before: null, after: null, undone_by: cda.actor!.accountId }]);
    const again = await merge(parted.kept, parted.enterprise);
    expect(again.enterprise.mergedFrom).toHaveLength(1);
  });

  it('is refused to those who may not see it, and of one that is not merged', async () => {
    await begin();
    const [kept, other] = await two();
    await merge(kept, other);
    const stranger = as('cda', { clusterIds: [newId()] });
    expect((await registry.refusal(UnmergeEnterprise, { id: other.id, version: 2 }, stranger)).code).toBe('not_found');
    expect((await registry.refusal(UnmergeEnterprise, { id: kept.id, version: 2 }, cda)).code).toBe('transition_not_allowed');
    expect((await registry.refusal(UnmergeEnterprise, { id: newId(), version: 2 }, cda)).code).toBe('not_found');
  });
});

describe('an import', () => {
  const csvOf = (...rows: string[]) => `external_id,name,size,registered\n${rows.join('\n')}\n`;

  it('that names the merged one changes the kept one and makes nothing new; both in one file is said', async () => {
    await begin();
    const [kept, other] = await two();
    await merge(kept, other);
    const done = await registry.ask(ImportEnterprises, { clusterId, csv: csvOf('L-2,Selam Garments,small,yes') }, cda);
    expect(done).toMatchObject({ created: 0, updated: 1 });
    expect(await show(kept.id)).toMatchObject({ name: 'Selam Garments', externalId: 'L-1', version: 3 });
    const both = await registry.refusal(ImportEnterprises, { clusterId, csv: csvOf('L-1,Selam,micro,no', 'L-2,Selam,micro,no') }, cda);
    expect(both.details.fields).toMatchObject([{ field: 'line 3.external_id', message: expect.stringContaining('the same enterprise as L-1 in line 2') }]);
    await unmerge(other.id);
    await registry.ask(ImportEnterprises, { clusterId, csv: csvOf('L-2,Selam Two,small,yes') }, cda);
    expect([(await show(kept.id)).name, (await show(other.id)).name]).toEqual(['Selam Garments', 'Selam Two']);
  });
});

describe('somebody of the merged enterprise', () => {
  it('goes on working, for the kept one, and for its own again after the merge was taken back', async () => {
    await begin();
    const [kept, other] = await two();
    const account = await newAccount(registry, 'enterprise', { organisationId: other.id });
    const { key } = await registry.ask(CreateApiKey, { accountId: account.id, key: { label: 'phone' } });
    const actor = async () => (await registry.ask(Authenticate, { keyHash: hashOf(key) })).actor;
    const own = { accountId: account.id, role: 'enterprise', organisationId: other.id, clusterIds: [clusterId] };
    expect(await actor()).toEqual(own);
    await merge(kept, other);
    const now = await actor();
    expect(now).toEqual({ ...own, organisationId: kept.id, formerOrganisationIds: [other.id] });
    const context = as('enterprise', now);
    expect((await registry.ask(FindEnterprises, { limit: 5 }, context)).items.map(({ id }) => id)).toEqual([kept.id]);
    for (const id of [kept.id, other.id]) expect((await registry.ask(GetEnterprise, { id }, context)).id).toBe(kept.id);
    await unmerge(other.id);
    expect(await actor()).toEqual(own);
  });

  it('is written to where the kept one is written to', async () => {
    await begin();
    const [kept, other] = [await register(), await register({ contacts: [{ kind: 'email', address: 'old@example.org', consent: true }] })];
    const to = async (id: string) => (await registry.ask(FindRecipients, { organisationId: id })).items.map(({ recipientId, email }) => [recipientId, email]);
    expect(await to(other.id)).toEqual([[other.id, 'old@example.org']]);
    await merge(kept, other);
    expect(await to(other.id)).toEqual([[other.id, 'selam@example.org']]);
    await unmerge(other.id);
    expect(await to(other.id)).toEqual([[other.id, 'old@example.org']]);
  });

  it('is meant by each of its ids, and so is the kept one', async () => {
    await begin();
    const [kept, other, third] = [await register(), await register(), await register()];
    const meant = async (...ids: string[]) => (await registry.ask(FindOrganisationIds, { ids })).ids.sort();
    expect(await meant(kept.id, clusterId)).toEqual([kept.id, clusterId].sort());
    await merge(other, third);
    await merge(kept, await show(other.id));
    const all = [kept.id, other.id, third.id].sort();
    for (const id of all) expect(await meant(id)).toEqual(all);
    await unmerge(other.id);
    expect(await meant(kept.id)).toEqual([kept.id]);
    expect(await meant(third.id, third.id)).toEqual([other.id, third.id].sort());
  });
});
