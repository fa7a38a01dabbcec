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
const [maker] = makers(1);
const slow = enterprise('Slow Stitch', {}, { leadTimeDays: 300 });
const trousers = enterprise('Trouser House', {}, { code: 'G21' });
const foreign = enterprise('Foreign', { clusterId: newId() });
beforeAll(async () => {
  scene = await startScene();
  await scene.register(maker!, slow, trousers, foreign);
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
    expect(found.rules.find((each) => each.rule === rule)).toMatchObject({ outcome: 'fail', words: expect.stringMatching(/\w/) });
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
