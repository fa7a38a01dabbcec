// The SQL of what one match run reads: cluster and buyer, the lot under lock, the candidates and their documents.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { mutated } from '#platform/mutants.js';
import { wholeCluster } from '#projection/projection-store.js';
import type { BuyerDocument } from '../projection/projection.repository.js';
import { LotRow } from '../requirements/lot.entity.js';
import { RequirementRow } from '../requirements/requirement.entity.js';

export interface RunParties {
  cluster: Cluster | null;
  buyer: BuyerDocument | null;
  /** Version of the stored classification; null while there is none. */
  classificationVersion: number | null;
}

/** Which candidates there are, and how far the projection was: read in one snapshot. */
export interface CandidateList {
  /** Per candidate its id, its version and `i` when it was ever invited, by spaces; candidates by commas, in order of ids. */
  listed: string;
  /** How many enterprises of the cluster are active, whatever they claim; null when only some were asked about. */
  active: number | null;
  watermark: string;
}

@Injectable()
export class RunInputsRepository {
  /**
   * Cluster and buyer as they are, held in share mode before the run is claimed: a change of either that is being
   * applied is waited for, and a change that comes later finds this run's lot among those to match again.
   */
  async parties(tx: Tx, runId: string): Promise<RunParties | null> {
    const [row] = await rowsIn<{
      pending: boolean;
      cluster: Cluster | null;
      buyer: BuyerDocument | null;
      codes: number | null;
    }>(
      tx,
      `WITH run AS MATERIALIZED (SELECT * FROM match_run WHERE id = $1),
         cluster AS MATERIALIZED (SELECT document FROM cluster_projection WHERE id = (SELECT cluster_id FROM run) FOR SHARE),
         buyer AS MATERIALIZED (SELECT document FROM buyer_projection WHERE id = (SELECT buyer_id FROM run) FOR SHARE)
       SELECT run.status = 'pending' AS pending, (SELECT document FROM cluster) AS cluster,
         (SELECT document FROM buyer) AS buyer, (SELECT version FROM code_projection LIMIT 1) AS codes
       FROM run`,
      [runId],
    );
    if (!row || (!row.pending && !mutated('run.no-fence'))) return null;
    return { cluster: row.cluster && wholeCluster(row.cluster), buyer: row.buyer, classificationVersion: row.codes };
  }

  /**
   * The lot, locked, and its requirement. When the lock had to be waited for, only the lot is sure to be the newest
   * row; but a requirement ends with its lots in one transaction, so the lot's status tells. `missed`: what the run
   * before this one kept; only runs write that, and of one lot there is one at a time.
   */
  async lotForUpdate(tx: Tx, lotId: string): Promise<{ lot: LotRow; requirement: RequirementRow; missed: string[] } | null> {
    const [found] = await rowsIn<Record<string, unknown> & { missed: string[] }>(tx, lotForUpdateSql, [lotId]);
    if (!found) return null;
    const { missed, ...row } = found;
    const [lot, requirement] = [new LotRow(), new RequirementRow()];
    for (const [name, value] of Object.entries(row)) {
      const [target, property] = name.split('.') as [string, string];
      Object.assign(target === 'l' ? lot : requirement, { [property]: value });
    }
    return { lot, requirement, missed };
  }

  /** The cluster's enterprises that claim one of these codes, ordered by id; only those of `among`, unless it is null. */
  async candidates(tx: Tx, clusterId: string, codes: readonly string[], among: readonly string[] | null): Promise<CandidateList> {
    // One text instead of rows: thousands of candidates cost one value to send and to parse.
    const [row] = await rowsIn<{ listed: string | null; active: number | null; watermark: string | null }>(
      tx,
      `SELECT string_agg(c.id || ' ' || c.version || CASE WHEN EXISTS (
                SELECT FROM invitation WHERE organisation_id = c.id AND cluster_id = $1 AND side = 'enterprise') THEN ' i' ELSE '' END,
                ',' ORDER BY c.id) AS listed,
              ${among === null ? '(SELECT count(*)::int FROM enterprise_projection WHERE cluster_id = $1 AND active)' : 'NULL'} AS active,
              (SELECT txid::text FROM projection_watermark WHERE owner = 'registry') AS watermark
       FROM (SELECT DISTINCT enterprise_id AS id, version FROM enterprise_capability_projection
             WHERE cluster_id = $1 AND code = ANY($2) ${among === null ? '' : 'AND enterprise_id = ANY($3::uuid[])'}) c`,
      among === null ? [clusterId, codes] : [clusterId, codes, among],
    );
    return { listed: row?.listed ?? '', active: row?.active ?? null, watermark: row?.watermark ?? '0' };
  }

  async documents(tx: Tx, ids: readonly string[]): Promise<EnterpriseForMatching[]> {
    const rows = await rowsIn<{ document: EnterpriseForMatching }>(
      tx,
      'SELECT document FROM enterprise_projection WHERE id = ANY($1)',
      [ids],
    );
    return rows.map((row) => row.document);
  }
}

const columnsOf = (target: string, columns: Record<string, string>) =>
  Object.entries(columns)
    .map(([property, column]) => `${target}.${column} AS "${target}.${property}"`)
    .join(', ');

const lotForUpdateSql = `
  SELECT ${columnsOf('l', {
    id: 'id',
    requirementId: 'requirement_id',
    clusterId: 'cluster_id',
    number: 'number',
    code: 'code',
    codeStatus: 'code_status',
    proposedCodes: 'proposed_codes',
    text: 'text',
    quantity: 'quantity',
    unit: 'unit',
    normalisedQuantity: 'normalised_quantity',
    normalisedUnit: 'normalised_unit',
    deadline: 'deadline::text',
    place: 'place',
    ceilingPrice: 'ceiling_price',
    mandatoryCertifications: 'mandatory_certifications',
    preferredCertifications: 'preferred_certifications',
    language: 'language',
    linkedQuantity: 'linked_quantity',
    status: 'status',
  })}, ${columnsOf('r', {
    id: 'id',
    version: 'version',
    status: 'status',
    clusterId: 'cluster_id',
    buyerId: 'buyer_id',
    title: 'title',
    description: 'description',
    language: 'language',
    lastDeadline: 'last_deadline::text',
    createdBy: 'created_by',
    postedAt: 'posted_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  })}, ARRAY(SELECT m.rule || ' ' || m.what FROM missed_opening m WHERE m.lot_id = l.id) AS missed
  FROM lot l JOIN requirement r ON r.id = l.requirement_id WHERE l.id = $1 FOR NO KEY UPDATE OF l`;
