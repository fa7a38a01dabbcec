// Enterprises over the real bus on a real database: registered, changed, told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeEnterprise, FindEnterprises, GetEnterprise, GetEnterpriseLastChange, RegisterEnterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
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

const [polo] = tailor().capabilities;
const sock = {
  code: 'TX.KNI.HOS.SOCK',
  unit: 'PR',
  status: 'declared' as const,
  statedOn: '2027-01-12',
  capacity: [],
};
const count = async () =>
  (await registry.query<{ n: number }>('SELECT count(*)::int AS n FROM enterprise'))[0]!.n;

describe('registering an enterprise', () => {
  it('keeps what was stated, with units by their code', async () => {
    const unwanted = await newBuyer(registry, [cluster.id]);
    const stated = tailor({
      clusterId: cluster.id,
      externalId: 'L-7',
      optOutBuyerIds: [unwanted.id],
      certifications: [
        { scheme: 'GOTS', number: '123', validUntil: '2027-12-31' },
        { scheme: 'SA8000', validUntil: null },
      ],
      trackRecords: [
        {
          date: '2026-05-01',
          codes: [polo!.code],
          title: '500 shirts',
          quantity: 500,
          unit: 'C62',
          value: { amount: 900, currency: 'USD' },
          onTime: true,
          rejectedShare: null,
          source: 'Invoice',
        },
      ],
      capabilities: [
        {
          ...polo!,
          unit: 'pieces',
          evidence: 'Sample seen',
          minimumOrder: 50,
          leadTimeDays: 14,
          priceHint: { amount: 210.5, currency: 'ETB' },
        },
        sock,
      ],
    });
    const { likelyDuplicates: _, ...made } = await registry.ask(RegisterEnterprise, stated);
    expect(made).toMatchObject({
      ...stated,
      version: 1,
      capabilities: [{ ...stated.capabilities[0], unit: 'C62' }, sock],
    });
    expect(await registry.ask(GetEnterprise, { id: made.id })).toEqual({ ...made, mergedFrom: [] });
  });

  it('is told in the outbox by id and version only, and noted in the audit log', async () => {
    const context = as('cda', { clusterIds: [cluster.id] });
    const { id } = await registry.ask(RegisterEnterprise, tailor({ clusterId: cluster.id }), context);
    expect(await toldAbout(registry, id)).toEqual([
      {
        subject: 'event.registry.enterprise-registered.v1',
        version: 1,
        body: { enterpriseId: id, version: 1 },
      },
    ]);
    expect(
      await registry.query(
        'SELECT action, account_id, role, request_id, details FROM audit_log WHERE subject_id = $1',
        [id],
      ),
    ).toEqual([
      {
        action: 'enterprise.registered',
        account_id: context.actor?.accountId,
        role: 'cda',
        request_id: context.requestId,
        details: { version: 1, clusterId: cluster.id },
      },
    ]);
  });

  it('happens once for an Idempotency-Key, and not at all for the same key with another body', async () => {
    const context = as('admin', {}, 'key-1');
    const input = tailor({ clusterId: cluster.id, name: 'Once' });
    const first = await registry.ask(RegisterEnterprise, input, context);
    expect(await registry.ask(RegisterEnterprise, input, context)).toEqual(first);
    expect(await toldAbout(registry, first.id)).toHaveLength(1);
    const other = { ...context, idempotency: { ...context.idempotency!, bodyHash: 'another body' } };
    expect((await registry.refusal(RegisterEnterprise, { ...input, name: 'Twice' }, other)).code).toBe(
      'idempotency_key_reused',
    );
    expect((await registry.ask(FindEnterprises, { limit: 50, q: 'twice' })).items).toEqual([]);
  });

  it.each([
    ['a cluster nobody has', () => tailor({ clusterId: newId() }), 'cluster_unknown', 'clusterId'],
    [
      'a code that is not in the classification',
      () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, code: 'NOPE' }] }),
      'code_unknown',
      'capabilities.0.code',
    ],
    [
      'a buyer that is not there',
      () => tailor({ clusterId: cluster.id, conflictBuyerIds: [newId()] }),
      'body_invalid',
      'conflictBuyerIds.0',
    ],
    [
      'a unit nobody knows',
      () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, unit: 'armful' }] }),
      'unit_unknown',
      'capabilities.0.unit',
    ],
    [
      'a unit of another kind',
      () => tailor({ clusterId: cluster.id, capabilities: [{ ...polo!, unit: 'kg' }] }),
      'unit_incompatible',
      'capabilities.0.unit',
    ],
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
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason.code).toBe('already_exists');
    const other = await newCluster(registry);
    expect(await registerTailor(registry, other.id, { externalId: 'E-1' })).toMatchObject({
      externalId: 'E-1',
    });
  });
});

