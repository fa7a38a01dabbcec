// A proposal as it is shown, out of one joined row; under plain names, which `Wording` turns into the service's own.
import type { Decision, ProposalClaim, ProposalStatus } from '#contracts/brokering/proposals.js';
import type { Speech } from '#engine';
import type { DecisionRow } from './decision.entity.js';
import { forAsking, type AnyExplanation } from './explanation.js';
import { isParty, type Viewpoint } from './viewpoint.js';

/** A proposal with the names, the claim and the decision that are shown with it; without its explanation. */
export interface SummarisedProposal {
  id: string; version: number; status: ProposalStatus; clusterId: string; postingId: string;
  postingTitle: string; subjectId: string; askingId: string; askingName: string; offeringId: string; offeringName: string;
  deadline: string;
  rank: number; score: number; confidence: number; offeredQuantity: number; offeredKnown: boolean;
  quantity: number; unit: string;
  codeStatus: 'stated' | 'proposed' | 'none';
  claimedBy: string | null; claimedUntil: Date | null;
  endReason: string | null; wasInvited: boolean; createdAt: Date; updatedAt: Date;
  decisionId: string | null;
  ruling: DecisionRow['ruling']; reasonCode: string | null; note: string | null;
  conflictOfInterest: DecisionRow['conflictOfInterest']; decidedQuantity: number | null; decidedBy: string;
  decidedAt: Date; effectiveAt: Date; undoneAt: Date | null;
}

export interface ShownProposal extends SummarisedProposal {
  explanation: AnyExplanation;
}

/** `s`, `a`, `o`, `d` and `c` are joined in `shownProposals`. */
export const summarisedColumns = `
  p.id, p.version, p.status, p.cluster_id AS "clusterId", p.posting_id AS "postingId",
  s.title AS "postingTitle", p.subject_id AS "subjectId", p.asking_id AS "askingId",
  coalesce(a.name, p.asking_id::text) AS "askingName", p.offering_id AS "offeringId",
  coalesce(o.name, p.offering_id::text) AS "offeringName", p.rank, p.score, p.confidence,
  p.offered_quantity AS "offeredQuantity", p.offered_known AS "offeredKnown", p.quantity, s.unit, s.code_status AS "codeStatus", s.deadline::text AS deadline,
  c.account_id AS "claimedBy", c.until AS "claimedUntil", p.end_reason AS "endReason",
  p.was_invited AS "wasInvited", p.created_at AS "createdAt", p.updated_at AS "updatedAt",
  p.decision_id AS "decisionId", d.ruling, d.reason_code AS "reasonCode", d.note,
  d.conflict_of_interest AS "conflictOfInterest", d.quantity AS "decidedQuantity", d.decided_by AS "decidedBy",
  d.decided_at AS "decidedAt", d.effective_at AS "effectiveAt", d.undone_at AS "undoneAt"`;
export const shownColumns = `${summarisedColumns}, p.explanation`;

export const shownProposals = `
  proposal p
  JOIN brokered_subject s ON s.id = p.subject_id
  LEFT JOIN brokered_asking a ON a.id = p.asking_id
  LEFT JOIN brokered_offering o ON o.id = p.offering_id
  LEFT JOIN decision d ON d.id = p.decision_id
  LEFT JOIN proposal_claim c ON c.proposal_id = p.id AND c.until > clock_timestamp()`;

export type SummaryView = ReturnType<typeof summaryView>;
export type ProposalView = ReturnType<typeof proposalView>;

export const claimView = ({ claimedBy, claimedUntil }: SummarisedProposal): ProposalClaim | null =>
  (claimedBy === null || claimedUntil === null ? null : { accountId: claimedBy, until: claimedUntil.toISOString() });

type Decided = Omit<DecisionRow, 'previousId' | 'requestId' | 'tookEffectAt'>;

export function decisionView(row: Decided): Decision {
  return {
    id: row.id, proposalId: row.proposalId, ruling: row.ruling, reasonCode: row.reasonCode, note: row.note,
    conflictOfInterest: row.conflictOfInterest, quantity: row.quantity, decidedBy: row.decidedBy,
    decidedAt: row.decidedAt.toISOString(), effectiveAt: row.effectiveAt.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** The asking side sees of the arithmetic no site and no other order of the other. */
export function proposalView(row: ShownProposal, viewpoint: Viewpoint, words: Speech) {
  return { ...summaryView(row, viewpoint), explanation: viewpoint.askingIds === null ? row.explanation : forAsking(words, row.explanation) };
}

/** The CDA's note and claim are for the cluster; both sides see the ruling and its reason. */
export function summaryView(row: SummarisedProposal, viewpoint: Viewpoint) {
  const decision = row.decisionId === null ? null : decisionView({
    ...row, id: row.decisionId, proposalId: row.id, quantity: row.decidedQuantity, note: isParty(viewpoint) ? null : row.note,
  });
  return {
    id: row.id, version: row.version, status: row.status, clusterId: row.clusterId, postingId: row.postingId,
    postingTitle: row.postingTitle, subjectId: row.subjectId, askingId: row.askingId, askingName: row.askingName,
    offeringId: row.offeringId, offeringName: row.offeringName, deadline: row.deadline, rank: row.rank, score: row.score, confidence: row.confidence,
    offeredQuantity: row.offeredQuantity, offeredKnown: row.offeredKnown, quantity: row.quantity, unit: row.unit,
    codeStatus: row.codeStatus, decision, claim: isParty(viewpoint) ? null : claimView(row), endReason: row.endReason, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}
