// An invitation as the contract shows it, out of one joined row.
import type { Invitation } from '#contracts/matching/invitations.js';
import type { LotRow } from '../requirements/lot.entity.js';
import type { InvitationRow } from './invitation.entity.js';

export interface ShownInvitation extends Omit<InvitationRow, 'remindAt' | 'remindedAt'> {
  requirementId: string;
  lotId: string;
  requirementTitle: string;
  lotText: string | null;
  code: string | null;
  unit: string;
  deadline: string;
  ceilingPrice: LotRow['ceilingPrice'];
  place: LotRow['place'];
  mandatoryCertifications: string[];
  counterpartName: string;
  counterpartAnswer: InvitationRow['answer'];
  counterpartQuantity: number | null;
  /** The cut-off has not passed. */
  isInTime: boolean;
}

export type Asked = Pick<ShownInvitation, 'quantity' | 'counterpartQuantity'>;

/** A yes is to what is shown: what this side was invited for, at most what the other side said yes to. */
export function yesQuantity({ quantity, counterpartQuantity }: Asked): number {
  return Math.min(quantity, counterpartQuantity ?? quantity);
}

/** `c`, `p`, `r`, `l`, `e` and `b` are joined in `shownInvitations`. */
export const shownInvitationColumns = `
  i.id, i.version, i.side, i.organisation_id AS "organisationId", i.cluster_id AS "clusterId",
  i.proposal_id AS "proposalId", p.requirement_id AS "requirementId", p.lot_id AS "lotId",
  r.title AS "requirementTitle",
  l.text AS "lotText", l.code, i.quantity, l.unit, l.deadline::text AS deadline,
  l.ceiling_price AS "ceilingPrice", l.place, l.mandatory_certifications AS "mandatoryCertifications",
  CASE i.side WHEN 'buyer' THEN coalesce(e.name, p.enterprise_id::text)
    ELSE coalesce(b.name, p.buyer_id::text) END AS "counterpartName",
  c.answer AS "counterpartAnswer", c.reply_quantity AS "counterpartQuantity",
  i.status, i.outcome, i.outcome_reason AS "outcomeReason", i.answer, i.reply_quantity AS "replyQuantity",
  i.reply_reason AS "replyReason", i.reply_note AS "replyNote", i.replied_at AS "repliedAt",
  i.replied_through AS "repliedThrough", i.sent_at AS "sentAt", i.closes_at AS "closesAt",
  i.closes_at > clock_timestamp() AS "isInTime"`;

/** Both invitations of a round are sent at the same instant. */
export const shownInvitations = `
  invitation i
  JOIN invitation c ON c.proposal_id = i.proposal_id AND c.side <> i.side AND c.sent_at = i.sent_at
  JOIN linkage_proposal p ON p.id = i.proposal_id
  JOIN requirement r ON r.id = p.requirement_id
  JOIN lot l ON l.id = p.lot_id
  LEFT JOIN enterprise_projection e ON e.id = p.enterprise_id
  LEFT JOIN buyer_projection b ON b.id = p.buyer_id`;

export function invitationView(row: ShownInvitation): Invitation {
  return {
    id: row.id, version: row.version, side: row.side, organisationId: row.organisationId, clusterId: row.clusterId,
    proposalId: row.proposalId, requirementId: row.requirementId, lotId: row.lotId,
    requirementTitle: row.requirementTitle, lotText: row.lotText, code: row.code,
    quantity: row.quantity, unit: row.unit, deadline: row.deadline, ceilingPrice: row.ceilingPrice, place: row.place,
    mandatoryCertifications: row.mandatoryCertifications, counterpartName: row.counterpartName,
    status: row.status, outcome: row.outcome, outcomeReason: row.outcomeReason,
    reply: row.answer === null ? null : {
      answer: row.answer, quantity: row.replyQuantity, reasonCode: row.replyReason, note: row.replyNote,
      repliedAt: row.repliedAt!.toISOString(), through: row.repliedThrough!,
    },
    counterpartReply: row.counterpartAnswer === null
      ? null : { answer: row.counterpartAnswer, quantity: row.counterpartQuantity },
    yesQuantity: yesQuantity(row),
    sentAt: row.sentAt.toISOString(), closesAt: row.closesAt.toISOString(),
  };
}
