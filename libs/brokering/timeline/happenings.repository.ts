// The SQL of a timeline: every decision, invitation and reply of one proposal, and what was agreed.
import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database.js';
import type { AgreementRow } from '../agreements/agreement.entity.js';
import type { InvitationRow } from '../invitations/invitation.entity.js';
import type { ReplyRow } from '../invitations/reply.entity.js';
import type { DecisionRow } from '../proposals/decision.entity.js';

export type SentInvitation = Pick<InvitationRow, 'id' | 'side' | 'organisationId' | 'quantity' | 'sentAt' | 'closesAt' | 'remindedAt'>;
export type GivenReply = Omit<ReplyRow, 'id'> & Pick<InvitationRow, 'side'>;

@Injectable()
export class HappeningsRepository {
  constructor(private readonly database: Database) {}

  decisions(proposalId: string): Promise<DecisionRow[]> {
    return this.database.query(
      `SELECT id, proposal_id AS "proposalId", ruling, reason_code AS "reasonCode", note, conflict_of_interest AS "conflictOfInterest", quantity,
         decided_by AS "decidedBy", decided_at AS "decidedAt", effective_at AS "effectiveAt", undone_at AS "undoneAt", took_effect_at AS "tookEffectAt"
       FROM decision WHERE proposal_id = $1 ORDER BY id`,
      [proposalId],
    );
  }

  invitations(proposalId: string): Promise<SentInvitation[]> {
    return this.database.query(
      `SELECT id, side, organisation_id AS "organisationId", quantity, sent_at AS "sentAt", closes_at AS "closesAt", reminded_at AS "remindedAt"
       FROM invitation WHERE proposal_id = $1 ORDER BY id`,
      [proposalId],
    );
  }

  replies(proposalId: string): Promise<GivenReply[]> {
    return this.database.query(
      `SELECT i.side, r.invitation_id AS "invitationId", r.answer, r.quantity, r.reason_code AS "reasonCode", r.note, r.through,
         r.account_id AS "accountId", r.replied_at AS "repliedAt"
       FROM invitation i JOIN reply r ON r.invitation_id = i.id WHERE i.proposal_id = $1 ORDER BY r.id`,
      [proposalId],
    );
  }

  async agreement(proposalId: string): Promise<Pick<AgreementRow, 'id' | 'quantity' | 'agreedAt'> | null> {
    const [row] = await this.database.query<Pick<AgreementRow, 'id' | 'quantity' | 'agreedAt'>>(
      'SELECT id, quantity, agreed_at AS "agreedAt" FROM agreement WHERE proposal_id = $1', [proposalId],
    );
    return row ?? null;
  }
}
