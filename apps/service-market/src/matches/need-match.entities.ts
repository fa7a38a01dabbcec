// One computation for a need, kept as the record of what it found; and the mark that one is due.
import type { NeedMatch } from '#contracts/service-market/needs.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceNeedRow } from '../needs/need.entity.js';

@Entity('need_match')
@Index('need_match_need', ['needId', 'id'])
@ForeignKey(() => ServiceNeedRow, ['needId'], ['id'], { name: 'need_match_need_fk' })
export class NeedMatchRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'need_id' })
  needId: string;

  @Column('text')
  trigger: NeedMatch['trigger'];

  @Column('text', { name: 'algorithm_version', nullable: true })
  algorithmVersion: string | null;

  @Column('integer', { name: 'weights_version', nullable: true })
  weightsVersion: number | null;

  @Column('integer', { name: 'classification_version' })
  classificationVersion: number;

  @Column('text', { name: 'input_hash', nullable: true })
  inputHash: string | null;

  @Column('text', { nullable: true })
  watermark: string | null;

  @Column('jsonb', { nullable: true })
  counts: NeedMatch['counts'];

  @Column('jsonb', { name: 'near_misses' })
  nearMisses: NeedMatch['nearMisses'];

  /** Offers that pass every rule and reach the least score. */
  @Column('uuid', { name: 'fitting_offer_ids', array: true })
  fittingOfferIds: string[];

  @Column('text', { name: 'unmet_reason', nullable: true })
  unmetReason: string | null;

  @Column('text', { name: 'none_reason', nullable: true })
  noneReason: string | null;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;
}

/** A need that is to be matched; gone once it is. */
@Entity('need_rematch')
export class NeedRematchRow {
  @PrimaryColumn('uuid', { name: 'need_id' })
  needId: string;

  @Column('text')
  trigger: NeedMatch['trigger'];

  /** The request that caused it, for logs; null when nobody asked. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamp with time zone')
  since: Date;
}
