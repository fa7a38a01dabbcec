// A CDA's ruling on a proposal; kept for ever, also when it was undone.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AnyRuling } from '../wording.js';

@Entity('decision')
@Index('decision_proposal', ['proposalId', 'id'])
@Index('decision_pending', ['effectiveAt'], { where: 'undone_at IS NULL AND took_effect_at IS NULL' })
@ForeignKey('proposal', ['proposalId'], ['id'], { name: 'decision_proposal_fk' })
export class DecisionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'proposal_id' })
  proposalId: string;

  /** What stood before it, and stands again when it is undone. */
  @Column('uuid', { name: 'previous_id', nullable: true })
  previousId: string | null;

  @Column('text')
  ruling: AnyRuling['ruling'];

  @Column('text', { name: 'reason_code', nullable: true })
  reasonCode: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { name: 'conflict_of_interest' })
  conflictOfInterest: AnyRuling['conflictOfInterest'];

  /** Only of an amendment; in the unit of the subject. */
  @Column('double precision', { nullable: true })
  quantity: number | null;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  /** The request that made it, for logs when it takes effect. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamp with time zone', { name: 'decided_at' })
  decidedAt: Date;

  @Column('timestamp with time zone', { name: 'effective_at' })
  effectiveAt: Date;

  @Column('timestamp with time zone', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Column('timestamp with time zone', { name: 'took_effect_at', nullable: true })
  tookEffectAt: Date | null;
}
