// What if: which single change of a lot would admit how many more; each count is what posting the changed lot comes to.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetLotWhatIfs } from '#contracts/matching/what-ifs.js';
import { newId } from '#platform/ids.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyerActor, cda, enterprise, enterpriseActor, foreignBuyer, foreignCda, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const wanted = { deadline: inDays(60), mandatoryCertifications: ['ISO 9001'], ceilingPrice: { amount: 4, currency: 'USD' } };
const certified = (name: string, claim: Record<string, unknown>) =>
  enterprise(name, { certifications: [{ scheme: 'ISO 9001', validUntil: inDays(900) }] }, claim);
const fits = certified('Fits', { leadTimeDays: 10, priceHint: { amount: 3, currency: 'USD' } });
const slow = certified('Slow', { leadTimeDays: 70, priceHint: { amount: 3, currency: 'USD' } });
const slower = certified('Slower', { leadTimeDays: 85, priceHint: { amount: 3, currency: 'USD' } });
const dear = certified('Dear', { leadTimeDays: 10, priceHint: { amount: 4.3, currency: 'USD' } });
const akin = certified('Akin', { code: 'G12', leadTimeDays: 10, priceHint: { amount: 3, currency: 'USD' } });
beforeAll(async () => {
  scene = await startScene();
  await scene.register(fits, slow, slower, dear, akin, ...makers(2));
  posted = await scene.post({ lots: [lot(wanted)] });
});
afterAll(() => scene?.stop());

const ask = (lotId = posted.lotId, actor = cda) => scene.ask(GetLotWhatIfs, { lotId }, contextOf(actor));

describe('what if', () => {
  it('tells each change that admits somebody, from the least, in words', async () => {
    const { belong, changes, asOf } = await ask();
    const later = (days: number, from: string) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
    expect(belong).toBe(1);
    expect(changes.map(({ change, what, steps }) => [change, what, steps.map(({ to, admitted, lost }) => [to, admitted, lost])])).toEqual([
      ['deadline', null, [[later(70, asOf), 1, 0], [later(30, wanted.deadline), 2, 0]]],
      ['ceiling_price', null, [[4.32, 1, 0]]],
      ['certification', 'ISO 9001', [[null, 2, 0]]],
      ['minimum_similarity', null, [[2 / 3, 1, 0]]],
    ]);
    expect(changes[2]!.steps[0]!.words).toBe('Without ISO 9001, 2 more enterprises would fit.');
  });

  it.each([
    // Some days off, so that it is the same after midnight.
    [{ ...wanted, deadline: inDays(74) }, 2], [{ ...wanted, deadline: inDays(66) }, 1],
    [{ ...wanted, ceilingPrice: { amount: 4.32, currency: 'USD' } }, 2], [{ ...wanted, mandatoryCertifications: [] }, 3],
  ])('comes to what posting the changed lot comes to: %#', async (changed, count) => {
    const { proposals } = await scene.post({ lots: [lot(changed)] });
    expect(proposals).toHaveLength(count);
  });

  it('counts nobody who has given the lot its answer', async () => {
    const other = await scene.post({ lots: [lot(wanted)] });
    await scene.decide(other.proposals[0]!, { ruling: 'decline', reasonCode: 'price' });
    await scene.quiet();
    expect(await ask(other.lotId)).toMatchObject({ belong: 0 });
  });

  it('tells a buyer of its lot, and of nothing that the policy decides', async () => {
    const { changes } = await ask(posted.lotId, buyerActor);
    expect(changes.map(({ change }) => change)).toEqual(['deadline', 'ceiling_price', 'certification']);
  });

  it('is for those who may read the requirement', async () => {
    expect(await codeOf(ask(posted.lotId, enterpriseActor))).toBe('role_not_allowed');
    for (const actor of [foreignCda, foreignBuyer]) expect(await codeOf(ask(posted.lotId, actor))).toBe('not_found');
    expect(await codeOf(ask(newId()))).toBe('not_found');
  });

  it('says why a lot cannot be computed', async () => {
    const { lotId } = await scene.post({ lots: [lot(wanted)] });
    await scene.database.query(`UPDATE lot SET deadline = current_date - 2 WHERE id = $1`, [lotId]);
    expect(await codeOf(ask(lotId))).toBe('transition_not_allowed');
  });

  it('needs a code', async () => {
    const { lotId } = await scene.post({ lots: [lot({ code: undefined, text: 'xyzzy' })] });
    expect(await codeOf(ask(lotId))).toBe('transition_not_allowed');
  });
});
