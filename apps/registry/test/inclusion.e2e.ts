// Inclusion categories over the bus: whose they are, what is kept when they are withdrawn, who counts, and what is published.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '#contracts/message.js';
import {
  CountTowardsPolicy, DeclareInclusion, GetInclusion, GetInclusionAggregates, WithdrawInclusion,
  type InclusionCategory, type InclusionDeclaration, type InclusionPurpose,
} from '#contracts/registry/inclusion.js';
import { MergeEnterprises } from '#contracts/registry/merges.js';
import { ChangeCluster, GetClusterWeights } from '#contracts/registry/clusters.js';
import type { Spreading } from '#contracts/registry/spreading.js';
import { newId } from '#platform/ids.js';
import { schemaDrift } from '#platform/database/schema-version.js';
import { InclusionDatabase } from '../src/inclusion/inclusion-database.js';
import { Publications } from '../src/inclusion/publications.js';
import { as, newCluster, registerTailor, startTestRegistry, system, type TestRegistry } from './registry.js';

let registry: TestRegistry;
/** May read every schema. */
let admin: pg.Client;
beforeAll(async () => {
  registry = await startTestRegistry();
  admin = new pg.Client({ connectionString: registry.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await registry?.stop();
});

const both: InclusionPurpose[] = ['matching_policy', 'aggregate_reporting'];
const declared = (category: InclusionCategory, more: Partial<InclusionDeclaration> = {}): InclusionDeclaration =>
  ({ category, purposes: both, consentedOn: '2026-01-15', ...more });
const ownPerson = (enterprise: { id: string; clusterId: string }) =>
  as('enterprise', { organisationId: enterprise.id, clusterIds: [enterprise.clusterId] });
const cdaOf = (clusterId: string, of: Partial<Actor> = {}) => as('cda', { clusterIds: [clusterId], ...of });

async function enterprises(count: number): Promise<{ clusterId: string; all: { id: string; clusterId: string }[] }> {
  const cluster = await newCluster(registry);
  const all = [];
  for (let n = 0; n < count; n += 1) all.push(await registerTailor(registry, cluster.id, { name: `Tailor ${n}`, externalId: `T-${n}` }));
  return { clusterId: cluster.id, all };
}
const declare = (enterprise: { id: string; clusterId: string }, declarations: InclusionDeclaration[], context = ownPerson(enterprise)) =>
  registry.ask(DeclareInclusion, { id: enterprise.id, declarations }, context);
const show = async (enterprise: { id: string; clusterId: string }) =>
  (await registry.ask(GetInclusion, { id: enterprise.id }, ownPerson(enterprise))).declarations;
const rows = async (sql: string, params: unknown[] = []) => (await admin.query<Record<string, unknown>>(sql, params)).rows;

describe('the schema of inclusion categories', () => {
  it('agrees with its entities', async () => {
    const database = await registry.part(InclusionDatabase).open();
    expect(await schemaDrift(database.dataSource)).toEqual([]);
  });

  it('is closed to the role of the registry, and the registry to its role', async () => {
    await expect(registry.query('SELECT * FROM inclusion.declaration')).rejects.toMatchObject({ code: '42501' });
    const database = await registry.part(InclusionDatabase).open();
    await expect(database.query('SELECT * FROM registry.enterprise')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a declaration', () => {
  it('is shown to the enterprise, and to nobody else', async () => {
    const { clusterId, all: [one, other] } = await enterprises(2);
    expect(await declare(one!, [declared('youth'), declared('women', { purposes: ['matching_policy'] })])).toEqual({ enterpriseId: one!.id });
    expect(await show(one!)).toEqual([
      { category: 'women', purposes: ['matching_policy'], consentedOn: '2026-01-15', consentGiven: null, declaredBy: 'enterprise', notedAt: expect.any(String) },
      expect.objectContaining({ category: 'youth', purposes: both }),
    ]);
    const refused = async (context: Parameters<typeof registry.refusal>[2]) => (await registry.refusal(GetInclusion, { id: one!.id }, context)).code;
    expect(await refused(ownPerson(other!))).toBe('not_found');
    for (const context of [cdaOf(clusterId), as('manager', { clusterIds: [clusterId] }), as('admin'), system()])
      expect(await refused(context)).toBe('role_not_allowed');
  });

  it('of the enterprise replaces all there is; what a CDA notes replaces only what CDAs noted', async () => {
    const { clusterId, all: [one] } = await enterprises(1);
    const note = (category: InclusionCategory) => declare(one!, [declared(category, { consentGiven: 'Said so on the phone' })], cdaOf(clusterId));
    await declare(one!, [declared('women')]);
    await note('youth');
    await note('minority');
    await note('women');
    expect((await show(one!)).map(({ category, declaredBy }) => [category, declaredBy])).toEqual([['women', 'enterprise']]);
    await note('home_worker');
    expect((await show(one!)).map(({ category, declaredBy }) => [category, declaredBy])).toEqual([['women', 'enterprise'], ['home_worker', 'cda']]);
    await declare(one!, [declared('youth')]);
    expect((await show(one!)).map(({ category }) => category)).toEqual(['youth']);
  });

  it.each([
    ['a CDA who does not say how consent was given', () => declared('women'), 'consentGiven'],
    ['a date in the future', () => declared('women', { consentedOn: '2199-01-01', consentGiven: 'x' }), 'consentedOn'],
  ])('is refused from %s, and nothing is kept', async (_, declaration, field) => {
    const { clusterId, all: [one] } = await enterprises(1);
    const refusal = await registry.refusal(DeclareInclusion, { id: one!.id, declarations: [declaration()] }, cdaOf(clusterId));
    expect(refusal).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: `declarations.0.${field}` }] } });
    expect(refusal.message).not.toContain('women');
    expect(await show(one!)).toEqual([]);
  });

  it('is out of reach of a CDA of another cluster and of buyers', async () => {
    const { all: [one] } = await enterprises(1);
    const input = { id: one!.id, declarations: [declared('women', { consentGiven: 'x' })] };
    expect((await registry.refusal(DeclareInclusion, input, cdaOf(newId()))).code).toBe('not_found');
    expect((await registry.refusal(DeclareInclusion, input, as('buyer'))).code).toBe('role_not_allowed');
  });

  it('leaves nothing but an entry without categories in the audit log when it is withdrawn', async () => {
    const { clusterId, all: [one] } = await enterprises(1);
    await declare(one!, [declared('women'), declared('youth')]);
    const answers = [];
    for (let n = 0; n < 2; n += 1) answers.push(await registry.ask(WithdrawInclusion, { id: one!.id }, cdaOf(clusterId)));
    expect(answers).toEqual([{ enterpriseId: one!.id }, { enterpriseId: one!.id }]);
    expect(await rows('SELECT 1 FROM inclusion.declaration WHERE enterprise_id = $1', [one!.id])).toEqual([]);
    expect(await rows('SELECT action, details FROM inclusion.audit_log WHERE subject_id = $1 ORDER BY id', [one!.id])).toEqual([
      { action: 'inclusion.declared', details: {} }, { action: 'inclusion.withdrawn', details: {} }, { action: 'inclusion.withdrawn', details: {} },
    ]);
    expect(await rows('SELECT 1 FROM registry.audit_log WHERE subject_id = $1 AND action LIKE $2', [one!.id, 'inclusion%'])).toEqual([]);
  });
});

