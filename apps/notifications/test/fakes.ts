// A hand-written registry, matching and service market on the real bus: they answer what notifications asks, from values a test sets.
import { Controller, Injectable, Module, type Type } from '@nestjs/common';
import { z } from 'zod';
import { notFound } from '#contracts/errors.js';
import { DescribeInvitation, DescribeProposal, GetLinkage, type Invitation, type Linkage } from '#contracts/matching/invitations.js';
import { GetRequirement, type Requirement } from '#contracts/matching/requirements.js';
import type { Input, Output } from '#contracts/message.js';
import {
  DescribeServiceInvitation, DescribeServiceProposal, GetServiceEngagement, type ServiceEngagement, type ServiceInvitation,
} from '#contracts/service-market/invitations.js';
import { GetServiceNeed, type ServiceNeed } from '#contracts/service-market/needs.js';
import { FindOrganisationIds, FindRecipients } from '#contracts/registry/accounts.js';
import { DescribeClaimQuestion, type ClaimQuestion } from '#contracts/registry/claim-questions.js';
import { GetCluster, type Cluster } from '#contracts/registry/clusters.js';
import { startService, type RunningService } from '#platform/app.js';
import { Answers } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';

type Recipient = Output<typeof FindRecipients>['items'][number];
type Described = Output<typeof DescribeProposal>;

/** What the other services know; a test fills it. */
@Injectable()
export class World {
  clusters = new Map<string, Cluster>();
  /** By organisation id, or by cluster id for its CDAs. */
  recipients = new Map<string, Recipient[]>();
  /** All ids of enterprises that were merged, by each of them. */
  merged = new Map<string, string[]>();
  invitations = new Map<string, { invitation: Invitation; replyToken: string }>();
  proposals = new Map<string, Described>();
  linkages = new Map<string, Linkage>();
  requirements = new Map<string, Requirement>();
  serviceInvitations = new Map<string, { invitation: ServiceInvitation; replyToken: string }>();
  serviceProposals = new Map<string, Output<typeof DescribeServiceProposal>>();
  engagements = new Map<string, ServiceEngagement>();
  needs = new Map<string, ServiceNeed>();
  claimQuestions = new Map<string, ClaimQuestion>();
}

const found = <T>(map: Map<string, T>, what: string, id: string): T => {
  const value = map.get(id);
  if (!value) throw notFound(what, id);
  return value;
};

@Controller()
class RegistryController {
  constructor(private readonly world: World) {}

  @Answers(FindRecipients)
  async recipients(input: Input<typeof FindRecipients>): Promise<Output<typeof FindRecipients>> {
    return { items: this.world.recipients.get('organisationId' in input ? input.organisationId : input.clusterId) ?? [] };
  }

  @Answers(FindOrganisationIds)
  async organisationIds({ ids }: Input<typeof FindOrganisationIds>): Promise<Output<typeof FindOrganisationIds>> {
    return { ids: [...new Set(ids.flatMap((id) => this.world.merged.get(id) ?? [id]))] };
  }

  @Answers(GetCluster)
  async cluster({ id }: { id: string }): Promise<Cluster> {
    return found(this.world.clusters, 'cluster', id);
  }

  @Answers(DescribeClaimQuestion)
  async claimQuestion({ id }: { id: string }): Promise<Output<typeof DescribeClaimQuestion>> {
    return { question: found(this.world.claimQuestions, 'question about a claim', id), enterpriseName: 'Selam Garments', replyToken: `token-of-question-${id}` };
  }
}

@Controller()
class MatchingController {
  constructor(private readonly world: World) {}

  @Answers(DescribeInvitation)
  async invitation({ id }: { id: string }) {
    return found(this.world.invitations, 'invitation', id);
  }

  @Answers(DescribeProposal)
  async proposal({ id }: { id: string }): Promise<Described> {
    return found(this.world.proposals, 'proposal', id);
  }

  @Answers(GetLinkage)
  async linkage({ id }: { id: string }): Promise<Linkage> {
    return found(this.world.linkages, 'linkage', id);
  }

  @Answers(GetRequirement)
  async requirement({ id }: { id: string }): Promise<Requirement> {
    return found(this.world.requirements, 'requirement', id);
  }
}

@Controller()
class MarketController {
  constructor(private readonly world: World) {}

  @Answers(DescribeServiceInvitation)
  async invitation({ id }: { id: string }) {
    return found(this.world.serviceInvitations, 'invitation', id);
  }

  @Answers(DescribeServiceProposal)
  async proposal({ id }: { id: string }) {
    return found(this.world.serviceProposals, 'proposal', id);
  }

  @Answers(GetServiceEngagement)
  async engagement({ id }: { id: string }): Promise<ServiceEngagement> {
    return found(this.world.engagements, 'engagement', id);
  }

  @Answers(GetServiceNeed)
  async need({ id }: { id: string }): Promise<ServiceNeed> {
    return found(this.world.needs, 'need', id);
  }
}

@Module({})
class FakeModule {}

