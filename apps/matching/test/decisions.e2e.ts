// The CDA decides: approve, amend, decline, ask, undo, batches; two at once, twice the same, too late.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  DecideProposal, DecideProposals, TakeEffect, UndoDecision, type LinkageProposal,
} from '#contracts/matching/proposals.js';
import { CONFIG } from '#platform/app.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import type { MatchingConfig } from '../src/config.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyerActor, cda, cluster, enterpriseActor, foreignCda } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const otherCda = { ...cda, accountId: newId() };

beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(4));
});
afterEach(async () => {
  disarmFailPoints();
  if (posted) await scene.cancel(posted).catch(() => undefined);
});
afterAll(() => scene?.stop());

const fresh = async (makers = 4): Promise<[LinkageProposal, LinkageProposal, LinkageProposal, LinkageProposal]> => {
  posted = await scene.post();
  expect(posted.proposals).toHaveLength(makers);
  return posted.proposals as [LinkageProposal, LinkageProposal, LinkageProposal, LinkageProposal];
};
const undo = (proposal: LinkageProposal, actor = cda) =>
  scene.ask(UndoDecision, { id: proposal.id, version: proposal.version }, contextOf(actor));
const audited = (id: string) => scene.database.query<{ action: string; account_id: string; details: Record<string, unknown> }>(
  `SELECT action, account_id, details FROM audit_log WHERE subject_id = $1 ORDER BY occurred_at`, [id],
);

