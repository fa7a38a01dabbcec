// A cluster in which requirements are posted, decided on and answered; time is moved in the database, never waited for.
import type { Actor, Output } from '#contracts/message.js';
import { GetInvitation, ListInvitations, ReplyToInvitation, type Invitation, type ReplyBody } from '#contracts/matching/invitations.js';
import { DecideProposal, GetProposal, ListProposals, type LinkageProposal, type Ruling } from '#contracts/matching/proposals.js';
import { GetMatchRun, GetRequirement, MoveRequirement, PostRequirement, type Requirement } from '#contracts/matching/requirements.js';
import type { MatchingPolicy } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { EffectsService } from '#brokering/proposals/effects.service.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { buyerActor, cda, cluster, enterprise, requirement } from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

export interface Posted {
  requirement: Requirement;
  lotId: string;
  /** Of the first lot, best first. */
  proposals: LinkageProposal[];
}

export interface Scene extends MatchingSystem {
  /** Registers enterprises or new versions of them, and waits until nothing is left to match. */
  register(...enterprises: EnterpriseForMatching[]): Promise<void>;
  post(more?: Parameters<typeof requirement>[0]): Promise<Posted>;
  proposalsOf(lotId: string): Promise<LinkageProposal[]>;
  proposal(id: string): Promise<LinkageProposal>;
  decide(proposal: Pick<LinkageProposal, 'id' | 'version'>, ruling?: Partial<Ruling>, actor?: Actor): Promise<LinkageProposal>;
  /** Approves, lets the holding period end, and returns both invitations. */
  invite(proposal: LinkageProposal, ruling?: Partial<Ruling>): Promise<{ buyer: Invitation; enterprise: Invitation }>;
  holdingEnds(proposalId: string): Promise<void>;
  cutOffPasses(proposalId: string): Promise<void>;
  invitation(id: string): Promise<Invitation>;
  reply(invitation: Pick<Invitation, 'id' | 'side' | 'organisationId'>, reply: ReplyBody): Promise<Invitation>;
  /** Payloads of one kind of event about a proposal, in the order they were written. */
  events(name: string, proposalId: string): Promise<Record<string, unknown>[]>;
  /** Nothing is left to match, and everything told is sent. */
  quiet(): Promise<void>;
  cancel(posted: Pick<Posted, 'requirement'>): Promise<void>;
}

/** The account of one side. */
export const accountOf = (invitation: Pick<Invitation, 'side' | 'organisationId'>): Actor => ({
  accountId: newId(), role: invitation.side, organisationId: invitation.organisationId, clusterIds: [cluster.id],
});

/** Makers of T-shirts, the first the best. */
export const makers = (count: number, name = 'Maker') => Array.from({ length: count }, (_, at) =>
  enterprise(`${name} ${at + 1}`, {}, { leadTimeDays: 5 + at, priceHint: { amount: 3 + at / 10, currency: 'USD' } }));

