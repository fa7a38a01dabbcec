// A service market in which needs and offers are posted, decided on and answered; time is moved in the database, never waited for.
import { EffectsService } from '#brokering/proposals/effects.service.js';
import type { Actor } from '#contracts/message.js';
import type { MatchingPolicy } from '#contracts/registry/clusters.js';
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import { ListServiceGaps, type ServiceGap } from '#contracts/service-market/gaps.js';
import {
  GetServiceInvitation, ListServiceInvitations, ReplyToServiceInvitation, type ServiceInvitation, type ServiceReplyBody,
} from '#contracts/service-market/invitations.js';
import {
  GetServiceNeed, ListNeedMatches, PostServiceNeed, type NeedMatch, type NewServiceNeed, type ServiceNeed,
} from '#contracts/service-market/needs.js';
import { PostServiceOffer, type NewServiceOffer, type ServiceOffer } from '#contracts/service-market/offers.js';
import { DecideServiceProposal, ListServiceProposals, type ServiceProposal, type ServiceRuling } from '#contracts/service-market/proposals.js';
import { readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { contextOf, startBesideRegistry, type SystemBesideRegistry } from '#testing/beside-registry.js';
import { waitFor } from '#testing/wait-for.js';
import { start } from '../../src/app.js';
import { ServiceMarketConfigSchema } from '../../src/config.js';
import {
  cda, cluster, codes, college, knitters, need, offer, otherCluster, school, schoolActor, tailors, tailorsActor,
} from './market.js';

export { contextOf } from '#testing/beside-registry.js';

export interface Scene extends SystemBesideRegistry {
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
  /** Registers a new version of a provider, and waits until nothing is left to match. */
  register(provider: ProviderForMarket): Promise<void>;
  /** Posts and waits until nothing is left to match. */
  need(more?: Partial<NewServiceNeed>, actor?: Actor): Promise<ServiceNeed>;
  offer(more?: Partial<NewServiceOffer>, actor?: Actor): Promise<ServiceOffer>;
  /** The newest match of a need. */
  match(needId: string): Promise<NeedMatch>;
  proposals(needId: string): Promise<ServiceProposal[]>;
  gaps(code?: string, actor?: Actor): Promise<ServiceGap[]>;
  decide(proposal: Pick<ServiceProposal, 'id' | 'version'>, ruling?: Partial<ServiceRuling>): Promise<ServiceProposal>;
  /** Approves, lets the holding period end, and returns both invitations. */
  invite(proposal: ServiceProposal): Promise<{ enterprise: ServiceInvitation; provider: ServiceInvitation }>;
  reply(invitation: Pick<ServiceInvitation, 'id' | 'side' | 'organisationId'>, reply: ServiceReplyBody): Promise<ServiceInvitation>;
  invitation(id: string): Promise<ServiceInvitation>;
  fresh(needId: string): Promise<ServiceNeed>;
  /** Nothing is left to match or to count, and everything told is sent. */
  quiet(): Promise<void>;
}

/** The account of one side. */
export const accountOf = (invitation: Pick<ServiceInvitation, 'side' | 'organisationId'>): Actor => ({
  accountId: newId(), role: invitation.side, organisationId: invitation.organisationId, clusterIds: [cluster.id],
});

export async function startScene(policy: Partial<MatchingPolicy> = {}, more: Record<string, string> = {}): Promise<Scene> {
  const system = await startBesideRegistry({
    name: 'service-market',
    more,
    start: (env) => start(readConfig(ServiceMarketConfigSchema, env)),
    fill: async (registry) => {
      await registry.putCodes(1, codes, true);
      await registry.putCluster({ ...cluster, policy: { ...cluster.policy, ...policy } }, true);
      await registry.putCluster(otherCluster, true);
      for (const each of [tailors, knitters]) await registry.putEnterprise(each, true);
      for (const each of [school, college]) await registry.putProvider(each, true);
    },
  });
  const { ask } = system;
  const scene: Scene = Object.assign(system, {
    query: <R>(sql: string, params: unknown[] = []) => system.database.query<R>(sql, params),
    async quiet() {
      await waitFor(async () => (await scene.query(
        `SELECT 1 FROM offer_rematch UNION ALL SELECT 1 FROM need_rematch UNION ALL SELECT 1 FROM gap_change
         UNION ALL SELECT 1 FROM outbox WHERE published_at IS NULL`,
      )).length === 0, { what: 'quiet' });
    },
    async register(provider: ProviderForMarket) {
      await system.registry.putProvider(provider);
      await waitFor(async () => (await scene.query(
        'SELECT 1 FROM provider_projection WHERE id = $1 AND version = $2', [provider.id, provider.version],
      )).length === 1, { what: 'the provider is projected' });
      await scene.quiet();
    },
    async need(input = {}, actor = tailorsActor) {
      const posted = await ask(PostServiceNeed, need(input), contextOf(actor));
      await scene.quiet();
      return posted;
    },
    async offer(input = {}, actor = schoolActor) {
      const posted = await ask(PostServiceOffer, offer(input), contextOf(actor));
      await scene.quiet();
      return posted;
    },
    async match(needId: string) {
      const { items } = await ask(ListNeedMatches, { needId, limit: 1 }, contextOf(cda));
      return items[0]!;
    },
    async proposals(needId: string) {
      return (await ask(ListServiceProposals, { needId, limit: 200, order: 'score' }, contextOf(cda))).items;
    },
    async gaps(code?: string, actor = cda) {
      return (await ask(ListServiceGaps, { code, limit: 200 }, contextOf(actor))).items;
    },
    decide: (proposal, ruling = {}) => ask(DecideServiceProposal, {
      id: proposal.id, version: proposal.version,
      decision: { ruling: 'approve', conflictOfInterest: 'none', ...ruling } as ServiceRuling,
    }, contextOf(cda)),
    async invite(proposal: ServiceProposal) {
      await scene.decide(proposal);
      const due = await scene.query<{ id: string }>(
        `UPDATE decision SET effective_at = clock_timestamp()
         WHERE proposal_id = $1 AND undone_at IS NULL AND took_effect_at IS NULL RETURNING id`,
        [proposal.id],
      );
      // The queued job still waits for the hour that has not passed: its work is done here.
      for (const { id } of due) await system.service.app.get(EffectsService).takeEffect(id);
      const { items } = await ask(ListServiceInvitations, { proposalId: proposal.id, status: 'open', limit: 50 }, contextOf(cda));
      return {
        enterprise: items.find((each) => each.side === 'enterprise')!, provider: items.find((each) => each.side === 'provider')!,
      };
    },
    reply: (invitation, reply) => ask(ReplyToServiceInvitation, { id: invitation.id, reply }, contextOf(accountOf(invitation))),
    invitation: (id: string) => ask(GetServiceInvitation, { id }, contextOf(cda)),
    fresh: (id: string) => ask(GetServiceNeed, { id }, contextOf(cda)),
  } as Omit<Scene, keyof SystemBesideRegistry>) as Scene;
  return scene;
}

/** The code of the error that a promise fails with; throws when it does not fail. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    (value) => Promise.reject(new Error(`It should have failed and gave ${JSON.stringify(value)}`)),
    (error: { code?: string }) => error.code ?? String(error),
  );
}
