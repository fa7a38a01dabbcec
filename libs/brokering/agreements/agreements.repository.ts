// The SQL of agreements.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Conditions } from '../proposals/conditions.js';
import type { MovedProposal } from '../proposals/proposals.repository.js';
import type { Viewpoint } from '../proposals/viewpoint.js';
import { Wording } from '../wording.js';

export interface ShownAgreement {
  id: string; kind: string; initiatedBy: string; clusterId: string; proposalId: string; postingId: string;
  postingTitle: string; subjectId: string; askingId: string; askingName: string; offeringId: string; offeringName: string;
  quantity: number; unit: string; agreedAt: Date;
}

const columns = `
  k.id, k.kind, k.initiated_by AS "initiatedBy", k.cluster_id AS "clusterId", k.proposal_id AS "proposalId",
  k.posting_id AS "postingId", s.title AS "postingTitle", k.subject_id AS "subjectId", k.asking_id AS "askingId",
  coalesce(a.name, k.asking_id::text) AS "askingName", k.offering_id AS "offeringId",
  coalesce(o.name, k.offering_id::text) AS "offeringName", k.quantity, s.unit, k.agreed_at AS "agreedAt"`;

const joined = `
  agreement k
  JOIN brokered_subject s ON s.id = k.subject_id
  LEFT JOIN brokered_offering o ON o.id = k.offering_id
  LEFT JOIN brokered_asking a ON a.id = k.asking_id`;

@Injectable()
export class AgreementsRepository {
  constructor(
    private readonly database: Database,
    private readonly wording: Wording,
  ) {}

  /** `quantity` in the unit of the subject. A proposal has one agreement: a second one breaks the unique index. */
  async add(tx: Tx, proposal: MovedProposal, quantity: number): Promise<string> {
    const [row] = await rowsIn<{ id: string }>(
      tx,
      `INSERT INTO agreement (id, kind, initiated_by, cluster_id, proposal_id, posting_id, subject_id, asking_id,
         offering_id, quantity, agreed_at)
       VALUES ($1, $9, $10, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()) RETURNING id`,
      [
        newId(), proposal.clusterId, proposal.id, proposal.postingId, proposal.subjectId, proposal.askingId,
        proposal.offeringId, quantity, this.wording.agreementKind, this.wording.words.asking,
      ],
    );
    return row!.id;
  }

  /** Agreements of each offering side, since an instant and ever; those without any are missing. */
  async counted(tx: Tx, offeringIds: readonly string[], sinceIso: string): Promise<Map<string, { recent: number; ever: number }>> {
    const rows = await rowsIn<{ id: string; recent: number; ever: number }>(
      tx,
      `SELECT offering_id AS id, count(*) FILTER (WHERE agreed_at >= $2)::int AS recent, count(*)::int AS ever
       FROM agreement WHERE offering_id = ANY($1) GROUP BY 1`,
      [offeringIds, sinceIso],
    );
    return new Map(rows.map(({ id, recent, ever }) => [id, { recent, ever }]));
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, viewpoint: Viewpoint): Promise<ShownAgreement | null> {
    const where = seenFrom(viewpoint, new Conditions()).and('k.id = ?', id);
    const [row] = await this.database.query<ShownAgreement>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql}`, where.params,
    );
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  list(query: {
    viewpoint: Viewpoint; clusterId?: string; postingId?: string; beforeId: string | null; limit: number;
  }): Promise<ShownAgreement[]> {
    const where = seenFrom(query.viewpoint, new Conditions(query.limit + 1))
      .andIf(query.clusterId, 'k.cluster_id = ?').andIf(query.postingId, 'k.posting_id = ?')
      .andIf(query.beforeId, 'k.id < ?');
    return this.database.query<ShownAgreement>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql} ORDER BY k.id DESC LIMIT $1`, where.params,
    );
  }
}

function seenFrom(viewpoint: Viewpoint, where: Conditions): Conditions {
  return where.andIf(viewpoint.clusterIds, 'k.cluster_id = ANY(?)')
    .andIf(viewpoint.askingIds, 'k.asking_id = ANY(?)').andIf(viewpoint.offeringIds, 'k.offering_id = ANY(?)');
}
