// The SQL of proposals. `move` is the only statement that changes a status.
import { Injectable } from '@nestjs/common';
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { Conditions } from './conditions.js';
import { liveStatuses, proposalTransitions, statusesAfterInvitation, type ProposalAction } from './proposal-states.js';
import { shownColumns, shownProposals, summarisedColumns, type ShownProposal, type SummarisedProposal } from './proposal-view.js';
import type { After } from './proposal-pages.js';
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
  id: string; version: number; clusterId: string; postingId: string; subjectId: string;
  askingId: string; offeringId: string; quantity: number; endReason: string | null; wasInvited: boolean;
}

export interface LockedProposal extends MovedProposal {
  status: ProposalStatus;
  decisionId: string | null;
}

export interface Wanted {
  viewpoint: Viewpoint;
  clusterId?: string; postingId?: string; subjectId?: string; minScore?: number;
  /** Words that all stand in the title or in a name. */
  q?: string;
}

export interface ProposalQuery extends Wanted {
  /** Separated by commas. */
  status?: string;
  order: 'score' | 'newest' | 'deadline';
  /** Where the page begins. */
  after: After | null;
  limit: number;
}

const columns = `
  p.id, p.version, p.cluster_id AS "clusterId", p.posting_id AS "postingId", p.subject_id AS "subjectId",
  p.asking_id AS "askingId", p.offering_id AS "offeringId", p.quantity, p.end_reason AS "endReason",
  p.was_invited AS "wasInvited"`;

@Injectable()
export class ProposalsRepository {
  constructor(private readonly database: Database) {}

  /** Moves what is in a status the table allows, and at the version given; what is not, is missing in the reply. */
  move(tx: Tx, action: ProposalAction, moves: readonly Move[]): Promise<MovedProposal[]> {
    const { from, to } = proposalTransitions[action];
    const records = moves.map((move) => ({
      id: move.id, version: move.version, end_reason: move.endReason, sets_decision: move.decisionId !== undefined,
      decision_id: move.decisionId, quantity: move.quantity, was_invited: move.wasInvited,
    }));
    return rowsIn<MovedProposal>(
      tx,
      `WITH moved AS (UPDATE proposal p
       SET status = $1, version = p.version + 1, updated_at = clock_timestamp(), end_reason = m.end_reason,
         decision_id = CASE WHEN m.sets_decision THEN m.decision_id ELSE p.decision_id END,
         quantity = coalesce(m.quantity, p.quantity), was_invited = coalesce(m.was_invited, p.was_invited)
       FROM jsonb_to_recordset($2::jsonb) AS m (id uuid, version integer, end_reason text, sets_decision boolean,
         decision_id uuid, quantity double precision, was_invited boolean)
       WHERE p.id = m.id AND p.status = ANY($3) AND (m.version IS NULL OR p.version = m.version)
       RETURNING ${columns}
       ), freed AS (DELETE FROM proposal_claim c USING moved WHERE c.proposal_id = moved.id)
       SELECT * FROM moved`,
      [to, JSON.stringify(records), from],
    );
  }

  /** All proposals of a subject, held until the transaction ends. */
  standing(tx: Tx, subjectId: string): Promise<StandingProposal[]> {
    return rowsIn<StandingProposal>(
      tx,
      `SELECT id, version, status, offering_id AS "offeringId", end_reason AS "endReason", rank,
         CASE WHEN found_version = version THEN found_hash END AS "foundHash",
         CASE WHEN status = 'invited' THEN (updated_at AT TIME ZONE 'UTC')::date::text END AS "invitedOn"
       FROM proposal WHERE subject_id = $1 ORDER BY id FOR NO KEY UPDATE`,
      [subjectId],
    );
  }

  /** As they are, held by nobody. */
  ofSubject(tx: Tx, subjectId: string): Promise<Pick<StandingProposal, 'offeringId' | 'status' | 'endReason'>[]> {
    return rowsIn(tx, 'SELECT offering_id AS "offeringId", status, end_reason AS "endReason" FROM proposal WHERE subject_id = $1', [subjectId]);
  }

  async ofPair(subjectId: string, offeringId: string): Promise<Pick<StandingProposal, 'id' | 'status'> | null> {
    const [row] = await this.database.query<Pick<StandingProposal, 'id' | 'status'>>(
      'SELECT id, status FROM proposal WHERE subject_id = $1 AND offering_id = $2', [subjectId, offeringId],
    );
    return row ?? null;
  }

