// The tables of the service market's schema and the migrations that make them, in order.
import { brokeringEntities } from '#brokering/brokering.js';
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { projectionEntities } from '#projection/entities.js';
import { GapChangeRow, ServiceGapRow } from './gaps/gap.entities.js';
import { NeedMatchRow, NeedRematchRow } from './matches/need-match.entities.js';
import { OffersNeedsGaps0002 } from './migrations/0002-offers-needs-gaps.js';
import { FoundHashes0049 } from './migrations/0049-found-hashes.js';
import { ProposalClaims0054 } from './migrations/0054-proposal-claims.js';
import { MarketOpenings0003 } from './migrations/0003-market-openings.js';
import { Merges0033 } from './migrations/0033-merges.js';
import { ServiceNeedRow } from './needs/need.entity.js';
import { OfferRematchRow, ServiceOfferRow } from './offers/offer.entities.js';
import { EnterpriseNameRow, ProviderProjectionRow } from './projection/projection.entities.js';
import { OpeningChangeRow, OpeningCheckRow } from './openings/opening-change.entity.js';
import { ServiceProposalRow } from './needs/proposal.entity.js';

/** Names of roles may have hyphens, names in SQL better not. */
export const schema = 'service_market';

export const entities = [
  ...platformEntities, ...projectionEntities,
  EnterpriseNameRow, ProviderProjectionRow,
  ServiceOfferRow, OfferRematchRow, ServiceNeedRow, NeedRematchRow, NeedMatchRow, ServiceGapRow, GapChangeRow,
  OpeningChangeRow, OpeningCheckRow,
  ServiceProposalRow, ...brokeringEntities,
];

export const migrations = [
  PlatformTables0001,
  OffersNeedsGaps0002,
  MarketOpenings0003,
  Merges0033,
  AuditSeals0036,
  FoundHashes0049,
  ProposalClaims0054,
];
