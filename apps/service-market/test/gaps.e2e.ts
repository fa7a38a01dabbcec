// The gap figures: counted in the background from what was matched, right after changes at once, and without names for providers.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/ids.js';
import { PostServiceNeed, WithdrawServiceNeed } from '#contracts/service-market/needs.js';
import { PostServiceOffer, WithdrawServiceOffer } from '#contracts/service-market/offers.js';
import {
  collegeActor, foreignCda, knittersActor, need, offer, schoolActor, tailorsActor,
} from './support/market.js';
import { codeOf, contextOf, startScene, type Scene } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene?.stop());

describe('the gap figure', () => {
  it('counts needs, offers that fit and unmet needs by the reason of the nearest offer', async () => {
    await scene.offer();
    await scene.need();
    await scene.need({ times: [{ weekdays: ['sunday'], from: '08:00', to: '12:00' }], urgency: 'high' }, knittersActor);
    await scene.need({ code: 'T2' });
    expect(await scene.gaps('T1')).toMatchObject([{
      code: 'T1', label: 'Stitching training', needs: 2, urgent: 1, offers: 1, fittingOffers: 1, unmet: 1, unmetByReason: { times: 1 }, suppressed: false,
    }]);
    expect(await scene.gaps('T2')).toMatchObject([{ needs: 1, offers: 0, unmet: 1, unmetByReason: { no_offer: 1 } }]);
    expect((await scene.gaps('T')).map((each) => each.code)).toEqual(['T1', 'T2']);
    expect((await scene.gaps()).every((each, at, all) => at === 0 || all[at - 1]!.unmet! >= each.unmet!)).toBe(true);
  });

  it('is what a fresh count gives after many changes at once', async () => {
    const posted = await Promise.all(Array.from({ length: 8 }, (_, at) =>
      scene.ask(PostServiceNeed, need({ code: 'Q1', quantity: 1 + at, times: [], budget: { amount: at % 2 ? 100 : 20, currency: 'USD' } }),
        contextOf(at % 3 ? tailorsActor : knittersActor))));
    const offered = await Promise.all([30, 60, 200].map((amount) =>
      scene.ask(PostServiceOffer, offer({ code: 'Q1', title: `At ${amount}`, unit: 'day', price: { amount, currency: 'USD' }, times: [], capacity: [] }),
        contextOf(collegeActor))));
    await Promise.all([
      ...posted.slice(0, 3).map(({ id, version }, at) =>
        scene.ask(WithdrawServiceNeed, { id, version }, contextOf(at % 3 ? tailorsActor : knittersActor))),
      scene.ask(WithdrawServiceOffer, { id: offered[2]!.id, version: 1 }, contextOf(collegeActor)),
    ]);
    await scene.quiet();
    const budgets = posted.slice(3).map((each) => each.budget!.amount);
    const unmet = budgets.filter((amount) => amount < 30).length;
    expect(await scene.gaps('Q1')).toMatchObject([{
      needs: 5, offers: 2, fittingOffers: 2, unmet, unmetByReason: { ceiling_price: unmet },
    }]);
  });

  it('is computed again when a job died before it committed', async () => {
    const before = await scene.gaps('T2');
    await scene.query('INSERT INTO gap_change (id, cluster_id) SELECT $2, cluster_id FROM service_gap WHERE id = $1', [before[0]!.id, newId()]);
    await scene.quiet();
    const after = await scene.gaps('T2');
    expect(after[0]!.id).toBe(before[0]!.id);
    expect(after[0]!.computedAt > before[0]!.computedAt).toBe(true);
  });

  it('tells a provider the demand for what it offers, and no count that could be guessed back', async () => {
    const [seen] = await scene.gaps('T1', schoolActor);
    expect(seen).toMatchObject({ code: 'T1', suppressed: true, needs: null, urgent: null, unmet: null, unmetByReason: null, offers: 1 });
    for (let count = 0; count < 3; count += 1) await scene.need({}, knittersActor);
    expect(await scene.gaps('T1', schoolActor)).toMatchObject([{ needs: 5, unmet: 1, suppressed: false }]);
    expect((await scene.gaps(undefined, schoolActor)).some((each) => each.code.startsWith('Q'))).toBe(false);
    expect(await scene.gaps(undefined, foreignCda)).toEqual([]);
    expect(await codeOf(scene.gaps('T1', tailorsActor))).toBe('role_not_allowed');
  });
});
