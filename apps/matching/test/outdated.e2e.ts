// What starts a run although nobody changed anything: the day, an answer that frees a place, another classification.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LinkageProposal } from '#contracts/matching/proposals.js';
import { GetRequirement, ListMatchRuns, type MatchRun } from '#contracts/matching/requirements.js';
import { waitFor } from '#testing/wait-for.js';
import { RunRetention } from '../src/runs/retention.js';
import { makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, codes, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  scene = await startScene({ maxProposals: 2 });
  await scene.register(...makers(4));
});
afterEach(async () => {
  const { version } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
  await scene.cancel({ ...posted, requirement: { ...posted.requirement, version } });
});
afterAll(() => scene?.stop());

const runsOf = async () =>
  (await scene.ask(ListMatchRuns, { requirementId: posted.requirement.id, limit: 50 }, contextOf(cda))).items;
const runBecauseOf = (trigger: MatchRun['trigger']) => waitFor(async () => {
  const [newest] = await runsOf();
  return newest?.status === 'done' && newest.trigger === trigger ? newest : null;
}, { what: `a run because of ${trigger}` });
/** As if the runs of the lot had been asked for so many days ago. */
const daysPass = (days: number) => scene.database.query(
  `UPDATE match_run SET created_at = created_at - make_interval(days => $2) WHERE lot_id = $1`, [posted.lotId, days],
);
const live = async () => (await scene.proposalsOf(posted.lotId)).filter((each) => each.status === 'proposed');
const namesOf = (proposals: readonly LinkageProposal[]) => proposals.map((each) => each.enterpriseName);

describe('a new day', () => {
  it('matches every open lot once more, and then not again', async () => {
    posted = await scene.post();
    await daysPass(1);
    await runBecauseOf('day_changed');
    expect(await runsOf()).toHaveLength(2);
    // Another lot that is due shows that the sweep has passed this one by.
    const first = posted;
    posted = await scene.post();
    await daysPass(1);
    await runBecauseOf('day_changed');
    await scene.cancel(posted);
    posted = first;
    expect(await runsOf()).toHaveLength(2);
  });

  it('takes a lot whose own deadline has passed off the queue', async () => {
    posted = await scene.post({ lots: [lot(), lot()] });
    await scene.database.query('UPDATE lot SET deadline = $2 WHERE id = $1', [posted.lotId, inDays(-1)]);
    await daysPass(2);
    const run = await waitFor(async () => (await runsOf()).find((each) => each.trigger === 'day_changed' && each.status === 'done'));
    expect(run).toMatchObject({ lotId: posted.lotId, noneReason: expect.stringMatching(/deadline/) });
    expect(await live()).toEqual([]);
  });

  it('withdraws what nobody has turned to, but ends no invitation: it was sent in time', async () => {
    posted = await scene.post({ lots: [lot({ deadline: inDays(30) })] });
    const [invited, other] = posted.proposals as [LinkageProposal, LinkageProposal];
    await scene.invite(invited);
    // Twenty-nine days later: the invitation was sent when there was time, and now there is one day left.
    await scene.database.query('UPDATE lot SET deadline = $2 WHERE id = $1', [posted.lotId, inDays(1)]);
    await scene.database.query(`UPDATE proposal SET updated_at = updated_at - interval '29 days' WHERE id = $1`, [invited.id]);
    await daysPass(1);
    await runBecauseOf('day_changed');
    expect(await scene.proposal(invited.id)).toMatchObject({ status: 'invited' });
    expect(await scene.proposal(other.id)).toMatchObject({ status: 'withdrawn', endReason: 'lead_time' });
  });
});

describe('a place that became free', () => {
  it('is taken by the next best: after a decline, a refusal, a lapse and a linkage', async () => {
    posted = await scene.post({ lots: [lot({ quantity: 1000 })] });
    const [first, second] = posted.proposals as [LinkageProposal, LinkageProposal];
    await scene.decide(first, { ruling: 'decline', reasonCode: 'price' });
    await runBecauseOf('place_freed');
    expect(namesOf(await live())).toEqual(['Maker 2', 'Maker 3']);
    const { buyer, enterprise } = await scene.invite(await scene.proposal(second.id), { ruling: 'amend', quantity: 600 });
    await scene.reply(enterprise, { answer: 'yes' });
    await scene.reply(buyer, { answer: 'yes' });
    const [third] = await waitFor(async () => {
      const now = await live();
      return now.length === 2 && now.every((each) => each.quantity === 400) ? now : null;
    }, { what: 'two enterprises for the rest' });
    expect(namesOf(await live())).toEqual(['Maker 3', 'Maker 4']);
    const asked = await scene.invite(third!);
    await scene.reply(asked.enterprise, { answer: 'no', reasonCode: 'no_capacity' });
    await scene.cutOffPasses(third!.id);
    expect((await scene.proposal(third!.id)).status).toBe('refused');
    const last = await scene.invite((await live())[0]!);
    await scene.cutOffPasses(last.enterprise.proposalId);
    const run = await waitFor(async () => (await runsOf()).find((each) => each.counts?.excludedByRule['settled'] === 4));
    expect(run.noneReason).toMatch(/has had its answer from each of them/);
  });
});

describe('an old run', () => {
  it('is forgotten, but never the newest of a lot', async () => {
    posted = await scene.post();
    await daysPass(1);
    const newest = await runBecauseOf('day_changed');
    expect(await runsOf()).toHaveLength(2);
    const retention = scene.service.app.get(RunRetention);
    await retention.sweep();
    expect(await runsOf()).toHaveLength(2);
    // The deadline keeps the sweep for a new day away from the lot.
    await scene.database.query('UPDATE lot SET deadline = $2 WHERE id = $1', [posted.lotId, inDays(-200)]);
    await daysPass(100);
    expect(await retention.sweep()).toBe(1);
    expect((await runsOf()).map((each) => each.id)).toEqual([newest.id]);
  });
});

describe('another classification', () => {
  it('reads texts again and matches what it recognises now', async () => {
    posted = await scene.post({ lots: [lot({ code: undefined, text: 'hoodies' }), lot()] });
    expect(posted.requirement.lots[0]).toMatchObject({ code: null, codeStatus: 'none' });
    await scene.registry.putCodes(2, [...codes, { ...codes[2]!, code: 'G13', labels: { en: 'Hoodies' }, synonyms: {} }]);
    const again = await waitFor(async () => {
      const runs = (await runsOf()).filter((run) => run.trigger === 'classification_changed' && run.status === 'done');
      return runs.length === 2 ? runs : null;
    }, { what: 'both lots are matched again' });
    const { lots } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(cda));
    expect(lots).toMatchObject([{ code: 'G13', codeStatus: 'proposed' }, { code: 'G11', codeStatus: 'stated' }]);
    expect(again.find((run) => run.lotId === posted.lotId)!.noneReason).toBe('None of 4 enterprises claims a code like Hoodies (G13).');
  });
});
