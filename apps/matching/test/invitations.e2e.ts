// Both sides answer, by account and by link, change their minds, are reminded, and come too late.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import {
  DescribeInvitation, GetInvitation, ListInvitations, ReplyByLink, ReplyToInvitation, ShowInvitationByLink,
  type Invitation, type ReplyBody,
} from '#contracts/matching/invitations.js';
import { UndoDecision } from '#contracts/matching/proposals.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { accountOf, codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { admin, buyer, cda, cluster, foreignBuyer, foreignCda, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const [maker] = makers(1);
const yes: ReplyBody = { answer: 'yes' };
const no: ReplyBody = { answer: 'no', reasonCode: 'no_capacity', note: 'Full until June' };

beforeAll(async () => {
  scene = await startScene();
  await scene.register(maker!);
});
afterEach(async () => {
  disarmFailPoints();
  if (posted) await scene.cancel(posted).catch(() => undefined);
});
afterAll(() => scene?.stop());

const invited = async (more: Parameters<Scene['post']>[0] = {}) => {
  posted = await scene.post(more);
  return scene.invite(posted.proposals[0]!);
};
const tokenOf = async (invitation: Invitation) =>
  (await scene.ask(DescribeInvitation, { id: invitation.id }, contextOf(null))).replyToken;
const show = (token: string) => scene.ask(ShowInvitationByLink, { token }, contextOf(null));
const replyByLink = (token: string, reply: ReplyBody) => scene.ask(ReplyByLink, { token, reply }, contextOf(null));
const given = (proposalId: string) => scene.events('ReplyGiven', proposalId);
const history = (id: string) => scene.database.query<{ answer: string; through: string }>(
  'SELECT answer, through FROM reply WHERE invitation_id = $1 ORDER BY replied_at', [id],
);

describe('an invitation', () => {
  it('says what, how much, by when, with whom and until when', async () => {
    const { buyer: toBuyer, enterprise: toEnterprise } = await invited();
    expect(toEnterprise).toMatchObject({
      version: 1, side: 'enterprise', organisationId: maker!.id, clusterId: cluster.id, requirementTitle: 'T-shirts for spring',
      code: 'G11', quantity: 1000, unit: 'piece', deadline: inDays(90), counterpartName: buyer.name, status: 'open',
      outcome: null, reply: null, ceilingPrice: null, place: null, mandatoryCertifications: [],
    });
    expect(toBuyer).toMatchObject({ side: 'buyer', organisationId: buyer.id, counterpartName: 'Maker 1' });
    expect(Date.parse(toBuyer.closesAt) - Date.parse(toBuyer.sentAt)).toBe(72 * 3_600_000);
  });

  it('says at which price, where to, and which certificates are needed, when that was stated', async () => {
    const terms = {
      ceilingPrice: { amount: 40, currency: 'USD' }, place: { country: 'ET', town: 'Addis Ababa' }, text: 'Combed cotton',
    };
    posted = await scene.post({ lots: [lot(terms)] });
    await scene.database.query(
      `UPDATE lot SET mandatory_certifications = '{ISO 9001,GOTS}' WHERE id = $1`, [posted.lotId],
    );
    const { ceilingPrice, place, text: lotText } = terms;
    for (const each of Object.values(await scene.invite(posted.proposals[0]!))) {
      expect(each).toMatchObject({ ceilingPrice, place, lotText, mandatoryCertifications: ['ISO 9001', 'GOTS'] });
    }
  });

  it('closes at the end of the day of delivery when that comes first', async () => {
    posted = await scene.post();
    await scene.database.query(
      `UPDATE lot SET deadline = (now() AT TIME ZONE 'UTC')::date WHERE id = $1`, [posted.lotId],
    );
    const { enterprise: toEnterprise } = await scene.invite(posted.proposals[0]!);
    expect(toEnterprise.closesAt).toBe(`${inDays(1)}T00:00:00.000Z`);
  });

  it('is seen by its own side and the cluster, and by nobody else', async () => {
    const { buyer: toBuyer, enterprise: toEnterprise } = await invited();
    const list = (actor: Actor) => scene.ask(ListInvitations, { proposalId: toBuyer.proposalId, limit: 50 }, contextOf(actor));
    const get = (id: string, actor: Actor) => scene.ask(GetInvitation, { id }, contextOf(actor));
    for (const [own, other] of [[toBuyer, toEnterprise], [toEnterprise, toBuyer]] as const) {
      const actor = accountOf(own);
      expect((await list(actor)).items.map((each) => each.id)).toEqual([own.id]);
      expect((await get(own.id, actor)).id).toBe(own.id);
      expect(await codeOf(get(other.id, actor))).toBe('not_found');
      expect(await codeOf(scene.ask(ReplyToInvitation, { id: other.id, reply: yes }, contextOf(actor)))).toBe('not_found');
    }
    expect((await list(cda)).items).toHaveLength(2);
    const ofLot = (lotId: string, actor: Actor) => scene.ask(ListInvitations, { lotId, limit: 50 }, contextOf(actor));
    expect((await ofLot(toBuyer.lotId, cda)).items.map(({ id }) => id).toSorted()).toEqual([toBuyer.id, toEnterprise.id].toSorted());
    expect((await ofLot(toBuyer.lotId, accountOf(toBuyer))).items.map(({ id }) => id)).toEqual([toBuyer.id]);
    expect((await ofLot(toBuyer.proposalId, cda)).items).toEqual([]);
    expect((await list(admin)).items).toHaveLength(2);
    for (const actor of [foreignCda, foreignBuyer]) {
      expect((await list(actor)).items).toEqual([]);
      expect(await codeOf(get(toBuyer.id, actor))).toBe('not_found');
      expect(await codeOf(scene.ask(ReplyToInvitation, { id: toBuyer.id, reply: yes }, contextOf(actor)))).toBe('not_found');
    }
    expect(await codeOf(scene.ask(ReplyToInvitation, { id: toBuyer.id, reply: yes }, contextOf(admin)))).toBe('role_not_allowed');
  });

  it('is described, with its link, to the system only', async () => {
    const { buyer: toBuyer } = await invited();
    expect(await codeOf(scene.ask(DescribeInvitation, { id: toBuyer.id }, contextOf(cda)))).toBe('role_not_allowed');
    expect((await scene.ask(DescribeInvitation, { id: toBuyer.id }, contextOf(null))).invitation).toEqual(toBuyer);
  });
});

