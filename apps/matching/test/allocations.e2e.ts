// A lot is split: decided all together or not at all, by one CDA at a time, each share invited for its own quantity.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import {
  DecideAllocation, GetAllocation, ListAllocations, SimulateAllocation, UndoAllocation, type Allocation, type AllocationDemands, type NewAllocation,
} from '#contracts/matching/allocations.js';
import { ListLinkages } from '#contracts/matching/invitations.js';
import { UndoDecision, type LinkageProposal } from '#contracts/matching/proposals.js';
import { GetRequirement } from '#contracts/matching/requirements.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { allocationInvariants } from '../src/allocations/invariants.js';
import { linkageInvariants } from '../src/brokering/invariants.js';
import { codeOf, startScene, type Posted, type Scene } from './linkage-scene.js';
import { admin, buyerActor, cda, cluster, enterprise, enterpriseActor, foreignCda, inDays } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const otherCda = { ...cda, accountId: newId() };
const workshop = (name: string, free: number, minimumOrder: number, leadTimeDays: number) => enterprise(name, {}, {
  leadTimeDays, minimumOrder, capacity: [{ from: inDays(30), to: inDays(60), quantity: free, booked: 0 }],
});
const demands: AllocationDemands = { maximumEnterprises: 4, shareCap: 0.5, newcomersFloor: null, inclusionQuota: null, costPerEnterprise: 0.01 };

beforeAll(async () => {
  scene = await startScene({ invitationCap: 100 });
  await scene.register(workshop('Abay', 400, 50, 5), workshop('Bole', 350, 20, 8), workshop('Chaka', 300, 10, 11), workshop('Dire', 250, 100, 14));
});
afterEach(async () => {
  disarmFailPoints();
  if (posted) await scene.cancel(posted).catch(() => undefined);
  for (const invariant of [...linkageInvariants, ...allocationInvariants]) {
    if ('sql' in invariant) expect([invariant.name, await scene.database.query(invariant.sql)]).toEqual([invariant.name, []]);
  }
});
afterAll(() => scene?.stop());

type Four = [LinkageProposal, LinkageProposal, LinkageProposal, LinkageProposal];
async function fresh(): Promise<Four> {
  posted = await scene.post();
  expect(posted.proposals).toHaveLength(4);
  return posted.proposals as Four;
}
const sharesOf = (proposals: readonly Pick<LinkageProposal, 'id' | 'version'>[], ...quantities: number[]) =>
  quantities.map((quantity, at) => ({ proposalId: proposals[at]!.id, version: proposals[at]!.version, quantity }));
const split = (shares: NewAllocation['shares'], more: Partial<NewAllocation> = {}, actor: Actor = cda, key?: string) =>
  scene.ask(DecideAllocation, { lotId: posted.lotId, allocation: { shares, conflictOfInterest: 'none', ...more } }, contextOf(actor, key));
const undo = (id: string, actor: Actor = cda) => scene.ask(UndoAllocation, { id }, contextOf(actor));
const get = (id: string, actor: Actor = cda) => scene.ask(GetAllocation, { id }, contextOf(actor));
const statuses = async (proposals: readonly LinkageProposal[]) =>
  Promise.all(proposals.map(async ({ id }) => (await scene.proposal(id)).status));
const rowsOf = async (lotId: string) => scene.database.query('SELECT id FROM allocation WHERE lot_id = $1', [lotId]);
const decisionsOf = async (lotId: string) =>
  scene.database.query('SELECT d.id FROM decision d JOIN proposal p ON p.id = d.proposal_id WHERE p.subject_id = $1', [lotId]);
const failure = (promise: Promise<unknown>): Promise<{ code: string; message: string }> =>
  promise.then(() => ({ code: 'none', message: 'it was done' }), (error: { code: string; message: string }) => error);

