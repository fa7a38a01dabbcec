// The wiring of the matching service: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as persons from '#contracts/persons.js';
import * as auditMessages from '#contracts/audit.js';
import * as accounts from '#contracts/registry/accounts.js';
import * as buyers from '#contracts/registry/buyers.js';
import * as clusters from '#contracts/registry/clusters.js';
import * as codes from '#contracts/registry/codes.js';
import * as inclusion from '#contracts/registry/inclusion.js';
import * as enterprises from '#contracts/registry/enterprises.js';
import * as personData from '#contracts/registry/persons.js';
import * as allocationMessages from '#contracts/matching/allocations.js';
import * as invitationMessages from '#contracts/matching/invitations.js';
import * as proposalMessages from '#contracts/matching/proposals.js';
import { refusalReasonsOf } from '#contracts/matching/reasons.js';
import * as relevanceMessages from '#contracts/matching/relevance-weights.js';
import * as requirementMessages from '#contracts/matching/requirements.js';
import * as simulationMessages from '#contracts/matching/simulations.js';
import * as openingMessages from '#contracts/matching/openings.js';
import * as timelineMessages from '#contracts/matching/timeline.js';
import * as whatIfMessages from '#contracts/matching/what-ifs.js';
import { words } from '#contracts/matching/words.js';
import { brokering } from '#brokering/brokering.js';
import { CONFIG, startService, type RunningService } from '#platform/app.js';
import { personsController } from '#platform/persons/persons.controller.js';
import { auditReadingOf } from '#platform/audit-reading.js';
import { Classification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { RegistryReader } from '#projection/registry-reader.js';
import { AllocationSimulations } from './allocations/allocation-simulations.service.js';
import { AllocationSolver } from './allocations/allocation-solver.js';
import { AllocationsController } from './allocations/allocations.controller.js';
import { AllocationsRepository } from './allocations/allocations.repository.js';
import { AllocationsService } from './allocations/allocations.service.js';
import { allocationInvariants } from './allocations/invariants.js';
import { LotStandingRepository } from './allocations/lot-standing.repository.js';
import { linkageInvariants } from './brokering/invariants.js';
import { LotSubjects } from './brokering/lot-subjects.js';
import type { MatchingConfig } from './config.js';
import { entities, migrations } from './database.js';
import { OpeningsController } from './openings/openings.controller.js';
import { OpeningsRepository } from './openings/openings.repository.js';
import { OpeningsService } from './openings/openings.service.js';
import { CandidateDocuments } from './projection/candidate-documents.js';
import { CatchUp } from './projection/catch-up.js';
import { Parties } from './projection/parties.js';
import { ProjectionController } from './projection/projection.controller.js';
import { ProjectionRepository } from './projection/projection.repository.js';
import { ProjectionService } from './projection/projection.service.js';
import { ApartRepository } from './replica/apart.repository.js';
import { CandidateChoice } from './replica/candidate-choice.service.js';
import { ReplicaFigures } from './replica/replica-figures.js';
import { Replica } from './replica/replica.js';
import { LoadedVectors } from './relevance-weights/loaded-vectors.js';
import { RelevanceWeightsController } from './relevance-weights/relevance-weights.controller.js';
import { RelevanceWeightsRepository } from './relevance-weights/relevance-weights.repository.js';
import { RelevanceWeightsService } from './relevance-weights/relevance-weights.service.js';
import { WeightsInUse } from './relevance-weights/weights-in-use.js';
import { LifecycleService } from './requirements/lifecycle.service.js';
import { PostWriter } from './requirements/post-writer.js';
import { PostingService } from './requirements/posting.service.js';
import { RequirementsController } from './requirements/requirements.controller.js';
import { RequirementsRepository } from './requirements/requirements.repository.js';
import { RequirementsService } from './requirements/requirements.service.js';
import { invariants } from './runs/invariants.js';
import { EvaluationsService } from './runs/evaluations.service.js';
import { OutdatedRepository } from './runs/outdated.repository.js';
import { OutdatedService } from './runs/outdated.service.js';
import { InclusionPool } from './runs/inclusion-pool.js';
import { HeldRuns } from './runs/held-runs.js';
import { RematchService } from './runs/rematch.service.js';
import { RunRetention } from './runs/retention.js';
import { LotCrowds } from './runs/lot-crowds.service.js';
import { LotFrames } from './runs/lot-frames.service.js';
import { PreviewsService } from './runs/previews.service.js';
import { RunFigures } from './runs/run-figures.js';
import { RunInputService } from './runs/run-input.service.js';
import { RunInputsRepository } from './runs/run-inputs.repository.js';
import { RunReadsService } from './runs/run-reads.service.js';
import { RunsController } from './runs/runs.controller.js';
import { WhatIfsService } from './runs/what-ifs.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunsService } from './runs/runs.service.js';
import { TouchedLotsRepository } from './runs/touched-lots.repository.js';
import { TouchedLots } from './runs/touched-lots.service.js';
import { SimulationsController } from './simulations/simulations.controller.js';
import { SimulationsRepository } from './simulations/simulations.repository.js';
import { SimulationsService } from './simulations/simulations.service.js';

const brokered = brokering({
  words,
  messages: { ...proposalMessages.proposals, ...invitationMessages.invitations, ...timelineMessages.timeline },
  refusalReasonsOf,
  agreementKind: 'vertical',
  subjects: LotSubjects,
});

@Module({
  controllers: [
    auditReadingOf(auditMessages.ListMatchingAudit),
    ProjectionController,
    RequirementsController,
    RunsController,
    OpeningsController,
    SimulationsController,
    RelevanceWeightsController,
    AllocationsController,
    ...brokered.controllers,
    personsController(persons.personsInMatching),
  ],
  providers: [
    ProjectionStore,
    ProjectionRepository,
    ProjectionService,
    RegistryReader,
    Classification,
    Parties,
    CandidateDocuments,
    CatchUp,
    RequirementsRepository,
    RequirementsService,
    PostingService,
    PostWriter,
    LifecycleService,
    RunsRepository,
    RunInputsRepository,
    LotFrames,
    LotCrowds,
    WhatIfsService,
    PreviewsService,
    RunInputService,
    InclusionPool,
    ApartRepository,
    ReplicaFigures,
    Replica,
    CandidateChoice,
    RunFigures,
    RunsService,
    RunReadsService,
    RunRetention,
    TouchedLotsRepository,
    TouchedLots,
    RematchService,
    HeldRuns,
    EvaluationsService,
    OutdatedRepository,
    OutdatedService,
    OpeningsRepository,
    OpeningsService,
    SimulationsRepository,
    SimulationsService,
    RelevanceWeightsRepository,
    RelevanceWeightsService,
    WeightsInUse,
    { provide: LoadedVectors, inject: [CONFIG], useFactory: (config: MatchingConfig) => LoadedVectors.from(config) },
    LotStandingRepository,
    AllocationSolver,
    AllocationSimulations,
    AllocationsRepository,
    AllocationsService,
    ...brokered.providers,
  ],
})
export class MatchingModule {}

/** Starts the service; resolves when it answers. */
export function start(config: MatchingConfig): Promise<RunningService> {
  return startService({
    name: 'matching',
    module: MatchingModule,
    config,
    messages: [
      auditMessages, accounts,
      buyers,
      clusters,
      codes,
      enterprises,
      inclusion,
      requirementMessages,
      proposalMessages,
      allocationMessages,
      invitationMessages,
      openingMessages,
      simulationMessages,
      relevanceMessages,
      whatIfMessages,
      timelineMessages,
      persons,
      personData,
    ],
    database: { entities, migrations },
    invariants: [...invariants, ...linkageInvariants, ...allocationInvariants],
    prepare: (app) => app.get(Classification).prepare(),
  });
}
