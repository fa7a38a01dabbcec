// What a run proposes, how the next runs keep it true, and who may see it.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DescribeProposal } from '#contracts/matching/invitations.js';
import { GetProposal, ListProposals, type LinkageProposal } from '#contracts/matching/proposals.js';
import { GetMatchRun, GetRequirement, ListMatchRuns } from '#contracts/matching/requirements.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { Actor } from '#contracts/message.js';
import { newId } from '#platform/ids.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import {
  admin, buyer, buyerActor, cda, cluster, enterpriseActor, foreignBuyer, foreignCda, lot,
} from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const [first, second, third] = makers(3) as [EnterpriseForMatching, EnterpriseForMatching, EnterpriseForMatching];
const versions = new Map<string, number>();
/** Enterprises that a test changed. */
const changed = new Set<EnterpriseForMatching>();

beforeAll(async () => {
  scene = await startScene({ maxProposals: 3 });
  await scene.register(first, second, third);
});
afterEach(async () => {
  if (posted) await scene.cancel(posted).catch(() => undefined);
  // Back to how it was, for the next test.
  for (const each of changed) await change(each, {});
  changed.clear();
});
afterAll(() => scene?.stop());

async function change(original: EnterpriseForMatching, more: Partial<EnterpriseForMatching>): Promise<void> {
  const version = (versions.get(original.id) ?? original.version) + 1;
  versions.set(original.id, version);
  changed.add(original);
  await scene.register({ ...original, ...more, version });
}
const withCapability = (original: EnterpriseForMatching, more: Record<string, unknown>): Partial<EnterpriseForMatching> => ({
  capabilities: [{ ...original.capabilities[0]!, ...more }],
});
const of = (proposals: readonly LinkageProposal[], who: EnterpriseForMatching) =>
  proposals.find((each) => each.enterpriseId === who.id)!;
const now = async (who: EnterpriseForMatching) => of(await scene.proposalsOf(posted.lotId), who);
const lastRun = async () => {
  const { items } = await scene.ask(ListMatchRuns, { requirementId: posted.requirement.id, limit: 1 }, contextOf(cda));
  return scene.ask(GetMatchRun, { id: items[0]!.id }, contextOf(cda));
};

