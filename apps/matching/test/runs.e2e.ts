// Match runs: what starts one, what it finds, that it happens once, and that no change falls between two runs.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConfirmLotCode, GetMatchRun, GetRequirement, ListMatchRuns, MoveRequirement, PostRequirement, type MatchRun, type Requirement,
} from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { systemContext } from '#platform/context.js';
import { waitFor } from '#testing/wait-for.js';
import { RunsService } from '../src/runs/runs.service.js';
import { buyer, buyerActor, cda, cluster, enterprise, foreignBuyer, inDays, lot, requirement } from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
const tees = enterprise('Tee Makers');
const slow = enterprise('Slow Stitch', {}, { leadTimeDays: 300 });
const trousers = enterprise('Trouser House', {}, { code: 'G21' });

beforeAll(async () => {
  system = await startMatching();
  for (const each of [tees, slow, trousers]) await register(each);
});
beforeEach(async () => {
  disarmFailPoints();
  await quiet();
});
afterAll(() => system.stop());

async function register(document: EnterpriseForMatching): Promise<void> {
  await system.registry.putEnterprise(document);
  await waitFor(async () => {
    const [row] = await system.database.query<{ version: number }>('SELECT version FROM enterprise_projection WHERE id = $1', [document.id]);
    return row?.version === document.version;
  }, { what: `${document.name} is projected` });
}

/** Nothing is pending any more. */
const quiet = () => waitFor(async () => {
  const rows = await system.database.query(
    `SELECT 1 FROM match_run WHERE status = 'pending' UNION ALL SELECT 1 FROM enterprise_rematch
     UNION ALL SELECT 1 FROM outbox WHERE published_at IS NULL`,
  );
  return rows.length === 0;
}, { what: 'everything pending is done' });

const post = (more: Parameters<typeof requirement>[0] = {}) =>
  system.ask(PostRequirement, requirement(more), contextOf(buyerActor));

const done = (runId: string): Promise<MatchRun> => waitFor(async () => {
  const run = await system.ask(GetMatchRun, { id: runId }, contextOf(cda));
  return run.status === 'done' ? run : null;
}, { what: 'the run is done' });

/** The newest run of the first lot, once it is done and has the trigger. */
const newest = (posted: Requirement, trigger: MatchRun['trigger']): Promise<MatchRun> => waitFor(async () => {
  const { items: [run] } = await system.ask(ListMatchRuns, { requirementId: posted.id, limit: 1 }, contextOf(cda));
  return run?.status === 'done' && run.trigger === trigger ? run : null;
}, { what: `a run because of ${trigger}` });

const end = async (posted: Requirement) => {
  const now = await system.ask(GetRequirement, { id: posted.id }, contextOf(cda));
  await system.ask(MoveRequirement, { id: posted.id, version: now.version, action: 'cancel' }, contextOf(cda));
};

