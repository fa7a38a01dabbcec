// What lists of enterprises are filtered, sorted and searched by: one narrow row beside each enterprise, so that looking at
// thousands of them reads little. Written right after its enterprise in one transaction, and deleted with it by a trigger: no foreign key.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('enterprise_listing')
@Index('enterprise_listing_cluster', ['clusterId', 'id'])
@Index('enterprise_listing_name', ['name', 'id'])
@Index('enterprise_listing_cluster_name', ['clusterId', 'name', 'id'])
@Index('enterprise_listing_updated', ['updatedAt', 'id'])
@Index('enterprise_listing_cluster_updated', ['clusterId', 'updatedAt', 'id'])
// Of a kind that TypeORM does not make: the migration does.
@Index('enterprise_listing_keys', { synchronize: false })
export class EnterpriseListingRow {
  /** Of the enterprise. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  /** Folded and cut to 60 letters: what is sorted by must fit into a cursor. */
  @Column({ type: 'text', collation: 'C' })
  name: string;

  /** What filters ask for, each as `name=value`. */
  @Column('text', { array: true })
  facets: string[];

  /** Hashes of the words of the name (see name-keys.ts); of one that was last changed before migration 0042 also of ways to misspell them. */
  @Column('integer', { name: 'name_keys', array: true })
  nameKeys: number[];

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}
