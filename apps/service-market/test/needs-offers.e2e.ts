// Posting, changing, ending and seeing needs and offers, and keeping up with the registry.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeServiceNeed, ConfirmServiceNeedCode, GetServiceNeed, ListServiceNeeds, PostServiceNeed, WithdrawServiceNeed,
} from '#contracts/service-market/needs.js';
import { ChangeServiceOffer, GetServiceOffer, ListServiceOffers, PostServiceOffer, WithdrawServiceOffer } from '#contracts/service-market/offers.js';
import { waitFor } from '#testing/wait-for.js';
import { NeedsService } from '../src/needs/needs.service.js';
import { OffersService } from '../src/offers/offers.service.js';
import {
  buyerActor, cda, cluster, college, collegeActor, enterprise, foreignCda, inDays, knittersActor, need, offer, otherCluster, provider, school,
  schoolActor, tailors, tailorsActor,
} from './support/market.js';
import { codeOf, contextOf, startScene, type Scene } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene?.stop());

describe('a need', () => {
  it('is posted once for one key, for the enterprise that posts', async () => {
    const context = contextOf(tailorsActor, 'the-key');
    const first = await scene.ask(PostServiceNeed, need(), context);
    expect(await scene.ask(PostServiceNeed, need(), context)).toEqual(first);
    expect(first).toMatchObject({
      status: 'open', origin: 'enterprise', enterpriseId: tailors.id, enterpriseName: tailors.name, title: 'Stitching training', unit: 'IE', version: 1,
    });
  });

  it('is posted by a CDA who names the enterprise of the cluster, by nobody else for another', async () => {
    expect(await scene.need({ enterpriseId: tailors.id }, cda)).toMatchObject({ enterpriseId: tailors.id });
    expect(await codeOf(scene.ask(PostServiceNeed, need(), contextOf(cda)))).toBe('body_invalid');
    expect(await codeOf(scene.ask(PostServiceNeed, need({ enterpriseId: enterprise('Elsewhere', otherCluster.id).id }), contextOf(cda)))).toBe('body_invalid');
    expect(await codeOf(scene.ask(PostServiceNeed, need({ enterpriseId: tailors.id }), contextOf(knittersActor)))).toBe('not_yours');
    expect(await codeOf(scene.ask(PostServiceNeed, need({ clusterId: otherCluster.id }), contextOf(tailorsActor)))).toBe('cluster_unknown');
    for (const actor of [buyerActor, schoolActor]) {
      expect(await codeOf(scene.ask(PostServiceNeed, need(), contextOf(actor)))).toBe('role_not_allowed');
    }
  });

  it('of an enterprise that was merged stays its own; nobody posts another under the earlier id', async () => {
    const [kept, other] = [enterprise('Weavers of Shiro Meda'), enterprise('Weavers, Shiro Meda')];
    for (const each of [kept, other]) await scene.registry.putEnterprise(each);
    const earlier = await scene.need({ enterpriseId: other.id }, cda);
    await scene.registry.putEnterprise({ ...other, version: 2, active: false, mergedInto: kept.id });
    await waitFor(async () => (await scene.query('SELECT 1 FROM enterprise_projection WHERE id = $1 AND merged_into = $2', [other.id, kept.id])).length === 1,
      { what: 'the merge is projected' });
    expect(await codeOf(scene.ask(PostServiceNeed, need({ enterpriseId: other.id }), contextOf(cda)))).toBe('enterprise_merged');
    const own = { ...tailorsActor, organisationId: kept.id };
    expect(await codeOf(scene.ask(GetServiceNeed, { id: earlier.id }, contextOf(own)))).toBe('not_found');
    const actor = { ...own, formerOrganisationIds: [other.id] };
    expect(await scene.ask(GetServiceNeed, { id: earlier.id }, contextOf(actor))).toMatchObject({ enterpriseId: other.id });
    expect((await scene.ask(ListServiceNeeds, { limit: 5 }, contextOf(actor))).items.map(({ id }) => id)).toEqual([earlier.id]);
    await scene.registry.putEnterprise({ ...other, version: 3 });
    await waitFor(async () => (await scene.query('SELECT 1 FROM enterprise_projection WHERE id = $1 AND merged_into IS NULL', [other.id])).length === 1,
      { what: 'the two are parted' });
    expect(await scene.need({ enterpriseId: other.id }, cda)).toMatchObject({ enterpriseId: other.id });
  });

  it('in its own words gets codes proposed, and one is confirmed', async () => {
    const posted = await scene.need({ code: undefined, text: 'line leader course for our supervisors' });
    expect(posted).toMatchObject({ code: 'T2', codeStatus: 'proposed', title: 'line leader course for our supervisors' });
    const confirmed = await scene.ask(ConfirmServiceNeedCode, { id: posted.id, version: 1, code: 'T1' }, contextOf(tailorsActor));
    expect(confirmed).toMatchObject({ code: 'T1', codeStatus: 'stated', version: 2, proposedCodes: posted.proposedCodes });
    const unknown = await scene.need({ code: undefined, text: 'rain in June' });
    expect([unknown.code, (await scene.match(unknown.id)).unmetReason]).toEqual([null, 'no_code']);
  });

  it('is changed and withdrawn by who saw its newest version, and seen by nobody else', async () => {
    const posted = await scene.need();
    const change = { id: posted.id, version: 1, change: { urgency: 'high' as const, place: { country: 'ET', latitude: 9, longitude: 38.7 } } };
    expect(await codeOf(scene.ask(ChangeServiceNeed, change, contextOf(knittersActor)))).toBe('not_found');
    expect(await scene.ask(ChangeServiceNeed, change, contextOf(tailorsActor))).toMatchObject({ version: 2, urgency: 'high', budget: posted.budget });
    expect(await codeOf(scene.ask(ChangeServiceNeed, change, contextOf(tailorsActor)))).toBe('version_stale');
    for (const actor of [knittersActor, foreignCda]) {
      expect(await codeOf(scene.ask(GetServiceNeed, { id: posted.id }, contextOf(actor)))).toBe('not_found');
    }
    expect(await scene.ask(WithdrawServiceNeed, { id: posted.id, version: 2 }, contextOf(tailorsActor))).toMatchObject({ status: 'withdrawn' });
    expect(await codeOf(scene.ask(WithdrawServiceNeed, { id: posted.id, version: 3 }, contextOf(tailorsActor)))).toBe('transition_not_allowed');
  });

  it('ends by itself when its last day has passed', async () => {
    const posted = await scene.need();
    await scene.query(`UPDATE service_need SET wanted_by = current_date - 1 WHERE id = $1`, [posted.id]);
    const context = { ...contextOf(null) };
    await Promise.all([1, 2].map(() => scene.service.app.get(NeedsService).expire(posted.id, context)));
    expect(await scene.fresh(posted.id)).toMatchObject({ status: 'expired', version: 2 });
  });

  it('is listed page by page, filtered, newest first', async () => {
    const all = await scene.ask(ListServiceNeeds, { limit: 200 }, contextOf(cda));
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await scene.ask(ListServiceNeeds, { limit: 2, cursor }, contextOf(cda));
      paged.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    const open = await scene.ask(ListServiceNeeds, { limit: 200, status: 'withdrawn', code: 'T' }, contextOf(cda));
    expect(open.items.length).toBeGreaterThan(0);
    expect(open.items.every((each) => each.status === 'withdrawn' && each.code!.startsWith('T'))).toBe(true);
    expect((await scene.ask(ListServiceNeeds, { limit: 200 }, contextOf(foreignCda))).items).toEqual([]);
  });
});

