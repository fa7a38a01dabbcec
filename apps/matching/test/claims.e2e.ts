// Two CDAs on one queue: who has claimed what, and that a claim keeps nobody from deciding.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimProposal, GetProposal, GiveBackProposal, ListProposalSummaries, type LinkageProposal } from '#contracts/matching/proposals.js';
import { newId } from '#platform/ids.js';
import { accountOf, codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { buyerActor, cda, cluster, enterpriseActor, foreignCda } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;
const colleague = { ...cda, accountId: newId() };
const minutes = 60_000;

beforeAll(async () => {
  scene = await startScene();
  await scene.register(...makers(2));
});
afterEach(async () => {
  if (posted) await scene.cancel(posted).catch(() => undefined);
});
afterAll(() => scene?.stop());

const fresh = async (): Promise<LinkageProposal> => {
  posted = await scene.post();
  return posted.proposals[0]!;
};
const claim = (id: string, actor = cda, takeOver = false) => scene.ask(ClaimProposal, { id, takeOver }, contextOf(actor));
const giveBack = (id: string, actor = cda) => scene.ask(GiveBackProposal, { id }, contextOf(actor));
const claimOf = async (id: string) => (await scene.proposal(id)).claim;

describe('a claim', () => {
  it('is seen by colleagues for ten minutes, and changes no version', async () => {
    const before = await fresh();
    expect(before.claim).toBeNull();
    const { claim: made } = await claim(before.id);
    expect(made!.accountId).toBe(cda.accountId);
    const lasts = Date.parse(made!.until) - Date.now();
    expect(lasts).toBeGreaterThan(9 * minutes);
    expect(lasts).toBeLessThanOrEqual(10 * minutes);
    expect(await scene.ask(GetProposal, { id: before.id }, contextOf(colleague))).toEqual({ ...before, claim: made });
    const { items } = await scene.ask(ListProposalSummaries, { lotId: posted.lotId, order: 'score', limit: 50 }, contextOf(colleague));
    expect(items.map((each) => each.claim)).toEqual([made, null]);
  });

  it('of one’s own is renewed; of a colleague it is refused, unless it is taken over', async () => {
    const { id } = await fresh();
    await claim(id);
    await scene.database.query(`UPDATE proposal_claim SET until = until - interval '9 minutes' WHERE proposal_id = $1`, [id]);
    const { claim: renewed } = await claim(id);
    expect(Date.parse(renewed!.until) - Date.now()).toBeGreaterThan(9 * minutes);
    expect(await codeOf(claim(id, colleague))).toBe('claimed_by_other');
    expect(await claimOf(id)).toEqual(renewed);
    expect((await claim(id, colleague, true)).claim!.accountId).toBe(colleague.accountId);
    expect(await codeOf(claim(id))).toBe('claimed_by_other');
  });

  it('is told when it is made, taken over or given back, and not when it is renewed or refused', async () => {
    const { id } = await fresh();
    const told = async () => (await scene.database.query<{ body: object }>(
      `SELECT body FROM outbox WHERE subject LIKE '%.proposal-claim-changed.%' AND aggregate_id = $1`, [id],
    )).map(({ body }) => body);
    for (const step of [() => claim(id), () => claim(id), () => codeOf(claim(id, colleague)), () => giveBack(id, colleague)]) await step();
    expect(await told()).toEqual([{ proposalId: id, clusterId: cluster.id }]);
    await claim(id, colleague, true);
    for (let n = 0; n < 2; n += 1) await giveBack(id, colleague);
    expect(await told()).toHaveLength(3);
    await claim(id);
    await scene.database.query('UPDATE proposal_claim SET until = clock_timestamp() WHERE proposal_id = $1', [id]);
    await claim(id);
    expect(await told()).toHaveLength(5);
  });

  it('is one, when two ask at once', async () => {
    const { id } = await fresh();
    const actors = Array.from({ length: 8 }, () => ({ ...cda, accountId: newId() }));
    const answers = await Promise.allSettled(actors.map((actor) => claim(id, actor)));
    const made = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value.claim] : []));
    expect(made).toEqual([await claimOf(id)]);
  });

  it('is over by itself', async () => {
    const { id } = await fresh();
    await claim(id);
    await scene.database.query('UPDATE proposal_claim SET until = clock_timestamp() WHERE proposal_id = $1', [id]);
    expect(await claimOf(id)).toBeNull();
    expect((await claim(id, colleague)).claim!.accountId).toBe(colleague.accountId);
  });

  it('is given back by whoever has it, as often as they like', async () => {
    const { id } = await fresh();
    const { claim: made } = await claim(id);
    expect(await giveBack(id, colleague)).toEqual({ proposalId: id, claim: made });
    for (let n = 0; n < 2; n += 1) expect(await giveBack(id)).toEqual({ proposalId: id, claim: null });
  });

  it('keeps nobody from deciding; a decision ends it and tells whoever comes late who decided', async () => {
    const before = await fresh();
    await claim(before.id);
    const asked = await scene.decide(before, { ruling: 'ask', reasonCode: 'price_unclear' }, colleague);
    expect(asked).toMatchObject({ status: 'asked', claim: null, version: before.version + 1 });
    expect(await codeOf(scene.decide(before))).toBe('version_stale');
    expect((await scene.proposal(before.id)).decision).toMatchObject({ decidedBy: colleague.accountId });
    expect((await claim(before.id)).claim!.accountId).toBe(cda.accountId);
    expect((await scene.decide(asked)).claim).toBeNull();
    expect(await scene.database.query('SELECT 1 FROM proposal_claim WHERE proposal_id = $1', [before.id])).toEqual([]);
  });

  it('is of what waits for a decision', async () => {
    const before = await fresh();
    await scene.decide(before, { ruling: 'decline', reasonCode: 'price' });
    expect(await codeOf(claim(before.id))).toBe('transition_not_allowed');
    expect(await giveBack(before.id)).toEqual({ proposalId: before.id, claim: null });
  });

  it('is for those who work for the cluster, and shown to nobody else', async () => {
    const before = await fresh();
    expect(await codeOf(claim(before.id, foreignCda))).toBe('not_found');
    expect(await codeOf(giveBack(before.id, foreignCda))).toBe('not_found');
    for (const actor of [buyerActor, enterpriseActor]) expect(await codeOf(claim(before.id, actor))).toBe('role_not_allowed');
    const { enterprise } = await scene.invite(before);
    // Nothing makes one of what is decided; were one left, both sides would not see it.
    await scene.database.query(`INSERT INTO proposal_claim VALUES ($1, $2, clock_timestamp() + interval '1 hour')`, [before.id, cda.accountId]);
    expect(await claimOf(before.id)).not.toBeNull();
    expect((await scene.ask(GetProposal, { id: before.id }, contextOf(accountOf(enterprise)))).claim).toBeNull();
  });
});
