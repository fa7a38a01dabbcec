// The SQL of whom the index cannot speak for, and of forgetting changes that everybody has taken in.
import { Injectable } from '@nestjs/common';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { oldestOf, unseen } from './snapshot-reader.js';

export interface Apart {
  /** Changed in the cluster since the snapshot of the index, and committed; and whoever is part of these by now. */
  late: string[];
  /** Ever invited in the cluster, and alike to the lot: their answers count, and how often they were asked lately. */
  invited: string[];
  /** Those nearest in code, the longest known first. */
  near: string[];
}

/** Changes are kept so long: a replica that has not looked for half of it begins anew. */
const keptMinutes = 60;

@Injectable()
export class ApartRepository {
  constructor(private readonly database: Database) {}

  /** At most `most` of each kind. */
  async of(tx: Tx, about: {
    clusterId: string; codes: readonly string[]; snapshot: string; nearCodes: readonly string[]; nearest: number; most: number;
  }): Promise<Apart> {
    const [row] = await rowsIn<Apart>(tx, apartSql, [
      about.clusterId, about.codes, oldestOf(about.snapshot), about.snapshot, about.most, about.nearCodes, about.nearest,
    ]);
    return row!;
  }

  async forgetChanges(): Promise<void> {
    await this.database.query('DELETE FROM enterprise_change WHERE at < now() - make_interval(mins => $1)', [keptMinutes]);
  }
}

const apartSql = `
  WITH late AS MATERIALIZED (SELECT DISTINCT enterprise_id AS id FROM enterprise_change WHERE ${unseen('$3', '$4')} AND cluster_id = $1 LIMIT $5)
  SELECT ARRAY(SELECT id FROM late UNION SELECT former::uuid FROM late JOIN enterprise_projection p USING (id)
      CROSS JOIN LATERAL jsonb_array_elements_text(p.document->'formerIds') former) AS late,
    ARRAY(SELECT organisation_id FROM (SELECT DISTINCT organisation_id FROM invitation WHERE cluster_id = $1 AND side = 'enterprise') i
      WHERE EXISTS (SELECT FROM enterprise_capability_projection c
        WHERE c.enterprise_id = organisation_id AND c.cluster_id = $1 AND c.code = ANY($2)) LIMIT $5) AS invited,
    ARRAY(SELECT enterprise_id FROM unnest($6::text[]) WITH ORDINALITY AS k (code, place) CROSS JOIN LATERAL (
      SELECT enterprise_id FROM enterprise_capability_projection c
      WHERE c.cluster_id = $1 AND c.code = k.code ORDER BY enterprise_id LIMIT $7) c
      ORDER BY place, enterprise_id LIMIT $7) AS near`;