  /** What is still alive of a subject or of a posting, held until the transaction ends. */
  async lockLive(tx: Tx, of: { postingId: string } | { subjectId: string }): Promise<string[]> {
    const [column, value] = 'subjectId' in of ? ['subject_id', of.subjectId] : ['posting_id', of.postingId];
    const rows = await rowsIn<{ id: string }>(
      tx,
      `SELECT id FROM proposal WHERE ${column} = $1 AND status = ANY($2) ORDER BY id FOR NO KEY UPDATE`,
      [value, liveStatuses],
    );
    return rows.map((row) => row.id);
  }

  async lock(tx: Tx, id: string): Promise<LockedProposal | null> {
    const [row] = await rowsIn<LockedProposal>(
      tx,
      `SELECT ${columns}, p.status, p.decision_id AS "decisionId"
       FROM proposal p WHERE p.id = $1 FOR NO KEY UPDATE`,
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
    return this.page<ShownProposal>(shownColumns, query);
  }

  listSummaries(query: ProposalQuery): Promise<SummarisedProposal[]> {
    return this.page<SummarisedProposal>(summarisedColumns, query);
  }

  private page<R>(shown: string, query: ProposalQuery): Promise<R[]> {
    const where = wantedIn(query, new Conditions(query.limit + 1));
    const [status, ...others] = query.status?.split(',') ?? [];
    // Of one status the index of the queue gives the order as well.
    if (others.length > 0) where.and('p.status = ANY(?)', [status, ...others]);
    else where.andIf(status, 'p.status = ?');
    if (query.after) beginAfter(query.after, where);
    return this.database.query<R>(
      `SELECT ${shown} FROM ${shownProposals} WHERE ${where.sql} ORDER BY ${orders[query.order]} LIMIT $1`, where.params,
    );
  }

  /** Statuses without any are missing. */
  async counts(wanted: Wanted): Promise<{ status: ProposalStatus; count: number }[]> {
    const where = wantedIn(wanted, new Conditions());
    return this.database.query(
      `SELECT p.status, count(*)::int AS count FROM ${wanted.q ? shownProposals : 'proposal p'} WHERE ${where.sql} GROUP BY p.status`, where.params,
    );
  }

  async activeSubjects(tx: Tx, offeringIds: readonly string[]): Promise<string[]> {
    const rows = await rowsIn<{ subject_id: string }>(
      tx,
      'SELECT DISTINCT subject_id FROM proposal WHERE offering_id = ANY($1) AND status = ANY($2) ORDER BY subject_id',
      [offeringIds, liveStatuses],
    );
    return rows.map((row) => row.subject_id);
  }
}

// Ids of one run are in the order of its ranks, so equal scores come in that order too.
const orders = { score: 'p.score DESC, p.id', newest: 'p.id DESC', deadline: 's.deadline, p.score DESC, p.id' } as const;

function beginAfter({ deadline, score, id }: After, where: Conditions): void {
  if (score === undefined) where.and('p.id < ?', id);
  else if (deadline === undefined) {
    where.and('p.score <= ?::double precision', score).and('p.score < ?::double precision OR p.id > ?::uuid', score, id);
  } else {
    where.and('s.deadline > ?::date OR s.deadline = ?::date AND (p.score < ?::double precision OR p.score = ?::double precision AND p.id > ?::uuid)',
      deadline, deadline, score, score, id);
  }
}

function wantedIn({ viewpoint, clusterId, postingId, subjectId, minScore, q }: Wanted, where: Conditions): Conditions {
  seenFrom(viewpoint, where)
    .andIf(clusterId, 'p.cluster_id = ?').andIf(postingId, 'p.posting_id = ?').andIf(subjectId, 'p.subject_id = ?').andIf(minScore, 'p.score >= ?');
  for (const word of q?.split(/\s+/).filter((each) => each !== '') ?? []) {
    where.and("strpos(lower(concat_ws(' ', s.title, a.name, o.name)), lower(?)) > 0", word);
  }
  return where;
}

/** Both sides see a proposal from its invitation on, and not again once it is back in the queue. */
function seenFrom(viewpoint: Viewpoint, where: Conditions): Conditions {
  // Within one cluster the index of its queue gives the order as well.
  const [only, ...others] = viewpoint.clusterIds ?? [];
  if (only !== undefined && others.length === 0) where.and('p.cluster_id = ?', only);
  else where.andIf(viewpoint.clusterIds, 'p.cluster_id = ANY(?)');
  where.andIf(viewpoint.askingIds, 'p.asking_id = ANY(?)').andIf(viewpoint.offeringIds, 'p.offering_id = ANY(?)');
  return isParty(viewpoint)
    ? where.and(`p.status = ANY(?) OR p.status = 'withdrawn' AND p.was_invited`, statusesAfterInvitation)
    : where;
}
