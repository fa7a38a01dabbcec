// Why not: a CDA asks about any enterprise of the cluster, and gets every rule and criterion of the pair.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import { newId } from '#platform/ids.js';
import { criterionNames, ruleNames } from '#engine';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyerActor, cda, enterprise, enterpriseActor, foreignCda, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const [maker, second] = makers(2);
const slow = enterprise('Slow Stitch', {}, { leadTimeDays: 300 });
const trousers = enterprise('Trouser House', {}, { code: 'G21' });
const foreign = enterprise('Foreign', { clusterId: newId() });
beforeAll(async () => {
  scene = await startScene({ maxProposals: 1 });
  await scene.register(maker!, second!, slow, trousers, foreign);
  posted = await scene.post();
});
afterAll(() => scene?.stop());

const evaluate = (enterpriseId: string, lotId = posted.lotId, actor = cda) =>
  scene.ask(EvaluateEnterprise, { lotId, enterpriseId }, contextOf(actor));

describe('an evaluation', () => {
  it('of an enterprise that was proposed is what its proposal says', async () => {
    const [proposal] = posted.proposals;
    const { rules, criteria, score } = proposal!.explanation;
    expect(await evaluate(maker!.id)).toMatchObject({
      enterpriseName: 'Maker 1', proposalId: proposal!.id, proposalStatus: 'proposed', passes: true, belongs: true,
      failedRules: [], offeredQuantity: 1000, unit: 'C62', rules, criteria, score,
    });
  });

  it.each([[slow, 'lead_time'], [trousers, 'code']])('says why another was not: %#', async ({ id, name }, rule) => {
    const found = await evaluate(id);
    expect(found).toMatchObject({ enterpriseName: name, proposalId: null, proposalStatus: null, passes: false });
    expect(found.failedRules).toContain(rule);
    expect(found.rules.map((each) => each.rule)).toEqual(ruleNames.filter((name) => name !== 'times'));
    expect(found.criteria.map((each) => each.criterion)).toEqual([...criterionNames]);
    const failed = found.rules.filter(({ outcome }) => outcome === 'fail');
    expect(failed.find((each) => each.rule === rule)).toMatchObject({ words: expect.stringMatching(/\w/) });
    expect(found.whyNot).toEqual({ rank: null, belong: 0, last: null, reasons: failed.map(({ text, params, words }) => ({ text, params, words })) });
  });

  it('says of one that passes who is the last to be proposed, and which criteria make the difference', async () => {
    const { whyNot, belongs, proposalId, score } = await evaluate(second!.id);
    expect([belongs, proposalId]).toEqual([true, null]);
    expect(whyNot).toMatchObject({ rank: 2, belong: 2, last: { enterpriseId: maker!.id, enterpriseName: 'Maker 1', rank: 1 } });
    expect(whyNot.last!.leads.map(({ criterion }) => criterion)).toContain('leadTimeMargin');
    expect(whyNot.last!.leads.reduce((sum, { lead }) => sum + lead, 0)).toBeCloseTo(whyNot.last!.score - score, 12);
    expect(whyNot.reasons).toMatchObject([{
      text: 'why_not.outranked',
      words: expect.stringMatching(/^It passes every rule and ranks 2 of 2, but only the best one is proposed; .*lead-time margin .* less/),
    }]);
  });

  it('says of one that the lot has had its answer from that it has, and of a lot that ended that nobody is proposed', async () => {
    const other = await scene.post();
    await scene.decide(other.proposals[0]!, { ruling: 'decline', reasonCode: 'price' });
    await scene.quiet();
    expect((await evaluate(maker!.id, other.lotId)).whyNot).toMatchObject({
      rank: null, belong: 1, reasons: [{ text: 'why_not.settled', words: 'The lot has had its answer from it: its proposal is declined.' }],
    });
    await scene.cancel(other);
    expect((await evaluate(second!.id, other.lotId)).whyNot.reasons[0]).toMatchObject({ text: 'why_not.lot_not_open' });
  });

  it('is for the cluster only, and of what it may see', async () => {
    for (const actor of [buyerActor, enterpriseActor]) {
      expect(await codeOf(evaluate(slow.id, posted.lotId, actor))).toBe('role_not_allowed');
    }
    expect(await codeOf(evaluate(slow.id, posted.lotId, foreignCda))).toBe('not_found');
    for (const id of [newId(), foreign.id]) expect(await codeOf(evaluate(id))).toBe('not_found');
    expect(await codeOf(evaluate(slow.id, newId()))).toBe('not_found');
  });

  it('needs a code', async () => {
    const { lotId } = await scene.post({ lots: [lot({ code: undefined, text: 'xyzzy' })] });
    expect(await codeOf(evaluate(slow.id, lotId))).toBe('transition_not_allowed');
  });
});