describe('changing an enterprise', () => {
  it('counts a version, keeps the ids of claims, and tells it', async () => {
    const before = await registerTailor(registry, cluster.id);
    const context = as('cda', { clusterIds: [cluster.id] });
    const after = await registry.ask(
      ChangeEnterprise,
      {
        id: before.id,
        version: 1,
        change: {
          name: 'Selam PLC',
          capabilities: [sock, { ...before.capabilities[0]!, status: 'verified' }],
        },
      },
      context,
    );
    expect(after).toMatchObject({ version: 2, name: 'Selam PLC', contacts: before.contacts });
    expect(after.capabilities).toMatchObject([sock, { ...before.capabilities[0], status: 'verified' }]);
    expect(await registry.ask(GetEnterprise, { id: before.id })).toEqual({ ...after, mergedFrom: [] });
    expect((await toldAbout(registry, before.id))[1]).toEqual({
      subject: 'event.registry.enterprise-changed.v1',
      version: 2,
      body: { enterpriseId: before.id, version: 2 },
    });
    expect(
      await registry.query(
        "SELECT details FROM audit_log WHERE action = 'enterprise.changed' AND subject_id = $1",
        [before.id],
      ),
    ).toEqual([{ details: { version: 2, clusterId: cluster.id, fields: ['name', 'capabilities'] } }]);
  });

  it('to what it is already is no change: no version, no event', async () => {
    const { id, name, capabilities } = await registerTailor(registry, cluster.id);
    expect(
      await registry.ask(ChangeEnterprise, { id, version: 1, change: { name, capabilities } }),
    ).toMatchObject({ version: 1 });
    expect(await toldAbout(registry, id)).toHaveLength(1);
  });

  it('on a version that is not the current one is refused', async () => {
    const { id } = await registerTailor(registry, cluster.id);
    await registry.ask(ChangeEnterprise, { id, version: 1, change: { active: false } });
    for (const version of [1, 3]) {
      expect((await registry.refusal(ChangeEnterprise, { id, version, change: { active: true } })).code).toBe(
        'version_stale',
      );
    }
    expect(await registry.ask(GetEnterprise, { id })).toMatchObject({ version: 2, active: false });
  });

  it('is told to those who work for its cluster: who it was, and when', async () => {
    const [cda, stranger] = [as('cda', { clusterIds: [cluster.id] }), as('cda', { clusterIds: [newId()] })];
    const { id } = await registerTailor(registry, cluster.id);
    expect((await registry.ask(GetEnterpriseLastChange, { id }, cda)).change).toMatchObject({ action: 'enterprise.registered', accountId: null, role: null });
    const { updatedAt } = await registry.ask(ChangeEnterprise, { id, version: 1, change: { active: false } }, cda);
    const { change } = await registry.ask(GetEnterpriseLastChange, { id }, cda);
    expect(change).toMatchObject({ action: 'enterprise.changed', accountId: cda.actor!.accountId, role: 'cda' });
    expect(Math.abs(Date.parse(change!.occurredAt) - Date.parse(updatedAt))).toBeLessThan(60_000);
    expect((await registry.refusal(GetEnterpriseLastChange, { id }, stranger)).code).toBe('not_found');
    const itself = as('enterprise', { organisationId: id, clusterIds: [cluster.id] });
    expect((await registry.refusal(GetEnterpriseLastChange, { id }, itself)).code).toBe('role_not_allowed');
  });

  it('by many at once succeeds for one of them', async () => {
    const { id } = await registerTailor(registry, cluster.id);
    const changes = Array.from({ length: 6 }, (_, n) =>
      registry.ask(ChangeEnterprise, { id, version: 1, change: { name: `Name ${n}` } }),
    );
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('version_stale');
    expect(await registry.ask(GetEnterprise, { id })).toMatchObject({ version: 2 });
    expect(await toldAbout(registry, id)).toHaveLength(2);
  });

  it('is seen whole: what is read meanwhile has the claims of its version', async () => {
    const first = { capabilities: [{ ...polo!, leadTimeDays: 1 }] };
    const { id, capabilities } = await registerTailor(registry, cluster.id, first);
    const last = 12;
    const write = async () => {
      for (let version = 1; version < last; version += 1) {
        const claims = [{ ...capabilities[0]!, leadTimeDays: version + 1 }];
        await registry.ask(ChangeEnterprise, { id, version, change: { capabilities: claims } });
      }
    };
    const read = async () => {
      for (let seen = 1; seen < last; ) {
        const { version, capabilities: [claim] } = await registry.ask(GetEnterprise, { id });
        expect(claim!.leadTimeDays).toBe(version);
        seen = version;
      }
    };
    await Promise.all([write(), read(), read(), read()]);
  });

  it('that breaks a rule changes nothing', async () => {
    const before = await registerTailor(registry, cluster.id);
    const capabilities = [
      { ...polo!, id: newId() },
      { ...polo!, code: 'NOPE' },
    ];
    const error = await registry.refusal(ChangeEnterprise, {
      id: before.id,
      version: 1,
      change: { name: 'Other', capabilities },
    });
    expect(error.details.fields?.map(({ field }) => field)).toEqual([
      'capabilities.0.id',
      'capabilities.1.code',
    ]);
    expect(await registry.ask(GetEnterprise, { id: before.id })).toEqual({ ...before, mergedFrom: [] });
  });
});