describe('an approval', () => {
  it('waits for the holding period, then invites both sides at the proposal’s quantity', async () => {
    const [best] = await fresh();
    const approved = await scene.decide(best, { note: 'Good work last year' });
    expect(approved).toMatchObject({
      status: 'approved', version: best.version + 1,
      decision: { ruling: 'approve', decidedBy: cda.accountId, note: 'Good work last year', undoneAt: null },
    });
    const { decidedAt, effectiveAt } = approved.decision!;
    expect(Date.parse(effectiveAt) - Date.parse(decidedAt)).toBe(3_600_000);
    expect(await scene.events('InvitationIssued', best.id)).toEqual([]);
    await scene.holdingEnds(best.id);
    expect(await scene.proposal(best.id)).toMatchObject({ status: 'invited', version: best.version + 2 });
    const issued = await scene.events('InvitationIssued', best.id);
    expect(issued.map((each) => [each['side'], each['organisationId']]).sort()).toEqual([
      ['buyer', best.buyerId], ['enterprise', best.enterpriseId],
    ]);
    expect(await audited(best.id)).toMatchObject([{ action: 'proposal.approve', account_id: cda.accountId }]);
  });

  it('invites at the amended quantity, which is at most the lot', async () => {
    const [best] = await fresh();
    expect(await codeOf(scene.decide(best, { ruling: 'amend', quantity: 1000.5 }))).toBe('quantity_too_large');
    const { buyer, enterprise } = await scene.invite(best, { ruling: 'amend', quantity: 400 });
    expect([buyer.quantity, enterprise.quantity]).toEqual([400, 400]);
    expect((await scene.proposal(best.id)).offeredQuantity).toBe(1000);
  });

  it('takes effect although the queue was wiped', async () => {
    const [best] = await fresh();
    const { decision } = await scene.decide(best);
    const { REDIS_URL, REDIS_PREFIX } = scene.service.app.get<MatchingConfig>(CONFIG);
    const redis = new Redis(REDIS_URL);
    const key = await waitFor(async () => {
      const keys = await redis.keys(`${REDIS_PREFIX}:${TakeEffect.queue}:*${decision!.id}`);
      return keys[0] ?? null;
    }, { what: 'its job waits' });
    await redis.del(...(await redis.keys(`${REDIS_PREFIX}:${TakeEffect.queue}:*`)));
    expect(await redis.exists(key)).toBe(0);
    redis.disconnect();
    await scene.database.query('UPDATE decision SET effective_at = clock_timestamp() WHERE id = $1', [decision!.id]);
    await waitFor(async () => (await scene.proposal(best.id)).status === 'invited', { what: 'both sides are invited' });
    expect(await scene.events('InvitationIssued', best.id)).toHaveLength(2);
  });

  it('invites at whole steps of the unit, and at most at what is open', async () => {
    const [best, second] = await fresh();
    await expect(scene.decide(best, { ruling: 'amend', quantity: 300.5 })).rejects.toMatchObject({
      code: 'body_invalid', details: { fields: [{ field: 'quantity', message: 'state a whole number of pieces' }] },
    });
    const { buyer, enterprise } = await scene.invite(best, { ruling: 'amend', quantity: 300 });
    for (const each of [buyer, enterprise]) await scene.reply(each, { answer: 'yes' });
    // The linkage frees a place, and the run for it makes the proposal one of what is open: until then its version may change.
    const now = await waitFor(async () => {
      const proposal = await scene.proposal(second.id);
      return proposal.offeredQuantity === 700 ? proposal : null;
    }, { what: 'the run for what is open' });
    await expect(scene.decide(now, { ruling: 'amend', quantity: 800 })).rejects.toMatchObject({
      code: 'quantity_too_large', details: { fields: [{ message: 'at most 700' }] },
    });
    const pair = await scene.invite(now);
    expect([pair.enterprise.quantity, (await scene.proposal(second.id)).quantity]).toEqual([700, 700]);
  });

  it('of more than is left comes to nothing when the enterprise does not take so little', async () => {
    const picky = makers(1, 'Picky').map((each) => ({
      ...each, capabilities: each.capabilities.map((claim) => ({ ...claim, minimumOrder: 500 })),
    }))[0]!;
    await scene.register(picky);
    const [best] = await fresh(5);
    const approved = posted.proposals.find((each) => each.enterpriseId === picky.id)!;
    await scene.decide(approved);
    const { buyer, enterprise } = await scene.invite(best, { ruling: 'amend', quantity: 600 });
    for (const each of [buyer, enterprise]) await scene.reply(each, { answer: 'yes' });
    await scene.holdingEnds(approved.id);
    expect(await scene.proposal(approved.id)).toMatchObject({ status: 'withdrawn', endReason: 'minimum_order' });
    expect(await scene.events('InvitationIssued', approved.id)).toEqual([]);
    await scene.register({ ...picky, version: 2, active: false });
  });

  it('is for a lot that is open, when it is made and when it takes effect', async () => {
    const [best, second] = await fresh();
    await scene.decide(best);
    // As if the end of the lot had missed these proposals.
    await scene.database.query(`UPDATE lot SET status = 'covered' WHERE id = $1`, [posted.lotId]);
    await expect(scene.decide(second)).rejects.toMatchObject({
      code: 'transition_not_allowed', message: expect.stringContaining('lot_covered'),
    });
    await scene.holdingEnds(best.id);
    expect(await scene.proposal(best.id)).toMatchObject({ status: 'withdrawn', endReason: 'lot_covered' });
    expect(await scene.events('InvitationIssued', best.id)).toEqual([]);
  });

  it('is refused to whoever declared a conflict of interest, now or earlier, and left to another CDA', async () => {
    const [best, second] = await fresh();
    expect(await codeOf(scene.decide(best, { conflictOfInterest: 'declared' }))).toBe('conflict_of_interest');
    expect((await scene.proposal(best.id)).version).toBe(best.version);
    const asked = await scene.decide(second, { ruling: 'ask', reasonCode: 'capacity_unclear', conflictOfInterest: 'declared' });
    expect(await codeOf(scene.decide(asked))).toBe('conflict_of_interest');
    expect((await scene.decide(asked, {}, otherCda)).status).toBe('approved');
  });

  it('comes to nothing when the day of delivery ends before the invitations would', async () => {
    const [best] = await fresh();
    await scene.database.query(`UPDATE lot SET deadline = current_date - 1 WHERE id = $1`, [best.lotId]);
    await scene.decide(best);
    await scene.holdingEnds(best.id);
    expect(await scene.proposal(best.id)).toMatchObject({ status: 'withdrawn', endReason: 'deadline_past' });
    expect(await scene.events('ProposalEnded', best.id)).toEqual([]);
  });
});

