// An enterprise as its rows: optional parts of a claim are null there.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { likenessKeysOf } from '../duplicates/comparable-enterprise.js';
import type { CapabilityRow } from './capability.entity.js';
import type { EnterpriseRow } from './enterprise.entity.js';
import type { IdentifierRow } from './identifier.entity.js';

export function enterpriseRowOf(enterprise: Enterprise): EnterpriseRow {
  return {
    id: enterprise.id, version: enterprise.version, clusterId: enterprise.clusterId, externalId: enterprise.externalId,
    name: enterprise.name, size: enterprise.size, registered: enterprise.registered, homeBased: enterprise.homeBased, active: enterprise.active,
    languages: enterprise.languages,
    establishments: enterprise.establishments,
    identifiers: enterprise.identifiers,
    certifications: enterprise.certifications,
    trackRecords: enterprise.trackRecords,
    contacts: enterprise.contacts,
    conflictBuyerIds: enterprise.conflictBuyerIds,
    optOutBuyerIds: enterprise.optOutBuyerIds,
    likenessKeys: likenessKeysOf(enterprise),
    // Only an enterprise that stands for itself is written.
    mergedInto: null,
    createdAt: new Date(enterprise.createdAt), updatedAt: new Date(enterprise.updatedAt),
  };
}

export function capabilityRowsOf({ id: enterpriseId, capabilities }: Enterprise): CapabilityRow[] {
  return capabilities.map((claim, position) => ({
    id: claim.id, enterpriseId, position,
    code: claim.code, unit: claim.unit, status: claim.status,
    statedOn: claim.statedOn,
    statedBy: claim.statedBy ?? null,
    verifiedBy: claim.verifiedBy ?? null,
    verifiedOn: claim.verifiedOn ?? null,
    validUntil: claim.validUntil ?? null,
    evidence: claim.evidence ?? null,
    minimumOrder: claim.minimumOrder ?? null,
    leadTimeDays: claim.leadTimeDays ?? null,
    priceHint: claim.priceHint ?? null,
    capacity: claim.capacity,
  }));
}

export const identifierRowsOf = ({ id: enterpriseId, clusterId, identifiers }: Enterprise): IdentifierRow[] =>
  identifiers.map(({ scheme, id }) => ({ clusterId, scheme, id, enterpriseId }));

/** `capabilities` as the query gives them: already in the form and order of the contract. */
export function enterpriseOf(
  { createdAt, updatedAt, likenessKeys: _, mergedInto: __, ...row }: EnterpriseRow,
  capabilities: Enterprise['capabilities'],
): Enterprise {
  return { ...row, capabilities, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
