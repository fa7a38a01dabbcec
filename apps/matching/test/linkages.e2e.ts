// Both sides say yes: one linkage, whatever comes at the same moment, and never more than the lot needs.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import { GetLinkage, ListLinkages, ReplyByLink, DescribeInvitation, type Invitation, type ReplyBody } from '#contracts/matching/invitations.js';
import { DescribeProposal } from '#contracts/matching/invitations.js';
import { GetRequirement } from '#contracts/matching/requirements.js';
import type { LinkageProposal } from '#contracts/matching/proposals.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { linkageInvariants } from '../src/brokering/invariants.js';
import { accountOf, codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { admin, buyer, buyerActor, cda, cluster, enterprise, foreignBuyer, foreignCda, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const yes: ReplyBody = { answer: 'yes' };
const part = (quantity: number): ReplyBody => ({ answer: 'part', quantity });

beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(4));
});
afterEach(async () => {
  if (posted) await scene.cancel(posted).catch(() => undefined);
  await holdInvariants();
});
afterAll(() => scene?.stop());

async function holdInvariants(): Promise<void> {
  for (const invariant of linkageInvariants) {
    if ('sql' in invariant) expect([invariant.name, await scene.database.query(invariant.sql)]).toEqual([invariant.name, []]);
  }
}
const linkagesOf = async (requirementId: string, actor: Actor = cda) =>
  (await scene.ask(ListLinkages, { requirementId, limit: 50 }, contextOf(actor))).items;
const theLot = async () => (await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(buyerActor))).lots[0]!;
type Pair = { buyer: Invitation; enterprise: Invitation };
const bothSay = async (pair: Pair, toBuyer: ReplyBody, toEnterprise: ReplyBody) => {
  await scene.reply(pair.buyer, toBuyer);
  return scene.reply(pair.enterprise, toEnterprise);
};

