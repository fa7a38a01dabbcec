// An enterprise and a cluster as the rows of every service that keeps them, for loading very many by COPY: made by the functions
// that the services write with, so that a column that is added is loaded too.
import type { Cluster } from '#contracts/registry/clusters.js';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { ClusterProjectionRow } from '#projection/entities.js';
import { EnterpriseCapabilityProjectionRow, EnterpriseProjectionRow } from '../../matching/src/projection/projection.entities.js';
import { ClaimReviewRow } from '../../registry/src/claim-questions/claim-question.entities.js';
import { dayAfter } from '../../registry/src/claim-questions/stale-claims.js';
import { ClusterWeightsRow } from '../../registry/src/clusters/cluster-weights.entity.js';
import { ClusterRow } from '../../registry/src/clusters/cluster.entity.js';
import { ClassificationRow, CodeRow } from '../../registry/src/codes/code.entity.js';
import { readStarter } from '../../registry/src/codes/starter.js';
import { CapabilityRow } from '../../registry/src/enterprises/capability.entity.js';
import { capabilityRowsOf, enterpriseRowOf, identifierRowsOf } from '../../registry/src/enterprises/enterprise-rows.js';
import { EnterpriseRow } from '../../registry/src/enterprises/enterprise.entity.js';
import { forMatching } from '../../registry/src/enterprises/enterprise.js';
import { IdentifierRow } from '../../registry/src/enterprises/identifier.entity.js';
import { EnterpriseListingRow } from '../../registry/src/listing/listing.entity.js';
import { listingRowOf } from '../../registry/src/listing/listing-row.js';
import { NameWordRow } from '../../registry/src/listing/name-word.entity.js';
export { wordsOfName } from '../../registry/src/listing/name-keys.js';
export { nameWordRowOf } from '../../registry/src/listing/name-words.js';
import { EnterpriseNameRow } from '../../service-market/src/projection/projection.entities.js';

export interface KeptTable {
  schema: string;
  entity: Function;
}

/** What an enterprise is kept in; a row that another refers to comes first. */
export const enterpriseTables = [
  { schema: 'registry', entity: EnterpriseRow },
  { schema: 'registry', entity: CapabilityRow },
  { schema: 'registry', entity: EnterpriseListingRow },
  { schema: 'registry', entity: IdentifierRow },
  { schema: 'registry', entity: ClaimReviewRow },
  { schema: 'matching', entity: EnterpriseProjectionRow },
  { schema: 'matching', entity: EnterpriseCapabilityProjectionRow },
  { schema: 'service_market', entity: EnterpriseNameRow },
] as const satisfies readonly KeptTable[];

/** The rows of an enterprise, in the order of `enterpriseTables`. */
export function enterpriseRows(enterprise: Enterprise): object[][] {
  const { id, version, clusterId, name, active, capabilities } = enterprise;
  return [
    [enterpriseRowOf(enterprise)],
    capabilityRowsOf(enterprise),
    [listingRowOf(enterprise)],
    identifierRowsOf(enterprise),
    [{ enterpriseId: id, due: lookOf(enterprise) }],
    [{ id, version, clusterId, name, active, document: forMatching(enterprise) }],
    capabilities.map(({ code }) => ({ enterpriseId: id, code, clusterId, version })),
    [{ id, version, clusterId, name, active }],
  ];
}

/** Each word of the names of all enterprises, once. */
export const nameWordTable = { schema: 'registry', entity: NameWordRow } satisfies KeptTable;

/** Claims are looked at over the next month, as those of the enterprises that a migration met: never all at once, and none today. */
const lookOf = ({ id }: Enterprise) => dayAfter(new Date().toISOString().slice(0, 10), 1 + (Number.parseInt(id.slice(-4), 16) % 30));

export const clusterTables = [
  { schema: 'registry', entity: ClusterRow },
  { schema: 'registry', entity: ClusterWeightsRow },
  { schema: 'matching', entity: ClusterProjectionRow },
  { schema: 'service_market', entity: ClusterProjectionRow },
] as const satisfies readonly KeptTable[];

/** The rows of a cluster, in the order of `clusterTables`. */
export function clusterRows(cluster: Cluster): object[][] {
  const { id, version, name, weightsVersion, weights, policy, createdAt, updatedAt } = cluster;
  const projected = { id, version, weightsVersion, name, document: cluster };
  return [
    [{ ...cluster, vision: cluster.vision ?? null, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }],
    [{ clusterId: id, weightsVersion, weights, policy, changedBy: null, changedAt: new Date(updatedAt) }],
    [projected],
    [projected],
  ];
}

export const codeTables = [
  { schema: 'registry', entity: ClassificationRow },
  { schema: 'registry', entity: CodeRow },
] as const satisfies readonly KeptTable[];

/** The starter classification, in the order of `codeTables`, and its codes. */
export function starterRows(): object[][] {
  const { scheme, version, codes } = readStarter();
  return [[{ scheme, version }], codes];
}

export const starterCodes = () => readStarter().codes;
