// Reads and writes declarations and published figures; the only file here that speaks SQL. Every transaction is of the role `inclusion`.
import { Injectable } from '@nestjs/common';
import {
  inclusionCategories, type Inclusion, type InclusionCategory, type InclusionDeclaration,
} from '#contracts/registry/inclusion.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import type { Movement } from './publication.js';

export type DeclaredBy = Inclusion['declarations'][number]['declaredBy'];
interface Place {
  enterpriseId: string;
  clusterId: string;
}
/** An enterprise, and one of the ids under which it may have declared something. */
interface KnownAs {
  id: string;
  declaredUnder: string;
}

@Injectable()
export class InclusionRepository {
  /** Declarations and figures of a cluster change one after the other. */
  async lock(tx: Tx, clusterId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`inclusion ${clusterId}`]);
  }

  /** What was declared under one of these ids; of the same category what stands under the id that comes first. */
  async of(tx: Tx, enterpriseIds: readonly string[]): Promise<Inclusion['declarations']> {
    return rowsIn(tx, `
      SELECT DISTINCT ON (array_position($2::text[], category)) category, purposes, consented_on::text AS "consentedOn",
             consent_given AS "consentGiven", declared_by AS "declaredBy",
             to_char(noted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "notedAt"
      FROM declaration WHERE enterprise_id = ANY($1::uuid[])
      ORDER BY array_position($2::text[], category), array_position($1::uuid[], enterprise_id)`, [enterpriseIds, inclusionCategories]);
  }

  async write(tx: Tx, { enterpriseId, clusterId }: Place, declarations: readonly InclusionDeclaration[], declaredBy: DeclaredBy): Promise<void> {
    await this.takeOut(tx, [enterpriseId], declarations.filter(({ purposes }) => !purposes.includes('aggregate_reporting')).map(({ category }) => category));
    for (const { category, purposes, consentedOn, consentGiven } of declarations) {
      await tx.query(`
        INSERT INTO declaration (enterprise_id, category, cluster_id, purposes, consented_on, consent_given, declared_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (enterprise_id, category) DO UPDATE SET purposes = EXCLUDED.purposes, consented_on = EXCLUDED.consented_on,
          consent_given = EXCLUDED.consent_given, declared_by = EXCLUDED.declared_by, noted_at = now()`,
      [enterpriseId, category, clusterId, purposes, consentedOn, consentGiven ?? null, declaredBy]);
    }
  }

  async remove(tx: Tx, enterpriseIds: readonly string[], categories: readonly InclusionCategory[]): Promise<void> {
    await this.takeOut(tx, enterpriseIds, categories);
    await tx.query('DELETE FROM declaration WHERE enterprise_id = ANY($1) AND category = ANY($2)', [enterpriseIds, categories]);
  }

  /** They no longer count in the figures; of those that did, it is noted that one is gone. */
  private async takeOut(tx: Tx, enterpriseIds: readonly string[], categories: readonly InclusionCategory[]): Promise<void> {
    const gone = await rowsIn<{ cluster_id: string; category: string }>(tx, `
      UPDATE declaration SET counted = false WHERE enterprise_id = ANY($1) AND category = ANY($2) AND counted
      RETURNING cluster_id, category`, [enterpriseIds, categories]);
    for (const { cluster_id, category } of gone) {
      await tx.query('UPDATE published_cell SET gone = gone + 1 WHERE cluster_id = $1 AND category = $2', [cluster_id, category]);
    }
  }

  /** Those of the enterprises that are in one of the categories and consented, in what they declared under the id that comes first, to be counted for matching. */
  async counting(tx: Tx, categories: readonly InclusionCategory[], known: readonly KnownAs[]): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(tx, `
      SELECT DISTINCT id FROM (
        SELECT DISTINCT ON (known.id, category) known.id, purposes
        FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY known (id, declared_under, place) JOIN declaration ON enterprise_id = declared_under
        WHERE category = ANY($3) ORDER BY known.id, category, place) declared
      WHERE 'matching_policy' = ANY(purposes) ORDER BY 1`,
    [known.map(({ id }) => id), known.map(({ declaredUnder }) => declaredUnder), categories]);
    return rows.map(({ id }) => id);
  }

  /** Ids under which something was declared in the cluster. */
  async declaringIn(tx: Tx, clusterId: string): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(tx, 'SELECT DISTINCT enterprise_id AS id FROM declaration WHERE cluster_id = $1', [clusterId]);
    return rows.map(({ id }) => id);
  }

  /** Clusters whose figures have not been looked at for so long, or never. */
  async due(tx: Tx, days: number): Promise<string[]> {
    const rows = await rowsIn<{ id: string }>(tx, `
      SELECT DISTINCT cluster_id AS id FROM (SELECT cluster_id FROM declaration UNION SELECT cluster_id FROM published_cell) known
      WHERE NOT EXISTS (SELECT FROM publication p WHERE p.cluster_id = known.cluster_id AND p.looked_at > now() - make_interval(days => $1))`, [days]);
    return rows.map(({ id }) => id);
  }

  /** Notes that they are looked at now; false when somebody was faster. */
  async look(tx: Tx, clusterId: string, days: number): Promise<boolean> {
    const rows = await rowsIn(tx, `
      INSERT INTO publication (cluster_id, looked_at) VALUES ($1, now())
      ON CONFLICT (cluster_id) DO UPDATE SET looked_at = now() WHERE publication.looked_at <= now() - make_interval(days => $2)
      RETURNING 1`, [clusterId, days]);
    return rows.length > 0;
  }

  /** What happened to each figure since it was published. */
  async movements(tx: Tx, clusterId: string): Promise<(Movement & { category: InclusionCategory })[]> {
    return rowsIn(tx, `
      SELECT category, coalesce(cell.published, 0) AS published, coalesce(cell.gone, 0) AS gone, coalesce(fresh.joined, 0) AS joined
      FROM (SELECT category, published, gone FROM published_cell WHERE cluster_id = $1) cell
      FULL JOIN (SELECT category, count(*)::int AS joined FROM declaration
        WHERE cluster_id = $1 AND NOT counted AND 'aggregate_reporting' = ANY(purposes) GROUP BY category) fresh USING (category)`, [clusterId]);
  }

  async publish(tx: Tx, clusterId: string, category: InclusionCategory, published: number, taken: 'joined' | 'gone'): Promise<void> {
    if (taken === 'joined') {
      await tx.query(`UPDATE declaration SET counted = true
        WHERE cluster_id = $1 AND category = $2 AND NOT counted AND 'aggregate_reporting' = ANY(purposes)`, [clusterId, category]);
    }
    await tx.query(`
      INSERT INTO published_cell (cluster_id, category, published) VALUES ($1, $2, $3)
      ON CONFLICT (cluster_id, category) DO UPDATE SET published = $3, gone = CASE WHEN $4 THEN 0 ELSE published_cell.gone END`,
    [clusterId, category, published, taken === 'gone']);
  }

  async published(tx: Tx, clusterId: string): Promise<{ asOf: string | null; figures: Map<InclusionCategory, number> }> {
    const [looked] = await rowsIn<{ at: string }>(tx, `
      SELECT to_char(looked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM publication WHERE cluster_id = $1`, [clusterId]);
    const cells = await rowsIn<{ category: InclusionCategory; published: number }>(tx,
      'SELECT category, published FROM published_cell WHERE cluster_id = $1', [clusterId]);
    return { asOf: looked?.at ?? null, figures: new Map(cells.map(({ category, published }) => [category, published])) };
  }
}
