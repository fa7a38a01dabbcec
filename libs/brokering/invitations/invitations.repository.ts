// The SQL of invitations and replies; every instant in it is the database's.
import { Injectable } from '@nestjs/common';
import type { Answer, Outcome, Through } from '#contracts/brokering/invitations.js';
import type { Role } from '#contracts/message.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Conditions } from '../proposals/conditions.js';
import type { Viewpoint } from '../proposals/viewpoint.js';
import type { BrokeringPolicy } from '../subjects.js';
import { Wording } from '../wording.js';
import { shownInvitationColumns, shownInvitations, type ShownInvitation } from './invitation-view.js';

/** What a proposal's two invitations have in common. */
export interface Terms {
  /** In the unit of the subject. */
  quantity: number;
  sentAt: Date;
  closesAt: Date;
  remindAt: Date | null;
}

export interface NewInvitation {
  id: string;
  proposalId: string;
  clusterId: string;
  side: Role;
  organisationId: string;
}

/** An open invitation as a reply finds it. */
export interface OpenInvitation extends NewInvitation {
  version: number;
  quantity: number;
  answer: Answer | null;
  replyQuantity: number | null;
  replyReason: string | null;
  replyNote: string | null;
  /** The cut-off has not passed. */
  isInTime: boolean;
}

/** A reply as it is kept. */
export type Given = Pick<OpenInvitation, 'replyQuantity' | 'replyReason' | 'replyNote'> & { answer: Answer };

/** Who answers, and how. */
export interface Answering {
  through: Through;
  /** Null: by link. */
  accountId: string | null;
}

export interface InvitationEnd {
  proposalId: string;
  outcome: Outcome;
  reason: string | null;
}

const openColumns = `
  id, version, proposal_id AS "proposalId", cluster_id AS "clusterId", side, organisation_id AS "organisationId",
  quantity, answer, reply_quantity AS "replyQuantity", reply_reason AS "replyReason", reply_note AS "replyNote",
  closes_at > clock_timestamp() AS "isInTime"`;

@Injectable()
export class InvitationsRepository {
  private readonly columns: string;

  constructor(
    private readonly database: Database,
    private readonly wording: Wording,
  ) {
    this.columns = shownInvitationColumns(wording.words.asking);
  }

  /** When invitations for a subject would close if they were sent now. */
  async terms(
    tx: Tx, subjectId: string, policy: Pick<BrokeringPolicy, 'replyHours' | 'reminderHours'>,
  ): Promise<Omit<Terms, 'quantity'> & { isPast: boolean }> {
    const [row] = await rowsIn<Omit<Terms, 'quantity'> & { isPast: boolean }>(
      tx,
      `SELECT t.now AS "sentAt", t.closes AS "closesAt", t.closes <= t.now AS "isPast",
         CASE WHEN $3 > 0 AND t.closes - make_interval(hours => $3) > t.now
           THEN t.closes - make_interval(hours => $3) END AS "remindAt"
       FROM (
         SELECT n.now,
           least(n.now + make_interval(hours => $2), (deadline + 1)::timestamp AT TIME ZONE 'UTC') AS closes
         FROM brokered_subject, (SELECT clock_timestamp() AS now) n WHERE id = $1
       ) t`,
      [subjectId, policy.replyHours, policy.reminderHours],
    );
    return row!;
  }

  async add(tx: Tx, invitations: readonly NewInvitation[], terms: Terms): Promise<void> {
    await tx.query(
      `INSERT INTO invitation (id, version, proposal_id, cluster_id, side, organisation_id, quantity, status, sent_at,
         closes_at, remind_at)
       SELECT n.id, 1, n.proposal_id, n.cluster_id, n.side, n.organisation_id, $2, 'open', $3, $4, $5
       FROM jsonb_to_recordset($1::jsonb)
         AS n (id uuid, proposal_id uuid, cluster_id uuid, side text, organisation_id uuid)`,
      [
        JSON.stringify(invitations.map((each) => ({
          id: each.id, proposal_id: each.proposalId, cluster_id: each.clusterId, side: each.side,
          organisation_id: each.organisationId,
        }))),
        terms.quantity, terms.sentAt, terms.closesAt, terms.remindAt,
      ],
    );
  }

  /** The open invitations of a proposal, held until the transaction ends. */
  lockOpen(tx: Tx, proposalId: string): Promise<OpenInvitation[]> {
    return rowsIn<OpenInvitation>(
      tx,
      `SELECT ${openColumns} FROM invitation WHERE proposal_id = $1 AND status = 'open'
       ORDER BY id FOR NO KEY UPDATE`,
      [proposalId],
    );
  }

