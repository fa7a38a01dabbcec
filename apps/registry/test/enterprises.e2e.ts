// Enterprises over the real bus on a real database: registered, changed, read, found, described.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeEnterprise, DescribeEnterprises, FindEnterprises, GetEnterprise, ListEnterpriseVersions, RegisterEnterprise,
  type Enterprise, type EnterpriseFilter,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const [polo] = tailor().capabilities;
const sock = { code: 'TX.KNI.HOS.SOCK', unit: 'PR', status: 'declared' as const, statedOn: '2027-01-12', capacity: [] };
const count = async () => (await registry.query<{ n: number }>('SELECT count(*)::int AS n FROM enterprise'))[0]!.n;

describe('registering an enterprise', () => {
  it('keeps what was stated, with units by their code', async () => {
    const stated = tailor({
      clusterId: cluster.id, externalId: 'L-7', optOutBuyerIds: [newId()],
      certifications: [{ scheme: 'GOTS', number: '123', validUntil: '2027-12-31' }, { scheme: 'SA8000', validUntil: null }],
      trackRecords: [{ date: '2026-05-01', codes: [polo!.code], title: '500 shirts', quantity: 500, unit: 'C62', value: { amount: 900, currency: 'USD' }, onTime: true, rejectedShare: null, source: 'Invoice' }],
      capabilities: [{ ...polo!, unit: 'pieces', evidence: 'Sample seen', minimumOrder: 50, leadTimeDays: 14, priceHint: { amount: 210.5, currency: 'ETB' } }, sock],
    });
    const made = await registry.ask(RegisterEnterprise, stated);
    expect(made).toMatchObject({ ...stated, version: 1, capabilities: [{ ...stated.capabilities[0], unit: 'C62' }, sock] });
    expect(await registry.ask(GetEnterprise, { id: made.id })).toEqual(made);
  });

  it('is told in the outbox by id and version only, and noted in the audit log', async () => {
    const context = as('cda', { clusterIds: [cluster.id] });
    const { id } = await registry.ask(RegisterEnterprise, tailor({ clusterId: cluster.id }), context);
    expect(await toldAbout(registry, id)).toEqual([
      { subject: 'event.registry.enterprise-registered.v1', version: 1, body: { enterpriseId: id, version: 1 } },
    ]);
    expect(await registry.query('SELECT action, account_id, role, request_id, details FROM audit_log WHERE subject_id = $1', [id])).toEqual([{
      action: 'enterprise.registered', account_id: context.actor?.accountId, role: 'cda', request_id: context.requestId,
      details: { version: 1, clusterId: cluster.id },
    }]);
  });

  it('happens once for an Idempotency-Key, and not at all for the same key with another body', async () => {
    const context = as('admin', {}, 'key-1');
    const input = tailor({ clusterId: cluster.id, name: 'Once' });
    const first = await registry.ask(RegisterEnterprise, input, context);
    expect(await registry.ask(RegisterEnterprise, input, context)).toEqual(first);
    expect(await toldAbout(registry, first.id)).toHaveLength(1);
    const other = { ...context, idempotency: { ...context.idempotency!, bodyHash: 'another body' } };
    expect((await registry.refusal(RegisterEnterprise, { ...input, name: 'Twice' }, other)).code).toBe('idempotency_key_reused');
    expect((await registry.ask(FindEnterprises, { limit: 50, q: 'twice' })).items).toEqual([]);
  });

  it.each([
    ['a cluster nobody has', () => tailor({ clusterId: newId() }), 'cluster_unknown', 'clusterId'],
    ['a code that is not in the classification', () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, code: 'NOPE' }] }), 'code_unknown', 'capabilities.0.code'],
    ['a unit nobody knows', () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, unit: 'armful' }] }), 'unit_unknown', 'capabilities.0.unit'],
    ['a unit of another kind', () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, unit: 'kg' }] }), 'unit_incompatible', 'capabilities.0.unit'],
  ] as const)('is refused for %s, and nothing is stored', async (_what, input, code, field) => {
    const before = await count();
    const error = await registry.refusal(RegisterEnterprise, input());
    expect(error.code).toBe(code);
    expect(error.details.fields?.map((each) => each.field)).toEqual([field]);
    expect(await count()).toBe(before);
  });

  it('takes an external id once in a cluster, also when two ask at the same moment', async () => {
    const twice = tailor({ clusterId: cluster.id, externalId: 'E-1' });
    const answers = await Promise.allSettled([1, 2, 3].map(() => registry.ask(RegisterEnterprise, twice)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason.code).toBe('already_exists');
    const other = await newCluster(registry);
    expect(await registerTailor(registry, other.id, { externalId: 'E-1' })).toMatchObject({ externalId: 'E-1' });
  });
});

