// Reads of proposals: the CDA's queue, one of them with its arithmetic, and what a message says about its end.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { Database, type Tx } from '#platform/database/database.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { requireRole } from '#platform/roles.js';
import { Wording, type ProposalQuery } from '../wording.js';
import { proposalView, type ProposalView, type ShownProposal } from './proposal-view.js';
import { ProposalsRepository } from './proposals.repository.js';
import { afterScore, scoreCursor } from './score-page.js';
import { viewpointOf } from './viewpoint.js';

@Injectable()
export class ReviewService {
  constructor(
    private readonly wording: Wording,
    private readonly database: Database,
    private readonly repository: ProposalsRepository,
  ) {}

  async get(id: string, context: RequestContext): Promise<ProposalView> {
    return this.view(await this.visible(id, context), context);
  }

  async list(
    { cursor, ...filter }: ProposalQuery & { postingId?: string; subjectId?: string }, context: RequestContext,
  ): Promise<{ items: ProposalView[]; nextCursor: string | null }> {
    const { words } = this.wording;
    requireRole(context, [words.asking, words.offering, 'cda', 'manager', 'admin']);
    const viewpoint = viewpointOf(context.actor, words);
    const byScore = filter.order === 'score';
    const rows = await this.repository.list({
      ...filter, viewpoint,
      after: byScore ? afterScore(cursor) : null, beforeId: byScore ? null : idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit, byScore ? { cursorOf: scoreCursor } : {});
    return { items: page.items.map((row) => proposalView(row, viewpoint, this.wording.words)), nextCursor: page.nextCursor };
  }

  /** A proposal that may not be seen is told apart from an absent one by nothing. */
  async visible(id: string, context: RequestContext, tx?: Tx): Promise<ShownProposal> {
    const row = await this.repository.shown(id, viewpointOf(context.actor, this.wording.words), tx);
    if (row === null) throw notFound('proposal', id);
    return row;
  }

  view(row: ShownProposal, context: RequestContext): ProposalView {
    return proposalView(row, viewpointOf(context.actor, this.wording.words), this.wording.words);
  }

  /** Internal: the system asks, never a person. */
  async describe(id: string, context: RequestContext): Promise<Described> {
    if (context.actor !== null) throw new DomainError('role_not_allowed', 'This is asked by the system only.');
    const [row] = await this.database.query<Described>(describeSql, [id]);
    if (!row) throw notFound('proposal', id);
    return row;
  }
}

/** What a message about the end of a proposal says. */
interface Described {
  proposalId: string; clusterId: string; postingId: string; postingTitle: string; askingId: string; askingName: string;
  offeringId: string; offeringName: string; quantity: number; unit: string; deadline: string; status: string;
  reason: string | null; agreementQuantity: number | null;
}

const describeSql = `
  SELECT p.id AS "proposalId", p.cluster_id AS "clusterId", p.posting_id AS "postingId",
    s.title AS "postingTitle", p.asking_id AS "askingId", coalesce(a.name, p.asking_id::text) AS "askingName",
    p.offering_id AS "offeringId", coalesce(o.name, p.offering_id::text) AS "offeringName",
    coalesce(k.quantity, i.quantity, p.quantity) AS quantity, s.unit, s.deadline::text AS deadline, p.status,
    coalesce(p.end_reason, CASE WHEN p.status = 'declined' THEN d.reason_code END) AS reason,
    k.quantity AS "agreementQuantity"
  FROM proposal p
  JOIN brokered_subject s ON s.id = p.subject_id
  LEFT JOIN brokered_offering o ON o.id = p.offering_id
  LEFT JOIN brokered_asking a ON a.id = p.asking_id
  LEFT JOIN decision d ON d.id = p.decision_id
  LEFT JOIN agreement k ON k.proposal_id = p.id
  LEFT JOIN LATERAL (SELECT quantity FROM invitation WHERE proposal_id = p.id ORDER BY id DESC LIMIT 1) i ON true
  WHERE p.id = $1`;