describe('a posted lot', () => {
  it('is matched: who fits is proposed, who failed one rule is a near miss, by how much', async () => {
    const posted = await post();
    const run = await done(posted.lots[0]!.lastRunId!);
    expect(run).toMatchObject({
      trigger: 'posted', weightsVersion: 1, noneReason: null, requirementId: posted.id, lotId: posted.lots[0]!.id,
      counts: { considered: 2, passed: 1, proposed: 1, withdrawn: 0, excludedByRule: { lead_time: 1 } },
    });
    expect(run.nearMisses).toMatchObject([{ enterpriseName: 'Slow Stitch', rule: 'lead_time', unit: 'DAY' }]);
    expect(run.nearMisses[0]!.margin).toBeLessThan(0);
    expect(run.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(Number(run.watermark)).toBeGreaterThan(0);
    await end(posted);
  });

  it('says why nobody was proposed', async () => {
    const posted = await post({ lots: [lot({ code: 'F1', unit: 'kg' })] });
    const run = await done(posted.lots[0]!.lastRunId!);
    expect(run.counts?.proposed).toBe(0);
    expect(run.noneReason).toBeTruthy();
    await end(posted);
  });

  it('without a code waits for one; confirming it starts the run', async () => {
    const posted = await post({ lots: [lot({ code: undefined, text: 'xyzzy' })] });
    expect((await done(posted.lots[0]!.lastRunId!)).noneReason).toMatch(/No code was recognised/);
    const confirmed = await system.ask(ConfirmLotCode, { lotId: posted.lots[0]!.id, code: 'G11' }, contextOf(buyerActor));
    expect(confirmed.lots[0]).toMatchObject({ code: 'G11', codeStatus: 'stated', normalised: { quantity: 1000, unit: 'C62' } });
    expect((await newest(posted, 'code_confirmed')).counts?.proposed).toBe(1);
    await end(posted);
  });

  it('is shown to nobody else', async () => {
    const posted = await post();
    await expect(system.ask(GetMatchRun, { id: posted.lots[0]!.lastRunId! }, contextOf(foreignBuyer)))
      .rejects.toMatchObject({ code: 'not_found' });
    await end(posted);
  });
});

describe('the same again', () => {
  it('ten workers on one run: it happens once', async () => {
    const posted = await post();
    const runs = system.service.app.get(RunsService);
    await Promise.all(Array.from({ length: 10 }, () => runs.run(posted.lots[0]!.lastRunId!, systemContext('test'))));
    const [row] = await system.database.query<{ finished: number }>(
      `SELECT count(*)::int AS finished FROM outbox WHERE subject LIKE '%match-run-finished%' AND aggregate_id = $1`,
      [posted.lots[0]!.lastRunId],
    );
    expect(row!.finished).toBe(1);
    await end(posted);
  });

  it('a crash before the commit leaves it pending and nothing written; done again it finds the same', async () => {
    const posted = await post();
    const first = await done(posted.lots[0]!.lastRunId!);
    const proposals = () => system.database.query('SELECT * FROM linkage_proposal WHERE lot_id = $1 ORDER BY id', [first.lotId]);
    const before = await proposals();
    expect(before).toHaveLength(1);
    // The only way to compute one run twice: take back that it was done.
    await system.database.query(`UPDATE match_run SET status = 'pending' WHERE id = $1`, [first.id]);
    const second = await waitFor(async () => {
      const again = await system.ask(GetMatchRun, { id: first.id }, contextOf(cda));
      return again.status === 'done' && again.finishedAt !== first.finishedAt ? again : null;
    });
    expect({ ...second, finishedAt: null }).toEqual({ ...first, finishedAt: null });
    expect(await proposals()).toEqual(before);
    armFailPoint('run.before-commit', 'throw@1');
    const other = await post();
    const run = await done(other.lots[0]!.lastRunId!);
    expect(run.counts).toEqual(first.counts);
    const events = await system.database.query(
      `SELECT 1 FROM outbox WHERE subject LIKE '%match-run-finished%' AND aggregate_id = $1`, [run.id],
    );
    expect(events).toHaveLength(1);
    await end(posted);
    await end(other);
  });
});

describe('a change on the other side', () => {
  it('a new enterprise is matched to open lots', async () => {
    const posted = await post();
    expect((await done(posted.lots[0]!.lastRunId!)).counts?.proposed).toBe(1);
    const newcomer = enterprise('Newcomer');
    await register(newcomer);
    expect((await newest(posted, 'enterprise_changed')).counts?.proposed).toBe(2);
    await register({ ...newcomer, version: 2, active: false });
    await waitFor(async () => (await newest(posted, 'enterprise_changed')).counts?.proposed === 1, { what: 'it is left out again' });
    await end(posted);
  });

  it('a lost capability takes it off the lots it was proposed for', async () => {
    const leaver = enterprise('Leaver');
    await register(leaver);
    await quiet();
    const posted = await post();
    const before = (await done(posted.lots[0]!.lastRunId!)).counts!;
    expect(before.proposed).toBe(2);
    await register({ ...leaver, version: 2, capabilities: [{ ...leaver.capabilities[0]!, code: 'F1', unit: 'KGM' }] });
    expect((await newest(posted, 'enterprise_changed')).counts).toMatchObject({ considered: before.considered - 1, proposed: 1 });
    await end(posted);
  });

  it('another enterprise of an unlike trade changes nothing', async () => {
    const posted = await post();
    await done(posted.lots[0]!.lastRunId!);
    await register({ ...trousers, version: 2, name: 'Trouser House & Sons' });
    await quiet();
    const { items } = await system.ask(ListMatchRuns, { requirementId: posted.id, limit: 10 }, contextOf(cda));
    expect(items.map((run) => run.trigger)).toEqual(['posted']);
    await end(posted);
  });

  it('new weights of the cluster concern all its open lots; a new name concerns none', async () => {
    const posted = await post();
    await done(posted.lots[0]!.lastRunId!);
    const renamed = { ...cluster, version: 2, name: 'Garments of Addis' };
    await system.registry.putCluster(renamed);
    const weighed = { ...renamed, version: 3, weightsVersion: 2, weights: { ...cluster.weights, price: 50 } };
    await system.registry.putCluster(weighed);
    const run = await newest(posted, 'cluster_changed');
    expect(run.weightsVersion).toBe(2);
    await quiet();
    const { items } = await system.ask(ListMatchRuns, { requirementId: posted.id, limit: 10 }, contextOf(cda));
    expect(items.map((each) => each.trigger)).toEqual(['cluster_changed', 'posted']);
    await end(posted);
  });

  it('an enterprise the buyer does not want is left out', async () => {
    const posted = await post();
    await done(posted.lots[0]!.lastRunId!);
    await system.registry.putBuyer({ ...buyer, version: 2, optOutEnterpriseIds: [tees.id] });
    const run = await newest(posted, 'buyer_changed');
    expect(run.counts).toMatchObject({ proposed: 0, excludedByRule: { opt_out: 1 } });
    await system.registry.putBuyer({ ...buyer, version: 3, optOutEnterpriseIds: [] });
    await waitFor(async () => (await newest(posted, 'buyer_changed')).counts?.proposed === 1);
    await end(posted);
  });

  it('that comes while a run has read already gets a run of its own', async () => {
    armFailPoint('run.before-commit', 'delay:600@1');
    const posted = await post();
    // The run reads now and commits in a while; the enterprise arrives in between.
    await new Promise((resolve) => setTimeout(resolve, 250));
    const late = enterprise('Late Arrival');
    await register(late);
    const run = await newest(posted, 'enterprise_changed');
    expect((await done(posted.lots[0]!.lastRunId!)).counts?.proposed).toBe(1);
    expect(run.counts?.proposed).toBe(2);
    await register({ ...late, version: 2, active: false });
    await end(posted);
  });

  it('many changes before a run begins need one run', async () => {
    const posted = await post();
    await done(posted.lots[0]!.lastRunId!);
    const busy = Array.from({ length: 10 }, (_, index) => enterprise(`Busy ${index}`));
    await Promise.all(busy.map((each) => system.registry.putEnterprise(each)));
    await waitFor(async () => (await newest(posted, 'enterprise_changed')).counts?.proposed === 11, { what: 'all ten are found' });
    await end(posted);
    for (const each of busy) await system.registry.putEnterprise({ ...each, version: 2, active: false });
    await quiet();
  });
});

describe('a lot that ended', () => {
  it('is not matched any more, and its pending run says so', async () => {
    armFailPoint('job.before-run', 'delay:300@1');
    const posted = await post();
    await end(posted);
    const run = await done(posted.lots[0]!.lastRunId!);
    expect(run.noneReason ?? '').toMatch(/no longer open|^$/);
  });

  it('whose own deadline passed is left alone while the others go on', async () => {
    const posted = await post({ lots: [lot({ deadline: inDays(40) }), lot()] });
    await done(posted.lots[0]!.lastRunId!);
    await system.database.query(`UPDATE lot SET deadline = $2 WHERE id = $1`, [posted.lots[0]!.id, inDays(-1)]);
    await register({ ...tees, version: 2 });
    await waitFor(async () => {
      const { items } = await system.ask(ListMatchRuns, { requirementId: posted.id, limit: 10 }, contextOf(cda));
      return items.some((run) => run.lotId === posted.lots[0]!.id && /deadline/.test(run.noneReason ?? ''))
        && items.some((run) => run.lotId === posted.lots[1]!.id && run.trigger === 'enterprise_changed' && run.counts?.proposed === 1);
    }, { what: 'both lots are matched again' });
    await end(posted);
  });
});
