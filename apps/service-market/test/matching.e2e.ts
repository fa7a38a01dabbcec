// Needs and offers find each other from both directions, with near misses in words, on real servers.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeServiceNeed, WithdrawServiceNeed } from '#contracts/service-market/needs.js';
import { ChangeServiceOffer, WithdrawServiceOffer } from '#contracts/service-market/offers.js';
import { Classification } from '#projection/classification.js';
import { waitFor } from '#testing/wait-for.js';
import { codes, collegeActor, inDays, knittersActor, school, schoolActor, tailorsActor } from './support/market.js';
import { contextOf, startScene, type Scene } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene?.stop());

describe('a need and an offer', () => {
  it('find each other, whichever comes first, and the proposal explains itself', async () => {
    const need = await scene.need();
    expect(await scene.match(need.id)).toMatchObject({
      trigger: 'posted', counts: { offers: 0, fitting: 0 }, unmetReason: 'no_offer',
      noneReason: 'No open offer in the cluster is like Stitching training (T1).',
    });
    const offer = await scene.offer();
    const [proposal] = await scene.proposals(need.id);
    expect(proposal).toMatchObject({
      status: 'proposed', needId: need.id, providerId: school.id, providerName: school.name, quantity: 10,
      explanation: { claim: { offerId: offer.id, code: 'T1' } },
    });
    expect(proposal!.explanation.rules.find((rule) => rule.rule === 'times')).toMatchObject({ outcome: 'pass' });
    const later = await scene.need({ quantity: 5 }, knittersActor);
    expect(await scene.proposals(later.id)).toMatchObject([{ providerId: school.id, quantity: 5 }]);
    expect(await scene.match(need.id)).toMatchObject({ trigger: 'offer_changed', counts: { offers: 1, fitting: 1, proposed: 1 }, unmetReason: null });
  });

  it('miss each other by the hour alone: "would fit if held after 18:00"', async () => {
    const miss = await scene.offer({
      code: 'T2', title: 'Supervisor course in the afternoon', times: [{ weekdays: ['monday', 'wednesday'], from: '14:00', to: '16:00' }],
      sessionMinutes: 120,
    });
    const need = await scene.need({ code: 'T2' });
    const match = await scene.match(need.id);
    expect(match).toMatchObject({ counts: { offers: 1, fitting: 0 }, unmetReason: 'times' });
    const near = match.nearMisses.find((each) => each.offerId === miss.id)!;
    expect(near).toMatchObject({ rule: 'times', providerName: school.name, unit: 'MIN', margin: -240 });
    expect(near.words).toContain('would fit if held after 18:00');
    const { version } = miss;
    await scene.ask(ChangeServiceOffer, {
      id: miss.id, version, change: { times: [{ weekdays: ['monday'], from: '18:00', to: '20:00' }] },
    }, contextOf(schoolActor));
    await scene.quiet();
    expect(await scene.proposals(need.id)).toMatchObject([{ providerId: school.id, status: 'proposed' }]);
  });

  it('part when the offer ends or the need asks for something else', async () => {
    const offer = await scene.offer({ code: 'Q1', title: 'ISO 9001 consulting', unit: 'day', times: [], capacity: [] }, collegeActor);
    const need = await scene.need({ code: 'Q1', quantity: 3, times: [] });
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'proposed', quantity: 3 }]);
    const changed = await scene.ask(ChangeServiceNeed, {
      id: need.id, version: need.version, change: { budget: { amount: 10, currency: 'USD' } },
    }, contextOf(tailorsActor));
    await scene.quiet();
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'withdrawn', endReason: 'ceiling_price' }]);
    expect((await scene.match(need.id)).nearMisses).toMatchObject([{ rule: 'ceiling_price', offerId: offer.id }]);
    await scene.ask(ChangeServiceNeed, { id: need.id, version: changed.version, change: { budget: null } }, contextOf(tailorsActor));
    await scene.quiet();
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'proposed' }]);
    await scene.ask(WithdrawServiceOffer, { id: offer.id, version: offer.version }, contextOf(collegeActor));
    await scene.quiet();
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is proposed once for each provider, by the better of its offers', async () => {
    await scene.offer({ code: 'Q1', title: 'Dear', unit: 'day', price: { amount: 49, currency: 'USD' }, times: [], capacity: [] }, collegeActor);
    const cheap = await scene.offer(
      { code: 'Q1', title: 'Cheap', unit: 'day', price: { amount: 10, currency: 'USD' }, times: [], capacity: [] }, collegeActor);
    const need = await scene.need({ code: 'Q1', quantity: 2, times: [] }, knittersActor);
    expect(await scene.proposals(need.id)).toMatchObject([{ explanation: { claim: { offerId: cheap.id } } }]);
    expect(await scene.match(need.id)).toMatchObject({ counts: { fitting: 2, proposed: 1 } });
    await scene.ask(WithdrawServiceNeed, { id: need.id, version: need.version }, contextOf(knittersActor));
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'withdrawn', endReason: 'need_withdrawn' }]);
  });

  it('follow the provider: closed, it is proposed for nothing; open again, it is', async () => {
    const need = await scene.need({ wantedBy: inDays(90) }, knittersActor);
    expect((await scene.proposals(need.id)).map((each) => each.status)).toEqual(['proposed']);
    await scene.register({ ...school, version: 2, active: false });
    expect((await scene.proposals(need.id)).map((each) => each.status)).toEqual(['withdrawn']);
    await scene.register({ ...school, version: 3 });
    expect((await scene.proposals(need.id)).map((each) => each.status)).toEqual(['proposed']);
  });

  it('find each other through codes of two classifications, as soon as these correspond', async () => {
    const skills = { ...codes[0]!, scheme: 'SKILLS', code: 'K1', labels: { en: 'Sewing skills' }, unit: 'IE' };
    await scene.registry.putCodes(2, [...codes, skills]);
    await waitFor(() => scene.service.app.get(Classification).tree.has('K1'), { what: 'the other classification' });
    const need = await scene.need({ code: 'K1', quantity: 2 }, knittersActor);
    expect(await scene.match(need.id)).toMatchObject({ unmetReason: 'no_offer' });
    await scene.registry.putCorrespondences(3, [...codes, { ...skills, corresponds: [{ code: 'T1', kind: 'partial' }] }]);
    const [proposal] = await waitFor(async () => {
      const found = await scene.proposals(need.id);
      return found.length > 0 && found;
    }, { what: 'an offer of the corresponding code is proposed' });
    expect(proposal!.explanation.claim).toMatchObject({ code: 'T1' });
    expect(proposal!.explanation.rules.find(({ rule }) => rule === 'code')?.words).toContain('(through T1 ↔ K1, partial)');
    await waitFor(async () => (await scene.gaps('K1')).some(({ unmet, offers }) => unmet === 0 && offers > 0), { what: 'the gap is met' });
  });
});
