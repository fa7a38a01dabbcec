// The SQL of requirements and lots.
import { Injectable } from '@nestjs/common';
import { nearDeadlineDays, type Lot, type RequirementChanges, type RequirementStatus } from '#contracts/matching/requirements.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { Scope } from '../access.js';
import type { DerivedLot } from './lot-check.js';
import { LotRow } from './lot.entity.js';
import { lotColumns, lotRecord, lotRecordType, lotSelection } from './post-statement.js';
import { RequirementRow } from './requirement.entity.js';

export interface RequirementFilter {
  scope: Scope;
  clusterId: string | null;
  buyerId: string | null;
  status: RequirementStatus | null;
  /** Posted, with an open lot to be delivered from today to this day. */
  deadlineUntil: string | null;
  /** Words that all stand in it. */
  q: string | null;
  /** The last id of the page before. */
  beforeId: string | null;
  limit: number;
}

/** Whether a word is a part of the title of `r`, of the name of its buyer or of the text of one of its lots, whatever the case. */
const standsIn = (word: string) => `(
  strpos(lower(concat_ws(' ', r.title, (SELECT b.name FROM buyer_projection b WHERE b.id = r.buyer_id))), lower(${word})) > 0
  OR EXISTS (SELECT FROM lot l WHERE l.requirement_id = r.id AND strpos(lower(l.text), lower(${word})) > 0))`;

/** Whether `r` is posted and has an open lot whose deadline is from today to the day `:deadlineUntil`. */
const hasDeadlineUntil = `r.status = 'posted' AND EXISTS (
  SELECT FROM lot l WHERE l.requirement_id = r.id AND l.status = 'open'
    AND l.deadline BETWEEN (now() AT TIME ZONE 'UTC')::date AND :deadlineUntil::date)`;

@Injectable()
export class RequirementsRepository {
  constructor(private readonly database: Database) {}

  /** Requirements posted since an ISO instant, and open lots near their deadline. `clusterIds` null is no limit. */
  async changes(since: string, clusterIds: readonly string[] | null): Promise<RequirementChanges> {
    const [row] = await this.database.query<RequirementChanges>(
      `SELECT (SELECT count(*)::int FROM requirement WHERE ($2::uuid[] IS NULL OR cluster_id = ANY($2)) AND posted_at >= $1) AS posted,
         (SELECT count(*)::int FROM lot l JOIN requirement r ON r.id = l.requirement_id
          WHERE ($2::uuid[] IS NULL OR l.cluster_id = ANY($2)) AND l.status = 'open' AND r.status = 'posted'
            AND l.deadline >= today AND l.deadline <= today + ${nearDeadlineDays}) AS "nearDeadline"
       FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS today) t`,
      [since, clusterIds],
    );
    return row!;
  }

  row(id: string, tx: Tx = this.database.manager): Promise<RequirementRow | null> {
    return tx.findOneBy(RequirementRow, { id });
  }

  lots(requirementIds: readonly string[], tx: Tx = this.database.manager): Promise<LotRow[]> {
    return tx
      .createQueryBuilder(LotRow, 'lot')
      .where('lot.requirement_id = ANY(:ids)', { ids: requirementIds })
      .orderBy('lot.requirementId')
      .addOrderBy('lot.number')
      .getMany();
  }

  lot(id: string, tx: Tx = this.database.manager): Promise<LotRow | null> {
    return tx.findOneBy(LotRow, { id });
  }

