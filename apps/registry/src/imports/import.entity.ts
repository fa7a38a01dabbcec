// An import with its file in parts, the rows of the file, and what becomes of each enterprise it tells of.
import type {
  ColumnMapping, ImportColumn, ImportCounts, ImportKind, ImportOutcome, ImportState, ImportedRow, WhenAlike,
} from '#contracts/registry/imports.js';
import type { FieldError } from '#contracts/errors.js';
import type { Actor } from '#contracts/message.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Imported } from './imported-kind.js';
import { ClusterRow } from '../clusters/cluster.entity.js';

@Entity('import')
@Index('import_of_cluster', ['clusterId', 'id'])
@Index('import_at_work', ['id'], { where: "state IN ('reading', 'checking', 'importing', 'undoing')" })
@ForeignKey(() => ClusterRow, ['clusterId'], ['id'], { name: 'import_cluster_fk' })
export class ImportRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'cluster_id' })
  clusterId: string;

  @Column('text')
  kind: ImportKind;

  @Column('text')
  source: string;

  @Column('text')
  state: ImportState;

  /** Who uploaded it, or confirmed it, or took it back: whoever came last. */
  @Column('jsonb', { nullable: true })
  actor: Actor | null;

  @Column('text', { name: 'request_id' })
  requestId: string;

  @Column('integer')
  bytes: number;

  @Column('text', { nullable: true })
  sha256: string | null;

  @Column('text', { nullable: true })
  encoding: string | null;

  @Column('text', { nullable: true })
  delimiter: string | null;

  /** As the upload gave it; null: what is remembered of the source. */
  @Column('jsonb', { nullable: true })
  mapping: ColumnMapping | null;

  @Column('jsonb')
  columns: ImportColumn[];

  /** What is to become of new ones that are likely duplicates. */
  @Column('text', { name: 'when_alike' })
  whenAlike: WhenAlike;

  /** How many new ones are likely duplicates. */
  @Column('integer')
  alike: number;

  @Column('integer')
  rows: number;

  /** The last line, or first line of an enterprise, that was dealt with in this state. */
  @Column('integer', { name: 'at_line' })
  atLine: number;

  /** How often rows of it were changed because a person's data is erased: what was read of them before counts no more. */
  @Column('integer')
  erasures: number;

  @Column('integer', { name: 'done_rows' })
  doneRows: number;

  @Column('jsonb', { nullable: true })
  checked: ImportCounts | null;

  @Column('jsonb', { nullable: true })
  done: ImportCounts | null;

  @Column('jsonb', { nullable: true })
  undone: { restored: number; kept: number } | null;

  @Column('jsonb')
  problems: FieldError[];

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;

  /** When the state began. */
  @Column('timestamp with time zone', { name: 'began_at' })
  beganAt: Date;

  @Column('timestamp with time zone', { name: 'updated_at' })
  updatedAt: Date;
}

/** There until the file is read. */
@Entity('import_part')
@ForeignKey(() => ImportRow, ['importId'], ['id'], { name: 'import_part_fk', onDelete: 'CASCADE' })
export class ImportPartRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('bytea')
  bytes: Buffer;
}

/** A row of the file as it is: its cells in the order of the headings. Written under the lock on its import, and deleted with it by a trigger. */
@Entity('import_line')
@Index('import_line_key', ['importId', 'key'])
export class ImportLineRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  line: number;

  /** What it tells of, by external id; null when it says none. */
  @Column('text', { nullable: true })
  key: string | null;

  @Column('jsonb')
  cells: string[];
}

/** What the file tells of one enterprise or provider, and what becomes of that; of a row as of rows of the file. */
@Entity('import_entry')
@Index('import_entry_taken_back', ['takenBackId'], { where: 'taken_back_id IS NOT NULL' })
export class ImportEntryRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  line: number;

  @Column('text', { nullable: true })
  key: string | null;

  @Column('integer')
  lines: number;

  @Column('text', { nullable: true })
  outcome: ImportOutcome | null;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  @Column('boolean')
  taken: boolean;

  /** The version the import, or its undoing, left. */
  @Column('integer', { nullable: true })
  version: number | null;

  /** What was there before an update that was taken. */
  @Column('jsonb', { nullable: true })
  before: Imported | null;

  @Column('jsonb')
  problems: FieldError[];

  @Column('jsonb')
  warnings: FieldError[];

  /** Others that are likely the same as what would be made. */
  @Column('jsonb')
  alike: ImportedRow['likelyDuplicates'];

  @Column('jsonb')
  changes: ImportedRow['changes'];

  @Column('text', { nullable: true })
  undo: ImportedRow['undo'];

  /** What it made, once that is taken back; a column of its own, for no index may hold what an import writes (heap-only updates). */
  @Column('uuid', { name: 'taken_back_id', nullable: true })
  takenBackId: string | null;
}

/** The column mapping that was given last for files from one source. */
@Entity('import_source')
@ForeignKey(() => ClusterRow, ['clusterId'], ['id'], { name: 'import_source_cluster_fk' })
export class ImportSourceRow {
  @PrimaryColumn('uuid', { name: 'cluster_id' })
  clusterId: string;

  @PrimaryColumn('text')
  kind: ImportKind;

  @PrimaryColumn('text')
  source: string;

  @Column('jsonb')
  mapping: ColumnMapping;
}
