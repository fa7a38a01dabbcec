// From a proposal to an engagement: the same decisions, invitations, replies and links as matching has, in the market's words.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DescribeServiceInvitation, ListServiceEngagements, ReplyServiceByLink, ShowServiceInvitationByLink,
} from '#contracts/service-market/invitations.js';
import { CountNeedChanges } from '#contracts/service-market/needs.js';
import {
  ClaimServiceProposal, CountServiceChanges, CountServiceProposals, GetServiceProposal, GiveBackServiceProposal, UndoServiceDecision,
} from '#contracts/service-market/proposals.js';
import { GetServiceHappenings } from '#contracts/service-market/timeline.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { cda, college, collegeActor, foreignCda, inDays, school, schoolActor, tailors, tailorsActor } from './support/market.js';
import { accountOf, codeOf, contextOf, startScene, type Scene } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  await scene.offer();
  await scene.offer({ title: 'Another evening', price: { amount: 45, currency: 'USD' } }, collegeActor);
});
afterAll(() => scene?.stop());

describe('a service', () => {
  it('is agreed when both sides say yes, by account and by link; then the need is met and the other provider is out', async () => {
    const need = await scene.need();
    const [best, other] = await scene.proposals(need.id);
    expect([best!.providerId, other!.providerId]).toEqual([school.id, college.id]);
    const invited = await scene.invite(best!);
    expect(invited.provider).toMatchObject({
      side: 'provider', organisationId: school.id, counterpartName: tailors.name, needTitle: 'Stitching training', quantity: 10, unit: 'IE',
      budget: { amount: 50, currency: 'USD' }, language: 'en', urgency: 'normal', times: need.times, deadline: need.wantedBy,
    });
    expect(invited.enterprise).toMatchObject({ side: 'enterprise', organisationId: tailors.id, counterpartName: school.name });

    const { replyToken: token } = await scene.ask(DescribeServiceInvitation, { id: invited.provider.id });
    expect(token.startsWith('s.')).toBe(true);
    expect(await scene.ask(ShowServiceInvitationByLink, { token })).toMatchObject({ id: invited.provider.id, yesQuantity: 10 });
    await scene.ask(ReplyServiceByLink, { token, reply: { answer: 'yes' } });
    await scene.reply(invited.enterprise, { answer: 'yes' });
    const { items } = await scene.ask(ListServiceEngagements, { needId: need.id, limit: 50 }, contextOf(cda));
    expect(items).toMatchObject([{ kind: 'single', enterpriseId: tailors.id, providerId: school.id, quantity: 10, unit: 'IE' }]);
    expect(await scene.fresh(need.id)).toMatchObject({ status: 'met', coveredQuantity: 10 });
    expect(await scene.proposals(need.id)).toMatchObject([{ status: 'agreed' }, { status: 'withdrawn', endReason: 'need_covered' }]);
    const told = await scene.query<{ how: string }>(`SELECT body->>'how' AS how FROM outbox WHERE body->>'needId' = $1 AND body ? 'how'`, [need.id]);
    expect(told).toEqual([{ how: 'met' }]);
  });

  it('is agreed for a part: the rest of the need stays open and is matched without that provider', async () => {
    const need = await scene.need({ wantedBy: inDays(80) });
    const { enterprise, provider } = await scene.invite((await scene.proposals(need.id))[0]!);
    await scene.reply(provider, { answer: 'part', quantity: 4 });
    await scene.reply(enterprise, { answer: 'yes', quantity: 4 });
    expect(await scene.fresh(need.id)).toMatchObject({ status: 'open', coveredQuantity: 4 });
    const match = await waitFor(async () => {
      const newest = await scene.match(need.id);
      return newest.trigger === 'place_freed' ? newest : null;
    }, { what: 'the need is matched again' });
    expect(match.counts).toMatchObject({ excludedByRule: { settled: 1 } });
    const proposals = await scene.proposals(need.id);
    expect(proposals.find((each) => each.providerId === school.id)).toMatchObject({ status: 'agreed' });
    expect(proposals.find((each) => each.providerId === college.id)).toMatchObject({ status: 'proposed', quantity: 6 });
  });

  it('is refused with a reason of its own; the need goes on', async () => {
    const need = await scene.need({ wantedBy: inDays(81) });
    const [first] = await scene.proposals(need.id);
    const { provider } = await scene.invite(first!);
    expect(await codeOf(scene.reply(provider, { answer: 'no', reasonCode: 'quality_doubt' }))).toBe('body_invalid');
    await scene.reply(provider, { answer: 'no', reasonCode: 'times_do_not_fit' });
    await scene.query(`UPDATE invitation SET closes_at = clock_timestamp() WHERE proposal_id = $1`, [first!.id]);
    await waitFor(async () => (await scene.query(
      `SELECT 1 FROM invitation WHERE proposal_id = $1 AND status = 'open'`, [first!.id],
    )).length === 0, { what: 'the invitations close' });
    expect(await scene.ask(GetServiceProposal, { id: first!.id }, contextOf(cda))).toMatchObject({ status: 'refused', endReason: 'times_do_not_fit' });
    expect(await scene.fresh(need.id)).toMatchObject({ status: 'open' });
  });

  it('is decided on by the CDA of its cluster, who can take it back as long as nothing went out', async () => {
    const need = await scene.need({ wantedBy: inDays(82) });
    const [first] = await scene.proposals(need.id);
    expect(await codeOf(scene.ask(GetServiceProposal, { id: first!.id }, contextOf(foreignCda)))).toBe('not_found');
    const decided = await scene.decide(first!, { ruling: 'decline', reasonCode: 'price' } as never);
    expect(decided).toMatchObject({ status: 'declined' });
    const undone = await scene.ask(UndoServiceDecision, { id: first!.id, version: decided.version }, contextOf(cda));
    expect(undone.status).toBe('proposed');
  });

  it('is claimed, counted and told of in the words of the market', async () => {
    const since = new Date().toISOString();
    const need = await scene.need({ wantedBy: inDays(84) });
    const [first] = await scene.proposals(need.id);
    const colleague = { ...cda, accountId: newId() };
    const claim = (actor: typeof cda) => scene.ask(ClaimServiceProposal, { id: first!.id, takeOver: false }, contextOf(actor));
    expect((await claim(cda)).claim).toMatchObject({ accountId: cda.accountId });
    expect(await codeOf(claim(colleague))).toBe('claimed_by_other');
    expect(await scene.ask(GiveBackServiceProposal, { id: first!.id }, contextOf(cda))).toEqual({ proposalId: first!.id, claim: null });
    const { byStatus } = await scene.ask(CountServiceProposals, { needId: need.id }, contextOf(cda));
    expect(byStatus).toMatchObject({ proposed: 2, invited: 0 });
    expect(await scene.ask(CountServiceChanges, { since }, contextOf(cda))).toMatchObject({ newToDecide: 2, replies: 0, agreed: 0, lapsed: 0 });
    expect(await scene.ask(CountNeedChanges, { since }, contextOf(cda))).toEqual({ proposed: 0, newProposed: 0 });

    const { enterprise, provider } = await scene.invite(first!);
    for (const each of [enterprise, provider]) await scene.reply(each, { answer: 'yes' });
    const { items, sides, aboutIds } = await scene.ask(GetServiceHappenings, { id: first!.id }, contextOf(cda));
    expect(items.map(({ kind }) => kind)).toEqual(['proposed', 'decided', 'invited', 'invited', 'replied', 'replied', 'agreed']);
    expect(items.at(-1)).toMatchObject({ engagementId: expect.any(String), quantity: 10 });
    expect(sides.map(({ side }) => side).sort()).toEqual(['enterprise', 'provider']);
    expect(aboutIds).toHaveLength(4);
  });

  it('shows nobody whom it is not about: providers see it when they are invited', async () => {
    const need = await scene.need({ wantedBy: inDays(83) });
    const [first] = await scene.proposals(need.id);
    expect(await codeOf(scene.ask(GetServiceProposal, { id: first!.id }, contextOf(schoolActor)))).toBe('not_found');
    const { provider } = await scene.invite(first!);
    expect(await scene.ask(GetServiceProposal, { id: first!.id }, contextOf(schoolActor))).toMatchObject({ status: 'invited' });
    expect(await codeOf(scene.ask(GetServiceProposal, { id: first!.id }, contextOf(collegeActor)))).toBe('not_found');
    const stranger = { ...accountOf(provider), organisationId: college.id };
    expect(await codeOf(scene.ask(ListServiceEngagements, { limit: 50 }, contextOf({ ...stranger, role: 'buyer' })))).toBe('role_not_allowed');
    expect((await scene.ask(ListServiceEngagements, { limit: 50 }, contextOf(tailorsActor))).items.length).toBeGreaterThan(0);
    expect((await scene.ask(ListServiceEngagements, { limit: 50 }, contextOf(collegeActor))).items).toEqual([]);
  });
});