describe('a reply', () => {
  it('can be changed until the cut-off; each change is told and kept, a repetition is not', async () => {
    const { enterprise: mine } = await invited();
    const answers: ReplyBody[] = [no, no, yes, yes, { answer: 'part', quantity: 300 }, no];
    for (const each of answers) await scene.reply(mine, each);
    const now = await scene.invitation(mine.id);
    expect(now).toMatchObject({ version: 5, status: 'open', reply: { answer: 'no', reasonCode: 'no_capacity', note: 'Full until June', through: 'api' } });
    expect((await given(mine.proposalId)).map((each) => [each['answer'], each['invitationVersion']])).toEqual([
      ['no', 2], ['yes', 3], ['part', 4], ['no', 5],
    ]);
    expect((await history(mine.id)).map((each) => each.answer)).toEqual(['no', 'yes', 'part', 'no']);
  });

  it('in part is for less than invited', async () => {
    const { enterprise: mine } = await invited();
    for (const quantity of [1000, 1000.01]) {
      expect(await codeOf(scene.reply(mine, { answer: 'part', quantity }))).toBe('quantity_too_large');
    }
    for (const quantity of [0, -1, 0.5, 333.3]) {
      expect(await codeOf(scene.reply(mine, { answer: 'part', quantity }))).toBe('body_invalid');
    }
    expect((await scene.invitation(mine.id)).reply).toBeNull();
  });

  it('no has a reason of its own side', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    expect(await codeOf(scene.reply(toBuyer, no))).toBe('body_invalid');
    expect(await codeOf(scene.reply(mine, { answer: 'no', reasonCode: 'price_too_high' }))).toBe('body_invalid');
    expect((await scene.reply(toBuyer, { answer: 'no', reasonCode: 'found_another' })).reply?.reasonCode).toBe('found_another');
    expect((await scene.invitation(mine.id)).reply).toBeNull();
  });

  it('of a CDA for an organisation is kept and audited as such', async () => {
    const { enterprise: mine } = await invited();
    const kept = await scene.ask(ReplyToInvitation, { id: mine.id, reply: yes }, contextOf(cda));
    expect(kept.reply).toMatchObject({ answer: 'yes', through: 'cda' });
    expect(await history(mine.id)).toEqual([{ answer: 'yes', through: 'cda' }]);
    const [audit] = await scene.database.query<{ account_id: string; details: Record<string, unknown> }>(
      `SELECT account_id, details FROM audit_log WHERE subject_id = $1`, [mine.id],
    );
    expect(audit).toMatchObject({ account_id: cda.accountId, details: { through: 'cda', organisationId: maker!.id, answer: 'yes' } });
  });

  it('of one CDA is for one side only, and of one with a conflict of interest for none', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    const say = (id: string, actor: Actor) => scene.ask(ReplyToInvitation, { id, reply: yes }, contextOf(actor));
    await say(mine.id, cda);
    expect(await codeOf(say(toBuyer.id, cda))).toBe('conflict_of_interest');
    expect((await scene.invitation(toBuyer.id)).reply).toBeNull();
    await scene.cancel(posted);

    posted = await scene.post();
    const [proposal] = posted.proposals;
    const asked = await scene.decide(proposal!, { ruling: 'ask', reasonCode: 'other', conflictOfInterest: 'declared' });
    const back = await scene.ask(UndoDecision, { id: asked.id, version: asked.version }, contextOf(cda));
    const otherCda = { ...cda, accountId: newId() };
    await scene.decide(back, {}, otherCda);
    await scene.holdingEnds(back.id);
    const { items } = await scene.ask(ListInvitations, { proposalId: back.id, limit: 2 }, contextOf(cda));
    expect(await codeOf(say(items[0]!.id, cda))).toBe('conflict_of_interest');
    await say(items[0]!.id, otherCda);
  });

  it('is nothing when it fails before the commit, and given once when it is sent again with its key', async () => {
    const { enterprise: mine } = await invited();
    const send = () => scene.ask(ReplyToInvitation, { id: mine.id, reply: yes }, contextOf(accountOf(mine), `reply-${mine.id}`));
    armFailPoint('reply.before-commit', 'throw@1');
    await expect(send()).rejects.toThrow();
    expect((await scene.invitation(mine.id)).reply).toBeNull();
    await send();
    await scene.ask(ReplyToInvitation, { id: mine.id, reply: yes }, contextOf(accountOf(mine)));
    expect(await given(mine.proposalId)).toHaveLength(1);
  });
});