describe('an enterprise that was merged into another', () => {
  const merged = async (kept: { id: string; clusterId: string }, other: { id: string }) => registry.ask(
    MergeEnterprises, { id: kept.id, version: 1, merge: { mergedId: other.id, mergedVersion: 1, reason: 'The same workshop' } }, cdaOf(kept.clusterId),
  );

  it('is still in what it declared: it is shown, counts, and goes with all else that is withdrawn', async () => {
    const { all } = await enterprises(6);
    const [kept, other] = [all[0]!, all[5]!];
    for (const each of all.slice(1)) await declare(each, [declared('women')]);
    await merged(kept, other);
    expect(await show(kept)).toMatchObject([{ category: 'women' }]);
    const counted = async () => (await registry.ask(CountTowardsPolicy, { runId: newId(), categories: ['women'], enterpriseIds: all.slice(0, 5).map(({ id }) => id) })).enterpriseIds;
    expect(await counted()).toEqual(all.slice(0, 5).map(({ id }) => id).sort());
    // What it says itself holds, in place of what was said under the other id.
    await declare(kept, [declared('women', { purposes: ['aggregate_reporting'] })]);
    await expect(counted()).rejects.toMatchObject({ code: 'inclusion_pool_too_small' });
    expect(await registry.ask(WithdrawInclusion, { id: other.id }, cdaOf(kept.clusterId))).toEqual({ enterpriseId: kept.id });
    expect(await rows('SELECT 1 FROM inclusion.declaration WHERE enterprise_id = ANY($1)', [[kept.id, other.id]])).toEqual([]);
  });

  it('takes back what it declared under its former id with a statement that leaves it out', async () => {
    const { all: [kept, other] } = await enterprises(2);
    await declare(other!, [declared('women'), declared('youth')]);
    await merged(kept!, other!);
    await declare(kept!, [declared('youth')]);
    expect(await show(kept!)).toMatchObject([{ category: 'youth' }]);
    expect(await rows('SELECT enterprise_id AS id FROM inclusion.declaration WHERE enterprise_id = ANY($1)', [[kept!.id, other!.id]])).toEqual([{ id: kept!.id }]);
  });
});

