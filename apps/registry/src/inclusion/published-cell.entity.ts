// The figure of a category in a cluster as it is published, without ids: who is in it is nowhere but in the declarations.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InclusionCategory } from '#contracts/registry/inclusion.js';

@Entity('published_cell')
export class PublishedCellRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' }) clusterId: string;
  @PrimaryColumn('text') category: InclusionCategory;
  @Column('integer', { default: 0 }) published: number;
  /** Enterprises of the figure that withdrew since; too few to take them out of it. */
  @Column('integer', { name: 'gone', default: 0 }) gone: number;
}

@Entity('publication')
export class PublicationRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' }) clusterId: string;
  @Column('timestamptz', { name: 'looked_at' }) lookedAt: Date;
}
