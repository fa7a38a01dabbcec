// What matching alone keeps of the registry, fed by events and by catch-up; #projection has the rest.
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { BuyerForMatching } from '#contracts/registry/buyers.js';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('enterprise_projection')
@Index('enterprise_projection_cluster', ['clusterId', 'active'])
export class EnterpriseProjectionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text')
  name: string;

  @Column('boolean')
  active: boolean;

  @Column('jsonb')
  document: EnterpriseForMatching;
}

/** Which enterprise claims which code: the way from a lot's similar codes to its candidates. */
@Entity('enterprise_capability_projection')
@Index('enterprise_capability_code', ['clusterId', 'code', 'enterpriseId', 'version'])
export class EnterpriseCapabilityProjectionRow {
  @PrimaryColumn('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  /** Of the enterprise: so a run learns which documents it needs from this table alone. */
  @Column('integer')
  version: number;
}

/** An enterprise whose open lots are to be matched again; gone once the runs are asked for. */
@Entity('enterprise_rematch')
@Index('enterprise_rematch_since', ['since'])
export class EnterpriseRematchRow {
  @PrimaryColumn('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  @Column('timestamp with time zone')
  since: Date;
}

/** That something of an enterprise in a cluster changed, written with the change: what the copies in memory follow. */
@Entity('enterprise_change')
export class EnterpriseChangeRow {
  /** The transaction; commits come out of order, so only a snapshot tells which of them are over. The migration has the true default. */
  @PrimaryColumn('bigint', { default: () => '((pg_current_xact_id()))' })
  txid: string;

  @PrimaryColumn('uuid', { name: 'enterprise_id' })
  enterpriseId: string;

  /** Where it is now, or was until now. */
  @PrimaryColumn('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('timestamp with time zone', { default: () => 'now()' })
  at: Date;
}

@Entity('buyer_projection')
export class BuyerProjectionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('jsonb')
  document: BuyerForMatching;
}