describe('a link', () => {
  it('shows without changing anything, and answers for its side', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    const token = await tokenOf(mine);
    for (let visit = 0; visit < 3; visit += 1) expect(await show(token)).toEqual(mine);
    expect(await replyByLink(token, no)).toMatchObject({ id: mine.id, version: 2, reply: { answer: 'no', through: 'link' } });
    expect((await replyByLink(token, yes)).reply).toMatchObject({ answer: 'yes' });
    expect((await show(token)).reply).toMatchObject({ answer: 'yes' });
    expect((await show(await tokenOf(toBuyer))).reply).toBeNull();
  });

  it('that was forged, cut off or made for nothing is not valid', async () => {
    const { enterprise: mine } = await invited();
    const token = await tokenOf(mine);
    const [id, tag] = token.split('.') as [string, string];
    const wrong = [`${id}.${tag.slice(0, -2)}AA`, id, `${id}.`, 'x', '', token + token, `${Buffer.alloc(16).toString('base64url')}.${tag}`];
    for (const each of wrong) {
      expect(await codeOf(show(each))).toBe('link_invalid');
      expect(await codeOf(replyByLink(each, yes))).toBe('link_invalid');
    }
    expect((await scene.invitation(mine.id)).reply).toBeNull();
  });

  it('ends for reading some weeks after the cut-off', async () => {
    const { enterprise: mine } = await invited();
    const token = await tokenOf(mine);
    await scene.cutOffPasses(mine.proposalId);
    expect(await show(token)).toMatchObject({ status: 'closed', outcome: 'lapsed' });
    await scene.database.query(`UPDATE invitation SET closes_at = closes_at - interval '31 days' WHERE id = $1`, [mine.id]);
    expect(await codeOf(show(token))).toBe('link_expired');
  });

  it('goes on showing the outcome after the end, but answers no more', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    const token = await tokenOf(mine);
    await scene.reply(toBuyer, yes);
    await replyByLink(token, yes);
    expect(await show(token)).toMatchObject({ status: 'closed', outcome: 'agreed' });
    expect(await codeOf(replyByLink(token, no))).toBe('reply_closed');
  });
});

