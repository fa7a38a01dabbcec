// The divisible part of a requirement: what, how much, by when; matching works lot by lot.
import type { DeliveryPlace, Lot, ProposedCode } from '#contracts/matching/requirements.js';
import type { Money } from '#contracts/values.js';
import type { z } from 'zod';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RequirementRow } from './requirement.entity.js';

@Entity('lot')
@Index('lot_requirement_number', ['requirementId', 'number'], { unique: true })
@Index('lot_open_code', ['clusterId', 'code'], { where: `status = 'open'` })
@ForeignKey(() => RequirementRow, ['requirementId'], ['id'], {
  name: 'lot_requirement_fk',
  onDelete: 'CASCADE',
})
export class LotRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'requirement_id' })
  requirementId: string;

  /** Copied from the requirement, so that open lots of a cluster are found by one index. */
  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('integer')
  number: number;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { name: 'code_status' })
  codeStatus: Lot['codeStatus'];

  @Column('jsonb', { name: 'proposed_codes' })
  proposedCodes: z.infer<typeof ProposedCode>[];

  @Column('text', { nullable: true })
  text: string | null;

  @Column('double precision')
  quantity: number;

  /** As the buyer wrote it. */
  @Column('text')
  unit: string;

  /** In the unit of the code; null while there is no code. */
  @Column('double precision', { name: 'normalised_quantity', nullable: true })
  normalisedQuantity: number | null;

  @Column('text', { name: 'normalised_unit', nullable: true })
  normalisedUnit: string | null;

  @Column('date')
  deadline: string;

  @Column('jsonb', { nullable: true })
  place: z.infer<typeof DeliveryPlace> | null;

  @Column('jsonb', { name: 'ceiling_price', nullable: true })
  ceilingPrice: Money | null;

  @Column('text', { name: 'mandatory_certifications', array: true })
  mandatoryCertifications: string[];

  @Column('text', { name: 'preferred_certifications', array: true })
  preferredCertifications: string[];

  @Column('text', { nullable: true })
  language: string | null;

  /** In the unit of the lot. */
  @Column('double precision', { name: 'linked_quantity' })
  linkedQuantity: number;

  /** A draft's lots are open too: only lots of posted requirements are matched. */
  @Column('text')
  status: Lot['status'];
}