describe('a run', () => {
  it('proposes with the whole arithmetic, which adds up to the last bit after Postgres and NATS', async () => {
    posted = await scene.post({ lots: [lot({ ceilingPrice: { amount: 7, currency: 'USD' }, preferredCertifications: ['GOTS'] })] });
    expect(posted.proposals.map((each) => each.enterpriseName)).toEqual(['Maker 1', 'Maker 2', 'Maker 3']);
    for (const proposal of posted.proposals) {
      expect(proposal).toMatchObject({
        status: 'proposed', version: 1, clusterId: cluster.id, buyerId: buyer.id, requirementTitle: 'T-shirts for spring',
        offeredQuantity: 1000, offeredKnown: true, quantity: 1000, unit: 'piece', decision: null, endReason: null,
      });
      const { explanation } = proposal;
      expect(explanation.criteria.reduce((sum, each) => sum + each.contribution, 0)).toBe(proposal.score);
      expect(explanation).toMatchObject({ score: proposal.score, confidence: proposal.confidence, weightsVersion: 2 });
      expect(explanation.runId).toBe(posted.requirement.lots[0]!.lastRunId);
      expect(explanation.rules.every((each) => each.outcome !== 'fail' && each.words.length > 0)).toBe(true);
    }
    const [row] = await scene.database.query<{ same: boolean }>(
      `SELECT bool_and((explanation->>'score')::double precision = score) AS same FROM proposal WHERE subject_id = $1`,
      [posted.lotId],
    );
    expect(row!.same).toBe(true);
  });

  it('changes nothing when nothing it shows has changed', async () => {
    posted = await scene.post();
    await change(third, { name: 'Maker 3 under a new name' });
    expect((await lastRun()).trigger).toBe('enterprise_changed');
    expect((await scene.proposalsOf(posted.lotId)).map((each) => each.version)).toEqual([1, 1, 1]);
    expect((await now(third)).enterpriseName).toBe('Maker 3 under a new name');
  });

  it('brings score, rank and quantity up to date, with a new version and the arithmetic of the new run', async () => {
    posted = await scene.post({ lots: [lot({ ceilingPrice: { amount: 7, currency: 'USD' } })] });
    const before = of(posted.proposals, second);
    await change(second, withCapability(second, {
      priceHint: { amount: 0.5, currency: 'USD' }, capacity: [{ from: '2020-01-01', to: '2100-01-01', quantity: 8e6, booked: 0 }],
    }));
    const after = await now(second);
    expect(after.version).toBe(before.version + 1);
    expect(after.rank).toBe(1);
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.explanation.runId).toBe((await lastRun()).id);
    expect((await now(first)).rank).toBe(2);
  });

  it('says that an offer is not known when the enterprise states no capacity', async () => {
    posted = await scene.post();
    await change(second, withCapability(second, { capacity: [] }));
    expect(await now(second)).toMatchObject({ offeredKnown: false, offeredQuantity: 1000 });
  });

  it('leaves a stale screen stale: deciding on the old version is refused', async () => {
    posted = await scene.post({ lots: [lot({ ceilingPrice: { amount: 7, currency: 'USD' } })] });
    await change(second, withCapability(second, { priceHint: { amount: 0.5, currency: 'USD' } }));
    expect(await codeOf(scene.decide(of(posted.proposals, second)))).toBe('version_stale');
  });

  it('withdraws what fails a rule, with the rule as the reason, and restores it when it passes again', async () => {
    posted = await scene.post();
    await change(first, { active: false });
    expect(await now(first)).toMatchObject({ status: 'withdrawn', endReason: 'active' });
    expect((await lastRun()).counts).toMatchObject({ proposed: 2, withdrawn: 1 });
    await change(first, {});
    expect(await now(first)).toMatchObject({ status: 'proposed', endReason: null, rank: 1 });
  });

  it('withdraws a proposal whose enterprise claims nothing alike any more', async () => {
    posted = await scene.post();
    await change(first, withCapability(first, { code: 'F1', unit: 'KGM' }));
    expect(await now(first)).toMatchObject({ status: 'withdrawn', endReason: 'code' });
  });

  it('withdraws what is outranked, but not what somebody asked about, and restores it when there is room', async () => {
    posted = await scene.post();
    await scene.decide(of(posted.proposals, second), { ruling: 'ask', reasonCode: 'capacity_unclear' });
    const better = makers(2, 'Better').map((each) => ({ ...each, certifications: [] }));
    for (const each of better) each.capabilities[0]!.leadTimeDays = 0;
    await scene.register(...better);
    expect(await now(third)).toMatchObject({ status: 'withdrawn', endReason: 'outranked' });
    expect(await now(second)).toMatchObject({ status: 'asked' });
    await scene.register(...better.map((each) => ({ ...each, version: 2, active: false })));
    expect(await now(third)).toMatchObject({ status: 'proposed', endReason: null });
    expect(await now(second)).toMatchObject({ status: 'asked' });
  });

  it('withdraws an invited proposal that fails a rule, closes both invitations and tells both sides', async () => {
    posted = await scene.post({ lots: [lot({ language: 'am' })] });
    const { buyer: toBuyer, enterprise: toEnterprise } = await scene.invite(of(posted.proposals, first));
    await change(first, { languages: ['fr'] });
    const withdrawn = await now(first);
    expect(withdrawn).toMatchObject({ status: 'withdrawn', endReason: 'language' });
    for (const { id } of [toBuyer, toEnterprise]) {
      expect(await scene.invitation(id)).toMatchObject({ status: 'closed', outcome: 'withdrawn', outcomeReason: 'language' });
    }
    expect(await scene.events('ProposalEnded', withdrawn.id)).toEqual([{
      proposalId: withdrawn.id, clusterId: cluster.id, buyerId: buyer.id, enterpriseId: first.id,
      outcome: 'withdrawn', reason: 'language', wasInvited: true, refusedBy: null,
    }]);
    await change(first, {});
    const back = await now(first);
    expect(back).toMatchObject({ status: 'proposed', decision: null });
    // It is in the queue again: neither side sees it before they are invited anew.
    expect(await codeOf(scene.ask(GetProposal, { id: back.id }, contextOf(buyerActor)))).toBe('not_found');
    const again = await scene.invite(back);
    expect(again.buyer.id).not.toBe(toBuyer.id);
  });

  it('keeps a decided proposal that is only outranked', async () => {
    posted = await scene.post();
    await scene.invite(of(posted.proposals, third));
    const better = makers(3, 'Newer');
    for (const each of better) each.capabilities[0]!.leadTimeDays = 0;
    await scene.register(...better);
    expect((await now(third)).status).toBe('invited');
    await scene.register(...better.map((each) => ({ ...each, version: 2, active: false })));
  });
});

describe('a requirement that ends', () => {
  it('withdraws everything for good and tells only who was invited', async () => {
    posted = await scene.post();
    const [one, two] = [of(posted.proposals, first), of(posted.proposals, second)];
    await scene.invite(one);
    await scene.decide(two);
    await scene.cancel(posted);
    for (const each of await scene.proposalsOf(posted.lotId)) {
      expect(each).toMatchObject({ status: 'withdrawn', endReason: 'requirement_cancelled' });
    }
    expect(await scene.events('ProposalEnded', one.id)).toMatchObject([{ reason: 'requirement_cancelled', wasInvited: true }]);
    expect(await scene.events('ProposalEnded', two.id)).toEqual([]);
    await scene.holdingEnds(two.id);
    expect(await scene.events('InvitationIssued', two.id)).toEqual([]);
    await change(first, { languages: ['fr'] });
    await change(first, {});
    expect((await now(first)).status).toBe('withdrawn');
    expect((await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(buyerActor))).status).toBe('cancelled');
  });
});