describe('two yeses', () => {
  it('make a linkage, close both invitations and cover the lot; whoever else was invited is told', async () => {
    posted = await scene.post();
    const [one, two, three] = posted.proposals as [LinkageProposal, LinkageProposal, LinkageProposal];
    const pair = await scene.invite(one);
    await scene.invite(two);
    await scene.decide(three);
    const last = await bothSay(pair, yes, yes);
    expect(last).toMatchObject({ status: 'closed', outcome: 'agreed', reply: { answer: 'yes' } });
    const [linkage] = await linkagesOf(posted.requirement.id);
    expect(linkage).toMatchObject({
      kind: 'vertical', initiatedBy: 'buyer', clusterId: cluster.id, proposalId: one.id, lotId: posted.lotId,
      buyerId: buyer.id, buyerName: buyer.name, enterpriseId: one.enterpriseId, enterpriseName: 'Maker 1',
      quantity: 1000, unit: 'piece', requirementTitle: 'T-shirts for spring',
    });
    expect(await scene.events('LinkageAgreed', one.id)).toMatchObject([{ linkageId: linkage!.id, enterpriseId: one.enterpriseId }]);
    expect(await theLot()).toMatchObject({ linkedQuantity: 1000, status: 'covered' });
    expect((await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(buyerActor))).status).toBe('closed');
    const rest = (await scene.proposalsOf(posted.lotId)).filter((each) => each.id !== one.id);
    for (const each of rest) expect(each).toMatchObject({ status: 'withdrawn', endReason: 'lot_covered' });
    expect(await scene.events('ProposalEnded', two.id)).toMatchObject([{ outcome: 'withdrawn', reason: 'lot_covered', wasInvited: true }]);
    expect(await scene.events('ProposalEnded', three.id)).toEqual([]);
    await scene.holdingEnds(three.id);
    expect(await scene.events('InvitationIssued', three.id)).toEqual([]);
    expect(await scene.ask(DescribeProposal, { id: one.id }, contextOf(null))).toMatchObject({ status: 'agreed', linkageQuantity: 1000 });
  });

  it('to the smaller quantity leave the rest of the lot open for others', async () => {
    posted = await scene.post();
    const [one, two] = posted.proposals as [LinkageProposal, LinkageProposal];
    const first = await scene.invite(one);
    await scene.reply(first.enterprise, part(300));
    await scene.reply(first.buyer, yes);
    expect(await theLot()).toMatchObject({ linkedQuantity: 300, status: 'open' });
    const second = await scene.invite(two);
    // What is covered already is not asked for again.
    expect(second.enterprise.quantity).toBe(700);
    await bothSay(second, yes, yes);
    expect((await linkagesOf(posted.requirement.id)).map((each) => each.quantity).sort()).toEqual([300, 700]);
    expect(await theLot()).toMatchObject({ linkedQuantity: 1000, status: 'covered' });
  });

  it('never agree more than the lot still lacks, although both were invited for more', async () => {
    posted = await scene.post();
    const [one, two] = posted.proposals as [LinkageProposal, LinkageProposal];
    const first = await scene.invite(one);
    const second = await scene.invite(two);
    await bothSay(first, part(800), yes);
    await bothSay(second, part(900), yes);
    expect((await linkagesOf(posted.requirement.id)).map((each) => each.quantity).sort()).toEqual([200, 800]);
  });

  it('must be to the same quantity: a yes does not cover a part that came after it', async () => {
    posted = await scene.post();
    const pair = await scene.invite(posted.proposals[0]!);
    await scene.reply(pair.buyer, yes);
    expect(await scene.invitation(pair.enterprise.id)).toMatchObject({
      counterpartReply: { answer: 'yes', quantity: 1000 }, yesQuantity: 1000,
    });
    await scene.reply(pair.enterprise, part(30));
    expect(await linkagesOf(posted.requirement.id)).toEqual([]);
    expect(await scene.invitation(pair.buyer.id)).toMatchObject({
      status: 'open', reply: { answer: 'yes', quantity: 1000 }, counterpartReply: { answer: 'part', quantity: 30 }, yesQuantity: 30,
    });
    const told = await scene.events('ReplyGiven', pair.buyer.proposalId);
    expect(told.map((each) => each['toConfirm'])).toEqual([
      null, { invitationId: pair.buyer.id, side: 'buyer', organisationId: pair.buyer.organisationId },
    ]);
    // Said with a screen in hand that is older than the part.
    expect(await codeOf(scene.reply(pair.buyer, { answer: 'yes', quantity: 1000 }))).toBe('version_stale');
    await scene.reply(pair.buyer, { answer: 'yes', quantity: 30 });
    expect(await linkagesOf(posted.requirement.id)).toMatchObject([{ quantity: 30 }]);
  });

  it('to different quantities come to nothing at the cut-off, after a reminder of who spoke first', async () => {
    posted = await scene.post();
    const pair = await scene.invite(posted.proposals[0]!);
    await bothSay(pair, yes, part(30));
    await scene.database.query('UPDATE invitation SET remind_at = clock_timestamp() WHERE proposal_id = $1', [pair.buyer.proposalId]);
    const reminded = await waitFor(async () => {
      const events = await scene.events('ReminderDue', pair.buyer.proposalId);
      return events.length > 0 ? events : null;
    }, { what: 'a reminder' });
    await scene.cutOffPasses(pair.buyer.proposalId);
    expect(reminded).toMatchObject([{ side: 'buyer' }]);
    expect(await scene.proposal(pair.buyer.proposalId)).toMatchObject({ status: 'lapsed', endReason: 'quantity_not_agreed' });
  });

  it('in parts that add up have no digits that nobody wrote', async () => {
    const kilos = lot({ code: 'F1', unit: 'kg', quantity: 100 });
    await scene.register(...[1, 2].map((at) => enterprise(`Knitter ${at}`, {}, { code: 'F1', unit: 'KGM' })));
    posted = await scene.post({ lots: [kilos] });
    for (const proposal of posted.proposals) {
      const pair = await scene.invite(proposal);
      await bothSay(pair, part(33.3), part(33.3));
    }
    expect(await theLot()).toMatchObject({ linkedQuantity: 66.6, status: 'open' });
    expect(await linkagesOf(posted.requirement.id)).toHaveLength(2);
    const { version } = await scene.ask(GetRequirement, { id: posted.requirement.id }, contextOf(buyerActor));
    expect(version).toBe(posted.requirement.version + 2);
  });

  it('after a no that was taken back', async () => {
    posted = await scene.post();
    const pair = await scene.invite(posted.proposals[0]!);
    await scene.reply(pair.enterprise, { answer: 'no', reasonCode: 'price_too_low' });
    await scene.reply(pair.buyer, yes);
    expect(await linkagesOf(posted.requirement.id)).toEqual([]);
    await scene.reply(pair.enterprise, yes);
    expect(await linkagesOf(posted.requirement.id)).toHaveLength(1);
    expect(await codeOf(scene.reply(pair.enterprise, { answer: 'no', reasonCode: 'other' }))).toBe('reply_closed');
  });
});

describe('the invariants', () => {
  it('hold for an approval that took effect within the millisecond in which its invitations were sent', async () => {
    posted = await scene.post();
    const { enterprise: { proposalId } } = await scene.invite(posted.proposals[0]!);
    await scene.database.query(
      `UPDATE decision SET took_effect_at = (SELECT max(sent_at) FROM invitation WHERE proposal_id = $1)
         + interval '900 microseconds' WHERE proposal_id = $1`,
      [proposalId],
    );
    await holdInvariants();
  });
});