describe('an offer', () => {
  it('is posted by its provider or for it, seen in the clusters it serves, open ones only by enterprises', async () => {
    const posted = await scene.offer();
    expect(posted).toMatchObject({ providerId: school.id, providerName: school.name, status: 'open', validFrom: inDays(0), validUntil: null });
    expect(await scene.offer({ providerId: college.id }, cda)).toMatchObject({ providerId: college.id });
    expect(await codeOf(scene.ask(PostServiceOffer, offer({ providerId: college.id }), contextOf(schoolActor)))).toBe('not_yours');
    expect(await codeOf(scene.ask(PostServiceOffer, offer({ providerId: provider('Unknown').id }), contextOf(cda)))).toBe('body_invalid');
    expect(await codeOf(scene.ask(PostServiceOffer, offer(), contextOf(tailorsActor)))).toBe('role_not_allowed');
    expect(await scene.ask(GetServiceOffer, { id: posted.id }, contextOf(tailorsActor))).toEqual(posted);
    for (const actor of [collegeActor, foreignCda]) {
      expect(await codeOf(scene.ask(GetServiceOffer, { id: posted.id }, contextOf(actor)))).toBe('not_found');
    }
    await scene.ask(WithdrawServiceOffer, { id: posted.id, version: 1 }, contextOf(schoolActor));
    expect(await codeOf(scene.ask(GetServiceOffer, { id: posted.id }, contextOf(tailorsActor)))).toBe('not_found');
    expect((await scene.ask(ListServiceOffers, { limit: 50 }, contextOf(tailorsActor))).items.map(({ id }) => id)).not.toContain(posted.id);
    expect((await scene.ask(ListServiceOffers, { limit: 50, status: 'withdrawn', clusterId: cluster.id }, contextOf(schoolActor))).items.map(({ id }) => id)).toContain(posted.id);
  });

  it('is changed by who saw its newest version, and ends by itself', async () => {
    const posted = await scene.offer();
    const changed = await scene.ask(ChangeServiceOffer, { id: posted.id, version: 1, change: { title: 'Other', validUntil: inDays(3) } }, contextOf(schoolActor));
    expect(changed).toMatchObject({ version: 2, title: 'Other', validUntil: inDays(3), times: posted.times });
    expect(await codeOf(scene.ask(ChangeServiceOffer, { id: posted.id, version: 1, change: { title: 'Late' } }, contextOf(schoolActor)))).toBe('version_stale');
    await scene.query('UPDATE service_offer SET valid_until = current_date - 1 WHERE id = $1', [posted.id]);
    await Promise.all([1, 2].map(() => scene.service.app.get(OffersService).expire(posted.id, contextOf(null))));
    expect(await scene.ask(GetServiceOffer, { id: posted.id }, contextOf(schoolActor))).toMatchObject({ status: 'expired', version: 3 });
  });
});

it('a provider and an enterprise that no event told of are asked for, or found by catching up', async () => {
  const [silent, workshop] = [provider('Silent School'), enterprise('Silent Workshop')];
  await scene.registry.putProvider(silent, true);
  await scene.registry.putEnterprise(workshop, true);
  expect(await scene.offer({ providerId: silent.id }, cda)).toMatchObject({ providerName: 'Silent School' });
  expect(await scene.need({ enterpriseId: workshop.id }, cda)).toMatchObject({ enterpriseName: 'Silent Workshop' });
  await scene.registry.putProvider({ ...silent, version: 2, name: 'Renamed School' }, true);
  await scene.restart();
  await waitFor(async () => (await scene.query(`SELECT 1 FROM provider_projection WHERE name = 'Renamed School'`)).length === 1, { what: 'caught up' });
});