describe('the list', () => {
  const list = (more: Partial<Parameters<typeof page>[0]> = {}, actor: Actor = cda) => page({ limit: 50, order: 'score', ...more }, actor);
  const page = (input: Parameters<typeof scene.ask<typeof ListProposals>>[1], actor: Actor) =>
    scene.ask(ListProposals, input, contextOf(actor));

  it('is read page by page in both orders, each proposal once, ties included', async () => {
    posted = await scene.post({ lots: [lot(), lot(), lot()] });
    for (const order of ['score', 'newest'] as const) {
      const filter = { requirementId: posted.requirement.id, order };
      const whole = (await list({ ...filter, limit: 200 })).items;
      expect(whole).toHaveLength(9);
      const read: LinkageProposal[] = [];
      let cursor: string | undefined;
      do {
        const next = await list({ ...filter, limit: 2, cursor });
        read.push(...next.items);
        cursor = next.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read.map((each) => each.id)).toEqual(whole.map((each) => each.id));
      for (const [at, each] of whole.slice(1).entries()) {
        const before = whole[at]!;
        const isLower = order === 'score' && each.score !== before.score ? each.score < before.score
          : order === 'score' ? each.id > before.id : each.id < before.id;
        expect(isLower).toBe(true);
      }
    }
    expect(await codeOf(list({ cursor: 'bm9uc2Vuc2U' }))).toBe('cursor_invalid');
  });

  it('is filtered by status, lot and score', async () => {
    posted = await scene.post({ lots: [lot(), lot()] });
    const [best] = posted.proposals as [LinkageProposal];
    await scene.decide(best, { ruling: 'ask', reasonCode: 'other' });
    const filter = { requirementId: posted.requirement.id };
    expect((await list({ ...filter, status: 'asked' })).items.map((each) => each.id)).toEqual([best.id]);
    expect((await list({ ...filter, lotId: posted.lotId })).items).toHaveLength(3);
    expect((await list({ ...filter, minScore: best.score })).items.every((each) => each.score >= best.score)).toBe(true);
    expect((await list({ ...filter, clusterId: newId() })).items).toEqual([]);
  });

  it('shows a foreign CDA nothing, an admin everything, a side only what it was invited to', async () => {
    posted = await scene.post();
    const [one, two] = [of(posted.proposals, first), of(posted.proposals, second)];
    const own: Actor = { ...enterpriseActor, organisationId: first.id };
    const ids = async (actor: Actor) => (await list({ requirementId: posted.requirement.id }, actor)).items.map((each) => each.id);
    const get = (id: string, actor: Actor) => scene.ask(GetProposal, { id }, contextOf(actor));
    expect(await ids(foreignCda)).toEqual([]);
    expect(await ids(admin)).toHaveLength(3);
    for (const actor of [buyerActor, own, foreignBuyer, enterpriseActor]) {
      expect(await ids(actor)).toEqual([]);
      expect(await codeOf(get(one.id, actor))).toBe('not_found');
    }
    await scene.invite(one, { note: 'For the cluster only' });
    for (const actor of [buyerActor, own]) {
      expect(await ids(actor)).toEqual([one.id]);
      expect((await get(one.id, actor)).decision).toMatchObject({ ruling: 'approve', note: null });
      expect(await codeOf(get(two.id, actor))).toBe('not_found');
    }
    for (const actor of [foreignBuyer, enterpriseActor, foreignCda]) expect(await codeOf(get(one.id, actor))).toBe('not_found');
    expect((await get(one.id, cda)).decision!.note).toBe('For the cluster only');
    await scene.cutOffPasses(one.id);
    expect(await ids(own)).toEqual([one.id]);
    expect(await codeOf(page({ limit: 5, order: 'score' }, { ...own, role: 'provider' }))).toBe('role_not_allowed');
  });
});

describe('the description of an end', () => {
  it('is for the system only and says why', async () => {
    posted = await scene.post();
    const best = of(posted.proposals, first);
    await scene.decide(best, { ruling: 'decline', reasonCode: 'price', note: 'Too dear' });
    expect(await scene.ask(DescribeProposal, { id: best.id }, contextOf(null))).toMatchObject({
      proposalId: best.id, buyerName: buyer.name, enterpriseName: first.name, status: 'declined', reason: 'price',
      linkageQuantity: null, quantity: 1000, unit: 'piece',
    });
    expect(await codeOf(scene.ask(DescribeProposal, { id: best.id }, contextOf(cda)))).toBe('role_not_allowed');
    expect(await codeOf(scene.ask(DescribeProposal, { id: newId() }, contextOf(null)))).toBe('not_found');
  });
});
