// The queue of a CDA at length: several statuses, words, the earliest deadline first, without explanations, counted, and what changed since.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Input } from '#contracts/message.js';
import { CountChanges, CountProposals, ListProposals, ListProposalSummaries } from '#contracts/matching/proposals.js';
import { CountRequirementChanges, ListRequirements } from '#contracts/matching/requirements.js';
import { accountOf, codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyer, buyerActor, cda, cluster, enterpriseActor, foreignCda, inDays, lot } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let late: Posted;
let soon: Posted;
beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(3), ...makers(1, 'Élan & 50% Co'));
  late = await scene.post({ title: 'Shirts for autumn', lots: [lot({ deadline: inDays(120) })] });
  soon = await scene.post({ title: 'Shirts for spring', lots: [lot({ deadline: inDays(60) })] });
});
afterAll(() => scene?.stop());

const list = (query: Partial<Input<typeof ListProposals>> = {}, actor = cda) =>
  scene.ask(ListProposalSummaries, { limit: 50, order: 'score', ...query }, contextOf(actor));
const count = (filter: Input<typeof CountProposals> = {}, actor = cda) => scene.ask(CountProposals, filter, contextOf(actor));
const none = { proposed: 0, asked: 0, approved: 0, declined: 0, invited: 0, agreed: 0, refused: 0, lapsed: 0, withdrawn: 0 };

describe('the queue', () => {
  it('is listed without explanations, and is the same but for that', async () => {
    for (const order of ['score', 'newest', 'deadline'] as const) {
      const whole = (await scene.ask(ListProposals, { limit: 50, order }, contextOf(cda))).items;
      const { items } = await list({ order });
      expect(items).toEqual(whole.map(({ explanation: _, ...rest }) => rest));
      expect(items).toHaveLength(8);
    }
    expect((await list({ requirementId: soon.requirement.id })).items[0]).toMatchObject({ buyerName: buyer.name, deadline: inDays(60) });
  });

  it('comes with the earliest deadline first and of these the best, page by page', async () => {
    const all = (await list({ order: 'deadline' })).items;
    const expected = [...all].sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : b.score - a.score || (a.id < b.id ? -1 : 1)));
    expect(all).toEqual(expected);
    const read: typeof all = [];
    let cursor: string | undefined;
    do {
      const page = await list({ order: 'deadline', limit: 3, ...(cursor ? { cursor } : {}) });
      read.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(read).toEqual(all);
    const { nextCursor } = await list({ order: 'deadline', limit: 3 });
    expect(await codeOf(list({ order: 'score', cursor: nextCursor! }))).toBe('cursor_invalid');
  });

  it('is found by words in the title and in both names, all of them, whatever the case', async () => {
    const found = async (q: string) => (await list({ q })).items.length;
    expect(await Promise.all([
      found('autumn'), found('SHIRTS'), found('shirts spring'), found('maker'), found('élan'), found('elan maker'), found('50%'), found('%'), found('_'), found('  '),
      found('sportswear autumn 2'), found("' OR 1=1"),
    ])).toEqual([4, 8, 4, 6, 2, 0, 2, 2, 0, 8, 1, 0]);
    expect((await count({ q: 'autumn' })).byStatus.proposed).toBe(4);
  });

  it('is of several statuses at once, and counted by status', async () => {
    const [first, second] = late.proposals;
    const asked = await scene.decide(first!, { ruling: 'ask', reasonCode: 'price_unclear' });
    await scene.decide(second!, { ruling: 'decline', reasonCode: 'price' });
    const statuses = async (status: string) => (await list({ status, requirementId: late.requirement.id })).items.map((each) => each.status).sort();
    expect(await statuses('asked,proposed')).toEqual(['asked', 'proposed', 'proposed']);
    expect(await statuses('declined')).toEqual(['declined']);
    expect(await codeOf(list({ status: 'declined,nonsense' }))).toBe('body_invalid');
    expect((await count({ lotId: late.lotId })).byStatus).toEqual({ ...none, proposed: 2, asked: 1, declined: 1 });
    expect((await count({ minScore: asked.score, lotId: late.lotId })).byStatus).toEqual({ ...none, asked: 1, declined: 1 });
    expect((await count({}, foreignCda)).byStatus).toEqual(none);
  });

  it('is for a party what it was invited to', async () => {
    const { enterprise } = await scene.invite(soon.proposals[0]!);
    const actor = accountOf(enterprise);
    expect((await count({}, actor)).byStatus).toEqual({ ...none, invited: 1 });
    expect((await list({}, actor)).items).toMatchObject([{ id: soon.proposals[0]!.id, buyerName: buyer.name, claim: null }]);
    expect((await count({}, enterpriseActor)).byStatus).toEqual(none);
  });
});

describe('what changed since', () => {
  const changes = (since: Date, clusterId?: string, actor = cda) =>
    scene.ask(CountChanges, { since: since.toISOString(), ...(clusterId ? { clusterId } : {}) }, contextOf(actor));

  it('is counted, with what waits now', async () => {
    const before = new Date(Date.now() - 3_600_000);
    const begin = new Date();
    const next = await scene.post({ title: 'Shirts for winter', lots: [lot({ deadline: inDays(5) })] });
    const { buyer: ours, enterprise } = await scene.invite(next.proposals[0]!);
    for (const each of [enterprise, ours]) await scene.reply(each, { answer: 'part', quantity: 100 });
    const { enterprise: silent } = await scene.invite(await scene.proposal(next.proposals[1]!.id));
    await scene.cutOffPasses(silent.proposalId);
    const waiting = (await count()).byStatus;
    const now = { toDecide: waiting.proposed + waiting.asked, toAnswer: waiting.invited };
    const counted = await changes(begin);
    expect(counted).toEqual({ ...now, newToDecide: counted.newToDecide, replies: 2, agreed: 1, lapsed: 1 });
    expect(counted.newToDecide).toBe((await list({ status: 'proposed,asked', lotId: next.lotId })).items.length);
    expect(await changes(before)).toMatchObject({ ...now, newToDecide: now.toDecide });
    expect(await changes(new Date())).toEqual({ ...now, newToDecide: 0, replies: 0, agreed: 0, lapsed: 0 });
    expect(await changes(begin, cluster.id)).toEqual(counted);
    expect(await changes(begin, cluster.id, foreignCda)).toEqual({ toDecide: 0, newToDecide: 0, toAnswer: 0, replies: 0, agreed: 0, lapsed: 0 });
    const ofRequirements = (since: Date, actor = cda) => scene.ask(CountRequirementChanges, { since: since.toISOString() }, contextOf(actor));
    expect(await ofRequirements(begin)).toEqual({ posted: 1, nearDeadline: 1 });
    expect(await ofRequirements(before)).toEqual({ posted: 3, nearDeadline: 1 });
    expect(await ofRequirements(before, foreignCda)).toEqual({ posted: 0, nearDeadline: 0 });
    const listed = async (deadlineUntil: string, actor = cda) => (await scene.ask(ListRequirements, { limit: 50, deadlineUntil }, contextOf(actor))).items.map(({ title }) => title);
    expect([await listed(inDays(7)), await listed(inDays(4)), await listed(inDays(7), foreignCda)]).toEqual([['Shirts for winter'], [], []]);
  });

  it('is told to those who work for clusters', async () => {
    for (const actor of [buyerActor, enterpriseActor]) expect(await codeOf(changes(new Date(), undefined, actor))).toBe('role_not_allowed');
  });
});
