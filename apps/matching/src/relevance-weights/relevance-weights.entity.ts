// A weight file of learned relevance as it was installed; never changed and never deleted, because old runs refer to it.
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('relevance_weights')
@Unique('relevance_weights_version', ['version'])
@Unique('relevance_weights_content', ['sha256'])
export class RelevanceWeightsRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  version: string;

  /** Of what values depend on, hex: of the provenance only the day until which it knows of the past. */
  @Column('text')
  sha256: string;

  @Column('integer')
  bytes: number;

  /** JSON with its names in order and no spaces; text, so that it is read back to the last letter. */
  @Column('text')
  file: string;

  /** Of the file, so that a list need not read files; as text beneath, because a file may hold what jsonb refuses. */
  @Column('json')
  provenance: Record<string, unknown>;

  @Column('uuid', { name: 'installed_by', nullable: true })
  installedBy: string | null;

  @Column('timestamp with time zone', { name: 'installed_at' })
  installedAt: Date;
}

/** Of a file on its way; gone once it is installed, or after a day. */
@Entity('relevance_weights_part')
export class RelevanceWeightsPartRow {
  @PrimaryColumn('uuid', { name: 'upload_id' })
  uploadId: string;

  @PrimaryColumn('integer')
  number: number;

  @Column('bytea')
  bytes: Buffer;

  @Column('timestamp with time zone', { name: 'created_at' })
  createdAt: Date;
}
