// A proposal as the contract shows it, out of one joined row.
import type { Explanation, LinkageProposal, ProposalStatus } from '#contracts/matching/proposals.js';
import type { DecisionRow } from './decision.entity.js';
import { forBuyer } from './explanation.js';
import { isParty, type Viewpoint } from './viewpoint.js';

/** A proposal with the names and the decision that are shown with it. */
export interface ShownProposal {
  id: string; version: number; status: ProposalStatus; clusterId: string; requirementId: string;
  requirementTitle: string; lotId: string; buyerId: string; enterpriseId: string; enterpriseName: string;
  rank: number; score: number; confidence: number; offeredQuantity: number; offeredKnown: boolean;
  quantity: number; unit: string;
  codeStatus: LinkageProposal['codeStatus'];
  explanation: Explanation; endReason: string | null; wasInvited: boolean; createdAt: Date; updatedAt: Date;
  decisionId: string | null;
  ruling: DecisionRow['ruling']; reasonCode: string | null; note: string | null;
  conflictOfInterest: DecisionRow['conflictOfInterest']; decidedQuantity: number | null; decidedBy: string;
  decidedAt: Date; effectiveAt: Date; undoneAt: Date | null;
  /** Of the lot, in its unit. */
  lotQuantity: number;
}

/** `r`, `l`, `e` and `d` are joined in `shownProposals`. */
export const shownColumns = `
  p.id, p.version, p.status, p.cluster_id AS "clusterId", p.requirement_id AS "requirementId",
  r.title AS "requirementTitle", p.lot_id AS "lotId", p.buyer_id AS "buyerId", p.enterprise_id AS "enterpriseId",
  coalesce(e.name, p.enterprise_id::text) AS "enterpriseName", p.rank, p.score, p.confidence,
  p.offered_quantity AS "offeredQuantity", p.offered_known AS "offeredKnown", p.quantity, l.unit, l.code_status AS "codeStatus", p.explanation, p.end_reason AS "endReason",
  p.was_invited AS "wasInvited", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  p.decision_id AS "decisionId", d.ruling, d.reason_code AS "reasonCode", d.note,
  d.conflict_of_interest AS "conflictOfInterest", d.quantity AS "decidedQuantity", d.decided_by AS "decidedBy",
  d.decided_at AS "decidedAt", d.effective_at AS "effectiveAt", d.undone_at AS "undoneAt",
  l.quantity AS "lotQuantity"`;

export const shownProposals = `
  linkage_proposal p
  JOIN requirement r ON r.id = p.requirement_id
  JOIN lot l ON l.id = p.lot_id
  LEFT JOIN enterprise_projection e ON e.id = p.enterprise_id
  LEFT JOIN decision d ON d.id = p.decision_id`;

/** The CDA's note is for the cluster; both sides see the ruling and its reason, the buyer no site and no other order of the enterprise. */
export function proposalView(row: ShownProposal, viewpoint: Viewpoint): LinkageProposal {
  return {
    id: row.id, version: row.version, status: row.status, clusterId: row.clusterId, requirementId: row.requirementId,
    requirementTitle: row.requirementTitle, lotId: row.lotId, buyerId: row.buyerId, enterpriseId: row.enterpriseId,
    enterpriseName: row.enterpriseName, rank: row.rank, score: row.score, confidence: row.confidence,
    offeredQuantity: row.offeredQuantity, offeredKnown: row.offeredKnown, quantity: row.quantity, unit: row.unit,
    codeStatus: row.codeStatus, explanation: viewpoint.buyerId === null ? row.explanation : forBuyer(row.explanation),
    decision: row.decisionId === null ? null : {
      id: row.decisionId, proposalId: row.id, ruling: row.ruling, reasonCode: row.reasonCode,
      note: isParty(viewpoint) ? null : row.note,
      conflictOfInterest: row.conflictOfInterest, quantity: row.decidedQuantity, decidedBy: row.decidedBy,
      decidedAt: row.decidedAt.toISOString(), effectiveAt: row.effectiveAt.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
    },
    endReason: row.endReason, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}