describe('many replies at the same moment', () => {
  it('make exactly one linkage of one proposal', async () => {
    posted = await scene.post();
    const pair = await scene.invite(posted.proposals[0]!);
    const { replyToken } = await scene.ask(DescribeInvitation, { id: pair.enterprise.id }, contextOf(null));
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => (at % 2
      ? scene.reply(pair.buyer, yes)
      : scene.ask(ReplyByLink, { token: replyToken, reply: yes }, contextOf(null)))));
    for (const each of results) {
      if (each.status === 'rejected') expect((each.reason as { code: string }).code).toBe('reply_closed');
    }
    expect(await linkagesOf(posted.requirement.id)).toHaveLength(1);
    expect(await scene.events('LinkageAgreed', pair.buyer.proposalId)).toHaveLength(1);
    expect(await scene.events('ReplyGiven', pair.buyer.proposalId)).toHaveLength(2);
    expect(await theLot()).toMatchObject({ linkedQuantity: 1000, status: 'covered' });
  });

  it('of competitors for one lot never cover it twice', async () => {
    posted = await scene.post();
    const pairs: Pair[] = [];
    for (const proposal of posted.proposals) pairs.push(await scene.invite(proposal));
    for (const pair of pairs) await scene.reply(pair.buyer, yes);
    const results = await Promise.allSettled(pairs.map((pair, at) => scene.reply(pair.enterprise, at % 2 ? part(600) : yes)));
    for (const each of results) {
      if (each.status === 'rejected') expect((each.reason as { code: string }).code).toBe('reply_closed');
    }
    const linkages = await linkagesOf(posted.requirement.id);
    expect(linkages.reduce((sum, each) => sum + each.quantity, 0)).toBe(1000);
    expect(linkages.length).toBeLessThanOrEqual(2);
    const statuses = (await scene.proposalsOf(posted.lotId)).map((each) => each.status);
    expect(statuses.filter((each) => each === 'agreed')).toHaveLength(linkages.length);
    expect(statuses.filter((each) => each === 'withdrawn')).toHaveLength(4 - linkages.length);
  });

  it('of several lots, while the requirement is cancelled, end one way or the other without a deadlock', async () => {
    posted = await scene.post({ lots: [lot(), lot(), lot()] });
    const all: LinkageProposal[] = [];
    for (const each of posted.requirement.lots) all.push(...(await scene.proposalsOf(each.id)));
    const pairs: Pair[] = [];
    for (const proposal of all) pairs.push(await scene.invite(proposal));
    const results = await Promise.allSettled([
      ...pairs.flatMap((pair) => [scene.reply(pair.buyer, part(400)), scene.reply(pair.enterprise, part(400))]),
      scene.cancel(posted),
    ]);
    for (const each of results) {
      if (each.status === 'rejected') expect(['reply_closed', 'version_stale']).toContain((each.reason as { code: string }).code);
    }
    await scene.cancel(posted).catch(() => undefined);
    const linkages = await linkagesOf(posted.requirement.id);
    for (const each of posted.requirement.lots) {
      const proposals = await scene.proposalsOf(each.id);
      expect(proposals.filter((proposal) => proposal.status === 'agreed'))
        .toHaveLength(linkages.filter((linkage) => linkage.lotId === each.id).length);
      expect(proposals.every((proposal) => ['agreed', 'withdrawn'].includes(proposal.status))).toBe(true);
    }
  });
});

describe('a linkage', () => {
  it('is seen by both sides and the cluster, and by nobody else', async () => {
    posted = await scene.post();
    const pair = await scene.invite(posted.proposals[0]!);
    await bothSay(pair, yes, yes);
    const { id: requirementId } = posted.requirement;
    const [linkage] = await linkagesOf(requirementId);
    const get = (actor: Actor) => scene.ask(GetLinkage, { id: linkage!.id }, contextOf(actor));
    for (const actor of [cda, admin, accountOf(pair.buyer), accountOf(pair.enterprise)]) {
      expect(await get(actor)).toEqual(linkage);
      expect(await linkagesOf(requirementId, actor)).toEqual([linkage]);
    }
    const other = accountOf({ side: 'enterprise', organisationId: posted.proposals[1]!.enterpriseId });
    for (const actor of [foreignCda, foreignBuyer, other]) {
      expect(await codeOf(get(actor))).toBe('not_found');
      expect(await linkagesOf(requirementId, actor)).toEqual([]);
    }
    expect(await codeOf(scene.ask(GetLinkage, { id: newId() }, contextOf(cda)))).toBe('not_found');
  });
});

describe('what runs learn from invitations', () => {
  it('is how many were sent, and how many of those that ended were answered', async () => {
    const [, , , fourth] = (await (async () => {
      posted = await scene.post();
      return posted.proposals;
    })()) as [LinkageProposal, LinkageProposal, LinkageProposal, LinkageProposal];
    const who = fourth.enterpriseId;
    const service = scene.service.app.get(ProposalsService);
    const figures = () => scene.database.transaction(async (tx) => ({
      recent: (await service.recentInvitations(tx, [who], new Date(Date.now() - 86_400_000).toISOString())).get(who) ?? 0,
      answers: (await service.responsiveness(tx, [who])).get(who) ?? { invited: 0, answered: 0 },
      lots: await service.activeSubjectsOf(tx, who),
    }));
    const before = await figures();
    expect(before.lots).toContain(posted.lotId);
    await scene.invite(fourth);
    const open = await figures();
    expect([open.recent - before.recent, open.answers.invited - before.answers.invited]).toEqual([1, 0]);
    await scene.cutOffPasses(fourth.id);
    const silent = await figures();
    expect([silent.answers.invited - before.answers.invited, silent.answers.answered - before.answers.answered]).toEqual([1, 0]);
    expect(silent.lots).not.toContain(posted.lotId);
  });
});