describe('a decline', () => {
  it('is told with its reason when the holding period ends, and not before', async () => {
    const [best] = await fresh();
    const declined = await scene.decide(best, { ruling: 'decline', reasonCode: 'quality_doubt', note: 'Seams' });
    expect(declined).toMatchObject({ status: 'declined', decision: { reasonCode: 'quality_doubt' } });
    expect(await scene.events('ProposalEnded', best.id)).toEqual([]);
    await scene.holdingEnds(best.id);
    expect(await scene.events('ProposalEnded', best.id)).toEqual([{
      proposalId: best.id, clusterId: cluster.id, buyerId: best.buyerId, enterpriseId: best.enterpriseId,
      outcome: 'declined', reason: 'quality_doubt', wasInvited: false, refusedBy: null,
    }]);
    expect(await codeOf(undo(declined))).toBe('undo_too_late');
  });
});

describe('a question', () => {
  it('is told when the holding period ends, and not before; the proposal waits for another decision', async () => {
    const [best] = await fresh();
    const asked = await scene.decide(best, { ruling: 'ask', reasonCode: 'price_unclear', note: 'Per piece or per dozen?' });
    expect(asked.status).toBe('asked');
    expect(await scene.events('ProposalAsked', best.id)).toEqual([]);
    await scene.holdingEnds(best.id);
    expect(await scene.events('ProposalAsked', best.id)).toEqual([{
      proposalId: best.id, clusterId: cluster.id, enterpriseId: best.enterpriseId, decisionId: asked.decision!.id,
      reason: 'price_unclear',
    }]);
    expect(await scene.proposal(best.id)).toMatchObject({ status: 'asked', version: asked.version });
    expect((await scene.decide(asked)).status).toBe('approved');
  });

  it('that is undone or overtaken in time is never told', async () => {
    const [best, second] = await fresh();
    await undo(await scene.decide(best, { ruling: 'ask', reasonCode: 'other' }));
    await scene.decide(await scene.decide(second, { ruling: 'ask', reasonCode: 'other' }));
    for (const { id } of [best, second]) {
      await scene.holdingEnds(id);
      expect(await scene.events('ProposalAsked', id)).toEqual([]);
    }
  });

  it('stands again when the approval after it is undone', async () => {
    const [best] = await fresh();
    const asked = await scene.decide(best, { ruling: 'ask', reasonCode: 'price_unclear' });
    const undone = await undo(await scene.decide(asked, { ruling: 'amend', quantity: 10 }));
    expect(undone).toMatchObject({ status: 'asked', quantity: best.quantity, decision: { id: asked.decision!.id } });
    expect(await undo(undone)).toMatchObject({ status: 'proposed', decision: null });
  });
});

describe('two CDAs on one item', () => {
  it('decide once: the other learns what has become of it', async () => {
    const [best] = await fresh();
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, at) =>
      scene.decide(best, at % 2 ? { ruling: 'decline', reasonCode: 'price' } : {}, at % 2 ? otherCda : cda)));
    const refused = results.filter((each) => each.status === 'rejected').map((each) => each.reason as { code: string; message: string });
    expect(refused).toHaveLength(9);
    for (const each of refused) {
      expect(each.code).toBe('version_stale');
      expect(each.message).toMatch(/is (approved|declined) at version 2/);
    }
    expect(await scene.database.query('SELECT 1 FROM decision WHERE proposal_id = $1', [best.id])).toHaveLength(1);
  });

  it('cannot decide what is decided, with the newest version either', async () => {
    const [best] = await fresh();
    const approved = await scene.decide(best);
    expect(await codeOf(scene.decide(best))).toBe('version_stale');
    expect(await codeOf(scene.decide(approved))).toBe('transition_not_allowed');
  });
});

