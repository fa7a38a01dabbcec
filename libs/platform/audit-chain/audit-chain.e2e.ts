// Sealing and verifying on a real Postgres: late commits, many sealers, and what an administrator does to the past.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { asAdmin } from '#testing/template.js';
import { Audit } from '../audit.js';
import { createDataSource } from '../database/data-source.js';
import { Database, type Tx } from '../database/database.js';
import { newId } from '../ids.js';
import { freshDatabase, schema, sharedHome } from '../specimen/system.js';
import { sealAudit, unsealedAge } from './sealer.js';
import { verifyAudit, type Verdict } from './verify.js';

let adminUrl: string;
let dropDatabase: (() => Promise<void>) | undefined;
let database: Database;
let admin: pg.Client;
const audit = new Audit();

beforeAll(async () => {
  const fresh = await freshDatabase(await sharedHome());
  ({ adminUrl, drop: dropDatabase } = fresh);
  const { entities, migrations } = schema;
  database = new Database(await createDataSource({ url: fresh.url, schema: 'matching', entities, migrations }).initialize());
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
}, 120_000);

afterAll(async () => {
  await admin?.end();
  await database?.dataSource.destroy();
  await dropDatabase?.();
}, 60_000);

/** What only somebody does who may switch the triggers off. */
async function asIntruder(sql: string, params: unknown[] = []): Promise<void> {
  await admin.query('SET session_replication_role = replica');
  await admin.query(sql, params);
  await admin.query('SET session_replication_role = DEFAULT');
}

beforeEach(() => asIntruder('TRUNCATE matching.audit_log, matching.audit_seal, matching.audit_unsealed'));

const record = (tx: Tx, n: number) => audit.record(tx, {
  action: 'thing.made', subjectType: 'thing', subjectId: newId(), actor: null, requestId: `r-${n}`, details: { n, share: 0.1 },
});
const make = (count: number) => database.transaction(async (tx) => {
  for (let n = 0; n < count; n += 1) await record(tx, n);
});
const verify = (expected: string[] = []): Promise<Verdict> => asAdmin(adminUrl, (client) => verifyAudit(client, 'matching', expected));

/** Three seals over two rows each; returns the rows in their order. */
async function threeSeals(): Promise<string[]> {
  for (let seal = 0; seal < 3; seal += 1) {
    await make(2);
    await sealAudit(database);
  }
  const rows = await database.query<{ id: string }>('SELECT unnest(row_ids) AS id FROM audit_seal ORDER BY number');
  return rows.map(({ id }) => id);
}

describe('sealing', () => {
  it('seals what is committed, once, and tells the age of what is not', async () => {
    expect(await unsealedAge(database)).toBe(0);
    await make(3);
    expect(await unsealedAge(database)).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({ rows: 3, unsealed: 3, seals: 0, head: null, findings: [] });
    expect(await sealAudit(database)).toBe(3);
    expect(await sealAudit(database)).toBe(0);
    const verdict = await verify();
    expect(verdict).toMatchObject({ rows: 3, unsealed: 0, seals: 1, findings: [] });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes an entry that was written first and committed last when it comes', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const late = database.transaction(async (tx) => {
      await record(tx, 0);
      written();
      await gate;
    });
    await isWritten;
    await make(2);
    expect(await sealAudit(database)).toBe(2);
    release();
    await late;
    expect(await sealAudit(database)).toBe(1);
    expect(await verify()).toMatchObject({ rows: 3, unsealed: 0, seals: 2, findings: [] });
  });

  it('leaves nothing out while many transactions commit in any order and several sealers are at work', async () => {
    const state = { atWork: true };
    const sealers = [1, 2, 3].map(async () => {
      while (state.atWork) await sealAudit(database);
    });
    const gates: (() => void)[] = [];
    const deeds = Array.from({ length: 8 }, async (_, worker) => {
      for (let n = 0; n < 12; n += 1) {
        await database.transaction(async (tx) => {
          await record(tx, n);
          // The next one that comes lets this one go: the order of commits is not that of writing.
          await new Promise<void>((resolve) => {
            gates.push(resolve);
            if (gates.length > 3 || n > 9) gates.splice((worker + n) % gates.length, 1)[0]!();
          });
          await record(tx, n);
        });
      }
    });
    const letGo = setInterval(() => gates.shift()?.(), 20);
    await Promise.all(deeds);
    clearInterval(letGo);
    state.atWork = false;
    await Promise.all(sealers);
    await sealAudit(database);
    expect(await verify()).toMatchObject({ rows: 192, unsealed: 0, findings: [] });
  });

  it('takes as many as there are, many seals over the same instant', async () => {
    await database.transaction((tx) => audit.recordAll(tx, Array.from({ length: 1_100 }, (_, n) => ({
      action: 'thing.made', subjectType: 'thing', subjectId: newId(), actor: null, requestId: `r-${n}`,
    }))));
    expect(await sealAudit(database)).toBe(1_100);
    expect(await verify()).toMatchObject({ rows: 1_100, unsealed: 0, seals: 3, findings: [] });
  });

  it('is refused any change of a seal, even to the role that owns it', async () => {
    await make(1);
    await sealAudit(database);
    for (const sql of ["UPDATE audit_seal SET hash = ''", 'DELETE FROM audit_seal', 'TRUNCATE audit_seal'])
      await expect(database.query(sql)).rejects.toMatchObject({ code: '42501' });
    for (const sql of ["UPDATE matching.audit_seal SET hash = ''", 'DELETE FROM matching.audit_seal'])
      await expect(admin.query(sql)).rejects.toMatchObject({ code: '23001' });
  });
});