describe('a match run', () => {
  it('is told who counts towards a policy and consented to that, and refused when fewer than five do', async () => {
    const { all } = await enterprises(8);
    for (const each of all.slice(0, 4)) await declare(each, [declared('women')]);
    await declare(all[4]!, [declared('youth', { purposes: ['matching_policy'] })]);
    await declare(all[5]!, [declared('women', { purposes: ['aggregate_reporting'] })]);
    const ask = { runId: newId(), categories: ['women' as const, 'youth' as const], enterpriseIds: all.map(({ id }) => id) };
    expect(await registry.ask(CountTowardsPolicy, ask)).toEqual({ enterpriseIds: all.slice(0, 5).map(({ id }) => id).sort() });
    const tooFew = await registry.refusal(CountTowardsPolicy, { ...ask, categories: ['women'] });
    const none = await registry.refusal(CountTowardsPolicy, { ...ask, categories: ['minority'] });
    expect(tooFew.code).toBe('inclusion_pool_too_small');
    // Four look like none.
    expect(tooFew.toJSON()).toEqual(none.toJSON());
    // Whoever audits sees that the run asked and about how many, not what it was told.
    expect(await rows('SELECT action, details FROM inclusion.audit_log WHERE subject_id = $1', [ask.runId])).toEqual(
      Array.from({ length: 3 }, () => ({ action: 'inclusion.counted', details: { candidates: 8 } })));
    expect((await registry.refusal(CountTowardsPolicy, ask, as('admin'))).code).toBe('role_not_allowed');
  });
});

describe('an inclusion policy', () => {
  const inclusion = (category: InclusionCategory) => ({ step: 'inclusion' as const, share: 0.2, categories: [category] });
  const exposure = { step: 'exposure' as const, strength: 0.05, periodDays: 90 };
  const change = (id: string, version: number, steps: Spreading['steps']) => ({ id, version, change: { policy: { spreading: { looksAt: 80, steps } } } });

  it('is set where five count, refused where four do as where none does, and refused alone', async () => {
    const { clusterId, all } = await enterprises(5);
    const manager = as('manager', { clusterIds: [clusterId] });
    for (const each of all) await declare(each, [declared('women')]);
    for (const each of all.slice(0, 4)) await declare(each, [declared('women'), declared('youth')]);
    const changed = await registry.ask(ChangeCluster, change(clusterId, 1, [exposure, inclusion('women')]), manager);
    expect([changed.policy.spreading.steps.length, changed.weightsVersion]).toEqual([2, 2]);
    expect((await registry.ask(GetClusterWeights, { id: clusterId, weightsVersion: 1 }, manager)).policy.spreading).toEqual({ looksAt: 80, steps: [] });
    const four = await registry.refusal(ChangeCluster, change(clusterId, 2, [exposure, inclusion('youth')]), manager);
    const none = await registry.refusal(ChangeCluster, change(clusterId, 2, [exposure, inclusion('minority')]), manager);
    expect([four.code, four.toJSON()]).toEqual(['inclusion_pool_too_small', none.toJSON()]);
    // Alone, every place that it moves would tell who counts; so would a step beside it that moves none, or only those who are known by name.
    for (const steps of [[inclusion('women')], [{ ...exposure, strength: 1e-9 }, inclusion('women')], [{ step: 'newcomers' as const, share: 0.5 }, inclusion('women')]]) {
      const alone = await registry.refusal(ChangeCluster, change(clusterId, 2, steps), manager);
      expect([alone.code, alone.message]).toEqual(['body_invalid', expect.stringContaining('tell who counts')]);
    }
    // Nor may it look at so few that counting up would tell of each.
    const narrow = change(clusterId, 2, [exposure, inclusion('women')]);
    narrow.change.policy.spreading.looksAt = 39;
    expect((await registry.refusal(ChangeCluster, narrow, manager)).details).toMatchObject({ fields: [{ field: 'policy.spreading.looksAt' }] });
    // Nor may exposure keep so many places that those of inclusion are most of the others: 13 + 2 × 4 are more than the 20 there are.
    const keeping = (keep: number, ...more: Spreading['steps']) => change(clusterId, 2, [{ ...exposure, keep }, ...more, inclusion('women')]);
    const newcomers = { step: 'newcomers' as const, share: 0.1 };
    for (const wide of [keeping(13), keeping(11, newcomers)])
      expect((await registry.refusal(ChangeCluster, wide, manager)).message).toContain('no more than the 20 of maxProposals');
    const kept = await registry.ask(ChangeCluster, keeping(10, newcomers), manager);
    expect(kept.policy.spreading.steps[0]).toEqual({ ...exposure, keep: 10 });
    // Of a cluster that the asker does not reach it is not even looked.
    expect((await registry.refusal(ChangeCluster, change(clusterId, 3, [exposure, inclusion('women')]), as('manager', { clusterIds: [newId()] }))).code).toBe('not_found');
  });
});

