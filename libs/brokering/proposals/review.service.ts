// Reads of proposals: the CDA's queue, one of them with its arithmetic, and what a message says about its end.
import { Injectable } from '@nestjs/common';
import { proposalStatuses, type ProposalChanges, type ProposalCounts } from '#contracts/brokering/proposals.js';
import { DomainError, notFound } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { Database, type Tx } from '#platform/database/database.js';
import { pageOf, type Page } from '#platform/page.js';
import { narrowedTo, requireRole } from '#platform/roles.js';
import { Wording, type ProposalFilter, type ProposalQuery, type Since } from '../wording.js';
import { ChangesRepository } from './changes.repository.js';
import { afterCursor, cursorOf } from './proposal-pages.js';
import { proposalView, summaryView, type ProposalView, type ShownProposal, type SummaryView } from './proposal-view.js';
import { ProposalsRepository } from './proposals.repository.js';
import { viewpointOf, type Viewpoint } from './viewpoint.js';

/** With the ids that a service has names of its own for. */
type Asked<F> = F & { postingId?: string; subjectId?: string };

@Injectable()
export class ReviewService {
  constructor(
    private readonly wording: Wording,
    private readonly database: Database,
    private readonly repository: ProposalsRepository,
    private readonly changed: ChangesRepository,
  ) {}

  async get(id: string, context: RequestContext): Promise<ProposalView> {
    return this.view(await this.visible(id, context), context);
  }

  async list({ cursor, ...query }: Asked<ProposalQuery>, context: RequestContext): Promise<Page<ProposalView>> {
    const viewpoint = this.viewpointOf(context);
    const rows = await this.repository.list({ ...query, viewpoint, after: afterCursor(query.order, cursor) });
    const { items, nextCursor } = pageOf(rows, query.limit, { cursorOf: cursorOf[query.order] });
    return { items: items.map((row) => proposalView(row, viewpoint, this.wording.words)), nextCursor };
  }

  /** Without explanations, so that a page of hundreds is one message. */
  async listSummaries({ cursor, ...query }: Asked<ProposalQuery>, context: RequestContext): Promise<Page<SummaryView>> {
    const viewpoint = this.viewpointOf(context);
    const rows = await this.repository.listSummaries({ ...query, viewpoint, after: afterCursor(query.order, cursor) });
    const { items, nextCursor } = pageOf(rows, query.limit, { cursorOf: cursorOf[query.order] });
    return { items: items.map((row) => summaryView(row, viewpoint)), nextCursor };
  }

  async count(filter: Asked<ProposalFilter>, context: RequestContext): Promise<ProposalCounts> {
    const counted = await this.repository.counts({ ...filter, viewpoint: this.viewpointOf(context) });
    const countOf = new Map(counted.map(({ status, count }) => [status, count]));
    return { byStatus: Object.fromEntries(proposalStatuses.map((status) => [status, countOf.get(status) ?? 0])) as ProposalCounts['byStatus'] };
  }

  /** In all clusters of who asks, or in one; in a foreign one nothing happens. */
  async changes({ since, clusterId }: Since, context: RequestContext): Promise<ProposalChanges> {
    requireRole(context, ['cda', 'manager', 'admin']);
    const { clusterIds } = this.viewpointOf(context);
    return this.changed.since(since, narrowedTo(clusterId, clusterIds));
  }

  private viewpointOf(context: RequestContext): Viewpoint {
    const { words } = this.wording;
    requireRole(context, [words.asking, words.offering, 'cda', 'manager', 'admin']);
    return viewpointOf(context.actor, words);
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