describe('a split that is decided', () => {
  it('is one decision for each share, and leads to linkages that come to the lot', async () => {
    const proposals = await fresh();
    const simulated = await scene.ask(SimulateAllocation, { lotId: posted.lotId, question: { ...demands, quantity: null, locked: [], excluded: [], method: 'exact', timeLimitSeconds: 2 } }, contextOf(cda));
    const decided = await split(simulated.shares.map(({ proposalId, version, quantity }) => ({ proposalId, version, quantity })), { demands, note: 'By capacity' });
    expect(decided).toMatchObject({
      lotId: posted.lotId, clusterId: cluster.id, quantity: 1000, unit: 'piece', decidedBy: cda.accountId, note: 'By capacity', demands, keepsDemands: true,
      objective: simulated.objective, candidates: simulated.candidates.map(({ isPlacedByPolicy: _, ...kept }) => kept),
    });
    expect(Date.parse(decided.effectiveAt) - Date.parse(decided.decidedAt)).toBeGreaterThanOrEqual(3_600_000);
    // Kept as it was simulated, to the last bit.
    const arithmetic = ({ proposalId, version, quantity, part, score, gain, cost }: (typeof simulated.shares)[number] | Allocation['shares'][number]) =>
      ({ proposalId, version, quantity, part, score, gain, cost });
    expect(decided.shares.map(arithmetic)).toEqual(simulated.shares.map(arithmetic));
    for (const share of decided.shares) {
      expect(await scene.proposal(share.proposalId)).toMatchObject({
        status: 'approved', quantity: share.quantity, version: share.version + 1,
        decision: { id: share.decisionId, ruling: 'amend', quantity: share.quantity, note: 'By capacity' },
      });
      expect(await scene.events('ProposalDecided', share.proposalId)).toMatchObject([{ decisionId: share.decisionId, ruling: 'amend' }]);
    }
    const entries = await scene.database.query<{ action: string; details: Record<string, unknown> }>('SELECT action, details FROM audit_log WHERE subject_id = $1', [decided.id]);
    expect(entries).toEqual([{ action: 'allocation.decide', details: {
      clusterId: cluster.id, lotId: posted.lotId, quantity: 1000, keepsDemands: true, decisionIds: expect.arrayContaining(decided.shares.map((share) => share.decisionId)),
    } }]);

    for (const { proposalId } of decided.shares) await scene.holdingEnds(proposalId);
    const invitations = await scene.database.query<{ proposal_id: string; quantity: number }>(
      'SELECT i.proposal_id, i.quantity FROM invitation i JOIN proposal p ON p.id = i.proposal_id WHERE p.subject_id = $1', [posted.lotId]);
    expect(invitations).toHaveLength(2 * decided.shares.length);
    for (const { proposalId, quantity } of decided.shares) {
      expect(invitations.filter((each) => each.proposal_id === proposalId).map((each) => each.quantity)).toEqual([quantity, quantity]);
    }
    expect((await get(decided.id)).shares.map(({ status }) => status)).toEqual(decided.shares.map(() => 'invited'));
    const open = await scene.database.query<{ id: string; side: 'buyer' | 'enterprise'; organisationId: string }>(
      `SELECT i.id, i.side, i.organisation_id AS "organisationId" FROM invitation i JOIN proposal p ON p.id = i.proposal_id WHERE p.subject_id = $1 ORDER BY i.id`, [posted.lotId]);
    for (const invitation of open) await scene.reply(invitation, { answer: 'yes' });
    const { items: linkages } = await scene.ask(ListLinkages, { requirementId: posted.requirement.id, limit: 50 }, contextOf(cda));
    expect(linkages.map(({ quantity }) => quantity).sort()).toEqual(decided.shares.map(({ quantity }) => quantity).sort());
    expect(linkages.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(1000);
    expect((await get(decided.id)).shares.map(({ status, linkedQuantity, linkageId }) => [status, linkedQuantity, linkageId])).toEqual(
      decided.shares.map(({ quantity, proposalId }) => ['agreed', quantity, linkages.find((linkage) => linkage.proposalId === proposalId)!.id]));
    const [covered] = (await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(buyerActor))).lots;
    expect(covered).toMatchObject({ status: 'covered', linkedQuantity: 1000 });
    expect(await statuses(proposals)).not.toContain('proposed');
  });

  it('may depart from what was simulated, and says so', async () => {
    const proposals = await fresh();
    const decided = await split(sharesOf(proposals, 600, 10), { demands });
    expect(decided).toMatchObject({ quantity: 610, keepsDemands: false });
    expect(decided.shares.map(({ part }) => part)).toEqual([600 / 610, 10 / 610]);
    await undo(decided.id);
    const again = await split(sharesOf(await scene.proposalsOf(posted.lotId), 500));
    expect(again).toMatchObject({ demands: null, keepsDemands: null });
  });

  it('gives a repeated request the same answer, and is done once', async () => {
    const shares = sharesOf(await fresh(), 300, 200);
    const key = newId();
    const first = await split(shares, {}, cda, key);
    expect(await split(shares, {}, cda, key)).toEqual(first);
    expect(await rowsOf(posted.lotId)).toHaveLength(1);
  });
});

