// What a run is about: the part of a lot that is still open, and the enterprises that it has not had its answer from.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { LinkageProposal } from '#contracts/matching/proposals.js';
import { ListMatchRuns, type MatchRun } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
beforeAll(async () => {
  scene = await startScene({ maxProposals: 2 });
  await scene.register(...makers(4));
});
afterEach(() => scene.cancel(posted));
afterAll(() => scene?.stop());

/** The newest run of the lot, once it is done and satisfies the condition. */
const run = (holds: (run: MatchRun) => boolean, what: string) => waitFor(async () => {
  const { items } = await scene.ask(ListMatchRuns, { requirementId: posted.requirement.id, limit: 1 }, contextOf(cda));
  return items[0]?.status === 'done' && holds(items[0]) ? items[0] : null;
}, { what });
const live = async () => (await scene.proposalsOf(posted.lotId)).filter((each) => each.status === 'proposed');
const namesOf = (proposals: readonly LinkageProposal[]) => proposals.map((each) => each.enterpriseName);
/** Something else of the cluster changes, so that the lot is matched again. */
const somethingChanges = () => scene.register(...makers(1, 'Another').map((each) => ({
  ...each, id: newId(), capabilities: [{ ...each.capabilities[0]!, leadTimeDays: 80 }],
})));

describe('a run', () => {
  it('is for what linkages leave open', async () => {
    posted = await scene.post({ lots: [lot({ quantity: 1000 })] });
    const [first] = posted.proposals as [LinkageProposal];
    const { buyer, enterprise } = await scene.invite(first, { ruling: 'amend', quantity: 600 });
    await scene.reply(enterprise, { answer: 'yes' });
    await scene.reply(buyer, { answer: 'yes' });
    await somethingChanges();
    const open = await live();
    expect(namesOf(open)).toEqual(['Maker 2', 'Maker 3']);
    for (const each of open) {
      expect(each).toMatchObject({ offeredQuantity: 400, quantity: 400 });
      expect(each.explanation.rules.find(({ rule }) => rule === 'capacity')).toMatchObject({ unit: 'C62' });
    }
  });

  it('fills the places of those who were declined, and says when nobody is left', async () => {
    posted = await scene.post();
    expect(namesOf(posted.proposals)).toEqual(['Maker 1', 'Maker 2']);
    for (const each of posted.proposals) await scene.decide(each, { ruling: 'decline', reasonCode: 'price' });
    await somethingChanges();
    expect(namesOf(await live())).toEqual(['Maker 3', 'Maker 4']);
    const filled = await run((each) => each.counts?.excludedByRule['settled'] === 2, 'two are settled');
    expect(filled.counts?.proposed).toBe(2);
  });

  it('of a lot that cannot be computed ends, says so, and withdraws what was proposed until it can be', async () => {
    posted = await scene.post();
    const setQuantity = (quantity: number) => scene.database.query('UPDATE lot SET quantity = $2 WHERE id = $1', [posted.lotId, quantity]);
    await setQuantity(1e-12);
    await somethingChanges();
    const refused = await run((each) => each.noneReason !== null, 'the run gives up');
    expect(refused.noneReason).toMatch(/cannot be computed: quantity must be above 0/);
    for (const each of await scene.proposalsOf(posted.lotId)) {
      expect(each).toMatchObject({ status: 'withdrawn', endReason: 'not_computable' });
    }
    await setQuantity(1000);
    await somethingChanges();
    expect(namesOf(await live())).toEqual(['Maker 1', 'Maker 2']);
  });
});
