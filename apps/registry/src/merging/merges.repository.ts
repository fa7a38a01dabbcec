// Reads and writes merges; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { MergedEnterprise } from '#contracts/registry/enterprises.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { IsNull, type EntityManager } from 'typeorm';
import { EnterpriseMergeRow } from './enterprise-merge.entity.js';

/** One of the two, at the version that was seen. */
interface Seen {
  id: string;
  version: number;
}

@Injectable()
export class MergesRepository {
  async add(tx: Tx, merge: EnterpriseMergeRow): Promise<void> {
    await tx.insert(EnterpriseMergeRow, merge);
  }

  /** The merge that an enterprise is merged by now. */
  of(tx: Tx, mergedId: string): Promise<EnterpriseMergeRow | null> {
    return tx.findOneBy(EnterpriseMergeRow, { mergedId, undoneAt: IsNull() });
  }

  /** The last enterprise that was merged into the same one after this merge; null when there is none. */
  async laterMerged(tx: Tx, { keptId, keptVersion }: EnterpriseMergeRow): Promise<string | null> {
    const [row] = await rowsIn<{ mergedId: string }>(tx, `
      SELECT merged_id AS "mergedId" FROM enterprise_merge WHERE kept_id = $1 AND kept_version > $2 AND undone_at IS NULL
      ORDER BY kept_version DESC LIMIT 1`, [keptId, keptVersion]);
    return row?.mergedId ?? null;
  }

  /** Nobody needs what was before any more: it is taken off with the merge. */
  async undo(tx: Tx, id: string, undoneBy: string | null): Promise<void> {
    await tx.update(EnterpriseMergeRow, { id }, { before: null, after: null, undoneBy, undoneAt: new Date() });
  }

  /** Its row stays whole, but for where it leads; null makes it an enterprise of its own again. False when somebody was faster. */
  async setMergedInto(tx: Tx, { id, version }: Seen, keptId: string | null): Promise<boolean> {
    const rows = await rowsIn(tx, 'UPDATE enterprise SET merged_into = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING 1', [id, version, keptId]);
    return rows.length === 1;
  }

  /** What was merged into an enterprise, also by way of others, the earliest first. */
  async into(manager: EntityManager, keptId: string): Promise<MergedEnterprise[]> {
    const rows = (await manager.query(`
      WITH RECURSIVE way AS (
        SELECT merged_id, kept_id, merged_at, merged_by, reason FROM enterprise_merge WHERE kept_id = $1 AND undone_at IS NULL
        UNION ALL
        SELECT m.merged_id, m.kept_id, m.merged_at, m.merged_by, m.reason
        FROM way JOIN enterprise_merge m ON m.kept_id = way.merged_id AND m.undone_at IS NULL
      )
      SELECT e.id, e.name, e.external_id AS "externalId", way.kept_id AS "into", way.merged_at AS "mergedAt", way.merged_by AS "mergedBy",
        way.reason
      FROM way JOIN enterprise e ON e.id = way.merged_id ORDER BY way.merged_at, e.id`, [keptId])) as (Omit<MergedEnterprise, 'mergedAt'> & { mergedAt: Date })[];
    return rows.map((row) => ({ ...row, mergedAt: row.mergedAt.toISOString() }));
  }
}
