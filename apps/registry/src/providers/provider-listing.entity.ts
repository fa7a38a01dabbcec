// Under which id a cluster lists a provider: every cluster has a list of its own.
import { Entity, ForeignKey, Index, PrimaryColumn, Column } from 'typeorm';
import { ClusterRow } from '../clusters/cluster.entity.js';
import { ProviderRow } from './provider.entity.js';

@Entity('provider_listing')
@Index('provider_listing_provider', ['clusterId', 'providerId'], { unique: true })
@ForeignKey(() => ClusterRow, ['clusterId'], ['id'], { name: 'provider_listing_cluster_fk' })
@ForeignKey(() => ProviderRow, ['providerId'], ['id'], { name: 'provider_listing_provider_fk', onDelete: 'CASCADE' })
export class ProviderListingRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' })
  clusterId: string;

  @PrimaryColumn('text', { name: 'external_id' })
  externalId: string;

  @Column('uuid', { name: 'provider_id' })
  providerId: string;
}
