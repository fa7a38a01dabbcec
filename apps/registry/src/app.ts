// The wiring of the registry: which parts it is made of, and how it starts. Read it first.
import { Module } from '@nestjs/common';
import * as personsElsewhere from '#contracts/persons.js';
import * as auditMessages from '#contracts/audit.js';
import * as accountMessages from '#contracts/registry/accounts.js';
import * as buyerMessages from '#contracts/registry/buyers.js';
import * as claimQuestionMessages from '#contracts/registry/claim-questions.js';
import * as clusterMessages from '#contracts/registry/clusters.js';
import * as codeMessages from '#contracts/registry/codes.js';
import * as consentMessages from '#contracts/registry/consents.js';
import * as duplicateMessages from '#contracts/registry/duplicates.js';
import * as enterpriseSiteMessages from '#contracts/registry/enterprise-sites.js';
import * as enterpriseMessages from '#contracts/registry/enterprises.js';
import * as importMessages from '#contracts/registry/imports.js';
import * as mergeMessages from '#contracts/registry/merges.js';
import * as personMessages from '#contracts/registry/persons.js';
import * as inclusionMessages from '#contracts/registry/inclusion.js';
import * as providerMessages from '#contracts/registry/providers.js';
import * as signInMessages from '#contracts/registry/sign-in.js';
import { startService, type RunningService } from '#platform/app.js';
import { auditReadingOf } from '#platform/audit-reading.js';
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
import { ClaimQuestionsByLinkService } from './claim-questions/claim-questions-by-link.service.js';
import { ClaimQuestionsRepository } from './claim-questions/claim-questions.repository.js';
import { ClaimQuestionsService } from './claim-questions/claim-questions.service.js';
import { ClusterCheck } from './clusters/cluster-check.js';
import { RelevanceCheck } from './clusters/relevance-check.js';
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
import { ConsentsController } from './consents/consents.controller.js';
import { ConsentsRepository } from './consents/consents.repository.js';
import { ConsentsService } from './consents/consents.service.js';
import { entities, migrations } from './database.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { DuplicatesRepository } from './duplicates/duplicates.repository.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { LikelyDuplicates } from './duplicates/likely-duplicates.js';
import { Listing } from './listing/listing.js';
import { ListingRepository } from './listing/listing.repository.js';
import { EnterprisesController } from './enterprises/enterprises.controller.js';
import { EnterprisesRepository } from './enterprises/enterprises.repository.js';
import { EnterprisesService } from './enterprises/enterprises.service.js';
import { Identities } from './enterprises/identities.repository.js';
import { ImportChanges } from './imports/import-changes.js';
import { EnterpriseImporter } from './imports/enterprise-importer.js';
import { ExportService } from './imports/export.service.js';
import { ImportAtOnce } from './imports/import-at-once.service.js';
import { ImportedKinds } from './imports/imported-kinds.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsRepository } from './imports/imports.repository.js';
import { ImportsService } from './imports/imports.service.js';
import { ProviderImporter } from './imports/provider-importer.js';
import { Portions } from './imports/portions.js';
import { ReadingService } from './imports/reading.service.js';
import { ImportRetention } from './imports/retention.js';
import { TakingService } from './imports/taking.service.js';
import { UndoingService } from './imports/undoing.service.js';
import { UploadsService } from './imports/uploads.service.js';
import { MergesController } from './merging/merges.controller.js';
import { MergesRepository } from './merging/merges.repository.js';
import { MergesService } from './merging/merges.service.js';
import { InclusionController } from './inclusion/inclusion.controller.js';
import { InclusionDatabase } from './inclusion/inclusion-database.js';
import { InclusionRepository } from './inclusion/inclusion.repository.js';
import { InclusionService } from './inclusion/inclusion.service.js';
import { Publications } from './inclusion/publications.js';
import { Membership } from './organisations/membership.js';
import { ListedProviders } from './providers/listed-providers.js';
import { Contacts } from './organisations/contacts.js';
import { ErasuresRepository } from './persons/erasures.repository.js';
import { ErasuresService } from './persons/erasures.service.js';
import { People } from './persons/people.js';
import { PersonDataService } from './persons/person-data.service.js';
import { PersonsController } from './persons/persons.controller.js';
import { PersonsRepository } from './persons/persons.repository.js';
import { ProvidersController } from './providers/providers.controller.js';
import { ProvidersRepository } from './providers/providers.repository.js';
import { ProvidersService } from './providers/providers.service.js';
import { RecipientsController } from './recipients/recipients.controller.js';
import { RecipientsRepository } from './recipients/recipients.repository.js';
import { RecipientsService } from './recipients/recipients.service.js';
import { CredentialsRepository } from './sign-in/credentials.repository.js';
import { PasswordHasher } from './sign-in/hasher.js';
import { IdentitiesRepository } from './sign-in/identities.repository.js';
import { LastUses } from './sign-in/last-uses.js';
import { PasswordChecks } from './sign-in/password-checks.js';
import { PasswordsRepository } from './sign-in/passwords.repository.js';
import { PasswordsService } from './sign-in/passwords.service.js';
import { SessionsRepository } from './sign-in/sessions.repository.js';
import { SessionsService } from './sign-in/sessions.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { ThrottleRepository } from './sign-in/throttle.repository.js';
import { SignInUpkeep } from './sign-in/upkeep.js';

