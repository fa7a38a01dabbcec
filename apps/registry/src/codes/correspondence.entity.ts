// Which codes of one scheme are about the same as which of another, and which version of that is in use.
import type { CorrespondenceKind } from '#contracts/registry/codes.js';
import type { z } from 'zod';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CodeRow } from './code.entity.js';

@Entity('correspondence')
@Index('correspondence_pair', ['fromCode', 'toCode'], { unique: true })
@Index('correspondence_to', ['toCode'])
@ForeignKey(() => CodeRow, ['fromCode'], ['code'], { name: 'correspondence_from_fk', onDelete: 'CASCADE' })
@ForeignKey(() => CodeRow, ['toCode'], ['code'], { name: 'correspondence_to_fk', onDelete: 'CASCADE' })
export class CorrespondenceRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'from_scheme' })
  fromScheme: string;

  @Column('text', { name: 'to_scheme' })
  toScheme: string;

  @Column('text', { name: 'from_code' })
  fromCode: string;

  @Column('text', { name: 'to_code' })
  toCode: string;

  /** A process of an earlier version stores none. */
  @Column('text', { default: 'partial' })
  kind: z.infer<typeof CorrespondenceKind>;
}

@Entity('correspondence_version')
export class CorrespondenceVersionRow {
  @PrimaryColumn('text', { name: 'from_scheme' })
  fromScheme: string;

  @PrimaryColumn('text', { name: 'to_scheme' })
  toScheme: string;

  @Column('integer')
  version: number;
}
