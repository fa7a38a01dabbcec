// No enterprise is invited more often than its cluster allows, however many approvals come at once.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DecideProposals, type LinkageProposal } from '#contracts/matching/proposals.js';
import { EffectsService } from '#brokering/proposals/effects.service.js';
import { waitFor } from '#testing/wait-for.js';
import { makers, startScene, type Scene } from './linkage-scene.js';
import { cda, cluster } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
const cap = 3;

beforeAll(async () => {
  scene = await startScene({ invitationCap: cap });
  await scene.register(...makers(1));
});
afterAll(() => scene?.stop());

it('a batch of approvals over the cap approves up to it, and says why not the rest', async () => {
  const proposals: LinkageProposal[] = [];
  for (let lots = 0; lots < cap + 1; lots += 1) proposals.push((await scene.post()).proposals[0]!);
  const decisions = proposals.map(({ id, version }) => ({
    proposalId: id, version, decision: { ruling: 'approve', conflictOfInterest: 'none' } as const,
  }));
  const { results } = await scene.ask(DecideProposals, { decisions }, contextOf(cda));
  expect(results.map((each) => each.error?.code ?? 'approved')).toEqual([
    'approved', 'approved', 'approved', 'invitation_cap_reached',
  ]);
  expect(results[cap]!.error!.message).toContain('at most 3 times in 7 days');

  // The cluster lowers its cap while they wait: what takes effect is counted again, one after the other.
  const [tuned] = await scene.database.query<{ document: typeof cluster }>('SELECT document FROM cluster_projection');
  await scene.registry.putCluster({
    ...tuned!.document, version: 3, weightsVersion: 3, policy: { ...tuned!.document.policy, invitationCap: 2 },
  });
  await waitFor(async () => (await scene.database.query(
    'SELECT 1 FROM cluster_projection WHERE version = 3',
  )).length === 1, { what: 'the lower cap is known' });
  await scene.quiet();
  const due = await scene.database.query<{ id: string }>(
    'UPDATE decision SET effective_at = clock_timestamp() WHERE took_effect_at IS NULL RETURNING id',
  );
  await Promise.all(due.map(({ id }) => scene.service.app.get(EffectsService).takeEffect(id)));
  const ends = await Promise.all(proposals.slice(0, cap).map(({ id }) => scene.proposal(id)));
  expect(ends.map((each) => `${each.status} ${each.endReason}`).sort()).toEqual([
    'invited null', 'invited null', 'withdrawn invitation_cap',
  ]);
});
