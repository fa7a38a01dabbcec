// Hop 1 on a real Postgres: the same key has one effect and one answer, however many ask at once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { armFailPoint, disarmFailPoints } from '../fail-points.js';
import { newId } from '../ids.js';
import { contextFor, freshDatabase, schema, sharedHome, type Home } from '../specimen/system.js';
import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { idempotencyColumns, idempotencyRecord, idempotencyRecordType, sweepIdempotencyKeys } from './idempotency.js';

let home: Home;
let dropDatabase: (() => Promise<void>) | undefined;
let one: Database;
let other: Database;

beforeAll(async () => {
  home = await sharedHome();
  const { url, drop } = await freshDatabase(home);
  dropDatabase = drop;
  const open = async () =>
    new Database(
      await createDataSource({
        url,
        schema: 'matching',
        entities: schema.entities,
        migrations: schema.migrations,
        poolSize: 8,
      }).initialize(),
    );
  // Two processes of one service, as far as Postgres can tell.
  [one, other] = [await open(), await open()];
}, 120_000);

afterAll(async () => {
  await one?.dataSource.destroy();
  await other?.dataSource.destroy();
  await dropDatabase?.();
}, 60_000);

const things = async () => (await one.query('SELECT id FROM thing')).length;
const make = (database: Database, key: string, body = 'hash') =>
  database.idempotently(contextFor(key, body), async (tx) => {
    const id = newId();
    await tx.query("INSERT INTO thing (id, label) VALUES ($1, 'x')", [id]);
    return { id };
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: DomainError) => error.code,
  );

describe('the same Idempotency-Key', () => {
  it('has one effect and one answer for 50 at once in two processes', async () => {
    const before = await things();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => make(n % 2 ? one : other, 'race')),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect((await things()) - before).toBe(1);
  });

  it('with another body is refused, and nothing is stored', async () => {
    await make(one, 'reused', 'a');
    const before = await things();
    expect(await codeOf(make(one, 'reused', 'b'))).toBe('idempotency_key_reused');
    expect((await things()) - before).toBe(0);
  });

  it('with another body, at once, is refused for exactly those who came later', async () => {
    const before = await things();
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => codeOf(make(n % 2 ? one : other, 'mixed', `body-${n}`))),
    );
    expect(codes.filter((code) => code === 'answered')).toHaveLength(1);
    expect(codes.filter((code) => code === 'idempotency_key_reused')).toHaveLength(19);
    expect((await things()) - before).toBe(1);
  });

  it('belongs to an account: another account may use it too', async () => {
    const before = await things();
    const actor = { accountId: newId(), role: 'buyer' as const, organisationId: null, clusterIds: [] };
    await make(one, 'shared');
    await one.idempotently({ ...contextFor('shared'), actor }, (tx) =>
      tx.query("INSERT INTO thing (id, label) VALUES ($1, 'x')", [newId()]),
    );
    expect((await things()) - before).toBe(2);
  });

  it('is free again after a work that failed', async () => {
    const before = await things();
    const failing = one.idempotently(contextFor('second-try'), async (tx) => {
      await tx.query("INSERT INTO thing (id, label) VALUES ($1, 'x')", [newId()]);
      throw new DomainError('code_unknown', 'No such code.');
    });
    expect(await codeOf(failing)).toBe('code_unknown');
    expect((await things()) - before).toBe(0);
    await make(one, 'second-try');
    expect((await things()) - before).toBe(1);
  });

  it.each(['idempotency.before-commit', 'idempotency.after-commit'] as const)(
    'has one effect when the answer is lost at %s',
    async (point) => {
      const before = await things();
      armFailPoint(point, 'throw@1');
      expect(await codeOf(make(one, point))).toBe(undefined);
      disarmFailPoints();
      const again = await make(one, point);
      expect((await make(other, point)).id).toBe(again.id);
      expect((await things()) - before).toBe(1);
    },
  );

  it('works in one statement: key and row, or the stored answer', async () => {
    const context = contextFor('one-statement');
    const post = async () => {
      const response = { id: newId() };
      const rows = await one.query<{ id: string }>(
        `WITH key AS (INSERT INTO idempotency_key (${idempotencyColumns})
                      SELECT ${idempotencyColumns} FROM jsonb_to_record($1::jsonb) AS k (${idempotencyRecordType})
                      ON CONFLICT DO NOTHING RETURNING 1)
         INSERT INTO thing (id, label) SELECT $2, 'x' WHERE EXISTS (TABLE key) RETURNING id`,
        [JSON.stringify(idempotencyRecord(context, response)), response.id],
        'specimen-post',
      );
      return rows[0] ?? (await one.storedResponse<{ id: string }>(context));
    };
    const answers = await Promise.all(Array.from({ length: 10 }, post));
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(1);
  });

  it('is forgotten after its time, and not before', async () => {
    await make(one, 'old');
    await one.query("UPDATE idempotency_key SET created_at = now() - interval '29 days' WHERE key = 'old'");
    await sweepIdempotencyKeys(one, 30);
    expect(await one.query("SELECT 1 FROM idempotency_key WHERE key = 'old'")).toHaveLength(1);
    await one.query("UPDATE idempotency_key SET created_at = now() - interval '31 days' WHERE key = 'old'");
    expect(await sweepIdempotencyKeys(one, 30)).toBe(1);
  });

  it('is forgotten together with all the others, however many there are', async () => {
    await one.query(
      `INSERT INTO idempotency_key (account_id, key, route, body_hash, created_at)
       SELECT 'a', n::text, 'r', 'h', now() - interval '31 days' FROM generate_series(1, 7) AS n`,
    );
    expect(await sweepIdempotencyKeys(one, 30, 3)).toBe(7);
  });
});
