// The tables of the registry's schema and the migrations that make them, in order.
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { AccountRow } from './accounts/account.entity.js';
import { ApiKeyRow } from './accounts/api-key.entity.js';
import { BuyerRow } from './buyers/buyer.entity.js';
import { ClaimQuestionRow, ClaimReviewRow } from './claim-questions/claim-question.entities.js';
import { ClusterWeightsRow } from './clusters/cluster-weights.entity.js';
import { ClusterRow } from './clusters/cluster.entity.js';
import { ClassificationRow, CodeRow } from './codes/code.entity.js';
import { CorrespondenceRow, CorrespondenceVersionRow } from './codes/correspondence.entity.js';
import { CodesPieceRow } from './codes/codes-piece.entity.js';
import { ConsentRecordRow } from './consents/consent-record.entity.js';
import { CapabilityRow } from './enterprises/capability.entity.js';
import { ToldApartRow } from './duplicates/told-apart.entity.js';
import { EnterpriseRow } from './enterprises/enterprise.entity.js';
import { IdentifierRow } from './enterprises/identifier.entity.js';
import { EnterpriseListingRow } from './listing/listing.entity.js';
import { NameWordRow } from './listing/name-word.entity.js';
import { ImportEntryRow, ImportLineRow, ImportPartRow, ImportRow, ImportSourceRow } from './imports/import.entity.js';
import { RegistryTables0002 } from './migrations/0002-registry-tables.js';
import { Providers0005 } from './migrations/0005-providers.js';
import { Correspondences0030 } from './migrations/0030-correspondences.js';
import { Likeness0031 } from './migrations/0031-likeness.js';
import { Imports0032 } from './migrations/0032-imports.js';
import { Claims0034 } from './migrations/0034-claims.js';
import { EnterpriseListing0037 } from './migrations/0037-enterprise-listing.js';
import { SignIn0038 } from './migrations/0038-sign-in.js';
import { ImportKinds0039 } from './migrations/0039-import-kinds.js';
import { ImportsAtSize0041 } from './migrations/0041-imports-at-size.js';
import { NameWords0042 } from './migrations/0042-name-words.js';
import { ClaimQuestionLinks0043 } from './migrations/0043-claim-question-links.js';
import { LighterImports0047 } from './migrations/0047-lighter-imports.js';
import { CorrespondenceKinds0050 } from './migrations/0050-correspondence-kinds.js';
import { Spreading0053 } from './migrations/0053-spreading.js';
import { ProviderListingRow } from './providers/provider-listing.entity.js';
import { Merges0033 } from './migrations/0033-merges.js';
import { EnterpriseMergeRow } from './merging/enterprise-merge.entity.js';
import { Persons0035 } from './migrations/0035-persons.js';
import { PersonErasureRow } from './persons/person-erasure.entity.js';
import { ProviderRow } from './providers/provider.entity.js';
import {
  IdentityRow, KnownDeviceRow, PasswordLinkRow, PasswordResetRequestRow, PasswordRow, SessionRow, SignInThrottleRow,
} from './sign-in/sign-in.entity.js';

export const entities = [
  ...platformEntities,
  ClusterRow,
  ClusterWeightsRow,
  EnterpriseRow,
  CapabilityRow,
  IdentifierRow,
  ClaimReviewRow,
  ClaimQuestionRow,
  EnterpriseListingRow,
  NameWordRow,
  ToldApartRow,
  EnterpriseMergeRow,
  BuyerRow,
  ProviderRow,
  ProviderListingRow,
  AccountRow,
  ApiKeyRow,
  PasswordRow,
  SessionRow,
  PasswordLinkRow,
  PasswordResetRequestRow,
  KnownDeviceRow,
  SignInThrottleRow,
  IdentityRow,
  ClassificationRow,
  CodeRow,
  CodesPieceRow,
  CorrespondenceRow,
  CorrespondenceVersionRow,
  ImportRow,
  ImportPartRow,
  ImportLineRow,
  ImportEntryRow,
  ImportSourceRow,
  ConsentRecordRow,
  PersonErasureRow,
];

export const migrations = [
  PlatformTables0001,
  RegistryTables0002,
  Providers0005,
  Correspondences0030,
  Likeness0031,
  Imports0032,
  Merges0033,
  Claims0034,
  Persons0035,
  AuditSeals0036,
  EnterpriseListing0037,
  SignIn0038,
  ImportKinds0039,
  ImportsAtSize0041,
  NameWords0042,
  ClaimQuestionLinks0043,
  LighterImports0047,
  CorrespondenceKinds0050,
  Spreading0053,
];
