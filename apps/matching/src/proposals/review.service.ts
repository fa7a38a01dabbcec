// Reads of proposals: the CDA's queue, one of them with its arithmetic, and what a message says about its end.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, Output, RequestContext } from '#contracts/message.js';
import { DescribeProposal } from '#contracts/matching/invitations.js';
import { ListProposals, type LinkageProposal } from '#contracts/matching/proposals.js';
import { Database, type Tx } from '#platform/database/database.js';
import { requireRole } from '../access.js';
import { idOfCursor, pageOf } from '#platform/page.js';
import { proposalView, type ShownProposal } from './proposal-view.js';
import { ProposalsRepository } from './proposals.repository.js';
import { afterScore, scoreCursor } from './score-page.js';
import { viewpointOf } from './viewpoint.js';

@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly repository: ProposalsRepository,
  ) {}

  async get(id: string, context: RequestContext): Promise<LinkageProposal> {
    return this.view(await this.visible(id, context), context);
  }

  async list(input: Input<typeof ListProposals>, context: RequestContext): Promise<Output<typeof ListProposals>> {
    requireRole(context, ['buyer', 'enterprise', 'cda', 'manager', 'admin']);
    const viewpoint = viewpointOf(context.actor);
    const { cursor, ...filter } = input;
    const byScore = filter.order === 'score';
    const rows = await this.repository.list({
      ...filter, viewpoint,
      after: byScore ? afterScore(cursor) : null, beforeId: byScore ? null : idOfCursor(cursor),
    });
    const page = pageOf(rows, filter.limit, byScore ? { cursorOf: scoreCursor } : {});
    return { items: page.items.map((row) => proposalView(row, viewpoint)), nextCursor: page.nextCursor };
  }

  /** A proposal that may not be seen is told apart from an absent one by nothing. */
  async visible(id: string, context: RequestContext, tx?: Tx): Promise<ShownProposal> {
    const row = await this.repository.shown(id, viewpointOf(context.actor), tx);
    if (row === null) throw notFound('proposal', id);
    return row;
  }

  view(row: ShownProposal, context: RequestContext): LinkageProposal {
    return proposalView(row, viewpointOf(context.actor));
  }

  /** Internal: the system asks, never a person. */
  async describe(id: string, context: RequestContext): Promise<Output<typeof DescribeProposal>> {
    if (context.actor !== null) throw new DomainError('role_not_allowed', 'This is asked by the system only.');
    const [row] = await this.database.query<Output<typeof DescribeProposal>>(describeSql, [id]);
    if (!row) throw notFound('proposal', id);
    return row;
  }
}

const describeSql = `
  SELECT p.id AS "proposalId", p.cluster_id AS "clusterId", p.requirement_id AS "requirementId",
    r.title AS "requirementTitle", p.buyer_id AS "buyerId", coalesce(b.name, p.buyer_id::text) AS "buyerName",
    p.enterprise_id AS "enterpriseId", coalesce(e.name, p.enterprise_id::text) AS "enterpriseName",
    coalesce(k.quantity, i.quantity, p.quantity) AS quantity, l.unit, l.deadline::text AS deadline, p.status,
    coalesce(p.end_reason, CASE WHEN p.status = 'declined' THEN d.reason_code END) AS reason,
    k.quantity AS "linkageQuantity"
  FROM linkage_proposal p
  JOIN requirement r ON r.id = p.requirement_id
  JOIN lot l ON l.id = p.lot_id
  LEFT JOIN enterprise_projection e ON e.id = p.enterprise_id
  LEFT JOIN buyer_projection b ON b.id = p.buyer_id
  LEFT JOIN decision d ON d.id = p.decision_id
  LEFT JOIN linkage k ON k.proposal_id = p.id
  LEFT JOIN LATERAL (SELECT quantity FROM invitation WHERE proposal_id = p.id ORDER BY id DESC LIMIT 1) i ON true
  WHERE p.id = $1`;