describe('the figures of a cluster', () => {
  const figures = async (clusterId: string) => {
    const { cells } = await registry.ask(GetInclusionAggregates, { clusterId }, cdaOf(clusterId));
    return Object.fromEntries(cells.filter(({ count }) => count !== null).map(({ category, count }) => [category, count]));
  };
  const publish = async (clusterId: string) => {
    await rows(`UPDATE inclusion.publication SET looked_at = looked_at - interval '8 days' WHERE cluster_id = $1`, [clusterId]);
    await registry.part(Publications).publish();
  };

  it('are of five or more who consented, are looked at once a week, and move by five or more', async () => {
    const { clusterId, all } = await enterprises(16);
    expect(await registry.ask(GetInclusionAggregates, { clusterId }, cdaOf(clusterId))).toMatchObject({ asOf: null });
    for (const each of all.slice(0, 4)) await declare(each, [declared('women')]);
    await declare(all[4]!, [declared('women', { purposes: ['matching_policy'] })]);
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({});
    await declare(all[4]!, [declared('women')]);
    await registry.part(Publications).publish();
    // Five by now, and the week is not over.
    expect(await figures(clusterId)).toEqual({});
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({ women: 5 });
    for (const each of all.slice(5, 9)) await declare(each, [declared('women')]);
    await registry.ask(WithdrawInclusion, { id: all[0]!.id }, ownPerson(all[0]!));
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({ women: 5 });
    await declare(all[9]!, [declared('women')]);
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({ women: 10 });
    // The fifth of those that are gone from the figure takes them all out of it.
    for (const each of all.slice(1, 4)) await registry.ask(WithdrawInclusion, { id: each.id }, ownPerson(each));
    await declare(all[4]!, [declared('women', { purposes: ['matching_policy'] })]);
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({ women: 5 });
  });

  it('do not say that nearly everybody is in a category', async () => {
    const { clusterId, all } = await enterprises(9);
    for (const each of all.slice(0, 5)) await declare(each, [declared('youth')]);
    await publish(clusterId);
    expect(await figures(clusterId)).toEqual({});
    await registerTailor(registry, clusterId, { name: 'One more', externalId: 'T-more' });
    expect(await figures(clusterId)).toEqual({ youth: 5 });
  });

  it('are of a cluster that one may see', async () => {
    const { clusterId } = await enterprises(0);
    expect((await registry.refusal(GetInclusionAggregates, { clusterId }, cdaOf(newId()))).code).toBe('cluster_unknown');
    expect((await registry.refusal(GetInclusionAggregates, { clusterId }, as('enterprise'))).code).toBe('role_not_allowed');
  });
});
