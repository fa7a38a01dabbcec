// Changes of open lots that the openings of a cluster do not have yet, and when these were looked at last.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of its own for each change: nobody waits for another, as all would for one row of the cluster. */
@Entity('opening_change')
@Index('opening_change_cluster', ['clusterId', 'since'])
export class OpeningChangeRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('timestamp with time zone')
  since: Date;
}

@Entity('opening_check')
export class OpeningCheckRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('timestamp with time zone', { name: 'checked_at' })
  checkedAt: Date;
}
