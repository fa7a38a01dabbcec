// Enterprises that are merged while lots are open: one of them is proposed, what was decided stays, and what was answered counts for both.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import { ListInvitations, ListLinkages, ReplyToInvitation } from '#contracts/matching/invitations.js';
import { EvaluateEnterprise } from '#contracts/matching/proposals.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { CatchUp } from '../src/projection/catch-up.js';
import { buyer, cda, cluster } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let kept: EnterpriseForMatching;
let other: EnterpriseForMatching;
let bystander: EnterpriseForMatching;
let posted: Posted[] = [];
beforeAll(async () => {
  scene = await startScene({ invitationCap: 1 });
});
afterEach(async () => {
  for (const each of posted) await scene.cancel(each).catch(() => undefined);
  posted = [];
  await scene.register(...[kept, other, bystander].map((each) => ({ ...each, version: 9, active: false, formerIds: undefined, mergedInto: undefined })));
});
afterAll(() => scene?.stop());

/** Three that all fit. */
const begin = async () => {
  [kept, other, bystander] = makers(3) as [EnterpriseForMatching, EnterpriseForMatching, EnterpriseForMatching];
  await scene.register(kept, other, bystander);
};
const post = async () => {
  const each = await scene.post();
  posted.push(each);
  return each;
};
/** The registry commits both at once; their events come in either order. */
const become = async (documents: EnterpriseForMatching[]) => {
  for (const each of documents) await scene.registry.putEnterprise(each, true);
  await scene.register(...documents);
};
const merge = (first: 'kept first' | 'merged first' = 'merged first') => {
  const both = [
    { ...kept, version: 2, formerIds: [other.id] }, { ...other, version: 2, active: false, capabilities: [], mergedInto: kept.id },
  ];
  return become(first === 'kept first' ? both : both.reverse());
};
const unmerge = (first: 'kept first' | 'merged first' = 'merged first') => {
  const both = [{ ...kept, version: 3 }, { ...other, version: 3 }];
  return become(first === 'kept first' ? both : both.reverse());
};
const account = (formerOrganisationIds?: string[]): Actor =>
  ({ accountId: newId(), role: 'enterprise', organisationId: kept.id, clusterIds: [cluster.id], formerOrganisationIds });
/** Status and reason of the two, and of the one that has nothing to do with it. */
const states = async ({ lotId }: Posted) => {
  const proposals = await scene.proposalsOf(lotId);
  return [kept, other, bystander].map(({ id }) => {
    const proposal = proposals.find((each) => each.enterpriseId === id);
    return proposal && [proposal.status, proposal.endReason].filter(Boolean).join(' ');
  });
};
const proposalOf = async ({ lotId }: Posted, { id }: EnterpriseForMatching) => (await scene.proposalsOf(lotId)).find((each) => each.enterpriseId === id)!;

describe.each(['kept first', 'merged first'] as const)('with the event of the %s', (first) => {
  it('the kept one alone is proposed, now and for new lots; parted again both are', async () => {
    await begin();
    const open = await post();
    expect(await states(open)).toEqual(['proposed', 'proposed', 'proposed']);
    await merge(first);
    expect(await states(open)).toEqual(['proposed', 'withdrawn merged', 'proposed']);
    expect(await states(await post())).toEqual(['proposed', undefined, 'proposed']);
    await unmerge(first);
    expect(await states(open)).toEqual(['proposed', 'proposed', 'proposed']);
  });

  it('an open invitation stays, can be answered for the kept one and makes the linkage; the kept one is not proposed beside it', async () => {
    await begin();
    const open = await post();
    const invitations = await scene.invite(await proposalOf(open, other));
    await merge(first);
    expect(await states(open)).toEqual(['withdrawn merged', 'invited', 'proposed']);
    const seen = (actor: Actor) => scene.ask(ListInvitations, { status: 'open', limit: 10 }, contextOf(actor));
    expect((await seen(account())).items).toEqual([]);
    expect((await seen(account([other.id]))).items.map(({ id }) => id)).toEqual([invitations.enterprise.id]);
    await scene.ask(ReplyToInvitation, { id: invitations.enterprise.id, reply: { answer: 'yes' } }, contextOf(account([other.id])));
    await scene.reply(invitations.buyer, { answer: 'yes' });
    expect((await states(open))[1]).toBe('agreed');
    const linkages = await scene.ask(ListLinkages, { limit: 10 }, contextOf(account([other.id])));
    expect(linkages.items).toMatchObject([{ enterpriseId: other.id, buyerId: buyer.id }]);
  });
});

describe('what happened before a merge counts for the kept one', () => {
  it('an answer: a lot that declined the one is not offered the other', async () => {
    await begin();
    const open = await post();
    await scene.decide(await proposalOf(open, other), { ruling: 'decline', reasonCode: 'quality_doubt' });
    await merge();
    expect(await states(open)).toEqual(['withdrawn merged', 'declined', 'proposed']);
    await unmerge();
    expect(await states(open)).toEqual(['proposed', 'declined', 'proposed']);
  });

  it('an invitation: together they are invited no more often than one', async () => {
    await begin();
    const [invited, other2] = [await post(), await post()];
    await scene.invite(await proposalOf(invited, other));
    await merge();
    expect(await states(other2)).toEqual(['withdrawn invitation_cap', 'withdrawn merged', 'proposed']);
    const evaluation = await scene.ask(EvaluateEnterprise, { lotId: other2.lotId, enterpriseId: other.id }, contextOf(cda));
    expect(evaluation).toMatchObject({ enterpriseId: kept.id, failedRules: ['invitation_cap'] });
  });

  it('an approval that waits: it takes effect, and the kept one is not approved over the cap beside it', async () => {
    await begin();
    const [approved, open] = [await post(), await post()];
    await scene.decide(await proposalOf(approved, other));
    await merge();
    expect(await states(approved)).toEqual(['withdrawn merged', 'approved', 'proposed']);
    expect(await codeOf(scene.decide(await proposalOf(open, kept)))).toBe('invitation_cap_reached');
    await scene.holdingEnds((await proposalOf(approved, other)).id);
    expect((await states(approved))[1]).toBe('invited');
  });

  it('a buyer that does not want the one', async () => {
    await begin();
    const optOut = async (version: number, optOutEnterpriseIds: string[]) => {
      await scene.registry.putBuyer({ ...buyer, version, optOutEnterpriseIds });
      await waitFor(async () => (await scene.database.query('SELECT 1 FROM buyer_projection WHERE id = $1 AND version = $2', [buyer.id, version])).length === 1, { what: 'the buyer is projected' });
      await scene.quiet();
    };
    await optOut(2, [other.id]);
    const open = await post();
    expect(await states(open)).toEqual(['proposed', undefined, 'proposed']);
    await merge();
    expect(await states(open)).toEqual(['withdrawn opt_out', undefined, 'proposed']);
    await optOut(3, []);
  });
});

it('a projection that missed the events catches up with both', async () => {
  await begin();
  const open = await post();
  await scene.registry.putEnterprise({ ...kept, version: 2, formerIds: [other.id] }, true);
  await scene.registry.putEnterprise({ ...other, version: 2, active: false, capabilities: [], mergedInto: kept.id }, true);
  await scene.service.app.get(CatchUp).now();
  await scene.quiet();
  expect(await states(open)).toEqual(['proposed', 'withdrawn merged', 'proposed']);
});
