// The other direction: what changes in the registry is matched to open lots, and no change falls between two runs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { waitFor } from '#testing/wait-for.js';
import { buyer, cluster, enterprise, inDays, lot } from './support/garments.js';
import { RunScene, tees, trousers } from './support/run-scene.js';
import { startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
let scene: RunScene;
beforeAll(async () => {
  system = await startMatching();
  scene = new RunScene(system);
  await scene.begin();
});
beforeEach(async () => {
  disarmFailPoints();
  await scene.quiet();
});
afterAll(() => system?.stop());

describe('a change on the other side', () => {
  it('a new enterprise is matched to open lots', async () => {
    const posted = await scene.post();
    expect((await scene.first(posted)).counts?.proposed).toBe(1);
    const newcomer = enterprise('Newcomer');
    await scene.register(newcomer);
    expect((await scene.newest(posted, 'enterprise_changed')).counts?.proposed).toBe(2);
    await scene.register({ ...newcomer, version: 2, active: false });
    await waitFor(async () => (await scene.newest(posted, 'enterprise_changed')).counts?.proposed === 1, {
      what: 'it is left out again',
    });
    await scene.end(posted);
  });

  it('a lost capability takes it off the lots it was proposed for', async () => {
    const leaver = enterprise('Leaver');
    await scene.register(leaver);
    await scene.quiet();
    const posted = await scene.post();
    const before = (await scene.first(posted)).counts!;
    expect(before.proposed).toBe(2);
    await scene.register({
      ...leaver,
      version: 2,
      capabilities: [{ ...leaver.capabilities[0]!, code: 'F1', unit: 'KGM' }],
    });
    expect((await scene.newest(posted, 'enterprise_changed')).counts).toMatchObject({
      considered: before.considered,
      excludedByRule: { code: before.excludedByRule['code']! + 1 },
      proposed: 1,
    });
    await scene.end(posted);
  });

  it('another enterprise of an unlike trade changes nothing', async () => {
    const posted = await scene.post();
    await scene.first(posted);
    await scene.register({ ...trousers, version: 2, name: 'Trouser House & Sons' });
    await scene.quiet();
    const items = await scene.runsOf(posted);
    expect(items.map((run) => run.trigger)).toEqual(['posted']);
    await scene.end(posted);
  });

  it('new weights of the cluster concern all its open lots; a new name concerns none', async () => {
    const posted = await scene.post();
    await scene.first(posted);
    const renamed = { ...cluster, version: 2, name: 'Garments of Addis' };
    await system.registry.putCluster(renamed);
    const weighed = { ...renamed, version: 3, weightsVersion: 2, weights: { ...cluster.weights, price: 50 } };
    await system.registry.putCluster(weighed);
    const run = await scene.newest(posted, 'cluster_changed');
    expect(run.weightsVersion).toBe(2);
    await scene.quiet();
    const items = await scene.runsOf(posted);
    expect(items.map((each) => each.trigger)).toEqual(['cluster_changed', 'posted']);
    await scene.end(posted);
  });

  it('an enterprise the buyer does not want is left out', async () => {
    const posted = await scene.post();
    await scene.first(posted);
    await system.registry.putBuyer({ ...buyer, version: 2, optOutEnterpriseIds: [tees.id] });
    const run = await scene.newest(posted, 'buyer_changed');
    expect(run.counts).toMatchObject({ proposed: 0, excludedByRule: { opt_out: 1 } });
    await system.registry.putBuyer({ ...buyer, version: 3, optOutEnterpriseIds: [] });
    await waitFor(async () => (await scene.newest(posted, 'buyer_changed')).counts?.proposed === 1);
    await scene.end(posted);
  });

  it('that comes while a run has read already gets a run of its own', async () => {
    armFailPoint('run.before-commit', 'delay:1500@1');
    const posted = await scene.post();
    // It has read everything once it writes its proposals; it commits in a while.
    await waitFor(async () => {
      const writing = await system.database.query(
        `SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database()
         WHERE mode = 'RowExclusiveLock' AND relation = 'proposal'::regclass`,
      );
      return writing.length > 0;
    }, { what: 'the run writes' });
    const late = enterprise('Late Arrival');
    await scene.register(late);
    const run = await scene.newest(posted, 'enterprise_changed');
    expect((await scene.first(posted)).counts?.proposed).toBe(1);
    expect(run.counts?.proposed).toBe(2);
    await scene.register({ ...late, version: 2, active: false });
    await scene.end(posted);
  });

  it('many changes before a run begins need one run', async () => {
    const posted = await scene.post();
    await scene.first(posted);
    const busy = Array.from({ length: 10 }, (_, index) => enterprise(`Busy ${index}`));
    await Promise.all(busy.map((each) => system.registry.putEnterprise(each)));
    await waitFor(async () => (await scene.newest(posted, 'enterprise_changed')).counts?.proposed === 11, {
      what: 'all ten are found',
    });
    await scene.end(posted);
    for (const each of busy) await system.registry.putEnterprise({ ...each, version: 2, active: false });
    await scene.quiet();
  });
});

describe('a lot that ended', () => {
  it('is not matched any more, and its pending run says so', async () => {
    const posted = await scene.post();
    const { id } = await scene.first(posted);
    await scene.end(posted);
    // As if it had not begun before the end; the sweeper takes it up. A lot has one pending run: one that a change before asked for ends first.
    await waitFor(async () => (await system.database.query(
      `UPDATE match_run run SET status = 'pending'
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM match_run other WHERE other.lot_id = run.lot_id AND other.status = 'pending') RETURNING id`, [id],
    )).length === 1, { what: 'the run is pending again' });
    expect(await scene.first(posted)).toMatchObject({ noneReason: expect.stringMatching(/no longer open/), counts: null });
  });

  it('whose own deadline passed is left alone while the others go on', async () => {
    const posted = await scene.post({ lots: [lot({ deadline: inDays(40) }), lot()] });
    await scene.first(posted);
    await system.database.query(`UPDATE lot SET deadline = $2 WHERE id = $1`, [
      posted.lots[0]!.id,
      inDays(-1),
    ]);
    await scene.register({ ...tees, version: 2 });
    await waitFor(async () => {
      const items = await scene.runsOf(posted);
      return (
        items.some((run) => run.lotId === posted.lots[0]!.id && /deadline/.test(run.noneReason ?? '')) &&
        items.some(
          (run) =>
            run.lotId === posted.lots[1]!.id &&
            run.trigger === 'enterprise_changed' &&
            run.counts?.proposed === 1,
        )
      );
    }, { what: 'both lots are matched again' });
    await scene.end(posted);
  });
});