  /** The reply that counts from now on, and its line in the history. */
  async keepReply(tx: Tx, id: string, reply: Given, how: Answering): Promise<number> {
    const [row] = await rowsIn<{ version: number }>(
      tx,
      `WITH replied AS (
         UPDATE invitation SET version = version + 1, answer = $2, reply_quantity = $3, reply_reason = $4,
           reply_note = $5, replied_at = clock_timestamp(), replied_through = $6
         WHERE id = $1 AND status = 'open' RETURNING *
       ), kept AS (
         INSERT INTO reply (id, invitation_id, answer, quantity, reason_code, note, through, account_id,
           replied_at)
         SELECT $7, id, answer, reply_quantity, reply_reason, reply_note, replied_through, $8, replied_at
         FROM replied
       )
       SELECT version FROM replied`,
      [id, reply.answer, reply.replyQuantity, reply.replyReason, reply.replyNote, how.through, newId(), how.accountId],
    );
    return row!.version;
  }

  /** Whether an account that works for the cluster has answered for the other side of the same proposal. */
  async answeredForOther(tx: Tx, { id, proposalId }: Pick<OpenInvitation, 'id' | 'proposalId'>, accountId: string): Promise<boolean> {
    const rows = await rowsIn(
      tx,
      `SELECT 1 FROM reply r JOIN invitation i ON i.id = r.invitation_id
       WHERE i.proposal_id = $1 AND i.side <> (SELECT side FROM invitation WHERE id = $2)
         AND r.account_id = $3 AND r.through = 'cda' LIMIT 1`,
      [proposalId, id, accountId],
    );
    return rows.length > 0;
  }

  /** Closes whatever is open of these proposals. */
  async close(tx: Tx, ends: readonly InvitationEnd[]): Promise<void> {
    await tx.query(
      `UPDATE invitation i
       SET status = 'closed', outcome = n.outcome, outcome_reason = n.reason, version = i.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS n (proposal_id uuid, outcome text, reason text)
       WHERE i.proposal_id = n.proposal_id AND i.status = 'open'`,
      [JSON.stringify(ends.map(({ proposalId, outcome, reason }) => ({ proposal_id: proposalId, outcome, reason })))],
    );
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, viewpoint: Viewpoint, tx: Tx = this.database.manager): Promise<ShownInvitation | null> {
    const where = this.seenFrom(viewpoint, new Conditions()).and('i.id = ?', id);
    const [row] = (await tx.query(
      `SELECT ${this.columns} FROM ${shownInvitations} WHERE ${where.sql}`, where.params,
    )) as ShownInvitation[];
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  list(query: {
    viewpoint: Viewpoint; clusterId?: string; proposalId?: string; subjectId?: string; status?: 'open' | 'closed';
    beforeId: string | null; limit: number;
  }): Promise<ShownInvitation[]> {
    const where = this.seenFrom(query.viewpoint, new Conditions(query.limit + 1))
      .andIf(query.clusterId, 'i.cluster_id = ?').andIf(query.proposalId, 'i.proposal_id = ?')
      .andIf(query.subjectId, 'p.subject_id = ?')
      .andIf(query.status, 'i.status = ?').andIf(query.beforeId, 'i.id < ?');
    return this.database.query<ShownInvitation>(
      `SELECT ${this.columns} FROM ${shownInvitations} WHERE ${where.sql} ORDER BY i.id DESC LIMIT $1`,
      where.params,
    );
  }

  async sentSince(tx: Tx, offeringIds: readonly string[], sinceIso: string): Promise<Map<string, number>> {
    const rows = await rowsIn<{ id: string; sent: number }>(
      tx,
      `SELECT organisation_id AS id, count(*)::int AS sent FROM invitation
       WHERE side = $3 AND organisation_id = ANY($1) AND sent_at >= $2 GROUP BY 1`,
      [offeringIds, sinceIso, this.wording.words.offering],
    );
    return new Map(rows.map((row) => [row.id, row.sent]));
  }

  /** One that is still open, or that was withdrawn before an answer, says nothing about who is invited. */
  async answeredBy(
    tx: Tx, offeringIds: readonly string[],
  ): Promise<Map<string, { invited: number; answered: number }>> {
    const rows = await rowsIn<{ id: string; invited: number; answered: number }>(
      tx,
      `SELECT organisation_id AS id, count(*)::int AS invited, count(answer)::int AS answered FROM invitation
       WHERE side = $2 AND organisation_id = ANY($1)
         AND (answer IS NOT NULL OR status = 'closed' AND outcome <> 'withdrawn') GROUP BY 1`,
      [offeringIds, this.wording.words.offering],
    );
    return new Map(rows.map(({ id, invited, answered }) => [id, { invited, answered }]));
  }

  private seenFrom({ clusterIds, askingIds, offeringIds }: Viewpoint, where: Conditions): Conditions {
    const { asking, offering } = this.wording.words;
    where.andIf(clusterIds, 'i.cluster_id = ANY(?)');
    if (askingIds !== null) where.and('i.side = ? AND i.organisation_id = ANY(?)', asking, askingIds);
    if (offeringIds !== null) where.and('i.side = ? AND i.organisation_id = ANY(?)', offering, offeringIds);
    return where;
  }
}
