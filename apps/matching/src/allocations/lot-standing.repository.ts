// How a lot stands for being split: what is open of it, who is proposed with how much free, and to whom it is promised already.
import { Injectable } from '@nestjs/common';
import { openQuantity, sumOf } from '#brokering/quantities.js';
import { Database, type Tx } from '#platform/database/database.js';
import { endReasonOfLot } from '../brokering/lot-subjects.js';

/** An undecided proposal, as one who may take a share. Quantities are in the unit of the lot. */
export interface OpenOffer {
  proposalId: string;
  version: number;
  enterpriseId: string;
  enterpriseName: string;
  score: number;
  /** Null: it stated none. */
  freeQuantity: number | null;
  minimumOrder: number | null;
  /** Neither a linkage, of those merged into it too, nor a known past performance. */
  isNewcomer: boolean;
  /**
   * Its place by score is behind all places that the newest run gave, by a policy with a step of inclusion. Told by what its explanation shows, whoever
   * counts. Without exposure in that policy nobody is: of who is no newcomer it would say that inclusion gave the place.
   */
  isPlacedByPolicy: boolean;
}

/** An approved or invited proposal. */
export interface PromisedShare {
  proposalId: string;
  version: number;
  status: string;
  enterpriseName: string;
  quantity: number;
  /** The split that it is a share of. */
  allocationId: string | null;
}

export interface LotStanding {
  clusterId: string;
  unit: string;
  openQuantity: number;
  /** Why there is nothing left to decide, as a code; null while the lot is open. */
  endReason: string | null;
  /** The best first. */
  offers: OpenOffer[];
  promised: PromisedShare[];
}

const standing = `
  SELECT l.cluster_id AS "clusterId", l.unit, l.quantity, l.linked_quantity AS "linkedQuantity", ${endReasonOfLot} AS "endReason",
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'proposalId', p.id, 'version', p.version, 'enterpriseId', p.offering_id, 'enterpriseName', coalesce(o.name, p.offering_id::text),
        'score', p.score, 'freeQuantity', CASE WHEN p.offered_known THEN p.offered_quantity END,
        'minimumOrder', (SELECT (rule->>'actual')::double precision
          FROM jsonb_array_elements(p.explanation->'rules') rule WHERE rule->>'rule' = 'minimum_order'),
        'isNewcomer', NOT EXISTS (SELECT FROM agreement k WHERE k.offering_id IN (SELECT p.offering_id UNION ALL
            SELECT former::uuid FROM enterprise_projection e, jsonb_array_elements_text(e.document->'formerIds') former WHERE e.id = p.offering_id))
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(p.explanation->'criteria') criterion
            WHERE criterion->>'criterion' = 'pastPerformance' AND criterion->>'basis' = 'data'),
        'isPlacedByPolicy', coalesce((p.explanation->'spreading'->>'rankByScore')::integer > m.places, false)
      ) ORDER BY p.score DESC, p.id), '[]')
      FROM proposal p LEFT JOIN brokered_offering o ON o.id = p.offering_id
      WHERE p.subject_id = l.id AND p.status IN ('proposed', 'asked')) AS offers,
    (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'proposalId', p.id, 'version', p.version, 'status', p.status, 'enterpriseName', coalesce(o.name, p.offering_id::text),
        'quantity', p.quantity, 'allocationId', s.allocation_id) ORDER BY p.quantity DESC, p.id), '[]')
      FROM proposal p LEFT JOIN brokered_offering o ON o.id = p.offering_id LEFT JOIN allocation_share s ON s.decision_id = p.decision_id
      WHERE p.subject_id = l.id AND p.status IN ('approved', 'invited')) AS promised
  FROM lot l JOIN requirement r ON r.id = l.requirement_id
  LEFT JOIN LATERAL (SELECT CASE WHEN spreading->'steps' @> '[{"step": "inclusion"}, {"step": "exposure"}]' THEN (spreading->>'places')::integer END AS places
    FROM match_run WHERE lot_id = l.id AND status = 'done' ORDER BY id DESC LIMIT 1) m ON true
  WHERE l.id = $1`;

@Injectable()
export class LotStandingRepository {
  constructor(private readonly database: Database) {}

  /** In one statement, so that nothing changes between its parts. The lot exists. */
  async of(lotId: string, tx?: Tx): Promise<LotStanding> {
    const [row] = await this.database.rows<Omit<LotStanding, 'openQuantity'> & { quantity: number; linkedQuantity: number }>(standing, [lotId], tx);
    const { quantity, linkedQuantity, ...rest } = row!;
    return { ...rest, openQuantity: openQuantity({ quantity, linkedQuantity, unit: rest.unit }) };
  }
}

/** What decisions and invitations of the lot are for already, in its unit. */
export const promisedOf = ({ promised, unit }: Pick<LotStanding, 'promised' | 'unit'>): number =>
  sumOf(promised.map(({ quantity }) => quantity), unit);
