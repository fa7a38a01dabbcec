// A transaction that asks for a second connection is refused it; what only began inside one is not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contextFor, freshDatabase, schema, sharedHome } from '../specimen/system.js';
import { createDataSource } from './data-source.js';
import { afterCommit, Database, rowsIn } from './database.js';

let dropDatabase: (() => Promise<void>) | undefined;
let database: Database;
let other: Database;

beforeAll(async () => {
  const { url, drop } = await freshDatabase(await sharedHome());
  dropDatabase = drop;
  const { name, entities, migrations } = schema;
  // One connection: what asked for a second one would wait for ever.
  const open = async () => new Database(await createDataSource({ url, schema: name, entities, migrations, poolSize: 1 }).initialize());
  [database, other] = [await open(), await open()];
}, 120_000);

afterAll(async () => {
  await database?.dataSource.destroy();
  await other?.dataSource.destroy();
  await dropDatabase?.();
}, 60_000);

const one = 'SELECT 1 AS one';

describe('inside a transaction', () => {
  it.each<[string, () => unknown]>([
    ['a statement', () => database.query(one)],
    ['a read by TypeORM', () => database.manager.query(one)],
    ['another transaction', () => database.transaction((tx) => tx.query(one))],
    ['an idempotent transaction', () => database.idempotently(contextFor('within', 'hash'), (tx) => tx.query(one))],
    ['a statement for which tx was forgotten', () => database.rows(one, [], undefined)],
  ])('%s of its own is refused, and nothing is stored', async (_what, work) => {
    const refused = database.transaction(async (tx) => {
      await tx.query("INSERT INTO thing (id, label) VALUES (gen_random_uuid(), 'inside')");
      await work();
    });
    await expect(refused).rejects.toThrow('pass its `tx`');
    expect(await database.query("SELECT 1 FROM thing WHERE label = 'inside'")).toEqual([]);
  });

  it('its own connection, a savepoint and another service serve', async () => {
    const answers = await database.transaction(async (tx) => [
      await rowsIn(tx, one), await database.rows(one, [], tx), await database.within(tx, (own) => own.query(one)),
      await tx.transaction((savepoint) => savepoint.query(one)), await other.query(one),
    ]);
    expect(answers).toEqual(Array.from({ length: 5 }, () => [{ one: 1 }]));
  });
});

describe('begun inside a transaction', () => {
  it('what waits for its commit has the connection', async () => {
    let later: Promise<unknown> | undefined;
    await database.transaction((tx) => {
      afterCommit(() => (later = database.transaction((own) => own.query(one))));
      return tx.query(one);
    });
    expect(await later).toEqual([{ one: 1 }]);
  });

  it.each(['commits', 'rolls back'])('what goes on when it %s is free again', async (how) => {
    let ended!: () => void;
    const end = new Promise<void>((resolve) => (ended = resolve));
    let detached: Promise<unknown> | undefined;
    let told = false;
    await database.transaction(async (tx) => {
      // Nobody waits for it, and it keeps the context of this transaction.
      detached = end.then(() => {
        afterCommit(() => (told = true));
        return database.query(one);
      });
      await tx.query(one);
      if (how === 'rolls back') throw new Error('for the test');
    }).catch(() => undefined);
    ended();
    expect(await detached).toEqual([{ one: 1 }]);
    expect(told).toBe(true);
  });

  it('what runs beside it is no part of it', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const long = database.transaction(() => held);
    const beside = database.query(one);
    release();
    await long;
    expect(await beside).toEqual([{ one: 1 }]);
  });
});
