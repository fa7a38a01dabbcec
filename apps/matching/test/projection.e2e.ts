// The projection of the registry: fed by events, mended by comparing, never going back, and ready before the first post.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatchLot, PostRequirement } from '#contracts/matching/requirements.js';
import { checkInvariants } from '#platform/reconcile.js';
import { createLog } from '#platform/log.js';
import { Metrics } from '#platform/metrics.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { CatchUp } from '../src/projection/catch-up.js';
import { ProjectionService } from '../src/projection/projection.service.js';
import { invariants } from '../src/runs/invariants.js';
import { OutdatedRepository } from '../src/runs/outdated.repository.js';
import {
  admin,
  buyer,
  buyerActor,
  cluster,
  codes,
  enterprise,
  lot,
  requirement,
} from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
beforeAll(async () => {
  system = await startMatching({ CATCH_UP_MS: '600000' });
});
afterAll(() => system.stop());

const projected = async (id: string) => {
  const [row] = await system.database.query<{ version: number; name: string; codes: string[] }>(
    `SELECT version, name, ARRAY(SELECT code FROM enterprise_capability_projection WHERE enterprise_id = id ORDER BY code) AS codes
     FROM enterprise_projection WHERE id = $1`,
    [id],
  );
  return row ?? null;
};

describe('an enterprise', () => {
  it('comes by its event, and with it the watermark', async () => {
    const first = enterprise('First');
    await system.registry.putEnterprise(first);
    expect(await waitFor(() => projected(first.id))).toEqual({ version: 1, name: 'First', codes: ['G11'] });
    const watermark = async () => {
      const [row] = await system.database.query<{ txid: string }>(
        `SELECT txid FROM projection_watermark WHERE owner = 'registry'`,
      );
      return BigInt(row?.txid ?? 0);
    };
    const mark = await waitFor(watermark);
    await system.registry.putEnterprise(enterprise('Second'));
    await waitFor(async () => (await watermark()) > mark, { what: 'the watermark rises' });
  });

  it('never goes back to an older version, and keeps only the codes it still claims', async () => {
    const moving = enterprise('Moving');
    const projection = system.service.app.get(ProjectionService);
    const apply = (document: typeof moving) =>
      system.database.transaction((tx) => projection.applyEnterprises(tx, [document]));
    const newer = {
      ...moving,
      version: 3,
      name: 'Moved',
      capabilities: ['G12', 'G21'].map((code) => ({ ...moving.capabilities[0]!, id: newId(), code })),
    };
    expect(await apply(newer)).toEqual([moving.id]);
    expect(await apply({ ...moving, version: 2 })).toEqual([]);
    expect(await projected(moving.id)).toEqual({ version: 3, name: 'Moved', codes: ['G12', 'G21'] });
    await apply({ ...newer, version: 4, capabilities: newer.capabilities.slice(0, 1) });
    expect((await projected(moving.id))?.codes).toEqual(['G12']);
  });

  it('of which two versions come at once keeps the codes of the newer one only', async () => {
    const twice = enterprise('Twice');
    const projection = system.service.app.get(ProjectionService);
    const version = (number: number, code: string) => ({
      ...twice, version: number, capabilities: [{ ...twice.capabilities[0]!, code }],
    });
    let applied!: () => void;
    const isApplied = new Promise<void>((resolve) => (applied = resolve));
    let commit!: () => void;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    const older = system.database.transaction(async (tx) => {
      await projection.applyEnterprises(tx, [version(1, 'G12')]);
      applied();
      await mayCommit;
    });
    await Promise.race([isApplied, older]);
    const newer = system.database.transaction((tx) => projection.applyEnterprises(tx, [version(2, 'G21')]));
    await waitFor(async () => (await system.database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )).length > 0, { what: 'the newer version waits' });
    commit();
    await Promise.all([older, newer]);
    expect(await projected(twice.id)).toEqual({ version: 2, name: 'Twice', codes: ['G21'] });
  });

  it('whose event was lost is found by comparing', async () => {
    const lost = Array.from({ length: 450 }, (_, index) => enterprise(`Lost ${index}`));
    for (const each of lost) await system.registry.putEnterprise(each, true);
    expect(await system.service.app.get(CatchUp).now()).toBe(450);
    expect(await system.service.app.get(CatchUp).now()).toBe(0);
    expect(await projected(lost[449]!.id)).toMatchObject({ name: 'Lost 449' });
  });
});

