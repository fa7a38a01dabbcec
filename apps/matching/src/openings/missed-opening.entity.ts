// What alone kept enterprises from a lot, as the newest finished run of the lot found it; a lot that is missed by nobody has none.
import type { MissedOpening } from '#contracts/matching/openings.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('missed_opening')
@Index('missed_opening_cluster', ['clusterId'])
export class MissedOpeningRow {
  @PrimaryColumn('uuid', { name: 'lot_id' })
  lotId: string;

  @PrimaryColumn('text')
  rule: MissedOpening['rule'];

  /** Empty where the rule says it all: a primary key has no null. */
  @PrimaryColumn('text')
  what: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('uuid', { name: 'run_id' })
  runId: string;

  /** Enterprises that passed every rule: with 0 of them nobody of the cluster can have the lot. */
  @Column('integer')
  passed: number;

  /** All of them, in the order of their ids; names and everything else are elsewhere. */
  @Column('uuid', { name: 'enterprise_ids', array: true })
  enterpriseIds: string[];
}
