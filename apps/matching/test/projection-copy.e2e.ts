// Reading the whole projection: every document to the last character, as of one snapshot; what goes wrong is told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { connectionSettings } from '#platform/database/data-source.js';
import { newId } from '#platform/ids.js';
import { readProjection } from '../src/replica/projection-copy.js';
import { enterprise } from './support/garments.js';
import { startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;

beforeAll(async () => {
  system = await startMatching({ MATCHING_REPLICA: 'off' });
});
afterAll(() => system?.stop());

const clusters = [newId(), newId()];
const documents = Array.from({ length: 300 }, (_, at): EnterpriseForMatching => ({
  // More than one message, and what a copy or JSON writes in another way.
  ...enterprise(`"Quoted" \\ back\tslash\n ${'ሀ🧵é'.repeat(at)}`), id: newId(), clusterId: clusters[at % 2]!,
}));
const keep = (document: EnterpriseForMatching) => system.database.query(
  'INSERT INTO enterprise_projection (id, version, cluster_id, name, active, document) VALUES ($1, 1, $2, $3, true, $4)',
  [document.id, document.clusterId, document.name, JSON.stringify(document)],
);

describe('a copy of the projection', () => {
  it('is empty where nobody is', async () => {
    await readProjection(connectionSettings(system.database.dataSource), () => expect('nobody').toBe('told'));
  });

  it('tells of everybody, in whichever cluster, and of which snapshot that is', async () => {
    for (const each of documents) await keep(each);
    const told: [string, EnterpriseForMatching][] = [];
    const snapshot = await readProjection(connectionSettings(system.database.dataSource), (clusterId, document) => told.push([clusterId, document]));
    expect(new Map(told.map(([clusterId, document]) => [document.id, { clusterId, document }])))
      .toEqual(new Map(documents.map((document) => [document.id, { clusterId: document.clusterId, document: JSON.parse(JSON.stringify(document)) as unknown }])));
    const [row] = await system.database.query<{ seen: boolean }>(
      'SELECT bool_and(pg_visible_in_snapshot(xmin::text::xid8, $1::pg_snapshot)) AS seen FROM enterprise_projection', [snapshot],
    );
    expect(row!.seen).toBe(true);
  });

  it('rejects with what whoever listens throws, and with what Postgres says', async () => {
    const settings = connectionSettings(system.database.dataSource);
    const refuse = () => {
      throw new Error('no more');
    };
    await expect(readProjection(settings, refuse)).rejects.toThrow('no more');
    await expect(readProjection({ ...settings, options: '-c search_path=elsewhere' }, () => undefined)).rejects.toThrow('enterprise_projection');
  });
});
