// A piece of a file of codes that is too large for one request, until the file is imported or given up.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('codes_piece')
export class CodesPieceRow {
  @PrimaryColumn('uuid', { name: 'upload_id' })
  uploadId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  csv: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
