// The SQL of linkage proposals. `move` is the only statement that changes a status.
import { Injectable } from '@nestjs/common';
import type { LinkageProposal, ProposalStatus } from '#contracts/matching/proposals.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { Conditions } from './conditions.js';
import { linkageTransitions, liveStatuses, statusesAfterInvitation, type LinkageAction } from './linkage-states.js';
import { shownColumns, shownProposals, type ShownProposal } from './proposal-view.js';
import type { StandingProposal } from './run-plan.js';
import { isParty, type Viewpoint } from './viewpoint.js';

/** What changes together with a status. Left out: stays as it is, but `endReason`, which is cleared. */
export interface Move {
  id: string;
  /** Null: whatever it is, as long as the status allows the move. */
  version: number | null;
  endReason?: string;
  decisionId?: string | null;
  quantity?: number;
  wasInvited?: boolean;
}

export interface MovedProposal {
  id: string; version: number; clusterId: string; requirementId: string; lotId: string;
  buyerId: string; enterpriseId: string; quantity: number; endReason: string | null; wasInvited: boolean;
}

export interface LockedProposal extends MovedProposal {
  status: ProposalStatus;
  decisionId: string | null;
}

export interface ProposalQuery {
  viewpoint: Viewpoint;
  clusterId?: string; status?: LinkageProposal['status']; requirementId?: string; lotId?: string; minScore?: number;
  order: 'score' | 'newest';
  after: { score: number; id: string } | null;
  beforeId: string | null;
  limit: number;
}

const columns = `
  p.id, p.version, p.cluster_id AS "clusterId", p.requirement_id AS "requirementId", p.lot_id AS "lotId",
  p.buyer_id AS "buyerId", p.enterprise_id AS "enterpriseId", p.quantity, p.end_reason AS "endReason",
  p.was_invited AS "wasInvited"`;

@Injectable()
export class ProposalsRepository {
  constructor(private readonly database: Database) {}

  /** Moves what is in a status the table allows, and at the version given; what is not, is missing in the reply. */
  move(tx: Tx, action: LinkageAction, moves: readonly Move[]): Promise<MovedProposal[]> {
    const { from, to } = linkageTransitions[action];
    const records = moves.map((move) => ({
      id: move.id, version: move.version, end_reason: move.endReason, sets_decision: move.decisionId !== undefined,
      decision_id: move.decisionId, quantity: move.quantity, was_invited: move.wasInvited,
    }));
    return rowsIn<MovedProposal>(
      tx,
      `UPDATE linkage_proposal p
       SET status = $1, version = p.version + 1, updated_at = clock_timestamp(), end_reason = m.end_reason,
         decision_id = CASE WHEN m.sets_decision THEN m.decision_id ELSE p.decision_id END,
         quantity = coalesce(m.quantity, p.quantity), was_invited = coalesce(m.was_invited, p.was_invited)
       FROM jsonb_to_recordset($2::jsonb) AS m (id uuid, version integer, end_reason text, sets_decision boolean,
         decision_id uuid, quantity double precision, was_invited boolean)
       WHERE p.id = m.id AND p.status = ANY($3) AND (m.version IS NULL OR p.version = m.version)
       RETURNING ${columns}`,
      [to, JSON.stringify(records), from],
    );
  }

  /** All proposals of a lot, held until the transaction ends. */
  standing(tx: Tx, lotId: string): Promise<StandingProposal[]> {
    return rowsIn<StandingProposal>(
      tx,
      `SELECT id, version, status, enterprise_id AS "enterpriseId", end_reason AS "endReason",
         CASE WHEN status = 'invited' THEN (updated_at AT TIME ZONE 'UTC')::date::text END AS "invitedOn"
       FROM linkage_proposal WHERE lot_id = $1 ORDER BY id FOR NO KEY UPDATE`,
      [lotId],
    );
  }

