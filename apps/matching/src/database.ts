// The tables of the matching schema and the migrations that make them, in order.
import { brokeringEntities } from '#brokering/brokering.js';
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { projectionEntities } from '#projection/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { AllocationShareRow } from './allocations/allocation-share.entity.js';
import { AllocationRow } from './allocations/allocation.entity.js';
import { LotProposalRow } from './brokering/lot-proposal.entity.js';
import { RelevanceWeights0051 } from './migrations/0051-relevance-weights.js';
import { RequirementsRunsProjections0002 } from './migrations/0002-requirements-runs-projections.js';
import { ProposalsInvitationsLinkages0003 } from './migrations/0003-proposals-invitations-linkages.js';
import { CandidateVersions0004 } from './migrations/0004-candidate-versions.js';
import { ClaimAging0034 } from './migrations/0034-claim-aging.js';
import { FoundHashes0049 } from './migrations/0049-found-hashes.js';
import { LiveReplica0045 } from './migrations/0045-live-replica.js';
import { Allocations0052 } from './migrations/0052-allocations.js';
import { MissedOpenings0005 } from './migrations/0005-missed-openings.js';
import { ProposalClaims0054 } from './migrations/0054-proposal-claims.js';
import { Spreading0053 } from './migrations/0053-spreading.js';
import {
  BuyerProjectionRow, EnterpriseCapabilityProjectionRow, EnterpriseChangeRow, EnterpriseProjectionRow, EnterpriseRematchRow,
} from './projection/projection.entities.js';
import { MissedOpeningRow } from './openings/missed-opening.entity.js';
import { LotRow } from './requirements/lot.entity.js';
import { RelevanceWeightsPartRow, RelevanceWeightsRow } from './relevance-weights/relevance-weights.entity.js';
import { RequirementRow } from './requirements/requirement.entity.js';
import { MatchRunRow } from './runs/match-run.entity.js';

export const entities = [
  ...platformEntities,
  ...projectionEntities,
  EnterpriseProjectionRow, EnterpriseCapabilityProjectionRow, EnterpriseRematchRow, EnterpriseChangeRow, BuyerProjectionRow,
  RequirementRow, LotRow, MatchRunRow, MissedOpeningRow, RelevanceWeightsRow, RelevanceWeightsPartRow,
  LotProposalRow, ...brokeringEntities,
  AllocationRow, AllocationShareRow,
];

export const migrations = [
  PlatformTables0001, RequirementsRunsProjections0002, ProposalsInvitationsLinkages0003, CandidateVersions0004,
  MissedOpenings0005, ClaimAging0034, AuditSeals0036, LiveReplica0045, FoundHashes0049, RelevanceWeights0051, Allocations0052,
  Spreading0053, ProposalClaims0054,
];
