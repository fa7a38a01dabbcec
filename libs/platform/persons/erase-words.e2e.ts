// Erasing words on a real Postgres: whatever the person is called, other words and other people's addresses stay.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { testDatabase, type TestDatabase } from '#testing/database.js';
import { createDataSource } from '../database/data-source.js';
import { rowsIn } from '../database/database.js';
import { platformEntities } from '../database/entities.js';
import { PlatformTables0001 } from '../database/platform-tables.migration.js';
import { eraseWords } from './erase-words.js';
import { personRecords } from './person-records.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase('matching');
  dataSource = createDataSource({
    url: database.url, schema: 'matching', entities: platformEntities, migrations: [PlatformTables0001], poolSize: 2,
  });
  await dataSource.initialize();
  await dataSource.query('CREATE TABLE told (id uuid PRIMARY KEY, account_id uuid, secret_hash text, words text, more jsonb)');
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const id = '00000000-0000-4000-8000-000000000001';
const account = '00000000-0000-4000-8000-0000000000aa';
const person = (addresses: string[], names: string[]) => ({ accountIds: [account], addresses, names });

/** What becomes of a text, plain and within JSON. */
async function erased(words: string, addresses: string[], names: string[] = []): Promise<[string, string]> {
  return dataSource.transaction(async (tx) => {
    await tx.query('DELETE FROM told');
    await tx.query('INSERT INTO told (id, account_id, secret_hash, words, more) VALUES ($1, $2, $3, $4, $5)', [id, account, 'h', words, { deep: [{ words }] }]);
    await eraseWords(tx, person(addresses, names));
    const [row] = await rowsIn<{ words: string; more: { deep: { words: string }[] } }>(tx, 'SELECT words, more FROM told');
    return [row!.words, row!.more.deep[0]!.words];
  });
}

describe('the words of a person', () => {
  it.each([
    ['ask a.b@x.org now', ['a.b@x.org'], [], 'ask erased@erased.invalid now'],
    ['ASK A.B@X.ORG.', ['a.b@x.org'], [], 'ASK erased@erased.invalid.'],
    ['<a.b@x.org>, a.b@x.org', ['a.b@x.org'], [], '<erased@erased.invalid>, erased@erased.invalid'],
    ['aa.b@x.org c-a.b@x.org a.b@x.org.et a.b@x.orgs aXb@x.org', ['a.b@x.org'], [], 'aa.b@x.org c-a.b@x.org a.b@x.org.et a.b@x.orgs aXb@x.org'],
    ['o\'neil+x@x.org', ['o\'neil+x@x.org'], [], 'erased@erased.invalid'],
    ['Ann Lee, not Joann Leeds or Ann Leeds', [], ['Ann Lee'], 'Erased person, not Joann Leeds or Ann Leeds'],
    ['by Ann "Bo" \\ Lee!', [], ['Ann "Bo" \\ Lee'], 'by Erased person!'],
    ['a_b%c\\d@x.org', ['a_b%c\\d@x.org'], [], 'erased@erased.invalid'],
    ['ask ann LEE or ANN lee', [], ['Ann Lee'], 'ask Erased person or Erased person'],
    ['ጥያቄ፦ ሰላም ወልደ፣ ነገ', [], ['ሰላም ወልደ'], 'ጥያቄ፦ Erased person፣ ነገ'],
    ['सीमा देवी से पूछें', [], ['सीमा देवी'], 'Erased person से पूछें'],
  ])('in “%s” with %j and %j', async (words, addresses, names, after) => {
    expect(await erased(words, addresses, names)).toEqual([after, after]);
  });

  it('are found by table and record, without secrets', async () => {
    await erased('nothing to see', ['a.b@x.org']);
    const { items, isLast } = await dataSource.transaction(async (tx) => {
      await tx.query('INSERT INTO told (id, words) VALUES ($1, $2)', ['00000000-0000-4000-8000-000000000002', 'or a.b@x.org']);
      return personRecords(tx, { person: person(['a.b@x.org'], []), after: null, limit: 10 });
    });
    expect(isLast).toBe(true);
    expect(items).toEqual([
      { table: 'told', id, mentions: [], data: { id, account_id: account, words: 'nothing to see', more: { deep: [{ words: 'nothing to see' }] } } },
      { table: 'told', id: '00000000-0000-4000-8000-000000000002', mentions: ['words'], data: null },
    ]);
    const first = await dataSource.transaction((tx) => personRecords(tx, { person: person(['a.b@x.org'], []), after: null, limit: 1 }));
    expect(first).toMatchObject({ isLast: false, items: [{ id }] });
    const second = await dataSource.transaction((tx) => personRecords(tx, { person: person(['a.b@x.org'], []), after: { table: 'told', id }, limit: 1 }));
    expect(second).toMatchObject({ isLast: true, items: [{ id: '00000000-0000-4000-8000-000000000002' }] });
  });
});
