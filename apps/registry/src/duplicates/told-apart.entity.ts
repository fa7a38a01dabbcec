// Two enterprises that look alike and are not the same, because somebody said so.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseRow } from '../enterprises/enterprise.entity.js';

@Entity('told_apart')
@Index('told_apart_later', ['laterId'])
@ForeignKey(() => EnterpriseRow, ['earlierId'], ['id'], { name: 'told_apart_earlier_fk', onDelete: 'CASCADE' })
@ForeignKey(() => EnterpriseRow, ['laterId'], ['id'], { name: 'told_apart_later_fk', onDelete: 'CASCADE' })
export class ToldApartRow {
  /** The one of the smaller id. */
  @PrimaryColumn('uuid', { name: 'earlier_id' })
  earlierId: string;

  @PrimaryColumn('uuid', { name: 'later_id' })
  laterId: string;

  /** Null when the system said so. */
  @Column('uuid', { name: 'told_by', nullable: true })
  toldBy: string | null;

  @Column('timestamp with time zone', { name: 'told_at' })
  toldAt: Date;
}
