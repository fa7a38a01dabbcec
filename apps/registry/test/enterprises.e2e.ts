// Enterprises over the real bus on a real database: registered, changed, read, found, described.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import {
  ChangeEnterprise, DescribeEnterprises, FindEnterprises, GetEnterprise, ListEnterpriseVersions, RegisterEnterprise,
} from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { as, newCluster, poloClaim, register, sewingEnterprise, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const outbox = (id: string) =>
  registry.query<{ subject: string; version: number; body: object }>(
    'SELECT subject, version, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq', [id],
  );

describe('an enterprise that is registered', () => {
  it('is read as it was stated, with its units by their code', async () => {
    const stated = sewingEnterprise(cluster.id, { externalId: 'L-7', capabilities: [poloClaim({ unit: 'pieces', evidence: 'Sample seen' })] });
    const made = await register(registry, stated);
    expect(made).toMatchObject({ ...stated, version: 1, capabilities: [{ ...stated.capabilities[0], unit: 'C62' }] });
    expect(await registry.ask(GetEnterprise, { id: made.id })).toEqual(made);
  });

  it('is told in the outbox by id and version only, and noted in the audit log', async () => {
    const context = as('cda', { clusterIds: [cluster.id] });
    const { id } = await registry.ask(RegisterEnterprise, sewingEnterprise(cluster.id), context);
    expect(await outbox(id)).toEqual([
      { subject: 'event.registry.enterprise-registered.v1', version: 1, body: { enterpriseId: id, version: 1 } },
    ]);
    const audit = await registry.query('SELECT action, account_id, role, request_id, details FROM audit_log WHERE subject_id = $1', [id]);
    expect(audit).toEqual([{
      action: 'enterprise.registered', account_id: context.actor?.accountId, role: 'cda', request_id: context.requestId,
      details: { version: 1, clusterId: cluster.id },
    }]);
  });
});
