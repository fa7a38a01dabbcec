// An invitation as it is shown, out of one joined row; under plain names, which `Wording` turns into the service's own.
import type { Answer } from '#contracts/brokering/invitations.js';
import type { InvitationRow } from './invitation.entity.js';

export interface ShownInvitation extends Omit<InvitationRow, 'remindAt' | 'remindedAt'> {
  postingId: string;
  subjectId: string;
  postingTitle: string;
  subjectText: string | null;
  code: string | null;
  unit: string;
  deadline: string;
  /** What else the service shows of its subjects, under the names of its contract. */
  details: Record<string, unknown>;
  counterpartName: string;
  counterpartAnswer: Answer | null;
  counterpartQuantity: number | null;
  /** The cut-off has not passed. */
  isInTime: boolean;
}

export type Asked = Pick<ShownInvitation, 'quantity' | 'counterpartQuantity'>;

/** A yes is to what is shown: what this side was invited for, at most what the other side said yes to. */
export function yesQuantity({ quantity, counterpartQuantity }: Asked): number {
  return Math.min(quantity, counterpartQuantity ?? quantity);
}

/** `c`, `p`, `s`, `o` and `a` are joined in `shownInvitations`. */
export const shownInvitationColumns = (asking: string) => `
  i.id, i.version, i.side, i.organisation_id AS "organisationId", i.cluster_id AS "clusterId",
  i.proposal_id AS "proposalId", p.posting_id AS "postingId", p.subject_id AS "subjectId",
  s.title AS "postingTitle", s.text AS "subjectText", s.code, i.quantity, s.unit, s.deadline::text AS deadline, s.details,
  CASE i.side WHEN '${asking}' THEN coalesce(o.name, p.offering_id::text)
    ELSE coalesce(a.name, p.asking_id::text) END AS "counterpartName",
  c.answer AS "counterpartAnswer", c.reply_quantity AS "counterpartQuantity",
  i.status, i.outcome, i.outcome_reason AS "outcomeReason", i.answer, i.reply_quantity AS "replyQuantity",
  i.reply_reason AS "replyReason", i.reply_note AS "replyNote", i.replied_at AS "repliedAt",
  i.replied_through AS "repliedThrough", i.sent_at AS "sentAt", i.closes_at AS "closesAt",
  i.closes_at > clock_timestamp() AS "isInTime"`;

/** Both invitations of a round are sent at the same instant. */
export const shownInvitations = `
  invitation i
  JOIN invitation c ON c.proposal_id = i.proposal_id AND c.side <> i.side AND c.sent_at = i.sent_at
  JOIN proposal p ON p.id = i.proposal_id
  JOIN brokered_subject s ON s.id = p.subject_id
  LEFT JOIN brokered_offering o ON o.id = p.offering_id
  LEFT JOIN brokered_asking a ON a.id = p.asking_id`;

export type InvitationView = ReturnType<typeof invitationView>;

export function invitationView(row: ShownInvitation) {
  return {
    id: row.id, version: row.version, side: row.side, organisationId: row.organisationId, clusterId: row.clusterId,
    proposalId: row.proposalId, postingId: row.postingId, subjectId: row.subjectId,
    postingTitle: row.postingTitle, subjectText: row.subjectText, code: row.code,
    quantity: row.quantity, unit: row.unit, deadline: row.deadline, ...row.details,
    counterpartName: row.counterpartName,
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
