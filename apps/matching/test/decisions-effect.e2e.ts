// A decision takes effect by itself: as a job when its time has come, after a crash, after a wiped queue, once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { UndoDecision, type LinkageProposal } from '#contracts/matching/proposals.js';
import { EffectsService } from '#brokering/proposals/effects.service.js';
import { armFailPoint, disarmFailPoints } from '#platform/fail-points.js';
import { waitFor } from '#testing/wait-for.js';
import { codeOf, makers, startScene, type Posted, type Scene } from './linkage-scene.js';
import { cda, cluster } from './support/garments.js';
import { contextOf } from './support/system.js';

let scene: Scene;
let posted: Posted;

beforeAll(async () => {
  scene = await startScene({ holdingSeconds: 1 });
  await scene.register(...makers(3));
});
afterEach(async () => {
  disarmFailPoints();
  if (posted) await scene.cancel(posted).catch(() => undefined);
});
afterAll(() => scene?.stop());

const best = async (): Promise<LinkageProposal> => {
  posted = await scene.post();
  return posted.proposals[0]!;
};
const invited = (id: string) => waitFor(async () => {
  const proposal = await scene.proposal(id);
  return proposal.status === 'invited' ? proposal : null;
}, { what: 'both sides are invited' });
const issued = (id: string) => scene.events('InvitationIssued', id);

describe('a decision', () => {
  it('takes effect when its holding period is over', async () => {
    const proposal = await best();
    const { decision } = await scene.decide(proposal);
    await invited(proposal.id);
    const [row] = await scene.database.query<{ late: boolean }>(
      'SELECT took_effect_at >= effective_at AS late FROM decision WHERE id = $1', [decision!.id],
    );
    expect(row!.late).toBe(true);
    expect(await issued(proposal.id)).toHaveLength(2);
  });

  it('takes effect once although the work dies half-way', async () => {
    const proposal = await best();
    armFailPoint('effect.before-commit', 'throw@1');
    await scene.decide(proposal);
    await invited(proposal.id);
    await scene.quiet();
    expect(await issued(proposal.id)).toHaveLength(2);
    expect(await scene.database.query('SELECT 1 FROM invitation WHERE proposal_id = $1', [proposal.id])).toHaveLength(2);
  });

  it('either takes effect or is undone, never both, when both come at the same moment', async () => {
    const proposal = await best();
    const approved = await scene.decide(proposal);
    const wait = Date.parse(approved.decision!.effectiveAt) - Date.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait - 5)));
    const undone = await scene.ask(UndoDecision, { id: proposal.id, version: approved.version }, contextOf(cda))
      .then(() => true, (error: { code: string }) => {
        expect(error.code).toBe('undo_too_late');
        return false;
      });
    if (!undone) await invited(proposal.id);
    expect(await issued(proposal.id)).toHaveLength(undone ? 0 : 2);
    if (undone) expect(await codeOf(scene.decide(approved))).toBe('version_stale');
  });
});

describe('a decision that is held for long', () => {
  beforeAll(async () => {
    const [known] = await scene.database.query<{ document: typeof cluster }>('SELECT document FROM cluster_projection');
    const { document } = known!;
    await scene.registry.putCluster({ ...document, version: 3, policy: { ...document.policy, holdingSeconds: 3600 } });
    await waitFor(async () => (await scene.database.query('SELECT 1 FROM cluster_projection WHERE version = 3')).length === 1, { what: 'policy' });
  });

  const takeEffect = (id: string) => scene.service.app.get(EffectsService).takeEffect(id);
  const timeComes = (proposalId: string) =>
    scene.database.query('UPDATE decision SET effective_at = clock_timestamp() WHERE proposal_id = $1', [proposalId]);

  it('has no effect before its time, and none a second time, however often its job runs', async () => {
    const proposal = await best();
    const { decision } = await scene.decide(proposal, { ruling: 'decline', reasonCode: 'price' });
    await takeEffect(decision!.id);
    expect(await scene.events('ProposalEnded', proposal.id)).toEqual([]);
    await timeComes(proposal.id);
    await Promise.all([1, 2, 3].map(() => takeEffect(decision!.id)));
    await takeEffect(decision!.id);
    expect(await scene.events('ProposalEnded', proposal.id)).toHaveLength(1);
  });

  it('and undone in time never has one, also when its job comes', async () => {
    const proposal = await best();
    const approved = await scene.decide(proposal);
    await scene.ask(UndoDecision, { id: proposal.id, version: approved.version }, contextOf(cda));
    const marker = posted.proposals[1]!;
    await scene.decide(marker);
    for (const { id } of [proposal, marker]) await timeComes(id);
    await takeEffect(approved.decision!.id);
    // The sweep that takes up the one has seen the other.
    await invited(marker.id);
    expect(await scene.proposal(proposal.id)).toMatchObject({ status: 'proposed', decision: null });
    expect(await issued(proposal.id)).toEqual([]);
  });
});
