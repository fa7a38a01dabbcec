// One computation for a lot: pending until its result is written, then kept as the record of what it read.
import type { MatchRun, RunSearch, RunSpreading } from '#contracts/matching/requirements.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export interface KeptSearch extends RunSearch {
  /** Who stands last among those the policy looks at, whom somebody new must beat; without spreading these are the proposed. Null while there is room. */
  last: { enterpriseId: string; score: number } | null;
}

/** Kept so that a lot is matched again when somebody changes who was seen and has no place. */
export interface KeptSpreading extends RunSpreading {
  /** By id: no order tells how near they came. */
  passedOver: string[];
}

@Entity('match_run')
// One pending run per lot: more reasons to match a lot again before it has begun change nothing.
@Index('match_run_one_pending', ['lotId'], { unique: true, where: `status = 'pending'` })
@Index('match_run_lot', ['lotId', 'id'])
@Index('match_run_pending', ['id'], { where: `status = 'pending'` })
export class MatchRunRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'requirement_id' })
  requirementId: string;

  @Column('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'buyer_id' })
  buyerId: string;

  @Column('text')
  status: MatchRun['status'];

  /** The request that caused it, for logs; null when nobody asked. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('text')
  trigger: MatchRun['trigger'];

  @Column('text', { name: 'algorithm_version', nullable: true })
  algorithmVersion: string | null;

  @Column('integer', { name: 'weights_version', nullable: true })
  weightsVersion: number | null;

  /** Of the learned weights; null for the starter, and where nothing was computed. */
  @Column('text', { name: 'relevance_version', nullable: true })
  relevanceVersion: string | null;

  @Column('integer', { name: 'classification_version', nullable: true })
  classificationVersion: number | null;

  @Column('text', { name: 'input_hash', nullable: true })
  inputHash: string | null;

  @Column('text', { nullable: true })
  watermark: string | null;

  @Column('jsonb', { nullable: true })
  counts: MatchRun['counts'];

  /** How its candidates were found; null for runs of earlier versions, and where nothing was computed. */
  @Column('jsonb', { nullable: true })
  search: KeptSearch | null;

  /** Null where the policy of the cluster spreads nothing. */
  @Column('jsonb', { nullable: true })
  spreading: KeptSpreading | null;

  @Column('jsonb', { name: 'near_misses' })
  nearMisses: MatchRun['nearMisses'];

  @Column('text', { name: 'none_reason', nullable: true })
  noneReason: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