describe('changing an enterprise', () => {
  it('counts a version, keeps the ids of claims, and tells it', async () => {
    const before = await registerTailor(registry, cluster.id);
    const context = as('cda', { clusterIds: [cluster.id] });
    const after = await registry.ask(ChangeEnterprise, {
      id: before.id, version: 1, change: { name: 'Selam PLC', capabilities: [sock, { ...before.capabilities[0]!, status: 'verified' }] },
    }, context);
    expect(after).toMatchObject({ version: 2, name: 'Selam PLC', contacts: before.contacts });
    expect(after.capabilities).toMatchObject([sock, { ...before.capabilities[0], status: 'verified' }]);
    expect(await registry.ask(GetEnterprise, { id: before.id })).toEqual(after);
    expect((await toldAbout(registry, before.id))[1]).toEqual(
      { subject: 'event.registry.enterprise-changed.v1', version: 2, body: { enterpriseId: before.id, version: 2 } },
    );
    expect(await registry.query("SELECT details FROM audit_log WHERE action = 'enterprise.changed' AND subject_id = $1", [before.id]))
      .toEqual([{ details: { version: 2, clusterId: cluster.id, fields: ['name', 'capabilities'] } }]);
  });

  it('to what it is already is no change: no version, no event', async () => {
    const { id, name, capabilities } = await registerTailor(registry, cluster.id);
    expect(await registry.ask(ChangeEnterprise, { id, version: 1, change: { name, capabilities } })).toMatchObject({ version: 1 });
    expect(await toldAbout(registry, id)).toHaveLength(1);
  });

  it('on a version that is not the current one is refused', async () => {
    const { id } = await registerTailor(registry, cluster.id);
    await registry.ask(ChangeEnterprise, { id, version: 1, change: { active: false } });
    for (const version of [1, 3]) {
      expect((await registry.refusal(ChangeEnterprise, { id, version, change: { active: true } })).code).toBe('version_stale');
    }
    expect(await registry.ask(GetEnterprise, { id })).toMatchObject({ version: 2, active: false });
  });

  it('by many at once succeeds for one of them', async () => {
    const { id } = await registerTailor(registry, cluster.id);
    const changes = Array.from({ length: 6 }, (_, n) => registry.ask(ChangeEnterprise, { id, version: 1, change: { name: `Name ${n}` } }));
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('version_stale');
    expect(await registry.ask(GetEnterprise, { id })).toMatchObject({ version: 2 });
    expect(await toldAbout(registry, id)).toHaveLength(2);
  });

  it('that breaks a rule changes nothing', async () => {
    const before = await registerTailor(registry, cluster.id);
    const capabilities = [{ ...polo!, id: newId() }, { ...polo!, code: 'NOPE' }];
    const error = await registry.refusal(ChangeEnterprise, { id: before.id, version: 1, change: { name: 'Other', capabilities } });
    expect(error.details.fields?.map(({ field }) => field)).toEqual(['capabilities.0.id', 'capabilities.1.code']);
    expect(await registry.ask(GetEnterprise, { id: before.id })).toEqual(before);
  });
});