describe('the same request twice', () => {
  it('gets the same reply and decides once', async () => {
    const [best] = await fresh();
    const input = { id: best.id, version: best.version, decision: { ruling: 'approve', conflictOfInterest: 'none' } as const };
    const context = () => contextOf(cda, `decide-${best.id}`);
    const first = await scene.ask(DecideProposal, input, context());
    expect(await scene.ask(DecideProposal, input, context())).toEqual(first);
    expect(await scene.events('ProposalDecided', best.id)).toHaveLength(1);
  });

  it('is nothing at all when it fails before the commit', async () => {
    const [best] = await fresh();
    armFailPoint('decision.before-commit', 'throw@1');
    await expect(scene.decide(best)).rejects.toThrow();
    expect(await scene.proposal(best.id)).toMatchObject({ status: 'proposed', version: best.version });
    expect(await scene.events('ProposalDecided', best.id)).toEqual([]);
    expect((await scene.decide(best)).status).toBe('approved');
  });
});

describe('a batch', () => {
  it('decides each by itself and says what happened to each, in the order given', async () => {
    const [first, second, third, fourth] = await fresh();
    const approve = { ruling: 'approve', conflictOfInterest: 'none' } as const;
    const batch = { decisions: [
      { proposalId: fourth.id, version: fourth.version, decision: { ruling: 'decline', reasonCode: 'price', conflictOfInterest: 'none' } as const },
      { proposalId: newId(), version: 1, decision: approve },
      { proposalId: first.id, version: 99, decision: approve },
      { proposalId: second.id, version: second.version, decision: { ...approve, conflictOfInterest: 'declared' } as const },
      { proposalId: third.id, version: third.version, decision: { ruling: 'amend', quantity: 1e6, conflictOfInterest: 'none' } as const },
      { proposalId: first.id, version: first.version, decision: approve },
    ] };
    const key = `batch-${first.id}`;
    const done = await scene.ask(DecideProposals, batch, contextOf(cda, key));
    expect(done).toMatchObject({ decided: 2, failed: 4 });
    expect(done.results.map((each) => each.proposal?.status ?? each.error?.code)).toEqual([
      'declined', 'not_found', 'version_stale', 'conflict_of_interest', 'quantity_too_large', 'approved',
    ]);
    const { id, status, version, decision } = await scene.proposal(first.id);
    expect(done.results.at(-1)!.proposal).toEqual({ id, status, version, decision });
    expect(await scene.ask(DecideProposals, batch, contextOf(cda, key))).toEqual(done);
    expect(await scene.database.query('SELECT 1 FROM decision WHERE proposal_id = $1', [third.id])).toEqual([]);
    await scene.holdingEnds(first.id);
    expect(await scene.events('InvitationIssued', first.id)).toHaveLength(2);
  });
});

describe('deciding', () => {
  it('is for the cluster’s own CDAs: a foreign proposal looks like none, a party may not', async () => {
    const [best] = await fresh();
    expect(await codeOf(scene.decide(best, {}, foreignCda))).toBe('not_found');
    expect(await codeOf(scene.decide({ id: newId(), version: 1 }))).toBe('not_found');
    for (const actor of [buyerActor, { ...enterpriseActor, organisationId: best.enterpriseId }]) {
      expect(await codeOf(scene.decide(best, {}, actor))).toBe('role_not_allowed');
      expect(await codeOf(undo(best, actor))).toBe('role_not_allowed');
    }
    const nobody = { id: best.id, version: best.version, decision: { ruling: 'approve', conflictOfInterest: 'none' } as const };
    expect(await codeOf(scene.ask(DecideProposal, nobody, contextOf(null)))).toBe('role_not_allowed');
  });
});
