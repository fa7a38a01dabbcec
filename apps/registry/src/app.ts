// The wiring of the registry: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as accountMessages from '#contracts/registry/accounts.js';
import * as buyerMessages from '#contracts/registry/buyers.js';
import * as claimQuestionMessages from '#contracts/registry/claim-questions.js';
import * as clusterMessages from '#contracts/registry/clusters.js';
import * as codeMessages from '#contracts/registry/codes.js';
import * as duplicateMessages from '#contracts/registry/duplicates.js';
import * as enterpriseMessages from '#contracts/registry/enterprises.js';
import * as importMessages from '#contracts/registry/imports.js';
import * as providerMessages from '#contracts/registry/providers.js';
import { startService, type RunningService } from '#platform/app.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsRepository } from './accounts/accounts.repository.js';
import { AccountsService } from './accounts/accounts.service.js';
import { ApiKeysRepository } from './accounts/api-keys.repository.js';
import { ApiKeysService } from './accounts/api-keys.service.js';
import { BootstrapAdmin } from './accounts/bootstrap-admin.js';
import { BuyersController } from './buyers/buyers.controller.js';
import { BuyersRepository } from './buyers/buyers.repository.js';
import { BuyersService } from './buyers/buyers.service.js';
import { ClaimQuestionsController } from './claim-questions/claim-questions.controller.js';
import { ClaimQuestionsRepository } from './claim-questions/claim-questions.repository.js';
import { ClaimQuestionsService } from './claim-questions/claim-questions.service.js';
import { ClusterCheck } from './clusters/cluster-check.js';
import { ClustersController } from './clusters/clusters.controller.js';
import { ClustersRepository } from './clusters/clusters.repository.js';
import { ClustersService } from './clusters/clusters.service.js';
import { CodesImportService } from './codes/codes-import.service.js';
import { CodesController } from './codes/codes.controller.js';
import { CodesRepository } from './codes/codes.repository.js';
import { CodesService } from './codes/codes.service.js';
import { CorrespondencesRepository } from './codes/correspondences.repository.js';
import { CorrespondencesService } from './codes/correspondences.service.js';
import { PastWork } from './codes/past-work.service.js';
import { readStarter } from './codes/starter.js';
import type { RegistryConfig } from './config.js';
import { entities, migrations } from './database.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { DuplicatesRepository } from './duplicates/duplicates.repository.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { LikelyDuplicates } from './duplicates/likely-duplicates.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { EnterprisesRepository } from './enterprises/enterprises.repository.js';
import { EnterprisesService } from './enterprises/enterprises.service.js';
import { EnterpriseImporter } from './imports/enterprise-importer.js';
import { ExportService } from './imports/export.service.js';
import { ImportAtOnce } from './imports/import-at-once.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsRepository } from './imports/imports.repository.js';
import { ImportsService } from './imports/imports.service.js';
import { ReadingService } from './imports/reading.service.js';
import { ImportRetention } from './imports/retention.js';
import { TakingService } from './imports/taking.service.js';
import { UndoingService } from './imports/undoing.service.js';
import { UploadsService } from './imports/uploads.service.js';
import { Membership } from './organisations/membership.js';
import { ProvidersController } from './providers/providers.controller.js';
import { ProvidersRepository } from './providers/providers.repository.js';
import { ProvidersService } from './providers/providers.service.js';
import { RecipientsController } from './recipients/recipients.controller.js';
import { RecipientsRepository } from './recipients/recipients.repository.js';
import { RecipientsService } from './recipients/recipients.service.js';

@Module({
  controllers: [
    ClustersController,
    EnterprisesController,
    DuplicatesController,
    ClaimQuestionsController,
    BuyersController,
    ProvidersController,
    AccountsController,
    CodesController,
    ImportsController,
    RecipientsController,
  ],
  providers: [
    ClustersRepository,
    ClusterCheck,
    ClustersService,
    EnterprisesRepository,
    EnterprisesService,
    DuplicatesRepository,
    LikelyDuplicates,
    DuplicatesService,
    Membership,
    BuyersRepository,
    BuyersService,
    ProvidersRepository,
    ProvidersService,
    AccountsRepository,
    AccountsService,
    ApiKeysRepository,
    ApiKeysService,
    BootstrapAdmin,
    CodesRepository,
    PastWork,
    CodesService,
    CodesImportService,
    CorrespondencesRepository,
    CorrespondencesService,
    ImportsRepository,
    EnterpriseImporter,
    ImportAtOnce,
    UploadsService,
    ReadingService,
    TakingService,
    UndoingService,
    ImportsService,
    ImportRetention,
    ClaimQuestionsRepository,
    ClaimQuestionsService,
    ExportService,
    RecipientsRepository,
    RecipientsService,
  ],
})
export class RegistryModule {}

/** Starts the service; resolves when it answers. */
export function start(config: RegistryConfig): Promise<RunningService> {
  return startService({
    name: 'registry',
    module: RegistryModule,
    config,
    messages: [
      accountMessages, buyerMessages, claimQuestionMessages, clusterMessages, codeMessages, duplicateMessages, enterpriseMessages, importMessages,
      providerMessages,
    ],
    database: { entities, migrations },
    prepare: async (app) => {
      await app.get(CodesService).load(readStarter());
      if (config.BOOTSTRAP_ADMIN_KEY) await app.get(BootstrapAdmin).ensure(config.BOOTSTRAP_ADMIN_KEY);
    },
  });
}