  async ofPair(lotId: string, enterpriseId: string): Promise<Pick<StandingProposal, 'id' | 'status'> | null> {
    const [row] = await this.database.query<Pick<StandingProposal, 'id' | 'status'>>(
      'SELECT id, status FROM linkage_proposal WHERE lot_id = $1 AND enterprise_id = $2', [lotId, enterpriseId],
    );
    return row ?? null;
  }

  /** What is still alive of a lot or of a requirement, held until the transaction ends. */
  async lockLive(tx: Tx, of: { requirementId: string } | { lotId: string }): Promise<string[]> {
    const [column, value] = 'lotId' in of ? ['lot_id', of.lotId] : ['requirement_id', of.requirementId];
    const rows = await rowsIn<{ id: string }>(
      tx,
      `SELECT id FROM linkage_proposal WHERE ${column} = $1 AND status = ANY($2) ORDER BY id FOR NO KEY UPDATE`,
      [value, liveStatuses],
    );
    return rows.map((row) => row.id);
  }

  async lock(tx: Tx, id: string): Promise<LockedProposal | null> {
    const [row] = await rowsIn<LockedProposal>(
      tx,
      `SELECT ${columns}, p.status, p.decision_id AS "decisionId"
       FROM linkage_proposal p WHERE p.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, viewpoint: Viewpoint, tx: Tx = this.database.manager): Promise<ShownProposal | null> {
    const where = seenFrom(viewpoint, new Conditions()).and('p.id = ?', id);
    const [row] = (await tx.query(
      `SELECT ${shownColumns} FROM ${shownProposals} WHERE ${where.sql}`, where.params,
    )) as ShownProposal[];
    return row ?? null;
  }

  /** One more than `limit` when there are more. */
  list(query: ProposalQuery): Promise<ShownProposal[]> {
    const where = seenFrom(query.viewpoint, new Conditions(query.limit + 1))
      .andIf(query.clusterId, 'p.cluster_id = ?').andIf(query.status, 'p.status = ?')
      .andIf(query.requirementId, 'p.requirement_id = ?').andIf(query.lotId, 'p.lot_id = ?')
      .andIf(query.minScore, 'p.score >= ?').andIf(query.beforeId, 'p.id < ?');
    if (query.after) {
      const { score, id } = query.after;
      where.and('p.score <= ?::double precision', score).and('p.score < ?::double precision OR p.id > ?::uuid', score, id);
    }
    // Ids of one run are in the order of its ranks, so equal scores come in that order too.
    const order = query.order === 'score' ? 'p.score DESC, p.id' : 'p.id DESC';
    return this.database.query<ShownProposal>(
      `SELECT ${shownColumns} FROM ${shownProposals} WHERE ${where.sql} ORDER BY ${order} LIMIT $1`, where.params,
    );
  }

  async activeLots(tx: Tx, enterpriseId: string): Promise<string[]> {
    const rows = await rowsIn<{ lot_id: string }>(
      tx,
      'SELECT lot_id FROM linkage_proposal WHERE enterprise_id = $1 AND status = ANY($2) ORDER BY lot_id',
      [enterpriseId, liveStatuses],
    );
    return rows.map((row) => row.lot_id);
  }
}

/** Both sides see a proposal from its invitation on, and not again once it is back in the queue. */
function seenFrom(viewpoint: Viewpoint, where: Conditions): Conditions {
  // Within one cluster the index of its queue gives the order as well.
  const [only, ...others] = viewpoint.clusterIds ?? [];
  if (only !== undefined && others.length === 0) where.and('p.cluster_id = ?', only);
  else where.andIf(viewpoint.clusterIds, 'p.cluster_id = ANY(?)');
  where.andIf(viewpoint.buyerId, 'p.buyer_id = ?').andIf(viewpoint.enterpriseId, 'p.enterprise_id = ?');
  return isParty(viewpoint)
    ? where.and(`p.status = ANY(?) OR p.status = 'withdrawn' AND p.was_invited`, statusesAfterInvitation)
    : where;
}
