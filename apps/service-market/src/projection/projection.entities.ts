// What the service market alone keeps of the registry; #projection has the rest.
import type { ProviderForMarket } from '#contracts/registry/providers.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Of an enterprise only its name, its cluster, whether it is active, and what it was merged into. */
@Entity('enterprise_projection')
export class EnterpriseNameRow {
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

  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;
}

@Entity('provider_projection')
export class ProviderProjectionRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('boolean')
  active: boolean;

  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('jsonb')
  document: ProviderForMarket;
}