describe('verifying', () => {
  it.each([
    ['details', `details = replace(details::text, '0.1', '0.10')::jsonb`],
    ['a time by a microsecond', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['the role', `role = ''`],
    ['one byte of the action', `action = 'thing.mare'`],
  ])('names the one row of which somebody changed %s', async (_, change) => {
    const all = await threeSeals();
    await asIntruder(`UPDATE matching.audit_log SET ${change} WHERE id = $1`, [all[3]]);
    expect((await verify()).findings).toEqual([{ kind: 'row_changed', row: all[3], seal: 2 }]);
  });

  it('names a row that was deleted, sealed or waiting', async () => {
    const all = await threeSeals();
    await make(1);
    const [waiting] = await database.query<{ id: string }>('SELECT id FROM audit_unsealed');
    await asIntruder('DELETE FROM matching.audit_log WHERE id = ANY($1)', [[all[0], waiting!.id]]);
    expect((await verify()).findings).toEqual([
      { kind: 'row_missing', row: all[0], seal: 1 }, { kind: 'row_missing', row: waiting!.id, seal: null },
    ]);
  });

  it('names a row that came in past the door', async () => {
    const all = await threeSeals();
    const row = newId();
    await asIntruder(`INSERT INTO matching.audit_log SELECT (r).* FROM (SELECT jsonb_populate_record(a, $1) AS r FROM matching.audit_log a WHERE id = $2) made`,
      [JSON.stringify({ id: row }), all[0]]);
    expect((await verify()).findings).toEqual([{ kind: 'row_never_sealed', row }]);
  });

  it('names a seal that was changed, and what a removed one leaves behind', async () => {
    const all = await threeSeals();
    await asIntruder(`UPDATE matching.audit_seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 2`);
    expect((await verify()).findings).toEqual([{ kind: 'seal_changed', seal: 2 }]);
    await asIntruder('DELETE FROM matching.audit_seal WHERE number = 2');
    const { findings } = await verify();
    expect(findings).toHaveLength(3);
    expect(findings).toEqual(expect.arrayContaining([
      { kind: 'seal_missing', seal: 2 }, { kind: 'row_never_sealed', row: all[2] }, { kind: 'row_never_sealed', row: all[3] },
    ]));
  });

  it('names a row that is to be sealed again', async () => {
    const [first] = await threeSeals();
    await asIntruder('INSERT INTO matching.audit_unsealed VALUES ($1)', [first]);
    expect((await verify()).findings).toEqual([{ kind: 'row_sealed_twice', row: first }]);
  });

  it('cannot see a past that was written anew as a whole, but a head that was noted before can', async () => {
    const all = await threeSeals();
    const { head } = await verify();
    await make(1);
    await sealAudit(database);
    expect(await verify([head!])).toMatchObject({ seals: 4, anchors: [head] });
    await asIntruder('TRUNCATE matching.audit_seal');
    await asIntruder(`UPDATE matching.audit_log SET action = 'thing.kept' WHERE id = $1`, [all[0]]);
    await asIntruder('INSERT INTO matching.audit_unsealed SELECT id FROM matching.audit_log');
    await sealAudit(database);
    expect(await verify([head!])).toMatchObject({ findings: [], anchors: [] });
  });
});