describe('finding enterprises', () => {
  let others: Cluster;
  let made: Record<'polo' | 'jeans' | 'sock' | 'chair', Enterprise>;
  const find = async (filter: Partial<EnterpriseFilter>) =>
    (await registry.ask(FindEnterprises, { limit: 50, clusterId: others.id, ...filter })).items.map(({ name }) => name);

  beforeAll(async () => {
    others = await newCluster(registry);
    const one = (name: string, code: string, unit: string, change = {}) =>
      registerTailor(registry, others.id, { name, capabilities: [{ ...polo!, code, unit }], ...change });
    made = {
      polo: await one('Polo & Co', 'TX.GAR.TOP.POLO', 'C62'),
      jeans: await one('100% Jeans', 'TX.GAR.BTM.JEANS', 'C62', { size: 'large' }),
      sock: await one('Élan_Socks', 'TX.KNI.HOS.SOCK', 'PR', { active: false }),
      chair: await one('Chairs', 'WD.FUR.CHAIR', 'C62'),
    };
  });

  it.each([
    [{}, ['Polo & Co', '100% Jeans', 'Élan_Socks', 'Chairs']],
    [{ code: 'TX.GAR.TOP.POLO' }, ['Polo & Co']],
    [{ code: 'TX.GAR' }, ['Polo & Co', '100% Jeans']],
    [{ code: 'TX' }, ['Polo & Co', '100% Jeans', 'Élan_Socks']],
    [{ code: 'TX.GAR.TOP.SHIRT' }, []],
    [{ code: 'NOPE' }, []],
    [{ size: 'large' as const }, ['100% Jeans']],
    [{ active: false }, ['Élan_Socks']],
    [{ active: true, code: 'TX' }, ['Polo & Co', '100% Jeans']],
    [{ q: 'POLO' }, ['Polo & Co']],
    [{ q: '%' }, ['100% Jeans']],
    [{ q: '_' }, ['Élan_Socks']],
    [{ q: "'; DROP TABLE enterprise; --" }, []],
  ])('by %j', async (filter, names) => {
    expect(await find(filter)).toEqual(names);
  });

  it('page by page gives each once, also when more are added meanwhile', async () => {
    const first = await registry.ask(FindEnterprises, { limit: 3, clusterId: others.id });
    const late = await registerTailor(registry, others.id, { name: 'Late' });
    const second = await registry.ask(FindEnterprises, { limit: 3, clusterId: others.id, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([made.polo.id, made.jeans.id, made.sock.id, made.chair.id, late.id]);
    expect(second.nextCursor).toBeNull();
  });

  it('with a cursor that is not ours is refused', async () => {
    expect((await registry.refusal(FindEnterprises, { limit: 3, cursor: 'eyJpZCI6MX0' })).code).toBe('cursor_invalid');
  });

  it('gives a page that fits into a message, however much there is to tell', async () => {
    const big = await newCluster(registry);
    const record = { date: '2026-05-01', codes: [], title: 'x'.repeat(480), onTime: null, rejectedShare: null, source: 'Invoice' };
    for (let n = 0; n < 8; n += 1) await registerTailor(registry, big.id, { trackRecords: Array.from({ length: 400 }, () => record) });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.ask(FindEnterprises, { limit: 200, clusterId: big.id, cursor });
      names.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(names).size).toBe(8);
    expect(names).toHaveLength(8);
  });
});

describe('what matching asks', () => {
  it('describes the enterprises that exist, without contacts', async () => {
    const { id, capabilities } = await registerTailor(registry, cluster.id);
    const { items } = await registry.ask(DescribeEnterprises, { ids: [newId(), id] });
    expect(items).toMatchObject([{ id, version: 1, clusterId: cluster.id, capabilities }]);
    expect(JSON.stringify(items)).not.toContain('selam@example.org');
  });

  it('lists the versions of everything, page by page', async () => {
    const all: string[] = [];
    let after: string | null = null;
    do {
      const { items }: { items: { id: string; version: number }[] } = await registry.ask(ListEnterpriseVersions, { after, limit: 7 });
      all.push(...items.map(({ id }) => id));
      after = items.at(-1)?.id ?? null;
    } while (after);
    expect(all).toEqual(all.toSorted());
    expect(all).toHaveLength(await count());
  });
});