@Module({
  controllers: [
    auditReadingOf(auditMessages.ListRegistryAudit),
    ClustersController,
    EnterprisesController,
    DuplicatesController,
    ClaimQuestionsController,
    MergesController,
    InclusionController,
    BuyersController,
    ProvidersController,
    AccountsController,
    SignInController,
    CodesController,
    ImportsController,
    RecipientsController,
    ConsentsController,
    PersonsController,
  ],
  providers: [
    ClustersRepository,
    ClusterCheck,
    RelevanceCheck,
    ClustersService,
    Identities,
    EnterprisesRepository,
    EnterprisesService,
    DuplicatesRepository,
    LikelyDuplicates,
    Listing,
    ListingRepository,
    DuplicatesService,
    MergesRepository,
    MergesService,
    InclusionDatabase,
    InclusionRepository,
    InclusionService,
    Publications,
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
    { provide: PasswordHasher, useFactory: () => new PasswordHasher() },
    PasswordsRepository,
    SessionsRepository,
    IdentitiesRepository,
    ThrottleRepository,
    CredentialsRepository,
    LastUses,
    PasswordChecks,
    PasswordsService,
    SessionsService,
    SignInUpkeep,
    CodesRepository,
    PastWork,
    CodesService,
    CodesImportService,
    CorrespondencesRepository,
    CorrespondencesService,
    ImportsRepository,
    EnterpriseImporter,
    ListedProviders,
    ProviderImporter,
    ImportedKinds,
    ImportAtOnce,
    UploadsService,
    ReadingService,
    Portions,
    TakingService,
    UndoingService, ImportChanges,
    ImportsService,
    ImportRetention,
    ClaimQuestionsRepository,
    ClaimQuestionsByLinkService,
    ClaimQuestionsService,
    ExportService,
    RecipientsRepository,
    RecipientsService,
    ConsentsRepository,
    Contacts,
    ConsentsService,
    PersonsRepository,
    People,
    PersonDataService,
    ErasuresRepository,
    ErasuresService,
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
      accountMessages, auditMessages, buyerMessages, claimQuestionMessages, clusterMessages, codeMessages, consentMessages, duplicateMessages,
      enterpriseMessages, enterpriseSiteMessages, importMessages, inclusionMessages, mergeMessages, personMessages, personsElsewhere, providerMessages, signInMessages,
    ],
    database: { entities, migrations },
    prepare: async (app) => {
      const inclusion = app.get(InclusionDatabase);
      if (inclusion.configured) await inclusion.open();
      await app.get(CodesService).load(readStarter());
      if (config.BOOTSTRAP_ADMIN_KEY) await app.get(BootstrapAdmin).ensure(config.BOOTSTRAP_ADMIN_KEY);
    },
  });
}
