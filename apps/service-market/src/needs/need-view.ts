// A need as the contract shows it.
import type { ServiceNeed } from '#contracts/service-market/needs.js';
import type { ServiceNeedRow } from './need.entity.js';

export type ShownNeed = ServiceNeedRow & { enterpriseName: string | null; lastMatchId: string | null };

export function needView(row: ShownNeed): ServiceNeed {
  const { createdBy: _, createdAt, updatedAt, ...need } = row;
  return { ...need, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