describe('nothing at all is done', () => {
  it.each([
    ['one share was decided before', 'version_stale', async ([one, two]: Four) => {
      await scene.decide(two);
      return split(sharesOf([one, two], 300, 200));
    }],
    ['the last version is wrong', 'version_stale', async (all: Four) => split([...sharesOf(all, 300, 200), { ...sharesOf([all[2]], 100)[0]!, version: 99 }])],
    ['a conflict of interest is declared', 'conflict_of_interest', async (all: Four) => split(sharesOf(all, 300, 200), { conflictOfInterest: 'declared' })],
    ['one was declared before about one of them', 'conflict_of_interest', async (all: Four) => {
      await scene.decide(all[1], { ruling: 'ask', reasonCode: 'price_unclear', conflictOfInterest: 'declared' });
      const [one, two] = await Promise.all([scene.proposal(all[0].id), scene.proposal(all[1].id)]);
      return split(sharesOf([one, two], 300, 200));
    }],
    ['the shares come to more than is open', 'quantity_too_large', async (all: Four) => split(sharesOf(all, 600, 401))],
    ['a share is no whole piece', 'body_invalid', async (all: Four) => split(sharesOf(all, 300, 200.5))],
    ['a quota is demanded, and the policy has no step of inclusion', 'inclusion_pool_too_small', async (all: Four) => split(sharesOf(all, 300, 200), { demands: { ...demands, inclusionQuota: 0.2 } })],
    ['an enterprise is there twice', 'body_invalid', async (all: Four) => split(sharesOf([all[0], all[0]], 300, 200))],
    ['a proposal does not exist', 'not_found', async (all: Four) => split([...sharesOf(all, 300), { proposalId: newId(), version: 1, quantity: 200 }])],
    ['a proposal is of another lot', 'transition_not_allowed', async (all: Four) => {
      const other = await scene.post();
      const refused = split([...sharesOf(all, 300), ...sharesOf(other.proposals, 200)]);
      return refused.finally(() => scene.cancel(other));
    }],
    ['the requirement was cancelled', 'transition_not_allowed', async (all: Four) => {
      await scene.cancel(posted);
      const now = await Promise.all(all.map(({ id }) => scene.proposal(id)));
      return split(sharesOf(now, 300, 200));
    }],
    ['what is left is promised to somebody else', 'transition_not_allowed', async (all: Four) => {
      await scene.decide(all[0], { ruling: 'amend', quantity: 700 });
      return split(sharesOf(all.slice(1), 200, 101));
    }],
  ] as const)('when %s', async (_when, code, ask) => {
    const all = await fresh();
    expect(await codeOf(ask(all))).toBe(code);
    expect(await rowsOf(posted.lotId)).toEqual([]);
    // But for what a case itself had decided.
    const others = "SELECT d.id FROM decision d JOIN proposal p ON p.id = d.proposal_id WHERE p.subject_id = $1 AND d.ruling = 'amend' AND d.quantity <> 700";
    expect(await scene.database.query(others, [posted.lotId])).toEqual([]);
  });

  it('and the refusal says of which share', async () => {
    const all = await fresh();
    const [message, fields] = [`${all[1].enterpriseName} (shares.1): 200.5 pieces is not possible`, [{ field: 'shares.1.quantity' }]];
    await expect(split(sharesOf(all, 300, 200.5))).rejects.toMatchObject({ message: expect.stringContaining(message), details: { proposalId: all[1].id, share: 1, fields } });
  });

  it.each(['allocation.after-share', 'allocation.before-commit'] as const)('when it fails at %s; the same request then does all of it', async (point) => {
    const all = await fresh();
    const key = newId();
    armFailPoint(point, 'throw@1');
    await expect(split(sharesOf(all, 300, 200, 100), {}, cda, key)).rejects.toThrow();
    expect([await decisionsOf(posted.lotId), await rowsOf(posted.lotId), new Set(await statuses(all))]).toEqual([[], [], new Set(['proposed'])]);
    expect((await split(sharesOf(all, 300, 200, 100), {}, cda, key)).shares).toHaveLength(3);
  });

  it('for whoever may not: a foreign lot looks like none, a party is refused, and so is the system', async () => {
    const all = await fresh();
    const shares = sharesOf(all, 300, 200);
    const question = { ...demands, quantity: null, locked: [], excluded: [], method: 'greedy' as const, timeLimitSeconds: 1 };
    const { id } = await split(shares);
    for (const [actor, code] of [[foreignCda, 'not_found'], [buyerActor, 'role_not_allowed'], [enterpriseActor, 'role_not_allowed'], [null, 'role_not_allowed']] as const) {
      const by = contextOf(actor);
      expect(await codeOf(scene.ask(SimulateAllocation, { lotId: posted.lotId, question }, by))).toBe(code);
      expect(await codeOf(scene.ask(DecideAllocation, { lotId: posted.lotId, allocation: { shares, conflictOfInterest: 'none' } }, by))).toBe(code);
      if (actor === null) continue;
      expect(await codeOf(scene.ask(ListAllocations, { lotId: posted.lotId, limit: 5 }, by))).toBe(code);
      expect(await codeOf(get(id, actor))).toBe(code);
      expect(await codeOf(undo(id, actor))).toBe(code);
    }
    expect((await get(id, admin)).id).toBe(id);
  });
});

