// Between an enterprise as the contract has it and its rows: optional parts are null there and absent here.
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { CapabilityRow } from './capability.entity.js';
import type { EnterpriseRow } from './enterprise.entity.js';

type Claim = Enterprise['capabilities'][number];

/** `claims` in the order of their position. */
export function enterpriseOf(
  { createdAt, updatedAt, ...row }: EnterpriseRow,
  claims: CapabilityRow[],
): Enterprise {
  return {
    ...row,
    capabilities: claims.map(claimOf),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function enterpriseRowOf({
  capabilities: _,
  createdAt,
  updatedAt,
  ...enterprise
}: Enterprise): EnterpriseRow {
  return { ...enterprise, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) };
}

export function claimRowsOf({ id: enterpriseId, capabilities }: Enterprise): CapabilityRow[] {
  return capabilities.map((claim, position) => ({
    ...claim,
    enterpriseId,
    position,
    evidence: claim.evidence ?? null,
    minimumOrder: claim.minimumOrder ?? null,
    leadTimeDays: claim.leadTimeDays ?? null,
    priceHint: claim.priceHint ?? null,
  }));
}

function claimOf({ evidence, minimumOrder, leadTimeDays, priceHint, ...row }: CapabilityRow): Claim {
  const { id, code, unit, status, statedOn, capacity } = row;
  return {
    id,
    code,
    unit,
    status,
    statedOn,
    ...(evidence === null ? {} : { evidence }),
    ...(minimumOrder === null ? {} : { minimumOrder }),
    ...(leadTimeDays === null ? {} : { leadTimeDays }),
    ...(priceHint === null ? {} : { priceHint }),
    capacity,
  };
}
