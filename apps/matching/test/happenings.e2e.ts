// What happened to a proposal, in order, as the people of its cluster are told it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GetHappenings } from '#contracts/matching/timeline.js';
import { UndoDecision } from '#contracts/matching/proposals.js';
import { accountOf, codeOf, makers, startScene, type Scene } from './linkage-scene.js';
import { buyer, buyerActor, cda, foreignCda } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(3));
});
afterAll(() => scene?.stop());

const happenings = (id: string, actor = cda) => scene.ask(GetHappenings, { id }, contextOf(actor));

describe('what happened to a proposal', () => {
  it('is told from the proposal to the linkage, with what was undone', async () => {
    const { proposals: [first] } = await scene.post();
    const declined = await scene.decide(first!, { ruling: 'decline', reasonCode: 'price', note: 'Too dear' });
    await scene.ask(UndoDecision, { id: first!.id, version: declined.version }, contextOf(cda));
    await scene.quiet();
    const { buyer: ours, enterprise } = await scene.invite(await scene.proposal(first!.id));
    await scene.reply(enterprise, { answer: 'part', quantity: 400, note: 'In two weeks' });
    await scene.reply(ours, { answer: 'yes' });
    const { items, sides, aboutIds, proposalId } = await happenings(first!.id);
    expect(proposalId).toBe(first!.id);
    expect(items.map(({ kind }) => kind)).toEqual(['proposed', 'decided', 'undone', 'decided', 'invited', 'invited', 'replied', 'replied', 'agreed']);
    const [, no, undone, yes, , , part, whole, agreed] = items;
    expect(no).toMatchObject({ decision: { ruling: 'decline', reasonCode: 'price', note: 'Too dear', decidedBy: cda.accountId }, tookEffectAt: null });
    expect(undone).toEqual({ kind: 'undone', at: (no as { decision: { undoneAt: string } }).decision.undoneAt, decisionId: declined.decision!.id });
    expect(yes).toMatchObject({ decision: { ruling: 'approve', undoneAt: null }, tookEffectAt: expect.any(String) });
    expect(part).toMatchObject({ side: 'enterprise', invitationId: enterprise.id, answer: 'part', quantity: 400, note: 'In two weeks', through: 'api' });
    expect(whole).toMatchObject({ side: 'buyer', answer: 'yes', quantity: 400, reasonCode: null });
    expect(agreed).toMatchObject({ linkageId: expect.any(String), quantity: 400 });
    const times = items.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(sides).toEqual(expect.arrayContaining([{ side: 'buyer', organisationId: buyer.id }, { side: 'enterprise', organisationId: first!.enterpriseId }]));
    expect(new Set(aboutIds)).toEqual(new Set([first!.id, ours.id, enterprise.id, (agreed as { linkageId: string }).linkageId]));
  });

  it('ends with why it came to nothing', async () => {
    const { proposals } = await scene.post();
    const open = proposals[0]!;
    const { enterprise } = await scene.invite(open);
    await scene.cutOffPasses(enterprise.proposalId);
    const { items } = await happenings(open.id);
    expect(items.at(-1)).toMatchObject({ kind: 'ended', status: 'lapsed' });
  });

  it('is for those who work for its cluster', async () => {
    const { proposals: [first] } = await scene.post();
    const { enterprise } = await scene.invite(first!);
    expect(await codeOf(happenings(first!.id, foreignCda))).toBe('not_found');
    for (const actor of [buyerActor, accountOf(enterprise)]) expect(await codeOf(happenings(first!.id, actor))).toBe('role_not_allowed');
  });
});
