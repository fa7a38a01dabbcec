// Under which ids an enterprise is known: its own, and those of the enterprises that were merged into it, also by way of others.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class Identities {
  /** By id of an enterprise that was merged, the id of what it is part of now; others are left out. */
  async current(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = (await manager.query(`
      WITH RECURSIVE way AS (
        SELECT id AS asked, merged_into AS id FROM enterprise WHERE id = ANY($1) AND merged_into IS NOT NULL
        UNION ALL SELECT way.asked, e.merged_into FROM way JOIN enterprise e USING (id) WHERE e.merged_into IS NOT NULL
      )
      SELECT asked, id FROM way JOIN enterprise e USING (id) WHERE e.merged_into IS NULL`, [ids])) as { asked: string; id: string }[];
    return new Map(rows.map(({ asked, id }) => [asked, id]));
  }

  /** By id of an enterprise, those that were merged into it; one without any is left out. */
  async former(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = (await manager.query(`
      WITH RECURSIVE way AS (
        SELECT merged_into AS kept, id FROM enterprise WHERE merged_into = ANY($1)
        UNION ALL SELECT way.kept, e.id FROM way JOIN enterprise e ON e.merged_into = way.id
      )
      SELECT kept, array_agg(id ORDER BY id) AS ids FROM way GROUP BY kept`, [ids])) as { kept: string; ids: string[] }[];
    return new Map(rows.map(({ kept, ids: former }) => [kept, former]));
  }
}

/** SQL for all ids of the enterprise that `id` is part of now, as an array with its own first; null when `id` is no enterprise's. */
export const idsOfEnterprise = (id: string) => `(
  WITH RECURSIVE up AS (
    SELECT e.id, e.merged_into FROM enterprise e WHERE e.id = ${id}
    UNION ALL SELECT e.id, e.merged_into FROM up JOIN enterprise e ON e.id = up.merged_into
  ), down AS (
    SELECT up.id, 0 AS depth FROM up WHERE up.merged_into IS NULL
    UNION ALL SELECT e.id, down.depth + 1 FROM down JOIN enterprise e ON e.merged_into = down.id
  )
  SELECT array_agg(down.id ORDER BY down.depth, down.id) FROM down)`;