  /** Whoever changes what depends on a lot holds its row; never the key, so new rows may still point to it. */
  lotForUpdate(tx: Tx, id: string): Promise<LotRow | null> {
    return tx.findOne(LotRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /** The newest run of each lot, by lot id. */
  async lastRuns(
    requirementIds: readonly string[],
    tx: Tx = this.database.manager,
  ): Promise<Map<string, string>> {
    const rows: { lot_id: string; id: string }[] = await tx.query(
      `SELECT l.id AS lot_id, m.id FROM lot l
       CROSS JOIN LATERAL (SELECT id FROM match_run WHERE lot_id = l.id ORDER BY id DESC LIMIT 1) m
       WHERE l.requirement_id = ANY($1)`,
      [requirementIds],
    );
    return new Map(rows.map((row) => [row.lot_id, row.id]));
  }

  /** Newest first, one more than `limit` when there are more. */
  list(filter: RequirementFilter): Promise<RequirementRow[]> {
    const query = this.database.manager
      .createQueryBuilder(RequirementRow, 'r')
      .orderBy('r.id', 'DESC')
      .limit(filter.limit + 1);
    const { clusterIds, buyerId, draftsOf } = filter.scope;
    if (clusterIds) query.andWhere('r.cluster_id = ANY(:clusterIds)', { clusterIds });
    if (buyerId) query.andWhere('r.buyer_id = :ownBuyerId', { ownBuyerId: buyerId });
    if (draftsOf) query.andWhere('(r.posted_at IS NOT NULL OR r.created_by = :draftsOf)', { draftsOf });
    if (filter.clusterId) query.andWhere('r.cluster_id = :clusterId', { clusterId: filter.clusterId });
    if (filter.buyerId) query.andWhere('r.buyer_id = :buyerId', { buyerId: filter.buyerId });
    if (filter.status) query.andWhere('r.status = :status', { status: filter.status });
    if (filter.deadlineUntil) query.andWhere(hasDeadlineUntil, { deadlineUntil: filter.deadlineUntil });
    for (const [index, word] of (filter.q ?? '').split(/\s+/).filter((each) => each !== '').entries()) query.andWhere(standsIn(`:word${index}`), { [`word${index}`]: word });
    if (filter.beforeId) query.andWhere('r.id < :beforeId', { beforeId: filter.beforeId });
    return query.getMany();
  }

  /** Changes columns when the version is still the given one; false when somebody was faster. */
  async update(tx: Tx, id: string, version: number, changes: Partial<RequirementRow>): Promise<boolean> {
    const result = await tx.update(
      RequirementRow,
      { id, version },
      { ...changes, version: version + 1, updatedAt: new Date() },
    );
    return result.affected === 1;
  }

  /** A change of a lot is a change of its requirement, whichever version that is at. */
  async countChange(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE requirement SET version = version + 1, updated_at = now() WHERE id = $1', [id]);
  }

  async lockLots(tx: Tx, requirementId: string): Promise<void> {
    await tx.query('SELECT 1 FROM lot WHERE requirement_id = $1 ORDER BY id FOR NO KEY UPDATE', [requirementId]);
  }

  async replaceLots(
    tx: Tx,
    requirement: Pick<RequirementRow, 'id' | 'clusterId'>,
    lots: readonly LotRow[],
  ): Promise<void> {
    await tx.delete(LotRow, { requirementId: requirement.id });
    await tx.query(
      `INSERT INTO lot (${lotColumns})
       SELECT ${lotSelection('$1::uuid', '$2::uuid')} FROM jsonb_to_recordset($3::jsonb) AS l (${lotRecordType})`,
      [requirement.id, requirement.clusterId, JSON.stringify(lots.map(lotRecord))],
    );
  }

  async setCode(tx: Tx, lotId: string, derived: DerivedLot): Promise<void> {
    await tx.update(
      LotRow,
      { id: lotId },
      {
        code: derived.code,
        codeStatus: derived.codeStatus,
        proposedCodes: derived.proposedCodes,
        normalisedQuantity: derived.normalised?.quantity ?? null,
        normalisedUnit: derived.normalised?.unit ?? null,
      },
    );
  }

  async endOpenLots(tx: Tx, requirementId: string): Promise<void> {
    await tx.query(
      `UPDATE lot SET status = 'ended' WHERE id IN (
         SELECT id FROM lot WHERE requirement_id = $1 AND status = 'open' ORDER BY id FOR NO KEY UPDATE)`,
      [requirementId],
    );
  }

  async setLinked(tx: Tx, lotId: string, linkedQuantity: number, status: Lot['status']): Promise<void> {
    await tx.update(LotRow, { id: lotId }, { linkedQuantity, status });
  }

  /** Closes a posted requirement that has no open lot left; null when it is not so. */
  async closeCovered(
    tx: Tx,
    requirementId: string,
  ): Promise<Pick<RequirementRow, 'clusterId' | 'buyerId' | 'version'> | null> {
    // Two lots covered at the same moment: the second looks only when the first has committed.
    await tx.query('SELECT 1 FROM requirement WHERE id = $1 FOR NO KEY UPDATE', [requirementId]);
    const [row] = await rowsIn<{ cluster_id: string; buyer_id: string; version: number }>(
      tx,
      `UPDATE requirement r SET status = 'closed', version = version + 1, updated_at = now()
       WHERE id = $1 AND status = 'posted' AND NOT EXISTS (SELECT FROM lot WHERE requirement_id = r.id AND status = 'open')
       RETURNING cluster_id, buyer_id, version`,
      [requirementId],
    );
    return row ? { clusterId: row.cluster_id, buyerId: row.buyer_id, version: row.version } : null;
  }

  /** Posted requirements whose last day of delivery is before `today` (ISO date). */
  async expired(today: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM requirement WHERE status = 'posted' AND last_deadline < $1 ORDER BY last_deadline LIMIT $2`,
      [today, limit],
    );
    return rows.map((row) => row.id);
  }
}
