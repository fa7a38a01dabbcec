// The schema of the inclusion categories: a service schema like the others, with a role of its own and its own audit log.
import { AuditSeals0036 } from '#platform/audit-chain/audit-seals.migration.js';
import { platformEntities } from '#platform/database/entities.js';
import { PlatformTables0001 } from '#platform/database/platform-tables.migration.js';
import { DeclarationRow } from './declaration.entity.js';
import { InclusionTables0036 } from './inclusion-tables.migration.js';
import { PublicationRow, PublishedCellRow } from './published-cell.entity.js';

export const entities = [...platformEntities, DeclarationRow, PublishedCellRow, PublicationRow];
export const migrations = [PlatformTables0001, AuditSeals0036, InclusionTables0036];
