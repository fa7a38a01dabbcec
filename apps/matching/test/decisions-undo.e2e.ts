// Undoing a decision within its holding period: what comes back, what does not, and who may.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { UndoDecision, type LinkageProposal } from '#contracts/matching/proposals.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const otherCda = { ...cda, accountId: newId() };

beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(2));
});
afterEach(async () => {
  if (posted) await scene.cancel(posted).catch(() => undefined);
});
afterAll(() => scene?.stop());

const fresh = async (): Promise<[LinkageProposal, LinkageProposal]> => {
  posted = await scene.post();
  expect(posted.proposals).toHaveLength(2);
  return posted.proposals as [LinkageProposal, LinkageProposal];
};
const undo = (proposal: LinkageProposal, actor = cda) =>
  scene.ask(UndoDecision, { id: proposal.id, version: proposal.version }, contextOf(actor));
const audited = (id: string) => scene.database.query<{ action: string }>(
  `SELECT action FROM audit_log WHERE subject_id = $1 ORDER BY occurred_at`, [id],
);

describe('undo', () => {
  it('brings the proposal back to the queue, and nothing is ever sent', async () => {
    const [best] = await fresh();
    const approved = await scene.decide(best, { ruling: 'amend', quantity: 5 });
    const undone = await undo(approved, otherCda);
    expect(undone).toMatchObject({ status: 'proposed', version: best.version + 2, quantity: best.quantity, decision: null });
    await scene.database.query('UPDATE decision SET effective_at = clock_timestamp() WHERE proposal_id = $1', [best.id]);
    const { invite } = scene;
    await invite(undone);
    expect(await scene.events('InvitationIssued', best.id)).toHaveLength(2);
    expect((await audited(best.id)).map((each) => each.action)).toEqual([
      'proposal.amend', 'proposal.decision_undone', 'proposal.approve',
    ]);
  });

  it('comes too late when the decision took effect, whatever version is stated', async () => {
    const [best] = await fresh();
    const approved = await scene.decide(best);
    await scene.holdingEnds(best.id);
    expect(await codeOf(undo(approved))).toBe('undo_too_late');
    expect(await codeOf(undo(await scene.proposal(best.id)))).toBe('undo_too_late');
  });

  it.each(['requirement_cancelled', 'lot_covered'])('of a decline brings nothing back to a lot that is over: %s', async (endReason) => {
    const [best, second] = await fresh();
    const declined = await scene.decide(best, { ruling: 'decline', reasonCode: 'price' });
    if (endReason === 'lot_covered') {
      const { buyer, enterprise } = await scene.invite(second);
      for (const each of [buyer, enterprise]) await scene.reply(each, { answer: 'yes' });
    } else {
      await scene.cancel(posted);
    }
    expect(await undo(declined)).toMatchObject({ status: 'withdrawn', endReason, decision: null });
    expect(await codeOf(scene.decide(await scene.proposal(best.id)))).toBe('transition_not_allowed');
    await scene.holdingEnds(best.id);
    expect(await scene.events('ProposalEnded', best.id)).toEqual([]);
  });

  it('has the lot matched again: what became of the enterprise meanwhile counts', async () => {
    const leaver = makers(1, 'Leaver')[0]!;
    await scene.register(leaver);
    posted = await scene.post();
    const proposal = posted.proposals.find((each) => each.enterpriseId === leaver.id)!;
    const declined = await scene.decide(proposal, { ruling: 'decline', reasonCode: 'price' });
    await scene.register({ ...leaver, version: 2, active: false });
    await undo(declined);
    await waitFor(async () => (await scene.proposal(proposal.id)).endReason === 'active', { what: 'it is withdrawn' });
  });

  it('is not for whoever declared a conflict of interest, but of their own decision', async () => {
    const [best] = await fresh();
    const asked = await scene.decide(best, { ruling: 'ask', reasonCode: 'price_unclear', conflictOfInterest: 'declared' });
    const back = await undo(asked);
    const approved = await scene.decide(back, {}, otherCda);
    expect(await codeOf(undo(approved))).toBe('conflict_of_interest');
    expect(await codeOf(scene.decide(await undo(approved, otherCda)))).toBe('conflict_of_interest');
  });

  it('has nothing to undo on a proposal nobody decided about', async () => {
    const [best] = await fresh();
    expect(await codeOf(undo(best))).toBe('transition_not_allowed');
  });
});
