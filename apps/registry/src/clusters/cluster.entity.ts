// A cluster with the weights and the policy its matching follows.
import type { Cluster } from '#contracts/registry/clusters.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('cluster')
export class ClusterRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  trade: string;

  @Column('jsonb')
  place: Cluster['place'];

  @Column('text', { array: true })
  languages: string[];

  @Column('text')
  currency: string;

  @Column('text', { nullable: true })
  vision: string | null;

  @Column('jsonb')
  weights: Cluster['weights'];

  @Column('jsonb')
  policy: Cluster['policy'];

  /** Counts the changes of weights and policy only. */
  @Column('integer', { name: 'weights_version' })
  weightsVersion: number;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