export async function startScene(policy: Partial<MatchingPolicy> = {}, env: Record<string, string> = {}): Promise<Scene> {
  const system = await startMatching(env);
  const tuned = {
    ...cluster, version: 2, weightsVersion: 2,
    policy: { ...cluster.policy, minimumScore: 0, invitationCap: null, holdingSeconds: 3600, ...policy },
  };
  await system.registry.putCluster(tuned);
  const { ask } = system;
  const query = <R>(sql: string, params: unknown[] = []) => system.database.query<R>(sql, params);
  await waitFor(async () => (await query('SELECT 1 FROM cluster_projection WHERE version = 2')).length === 1, { what: 'policy' });

  const scene: Scene = Object.assign(system, {
    async quiet() {
      await waitFor(async () => (await query(
        `SELECT 1 FROM match_run WHERE status = 'pending' UNION ALL SELECT 1 FROM enterprise_rematch
         UNION ALL SELECT 1 FROM outbox WHERE published_at IS NULL`,
      )).length === 0, { what: 'quiet' });
    },
    async register(...enterprises: EnterpriseForMatching[]) {
      for (const each of enterprises) await system.registry.putEnterprise(each);
      await waitFor(async () => {
        const rows = await query<{ id: string; version: number }>(
          'SELECT id, version FROM enterprise_projection WHERE id = ANY($1)', [enterprises.map((each) => each.id)],
        );
        return enterprises.every((each) => rows.some((row) => row.id === each.id && row.version === each.version));
      }, { what: 'enterprises are projected' });
      await scene.quiet();
    },
    async post(more = {}) {
      const posted = await ask(PostRequirement, requirement(more), contextOf(buyerActor));
      for (const { lastRunId } of posted.lots) {
        await waitFor(async () => (await ask(GetMatchRun, { id: lastRunId! }, contextOf(cda))).status === 'done', { what: 'run' });
      }
      const lotId = posted.lots[0]!.id;
      return { requirement: posted, lotId, proposals: await scene.proposalsOf(lotId) };
    },
    async proposalsOf(lotId: string) {
      return (await ask(ListProposals, { lotId, limit: 200, order: 'score' }, contextOf(cda))).items;
    },
    proposal: (id: string) => ask(GetProposal, { id }, contextOf(cda)),
    decide: (proposal, ruling = {}, actor = cda) => ask(DecideProposal, {
      id: proposal.id, version: proposal.version,
      decision: { ruling: 'approve', conflictOfInterest: 'none', ...ruling } as Ruling,
    }, contextOf(actor)),
    async invite(proposal: LinkageProposal, ruling = {}) {
      // A run because of a place that became free comes by itself, at any moment: whoever it makes late looks again.
      for (let { version } = proposal; ;) {
        const late = await scene.decide({ id: proposal.id, version }, ruling).then(() => false, (error: { code?: string }) => {
          if (error.code !== 'version_stale') throw error;
          return true;
        });
        if (!late) break;
        ({ version } = await scene.proposal(proposal.id));
      }
      await scene.holdingEnds(proposal.id);
      const items = await waitFor(async () => {
        const page = await ask(ListInvitations, { proposalId: proposal.id, status: 'open', limit: 50 }, contextOf(cda));
        return page.items.length === 2 ? page.items : null;
      }, { what: 'two invitations' });
      return {
        buyer: items.find((each) => each.side === 'buyer')!, enterprise: items.find((each) => each.side === 'enterprise')!,
      };
    },
    async holdingEnds(proposalId: string) {
      const due = await query<{ id: string }>(
        `UPDATE decision SET effective_at = clock_timestamp()
         WHERE proposal_id = $1 AND undone_at IS NULL AND took_effect_at IS NULL RETURNING id`,
        [proposalId],
      );
      // The queued job still waits for the hour that has not passed: its work is done here.
      for (const { id } of due) await system.service.app.get(EffectsService).takeEffect(id);
    },
    async cutOffPasses(proposalId: string) {
      await query(`UPDATE invitation SET closes_at = clock_timestamp() WHERE proposal_id = $1 AND status = 'open'`, [proposalId]);
      await waitFor(async () => (await query(
        `SELECT 1 FROM invitation WHERE proposal_id = $1 AND status = 'open'`, [proposalId],
      )).length === 0, { what: 'the invitations close' });
    },
    invitation: (id: string) => ask(GetInvitation, { id }, contextOf(cda)),
    reply: (invitation: Invitation, reply: ReplyBody) => ask(ReplyToInvitation, { id: invitation.id, reply }, contextOf(accountOf(invitation))),
    async events(name: string, proposalId: string) {
      const rows = await query<{ body: Record<string, unknown> }>(
        `SELECT body FROM outbox WHERE subject LIKE $1 AND body->>'proposalId' = $2 ORDER BY seq`,
        [`%.${name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.v1`, proposalId],
      );
      return rows.map((row) => row.body);
    },
    async cancel({ requirement: { id } }: Pick<Posted, 'requirement'>) {
      const { version } = await ask(GetRequirement, { id }, contextOf(buyerActor));
      await ask(MoveRequirement, { id, version, action: 'cancel' }, contextOf(buyerActor));
    },
  } as Omit<Scene, keyof MatchingSystem>) as Scene;
  return scene;
}

/** The code of the error that a promise fails with; throws when it does not fail. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => Promise.reject(new Error(`It should have failed and gave ${JSON.stringify(value)}`)),
    (error: { code?: string }) => error.code ?? String(error),
  );
}

export type Page = Output<typeof ListProposals>;
