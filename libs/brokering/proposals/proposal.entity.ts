// A suggestion to bring an offering side to a subject, with its arithmetic; one row per pair.
import type { ProposalStatus } from '#contracts/brokering/proposals.js';
import { Column, Index, PrimaryColumn } from 'typeorm';
import type { AnyExplanation } from './explanation.js';

/** Each service makes it the entity of its table `proposal`, with the foreign key to what it is about. */
@Index('proposal_pair', ['subjectId', 'offeringId'], { unique: true })
@Index('proposal_queue', ['clusterId', 'status', 'score', 'id'])
@Index('proposal_posting', ['postingId', 'score', 'id'])
@Index('proposal_asking', ['askingId', 'id'])
@Index('proposal_answered', ['subjectId', 'updatedAt'], { where: `status IN ('declined', 'refused', 'lapsed', 'agreed')` })
@Index('proposal_lapsed', ['clusterId', 'updatedAt'], { where: `status = 'lapsed'` })
@Index('proposal_offering', ['offeringId', 'id'])
export class ProposalRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: ProposalStatus;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'posting_id' })
  postingId: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'asking_id' })
  askingId: string;

  @Column('uuid', { name: 'offering_id' })
  offeringId: string;

  @Column('integer')
  rank: number;

  @Column('double precision')
  score: number;

  @Column('double precision')
  confidence: number;

  /** In the unit of the subject. */
  @Column('double precision', { name: 'offered_quantity' })
  offeredQuantity: number;

  /** False when the offering side stated no capacity for the period. */
  @Column('boolean', { name: 'offered_known' })
  offeredKnown: boolean;

  /** What is or will be invited for, in the unit of the subject. */
  @Column('double precision')
  quantity: number;

  @Column('jsonb')
  explanation: AnyExplanation;

  /** Of what a run found (`foundHash`): one that finds the same has nothing to write. */
  @Column('text', { name: 'found_hash', nullable: true })
  foundHash: string | null;

  /** The version it was found as. The hash says nothing of any other one, whoever made that: also a release that knows of no hash. */
  @Column('integer', { name: 'found_version', nullable: true })
  foundVersion: number | null;

  /** The newest decision that was not undone; no foreign key, because decisions point here. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;

  /** Both sides were told of it; false again when a withdrawn proposal is restored. */
  @Column('boolean', { name: 'was_invited' })
  wasInvited: boolean;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
