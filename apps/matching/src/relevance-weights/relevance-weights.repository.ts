// The SQL of weight files and of their parts on the way; a file is read only where it is asked for.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { RelevanceWeightsRow } from './relevance-weights.entity.js';

export type Described = Omit<RelevanceWeightsRow, 'file'>;

const described = `id, version, sha256, bytes, provenance, installed_by AS "installedBy", installed_at AS "installedAt"`;

@Injectable()
export class RelevanceWeightsRepository {
  constructor(private readonly database: Database) {}

  async putPart(uploadId: string, number: number, bytes: Buffer): Promise<void> {
    await this.database.query(
      `INSERT INTO relevance_weights_part (upload_id, number, bytes, created_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (upload_id, number) DO UPDATE SET bytes = excluded.bytes`,
      [uploadId, number, bytes],
    );
  }

  /** In the order of their numbers, from 0 to below `count`. */
  async parts(tx: Tx, uploadId: string, count: number): Promise<Buffer[]> {
    const rows = await rowsIn<{ bytes: Buffer }>(
      tx, 'SELECT bytes FROM relevance_weights_part WHERE upload_id = $1 AND number < $2 ORDER BY number', [uploadId, count],
    );
    return rows.map(({ bytes }) => bytes);
  }

  /** Those of this upload, and those that nobody has installed within a day. */
  async forgetParts(tx: Tx, uploadId: string): Promise<void> {
    await tx.query(`DELETE FROM relevance_weights_part WHERE upload_id = $1 OR created_at < now() - interval '1 day'`, [uploadId]);
  }

  /** False when the version or the content is there already; waits for another who installs the same. */
  async insert(tx: Tx, row: RelevanceWeightsRow): Promise<boolean> {
    const inserted = await rowsIn(
      tx,
      `INSERT INTO relevance_weights (id, version, sha256, bytes, file, provenance, installed_by, installed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [row.id, row.version, row.sha256, row.bytes, row.file, JSON.stringify(row.provenance), row.installedBy, row.installedAt],
    );
    return inserted.length > 0;
  }

  async one(by: 'id' | 'version' | 'sha256', value: string, tx?: Tx): Promise<Described | null> {
    const [row] = await this.database.rows<Described>(`SELECT ${described} FROM relevance_weights WHERE ${by} = $1`, [value], tx);
    return row ?? null;
  }

  /** The newest first. */
  list(beforeId: string | null, version: string | null, limit: number): Promise<Described[]> {
    return this.database.query<Described>(
      `SELECT ${described} FROM relevance_weights WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR version = $2)
       ORDER BY id DESC LIMIT $3`,
      [beforeId, version, limit],
    );
  }

  /** The text of a version; null when it is not installed. */
  async file(version: string, tx?: Tx): Promise<string | null> {
    const [row] = await this.database.rows<{ file: string }>('SELECT file FROM relevance_weights WHERE version = $1', [version], tx);
    return row?.file ?? null;
  }

  /** `length` characters of a file from the character `from` on; null when there is no such file. */
  async piece(id: string, from: number, length: number): Promise<string | null> {
    const [row] = await this.database.query<{ piece: string }>(
      'SELECT substr(file, $2::int + 1, $3) AS piece FROM relevance_weights WHERE id = $1', [id, from, length],
    );
    return row?.piece ?? null;
  }
}
