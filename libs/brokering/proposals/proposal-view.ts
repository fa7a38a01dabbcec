// A proposal as it is shown, out of one joined row; under plain names, which `Wording` turns into the service's own.
import type { Decision, ProposalStatus } from '#contracts/brokering/proposals.js';
import type { Speech } from '#engine';
import type { DecisionRow } from './decision.entity.js';
import { forAsking, type AnyExplanation } from './explanation.js';
import { isParty, type Viewpoint } from './viewpoint.js';

/** A proposal with the names and the decision that are shown with it. */
export interface ShownProposal {
  id: string; version: number; status: ProposalStatus; clusterId: string; postingId: string;
  postingTitle: string; subjectId: string; askingId: string; offeringId: string; offeringName: string;
  rank: number; score: number; confidence: number; offeredQuantity: number; offeredKnown: boolean;
  quantity: number; unit: string;
  codeStatus: 'stated' | 'proposed' | 'none';
  explanation: AnyExplanation; endReason: string | null; wasInvited: boolean; createdAt: Date; updatedAt: Date;
  decisionId: string | null;
  ruling: DecisionRow['ruling']; reasonCode: string | null; note: string | null;
  conflictOfInterest: DecisionRow['conflictOfInterest']; decidedQuantity: number | null; decidedBy: string;
  decidedAt: Date; effectiveAt: Date; undoneAt: Date | null;
}

/** `s`, `o` and `d` are joined in `shownProposals`. */
export const shownColumns = `
  p.id, p.version, p.status, p.cluster_id AS "clusterId", p.posting_id AS "postingId",
  s.title AS "postingTitle", p.subject_id AS "subjectId", p.asking_id AS "askingId", p.offering_id AS "offeringId",
  coalesce(o.name, p.offering_id::text) AS "offeringName", p.rank, p.score, p.confidence,
  p.offered_quantity AS "offeredQuantity", p.offered_known AS "offeredKnown", p.quantity, s.unit, s.code_status AS "codeStatus", p.explanation, p.end_reason AS "endReason",
  p.was_invited AS "wasInvited", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  p.decision_id AS "decisionId", d.ruling, d.reason_code AS "reasonCode", d.note,
  d.conflict_of_interest AS "conflictOfInterest", d.quantity AS "decidedQuantity", d.decided_by AS "decidedBy",
  d.decided_at AS "decidedAt", d.effective_at AS "effectiveAt", d.undone_at AS "undoneAt"`;

export const shownProposals = `
  proposal p
  JOIN brokered_subject s ON s.id = p.subject_id
  LEFT JOIN brokered_offering o ON o.id = p.offering_id
  LEFT JOIN decision d ON d.id = p.decision_id`;

export type ProposalView = ReturnType<typeof proposalView>;

/** The CDA's note is for the cluster; both sides see the ruling and its reason, the asking one no site and no other order of the other. */
export function proposalView(row: ShownProposal, viewpoint: Viewpoint, words: Speech) {
  const decision: Decision | null = row.decisionId === null ? null : {
    id: row.decisionId, proposalId: row.id, ruling: row.ruling, reasonCode: row.reasonCode,
    note: isParty(viewpoint) ? null : row.note,
    conflictOfInterest: row.conflictOfInterest, quantity: row.decidedQuantity, decidedBy: row.decidedBy,
    decidedAt: row.decidedAt.toISOString(), effectiveAt: row.effectiveAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
  return {
    id: row.id, version: row.version, status: row.status, clusterId: row.clusterId, postingId: row.postingId,
    postingTitle: row.postingTitle, subjectId: row.subjectId, askingId: row.askingId, offeringId: row.offeringId,
    offeringName: row.offeringName, rank: row.rank, score: row.score, confidence: row.confidence,
    offeredQuantity: row.offeredQuantity, offeredKnown: row.offeredKnown, quantity: row.quantity, unit: row.unit,
    codeStatus: row.codeStatus, explanation: viewpoint.askingIds === null ? row.explanation : forAsking(words, row.explanation),
    decision, endReason: row.endReason, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}