/** Starts them on the bus with this address and prefix. */
export async function startFakes(world: World, natsUrl: string, natsPrefix: string): Promise<{ stop(): Promise<void> }> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...shape } = platformConfig;
  const config = readConfig(z.object(shape), { NODE_ENV: 'test', LOG_LEVEL: 'fatal', NATS_URL: natsUrl, NATS_PREFIX: natsPrefix });
  const start = (name: string, controller: Type, messages: object): Promise<RunningService> => startService({
    name, config, messages: [messages],
    module: { module: FakeModule, controllers: [controller], providers: [{ provide: World, useValue: world }] },
  });
  const services = [
    await start('registry', RegistryController, { FindRecipients, FindOrganisationIds, GetCluster, DescribeClaimQuestion }),
    await start('matching', MatchingController, { DescribeInvitation, DescribeProposal, GetLinkage, GetRequirement }),
    await start('service-market', MarketController, { DescribeServiceInvitation, DescribeServiceProposal, GetServiceEngagement, GetServiceNeed }),
  ];
  return { stop: async () => void (await Promise.all(services.map((service) => service.stop()))) };
}

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A cluster in Addis Ababa with a buyer who reads English, an enterprise that reads French, and two CDAs. */
export function makeScene(world: World) {
  const [clusterId, buyerId, enterpriseId, cdaOne, cdaTwo] = [newId(), newId(), newId(), newId(), newId()];
  world.clusters.set(clusterId, {
    id: clusterId, languages: ['en', 'fr'], place: { country: 'ET' }, name: 'Garments', trade: 'garments', currency: 'USD',
    version: 1, weightsVersion: 1, weights: {}, policy: {}, createdAt: later(0), updatedAt: later(0),
  } as unknown as Cluster);
  world.recipients.set(buyerId, [{ recipientId: buyerId, name: 'Nordwind Sport', languages: ['en'], email: 'orders@nordwind.example' }]);
  world.recipients.set(enterpriseId, [
    { recipientId: enterpriseId, name: 'Ateliers Selam', languages: ['om', 'fr-CM'], email: 'atelier@selam.example', withdrawToken: 'token-of-selam-0001' },
  ]);
  world.recipients.set(clusterId, [cdaOne, cdaTwo].map((id, index) =>
    ({ recipientId: id, name: `Agent ${index + 1}`, languages: [index ? 'fr' : 'om'], email: `agent${index + 1}@cluster.example` })));
  return { clusterId, buyerId, enterpriseId, cdas: [cdaOne, cdaTwo] };
}

export type Scene = ReturnType<typeof makeScene>;

/** A proposal with the invitations of both sides. */
export function makeProposal(world: World, { clusterId, buyerId, enterpriseId }: Scene) {
  const [proposalId, requirementId, lotId] = [newId(), newId(), newId()];
  const goods = { requirementTitle: 'Polo shirts', quantity: 1500, unit: 'C62', deadline: '2027-03-12' };
  world.requirements.set(requirementId, {
    id: requirementId, version: 1, status: 'posted', clusterId, buyerId, title: goods.requirementTitle, description: null,
    language: null, lots: [], postedAt: later(0), createdAt: later(0), updatedAt: later(0),
  });
  world.proposals.set(proposalId, {
    proposalId, clusterId, requirementId, ...goods, buyerId, buyerName: 'Nordwind Sport', enterpriseId,
    enterpriseName: 'Ateliers Selam', status: 'invited', reason: null, linkageQuantity: 1200,
  });
  const invite = (side: 'buyer' | 'enterprise') => {
    const id = newId();
    world.invitations.set(id, {
      replyToken: `token-${id}`,
      invitation: {
        id, version: 1, side, organisationId: side === 'buyer' ? buyerId : enterpriseId, clusterId, proposalId, requirementId, lotId,
        ...goods, ceilingPrice: null, place: null, mandatoryCertifications: [], lotText: '220 g piqué', code: 'TX.GAR.TOP.POLO',
        counterpartName: side === 'buyer' ? 'Ateliers Selam' : 'Nordwind Sport',
        status: 'open', outcome: null, outcomeReason: null, reply: null, counterpartReply: null, yesQuantity: goods.quantity, sentAt: later(0), closesAt: later(72),
      },
    });
    return { invitationId: id, proposalId, clusterId, side, organisationId: side === 'buyer' ? buyerId : enterpriseId };
  };
  return { proposalId, requirementId, lotId, buyer: invite('buyer'), enterprise: invite('enterprise') };
}

/** A linkage over 1200 pieces of a proposal, as its event tells it. */
export function makeLinkage(world: World, { clusterId, buyerId, enterpriseId }: Scene, proposalId: string) {
  const { requirementId } = world.proposals.get(proposalId)!;
  const ids = { proposalId, requirementId, clusterId, buyerId, enterpriseId };
  const linkageId = newId();
  world.linkages.set(linkageId, {
    id: linkageId, ...ids, kind: 'vertical', initiatedBy: 'buyer', requirementTitle: 'Polo shirts', lotId: newId(),
    buyerName: 'Nordwind Sport', enterpriseName: 'Ateliers Selam', quantity: 1200, unit: 'C62', agreedAt: later(0),
  });
  return { linkageId, ...ids };
}
