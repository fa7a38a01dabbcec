// The SQL of linkages.
import { Injectable } from '@nestjs/common';
import type { Linkage } from '#contracts/matching/invitations.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Conditions } from '../proposals/conditions.js';
import type { MovedProposal } from '../proposals/proposals.repository.js';
import type { Viewpoint } from '../proposals/viewpoint.js';

export type ShownLinkage = Omit<Linkage, 'agreedAt'> & { agreedAt: Date };

const columns = `
  k.id, k.kind, k.initiated_by AS "initiatedBy", k.cluster_id AS "clusterId", k.proposal_id AS "proposalId",
  k.requirement_id AS "requirementId", r.title AS "requirementTitle", k.lot_id AS "lotId", k.buyer_id AS "buyerId",
  coalesce(b.name, k.buyer_id::text) AS "buyerName", k.enterprise_id AS "enterpriseId",
  coalesce(e.name, k.enterprise_id::text) AS "enterpriseName", k.quantity, l.unit, k.agreed_at AS "agreedAt"`;

const joined = `
  linkage k
  JOIN requirement r ON r.id = k.requirement_id
  JOIN lot l ON l.id = k.lot_id
  LEFT JOIN enterprise_projection e ON e.id = k.enterprise_id
  LEFT JOIN buyer_projection b ON b.id = k.buyer_id`;

@Injectable()
export class LinkagesRepository {
  constructor(private readonly database: Database) {}

  /** `quantity` in the unit of the lot. A proposal has one linkage: a second one breaks the unique index. */
  async add(tx: Tx, proposal: MovedProposal, quantity: number): Promise<string> {
    const [row] = await rowsIn<{ id: string }>(
      tx,
      `INSERT INTO linkage (id, kind, initiated_by, cluster_id, proposal_id, requirement_id, lot_id, buyer_id,
         enterprise_id, quantity, agreed_at)
       VALUES ($1, 'vertical', 'buyer', $2, $3, $4, $5, $6, $7, $8, clock_timestamp()) RETURNING id`,
      [
        newId(), proposal.clusterId, proposal.id, proposal.requirementId, proposal.lotId, proposal.buyerId,
        proposal.enterpriseId, quantity,
      ],
    );
    return row!.id;
  }

  /** Null also when it may not be seen from there. */
  async shown(id: string, viewpoint: Viewpoint): Promise<ShownLinkage | null> {
    const where = seenFrom(viewpoint, new Conditions()).and('k.id = ?', id);
    const [row] = await this.database.query<ShownLinkage>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql}`, where.params,
    );
    return row ?? null;
  }

  /** Newest first, one more than `limit` when there are more. */
  list(query: {
    viewpoint: Viewpoint; clusterId?: string; requirementId?: string; beforeId: string | null; limit: number;
  }): Promise<ShownLinkage[]> {
    const where = seenFrom(query.viewpoint, new Conditions(query.limit + 1))
      .andIf(query.clusterId, 'k.cluster_id = ?').andIf(query.requirementId, 'k.requirement_id = ?')
      .andIf(query.beforeId, 'k.id < ?');
    return this.database.query<ShownLinkage>(
      `SELECT ${columns} FROM ${joined} WHERE ${where.sql} ORDER BY k.id DESC LIMIT $1`, where.params,
    );
  }
}

function seenFrom(viewpoint: Viewpoint, where: Conditions): Conditions {
  return where.andIf(viewpoint.clusterIds, 'k.cluster_id = ANY(?)')
    .andIf(viewpoint.buyerId, 'k.buyer_id = ?').andIf(viewpoint.enterpriseId, 'k.enterprise_id = ?');
}