describe('two CDAs at once', () => {
  it('over the same enterprises: one wins, the other learns what happened', async () => {
    const all = await fresh();
    const results = await Promise.all(Array.from({ length: 8 }, (_, at) =>
      split(sharesOf(all, 400 - at, 300), {}, at % 2 ? otherCda : cda).then((done) => ({ done, error: null }), (error: { code: string; message: string }) => ({ done: null, error }))));
    const [won, ...more] = results.filter(({ done }) => done !== null);
    expect(more).toEqual([]);
    for (const { error } of results.filter(({ done }) => done === null)) {
      expect(error!.code).toBe('version_stale');
      expect(error!.message).toMatch(new RegExp(`is approved for \\d+ piece at version \\d+ by now by the split ${won!.done!.id}. Nothing of your split was done`));
    }
    expect(await rowsOf(posted.lotId)).toHaveLength(1);
    expect(await decisionsOf(posted.lotId)).toHaveLength(2);
  });

  it('over different ones: together they do not promise more than is open', async () => {
    const [one, two, three, four] = await fresh();
    const results = await Promise.all([
      failure(split(sharesOf([one, two], 400, 300))), failure(split(sharesOf([three, four], 300, 250), {}, otherCda)),
    ]);
    expect(results.map(({ code }) => code).sort()).toEqual(['none', 'transition_not_allowed']);
    const { message } = results.find(({ code }) => code !== 'none')!;
    expect(message).toMatch(/Of the lot 1000 piece are open, and (700|550) of them are promised: .* is approved for \d+ piece \(split /);
    expect(await decisionsOf(posted.lotId)).toHaveLength(2);
  });

  it('one splits while another decides about a share: whoever is later changes nothing', async () => {
    const all = await fresh();
    const results = await Promise.all([failure(split(sharesOf(all, 300, 200, 100))), failure(scene.decide(all[2], { ruling: 'decline', reasonCode: 'price' }, otherCda))]);
    expect(results.map(({ code }) => code).sort()).toEqual(['none', 'version_stale']);
    expect([1, 3]).toContain((await decisionsOf(posted.lotId)).length);
  });
});

describe('undoing', () => {
  it('takes back the whole split, and the lot is matched again', async () => {
    const all = await fresh();
    const { id } = await split(sharesOf(all, 300, 200, 100));
    const undone = await undo(id, otherCda);
    expect(undone.shares.map(({ status }) => status)).toEqual(['undone', 'undone', 'undone']);
    for (const { id: proposalId, offeredQuantity } of all) {
      expect(await scene.proposal(proposalId)).toMatchObject({ status: 'proposed', decision: null, quantity: offeredQuantity });
    }
    expect(await scene.database.query(`SELECT trigger FROM match_run WHERE lot_id = $1 AND trigger = 'decision_undone'`, [posted.lotId])).toHaveLength(1);
    for (const { id: proposalId } of all) await scene.holdingEnds(proposalId);
    expect((await Promise.all(all.map((each) => scene.events('InvitationIssued', each.id)))).flat()).toEqual([]);
    expect(await codeOf(undo(id))).toBe('transition_not_allowed');
    expect((await split(sharesOf(await scene.proposalsOf(posted.lotId), 400, 300))).quantity).toBe(700);
  });

  it('of one share leaves the others; then of the rest', async () => {
    const all = await fresh();
    const { id, shares } = await split(sharesOf(all, 300, 200, 100));
    const { version } = await scene.proposal(shares[1]!.proposalId);
    await scene.ask(UndoDecision, { id: shares[1]!.proposalId, version }, contextOf(cda));
    expect((await get(id)).shares.map(({ status }) => status)).toEqual(['approved', 'undone', 'approved']);
    expect((await undo(id)).shares.map(({ status }) => status)).toEqual(['undone', 'undone', 'undone']);
  });

  it('comes too late as soon as one share has taken effect, and then takes nothing back', async () => {
    const all = await fresh();
    const { id, shares } = await split(sharesOf(all, 300, 200));
    await scene.holdingEnds(shares[1]!.proposalId);
    expect(await codeOf(undo(id))).toBe('undo_too_late');
    expect((await get(id)).shares.map(({ status }) => status)).toEqual(['approved', 'invited']);
  });

  it('is nothing at all when it fails before the commit', async () => {
    const { id } = await split(sharesOf(await fresh(), 300, 200));
    armFailPoint('allocation.after-share', 'throw@1');
    await expect(undo(id)).rejects.toThrow();
    expect((await get(id)).shares.map(({ status }) => status)).toEqual(['approved', 'approved']);
  });

  it('is not for whoever declared a conflict of interest about one of its shares', async () => {
    const all = await fresh();
    const asked = await scene.decide(all[0], { ruling: 'ask', reasonCode: 'price_unclear', conflictOfInterest: 'declared' });
    const { id } = await split(sharesOf([asked, all[1]], 300, 200), {}, otherCda);
    expect(await codeOf(undo(id))).toBe('conflict_of_interest');
    expect((await undo(id, otherCda)).shares.map(({ status }) => status)).toEqual(['undone', 'undone']);
    expect(await statuses(all.slice(0, 2))).toEqual(['asked', 'proposed']);
  });
});

describe('splits that were decided', () => {
  it('come newest first, page by page', async () => {
    const made: string[] = [];
    const all = await fresh();
    for (let n = 0; n < 3; n += 1) {
      const now = await Promise.all(all.map(({ id }) => scene.proposal(id)));
      made.unshift((await split(sharesOf(now, 300, 200))).id);
      if (n < 2) await undo(made[0]!);
      await scene.quiet();
    }
    const list = (cursor?: string) => scene.ask(ListAllocations, { lotId: posted.lotId, limit: 2, ...(cursor ? { cursor } : {}) }, contextOf(cda));
    const first = await list();
    const second = await list(first.nextCursor!);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect([first.items.length, second.nextCursor]).toEqual([2, null]);
    expect(await get(made[1]!)).toEqual(first.items[1]);
  });
});
