// An organisation in the role of posting requirements.
import type { Buyer } from '#contracts/registry/buyers.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('buyer')
export class BuyerRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  country: string;

  @Column('uuid', { name: 'cluster_ids', array: true })
  clusterIds: string[];

  @Column('text', { array: true })
  languages: string[];

  @Column('jsonb')
  contacts: Buyer['contacts'];

  @Column('uuid', { name: 'opt_out_enterprise_ids', array: true })
  optOutEnterpriseIds: string[];

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
