// Match runs: what a posted lot comes to, who sees it, and that a run happens once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ListProposals } from '#contracts/matching/proposals.js';
import { ConfirmLotCode, GetMatchRun, ListMatchRuns } from '#contracts/matching/requirements.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { waitFor } from '#testing/wait-for.js';
import { RunsService } from '../src/runs/runs.service.js';
import { buyer, buyerActor, cda, enterprise, foreignBuyer, inDays, lot } from './support/garments.js';
import { RunScene } from './support/run-scene.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

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

describe('a posted lot', () => {
  it('is matched: who fits is proposed, who failed one rule is a near miss, by how much', async () => {
    const posted = await scene.post();
    const run = await scene.first(posted);
    expect(run).toMatchObject({
      trigger: 'posted',
      weightsVersion: 1,
      noneReason: null,
      requirementId: posted.id,
      lotId: posted.lots[0]!.id,
      counts: { considered: 3, passed: 1, proposed: 1, withdrawn: 0, excludedByRule: { lead_time: 1, code: 1, settled: 0 } },
    });
    expect(run.nearMisses).toMatchObject([{ enterpriseName: 'Slow Stitch', rule: 'lead_time', unit: 'DAY' }]);
    expect(run.nearMisses[0]!.margin).toBeLessThan(0);
    expect(run.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(Number(run.watermark)).toBeGreaterThan(0);
    await scene.end(posted);
  });

  it('says why nobody was proposed', async () => {
    const posted = await scene.post({ lots: [lot({ code: 'F1', unit: 'kg' })] });
    const run = await scene.first(posted);
    expect(run.counts).toMatchObject({ considered: 3, proposed: 0, excludedByRule: { code: 3 } });
    expect(run.noneReason).toBe('None of 3 enterprises claims a code like Knitted fabric (F1).');
    await scene.end(posted);
  });

  it('without a code waits for one; confirming it starts the run', async () => {
    const posted = await scene.post({ lots: [lot({ code: undefined, text: 'xyzzy' })] });
    expect((await scene.first(posted)).noneReason).toMatch(/No code was recognised/);
    const confirmed = await system.ask(
      ConfirmLotCode,
      { lotId: posted.lots[0]!.id, version: posted.version, code: 'G11' },
      contextOf(buyerActor),
    );
    expect(confirmed.lots[0]).toMatchObject({
      code: 'G11',
      codeStatus: 'stated',
      normalised: { quantity: 1000, unit: 'C62' },
    });
    expect((await scene.newest(posted, 'code_confirmed')).counts?.proposed).toBe(1);
    await scene.end(posted);
  });

  it('whose text names a product of another unit is matched to nothing else, and says which units fit', async () => {
    const posted = await scene.post({ lots: [lot({ code: undefined, text: 'polo', unit: 'kg' })] });
    expect(posted.lots[0]).toMatchObject({ code: null, codeStatus: 'none', proposedCodes: [{ code: 'G12' }] });
    expect((await scene.first(posted)).noneReason).toMatch(/Polo shirts \(G12\) is not measured in kg\. Units that fit: piece \(C62\)/);
    await scene.end(posted);
  });

  it('tells the CDA with every proposal whether a person stated its code', async () => {
    const posted = await scene.post({ lots: [lot({ code: undefined, text: 'tee shirt' }), lot()] });
    await scene.quiet();
    const { items } = await system.ask(ListProposals, { requirementId: posted.id, limit: 9, order: 'newest' }, contextOf(cda));
    const statusOf = (lotId: string) => items.find((each) => each.lotId === lotId)?.codeStatus;
    expect(posted.lots.map((each) => statusOf(each.id))).toEqual(['proposed', 'stated']);
    await scene.end(posted);
  });

  it('shows its buyer the counts and the reason, and no enterprise', async () => {
    const shy = enterprise('Shy Knits', { optOutBuyerIds: [buyer.id] });
    await scene.register(shy);
    const posted = await scene.post({ lots: [lot({ deadline: inDays(10) })] });
    const { id } = await scene.first(posted);
    const full = await system.ask(GetMatchRun, { id }, contextOf(cda));
    expect(full.nearMisses.length).toBeGreaterThan(0);
    expect(full.counts!.excludedByRule).toMatchObject({ opt_out: 1 });
    const { items } = await system.ask(ListMatchRuns, { requirementId: posted.id, limit: 5 }, contextOf(buyerActor));
    const one = await system.ask(GetMatchRun, { id }, contextOf(buyerActor));
    expect(items).toContainEqual(one);
    expect(one).toMatchObject({ nearMisses: [], counts: { considered: full.counts!.considered, excludedByRule: { other: 1 } } });
    const text = JSON.stringify(items);
    for (const { name, id: enterpriseId } of system.registry.enterprises.values()) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(enterpriseId);
    }
    for (const telling of ['opt_out', 'opt-out', 'conflict', 'invitation_cap', 'active', 'settled']) expect(text).not.toContain(telling);
    await scene.end(posted);
    await scene.register({ ...shy, version: 2, active: false });
  });

  it('is shown to nobody else', async () => {
    const posted = await scene.post();
    await expect(system.ask(GetMatchRun, { id: posted.lots[0]!.lastRunId! }, contextOf(foreignBuyer)))
      .rejects.toMatchObject({ code: 'not_found' });
    await scene.end(posted);
  });
});

describe('the same again', () => {
  it('ten workers on one run: it happens once', async () => {
    const posted = await scene.post();
    const runs = system.service.app.get(RunsService);
    await Promise.all(
      Array.from({ length: 10 }, () => runs.run(posted.lots[0]!.lastRunId!)),
    );
    const [row] = await system.database.query<{ finished: number }>(
      `SELECT count(*)::int AS finished FROM outbox WHERE subject LIKE '%match-run-finished%' AND aggregate_id = $1`,
      [posted.lots[0]!.lastRunId],
    );
    expect(row!.finished).toBe(1);
    await scene.end(posted);
  });

  it('a crash before the commit leaves it pending and nothing written; done again it finds the same', async () => {
    const posted = await scene.post();
    const first = await scene.first(posted);
    const proposals = () =>
      system.database.query('SELECT * FROM proposal WHERE subject_id = $1 ORDER BY id', [first.lotId]);
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
    const other = await scene.post();
    const run = await scene.first(other);
    expect(run.counts).toEqual(first.counts);
    const events = await system.database.query(
      `SELECT 1 FROM outbox WHERE subject LIKE '%match-run-finished%' AND aggregate_id = $1`,
      [run.id],
    );
    expect(events).toHaveLength(1);
    await scene.end(posted);
    await scene.end(other);
  });
});
