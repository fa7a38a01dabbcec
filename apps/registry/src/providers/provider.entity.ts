// An institution or firm that sells services to enterprises.
import type { Provider } from '#contracts/registry/providers.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('provider')
export class ProviderRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  kind: Provider['kind'];

  @Column('boolean')
  active: boolean;

  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('text', { array: true })
  languages: string[];

  @Column('jsonb')
  establishments: Provider['establishments'];

  @Column('jsonb')
  contacts: Provider['contacts'];

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
