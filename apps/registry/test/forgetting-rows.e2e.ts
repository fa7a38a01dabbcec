// What is deleted with an import and with an enterprise, though no foreign key leads there.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ImportRetention } from '../src/imports/retention.js';
import { importing } from './importing.js';
import { newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;
beforeAll(async () => {
  registry = await startTestRegistry();
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const { imported } = importing(() => registry, () => cluster);
const file = (name: string) => `external_id,name,size,registered\n${name}-1,${name},micro,no\n${name}-2,${name} too,tiny,no\n`;

describe('rows that belong to', () => {
  it('an import go with it when it is old, those of others stay', async () => {
    const [old, young] = [await imported(file('Old')), await imported(file('Young'))];
    const kept = () => registry.query(`
      SELECT i.id, (SELECT count(*)::int FROM import_line WHERE import_id = i.id) AS lines, (SELECT count(*)::int FROM import_entry WHERE import_id = i.id) AS entries
      FROM unnest($1::uuid[]) AS i(id)`, [[old.id, young.id]]);
    expect(await kept()).toEqual([{ id: old.id, lines: 2, entries: 2 }, { id: young.id, lines: 2, entries: 2 }]);
    await registry.query(`UPDATE import SET updated_at = '2000-01-01' WHERE id = $1`, [old.id]);
    expect(await registry.part(ImportRetention).sweep()).toBe(1);
    expect(await kept()).toEqual([{ id: old.id, lines: 0, entries: 0 }, { id: young.id, lines: 2, entries: 2 }]);
  });

  it('an enterprise go with it when somebody deletes it in the database', async () => {
    const [gone, stays] = [await registerTailor(registry, cluster.id), await registerTailor(registry, cluster.id)];
    const kept = async () => (await registry.query<{ id: string }>(`
      SELECT id FROM enterprise_listing WHERE id = ANY($1) UNION ALL SELECT enterprise_id FROM claim_review WHERE enterprise_id = ANY($1)`, [[gone.id, stays.id]]))
      .map(({ id }) => id).sort();
    expect(await kept()).toEqual([gone.id, gone.id, stays.id, stays.id].sort());
    await registry.query('DELETE FROM enterprise WHERE id = $1', [gone.id]);
    expect(await kept()).toEqual([stays.id, stays.id]);
  });
});
