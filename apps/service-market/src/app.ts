// The wiring of the service market: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as auditMessages from '#contracts/audit.js';
import * as linkageMessages from '#contracts/matching/invitations.js';
import * as missedMessages from '#contracts/matching/openings.js';
import * as requirementMessages from '#contracts/matching/requirements.js';
import * as persons from '#contracts/persons.js';
import * as accounts from '#contracts/registry/accounts.js';
import * as buyers from '#contracts/registry/buyers.js';
import * as clusters from '#contracts/registry/clusters.js';
import * as codes from '#contracts/registry/codes.js';
import * as enterprises from '#contracts/registry/enterprises.js';
import * as personData from '#contracts/registry/persons.js';
import * as providers from '#contracts/registry/providers.js';
import * as gapMessages from '#contracts/service-market/gaps.js';
import * as invitationMessages from '#contracts/service-market/invitations.js';
import * as needMessages from '#contracts/service-market/needs.js';
import * as offerMessages from '#contracts/service-market/offers.js';
import * as openingMessages from '#contracts/service-market/openings.js';
import * as proposalMessages from '#contracts/service-market/proposals.js';
import { serviceRefusalReasonsOf } from '#contracts/service-market/reasons.js';
import * as timelineMessages from '#contracts/service-market/timeline.js';
import { words } from '#contracts/service-market/words.js';
import { brokering } from '#brokering/brokering.js';
import { startService, type RunningService } from '#platform/app.js';
import { personsController } from '#platform/persons/persons.controller.js';
import { auditReadingOf } from '#platform/audit-reading.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import type { ServiceMarketConfig } from './config.js';
import { entities, migrations, schema } from './database.js';
import { GapsController } from './gaps/gaps.controller.js';
import { GapsRepository } from './gaps/gaps.repository.js';
import { GapsService } from './gaps/gaps.service.js';
import { marketInvariants } from './matches/invariants.js';
import { MatchesController } from './matches/matches.controller.js';
import { MatchesRepository } from './matches/matches.repository.js';
import { MatchingService } from './matches/matching.service.js';
import { Rematches } from './matches/rematches.js';
import { RematchesRepository } from './matches/rematches.repository.js';
import { Askers } from './needs/askers.js';
import { BrokeredNeeds } from './needs/brokered-needs.js';
import { NeedsController } from './needs/needs.controller.js';
import { NeedsRepository } from './needs/needs.repository.js';
import { NeedsService } from './needs/needs.service.js';
import { OffersController } from './offers/offers.controller.js';
import { OffersRepository } from './offers/offers.repository.js';
import { OffersService } from './offers/offers.service.js';
import { ExplanationsService } from './openings/explanations.service.js';
import { OpeningsController } from './openings/openings.controller.js';
import { OpeningsRepository } from './openings/openings.repository.js';
import { OpeningsService } from './openings/openings.service.js';
import { RulingsService } from './openings/rulings.service.js';
import { CatchUp } from './projection/catch-up.js';
import { Parties } from './projection/parties.js';
import { ProjectionController } from './projection/projection.controller.js';
import { ProjectionRepository } from './projection/projection.repository.js';
import { ProjectionService } from './projection/projection.service.js';

const brokered = brokering({
  words,
  messages: { ...proposalMessages.proposals, ...invitationMessages.invitations, ...timelineMessages.timeline },
  refusalReasonsOf: serviceRefusalReasonsOf,
  agreementKind: 'single',
  subjects: BrokeredNeeds,
});

@Module({
  controllers: [
    auditReadingOf(auditMessages.ListServiceMarketAudit),
    ProjectionController,
    OffersController,
    NeedsController,
    MatchesController,
    GapsController,
    OpeningsController,
    ...brokered.controllers,
    personsController(persons.personsInServiceMarket),
  ],
  providers: [
    ProjectionStore,
    ProjectionRepository,
    ProjectionService,
    RegistryReader,
    Classification,
    Parties,
    CatchUp,
    OffersRepository,
    OffersService,
    NeedsRepository,
    NeedsService,
    Askers,
    Rematches,
    RematchesRepository,
    MatchesRepository,
    MatchingService,
    GapsRepository,
    GapsService,
    OpeningsRepository,
    OpeningsService,
    RulingsService,
    ExplanationsService,
    ...brokered.providers,
  ],
})
export class ServiceMarketModule {}

/** Starts the service; resolves when it answers. */
export function start(config: ServiceMarketConfig): Promise<RunningService> {
  return startService({
    name: 'service-market',
    module: ServiceMarketModule,
    config,
    messages: [
      auditMessages, accounts,
      buyers,
      clusters,
      codes,
      enterprises,
      providers,
      offerMessages,
      needMessages,
      gapMessages,
      openingMessages,
      requirementMessages,
      linkageMessages,
      missedMessages,
      proposalMessages,
      invitationMessages,
      timelineMessages,
      persons,
      personData,
    ],
    database: { entities, migrations, schema },
    invariants: marketInvariants,
    prepare: (app) => app.get(Classification).prepare(),
  });
}