describe('comparing', () => {
  it('goes on with the other parts when one fails, and says that it failed', async () => {
    const behind = enterprise('Behind');
    await system.registry.putEnterprise(behind, true);
    const theBuyer = { ...buyer, id: newId(), name: 'Behind Ltd' };
    await system.registry.putBuyer(theBuyer, true);
    system.registry.failing.add('ListClusters');
    await expect(system.service.app.get(CatchUp).now()).rejects.toThrow();
    system.registry.failing.clear();
    expect(await projected(behind.id)).toMatchObject({ name: 'Behind' });
    expect(await system.database.query('SELECT 1 FROM buyer_projection WHERE id = $1', [theBuyer.id])).toHaveLength(1);
  });

  it('writes nothing that is equal', async () => {
    const written = () => system.database.query(
      `SELECT code AS id, xmin::text, xmax::text FROM code_projection
       UNION ALL SELECT id::text, xmin::text, xmax::text FROM cluster_projection
       UNION ALL SELECT id::text, xmin::text, xmax::text FROM buyer_projection ORDER BY id`,
    );
    await system.service.app.get(CatchUp).now();
    const before = await written();
    expect(before.length).toBeGreaterThan(codes.length);
    await system.service.app.get(CatchUp).now();
    expect(await written()).toEqual(before);
  });
});

describe('what a post names', () => {
  it('and the projection does not know is asked for once', async () => {
    const other = { ...cluster, id: newId(), name: 'New cluster' };
    const newcomer = { ...buyer, id: newId(), clusterIds: [other.id] };
    await system.registry.putCluster(other, true);
    await system.registry.putBuyer(newcomer, true);
    const before = { ...system.registry.asked };
    for (let index = 0; index < 5; index += 1) {
      await system.ask(
        PostRequirement,
        requirement({ clusterId: other.id, buyerId: newcomer.id }),
        contextOf(admin),
      );
    }
    expect(system.registry.asked['GetCluster']! - (before['GetCluster'] ?? 0)).toBe(1);
    expect(system.registry.asked['DescribeBuyers']! - (before['DescribeBuyers'] ?? 0)).toBe(1);
  });

  it('may be a code that the classification got a moment ago', async () => {
    const post = () =>
      system.ask(PostRequirement, requirement({ lots: [lot({ code: 'G13' })] }), contextOf(buyerActor));
    await expect(post()).rejects.toMatchObject({ code: 'code_unknown' });
    await system.registry.putCodes(2, [
      ...codes,
      { ...codes[2]!, code: 'G13', labels: { en: 'Hoodies' }, synonyms: {} },
    ]);
    await waitFor(() => post().then(() => true, () => false), { what: 'the new code is accepted' });
  });
});

describe('the service', () => {
  it('has no broken invariants, and finds one that is broken', async () => {
    // The newer classification has every open lot matched again.
    const outdated = system.service.app.get(OutdatedRepository);
    await waitFor(
      async () =>
        (await outdated.lots(1)).length === 0 &&
        (await system.database.query(`SELECT 1 FROM match_run WHERE status = 'pending'`)).length === 0,
      { what: 'every lot is matched' },
    );
    const check = () =>
      checkInvariants(
        invariants,
        system.database,
        createLog({ app: 'test', level: 'silent' }),
        new Metrics('test'),
      );
    expect(Object.values(await check())).toEqual(invariants.map(() => 0));
    await system.database.query(
      `DELETE FROM match_run WHERE lot_id = (SELECT lot_id FROM match_run LIMIT 1)`,
    );
    expect(await check()).toMatchObject({ 'posted lot without a match run': 1, 'run pending for 5 minutes': 0 });
    // Never tried: a dead letter holds it back, from the moment at which it is pending.
    await system.database.query(
      `WITH stuck AS (
         UPDATE match_run SET status = 'pending', created_at = now() - interval '6 minutes'
         WHERE id = (SELECT max(id::text)::uuid FROM match_run) RETURNING id)
       INSERT INTO dead_letter (id, kind, name, subject_id, attempts, last_error, status)
       SELECT $1, 'job', $2, id::text, 1, 'a bug', 'dead' FROM stuck`,
      [newId(), MatchLot.queue],
    );
    expect(await check()).toMatchObject({ 'run pending for 5 minutes': 1 });
  });

  it('starts again on what it had and accepts posts at once', async () => {
    await system.restart();
    const posted = await system.ask(PostRequirement, requirement(), contextOf(buyerActor));
    expect(posted.status).toBe('posted');
  });
});
