// Which enterprise of a cluster has a number: the row of the enterprise has it too, here no two can have it.
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EnterpriseRow } from './enterprise.entity.js';

@Entity('identifier')
@Index('identifier_of_enterprise', ['enterpriseId'])
@ForeignKey(() => EnterpriseRow, ['enterpriseId'], ['id'], { name: 'identifier_enterprise_fk', onDelete: 'CASCADE' })
export class IdentifierRow {
  @PrimaryColumn('uuid', { name: 'cluster_id', primaryKeyConstraintName: 'identifier_pkey' })
  clusterId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'identifier_pkey' })
  scheme: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'identifier_pkey' })
  id: string;

  @Column('uuid', { name: 'enterprise_id' })
  enterpriseId: string;
}