describe('the cut-off', () => {
  it('ends the time to answer before anything is settled', async () => {
    const { enterprise: mine } = await invited();
    const token = await tokenOf(mine);
    // The other side's stays open, so nothing is settled yet.
    await scene.database.query('UPDATE invitation SET closes_at = clock_timestamp() WHERE id = $1', [mine.id]);
    expect(await show(token)).toMatchObject({ status: 'open', outcome: null });
    expect(await codeOf(replyByLink(token, yes))).toBe('link_expired');
    expect(await codeOf(scene.reply(mine, yes))).toBe('reply_closed');
    await scene.cutOffPasses(mine.proposalId);
    expect(await codeOf(scene.reply(mine, yes))).toBe('reply_closed');
  });

  it('refuses when a side said no, with its reason, and tells both', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    await scene.reply(mine, no);
    await scene.reply(toBuyer, yes);
    expect((await scene.proposal(mine.proposalId)).status).toBe('invited');
    await scene.cutOffPasses(mine.proposalId);
    expect(await scene.proposal(mine.proposalId)).toMatchObject({ status: 'refused', endReason: 'no_capacity' });
    for (const { id } of [toBuyer, mine]) {
      expect(await scene.invitation(id)).toMatchObject({ status: 'closed', outcome: 'refused', outcomeReason: 'no_capacity' });
    }
    expect(await scene.events('ProposalEnded', mine.proposalId)).toEqual([{
      proposalId: mine.proposalId, clusterId: cluster.id, buyerId: buyer.id, enterpriseId: maker!.id,
      outcome: 'refused', reason: 'no_capacity', wasInvited: true, refusedBy: 'enterprise',
    }]);
  });

  it('lets it lapse when nobody said no, and names who was silent', async () => {
    const { buyer: toBuyer } = await invited();
    await scene.reply(toBuyer, yes);
    armFailPoint('settle.before-commit', 'throw@1');
    await scene.cutOffPasses(toBuyer.proposalId);
    expect(await scene.proposal(toBuyer.proposalId)).toMatchObject({ status: 'lapsed', endReason: 'enterprise_silent' });
    expect(await scene.events('ProposalEnded', toBuyer.proposalId)).toHaveLength(1);
  });
});

describe('a reminder', () => {
  const remindNow = (proposalId: string) => scene.database.query(
    'UPDATE invitation SET remind_at = clock_timestamp() WHERE proposal_id = $1', [proposalId],
  );
  const reminded = (proposalId: string) => scene.events('ReminderDue', proposalId);

  it('is due a day before the cut-off, once, and only for who has not answered', async () => {
    const { buyer: toBuyer, enterprise: mine } = await invited();
    const [row] = await scene.database.query<{ hours: number }>(
      `SELECT (extract(epoch FROM closes_at - remind_at) / 3600)::float8 AS hours FROM invitation WHERE id = $1`, [mine.id],
    );
    expect(row!.hours).toBe(24);
    await scene.reply(toBuyer, { answer: 'no', reasonCode: 'changed_plans' });
    armFailPoint('remind.before-commit', 'throw@1');
    await remindNow(mine.proposalId);
    await waitFor(async () => (await reminded(mine.proposalId)).length > 0, { what: 'a reminder' });
    await remindNow(mine.proposalId);
    await scene.cutOffPasses(mine.proposalId);
    expect(await reminded(mine.proposalId)).toMatchObject([{ invitationId: mine.id, side: 'enterprise' }]);
    expect((await scene.invitation(mine.id)).reply).toBeNull();
  });
});

describe('what is said of somebody who does not exist', () => {
  it('is the same as of what is foreign', async () => {
    expect(await codeOf(scene.ask(GetInvitation, { id: newId() }, contextOf(cda)))).toBe('not_found');
    expect(await codeOf(scene.ask(DescribeInvitation, { id: newId() }, contextOf(null)))).toBe('not_found');
  });
});
