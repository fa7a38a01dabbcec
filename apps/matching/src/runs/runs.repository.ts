// The SQL of match runs: asking for them, claiming them, writing what they found.
import { Injectable } from '@nestjs/common';
import { RematchEnterprise, type MatchRun } from '#contracts/matching/requirements.js';
import { currentContext } from '#platform/context.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { mutated } from '#platform/mutants.js';
import { MatchRunRow } from './match-run.entity.js';

type Trigger = MatchRun['trigger'];

export interface PendingRun {
  id: string;
  requestId: string | null;
}

@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  row(id: string): Promise<MatchRunRow | null> {
    return this.database.manager.findOneBy(MatchRunRow, { id });
  }

  /** Newest first, one more than `limit` when there are more. */
  ofRequirement(requirementId: string, beforeId: string | null, limit: number): Promise<MatchRunRow[]> {
    const query = this.database.manager
      .createQueryBuilder(MatchRunRow, 'run')
      // By its lots, which have the index: every index of this table is paid for by every post.
      .where('run.lot_id IN (SELECT lot.id FROM lot WHERE lot.requirement_id = :requirementId)', { requirementId })
      .orderBy('run.id', 'DESC')
      .limit(limit + 1);
    if (beforeId) query.andWhere('run.id < :beforeId', { beforeId });
    return query.getMany();
  }

  /** Whether the newest run of a lot saw this enterprise and gave its places to others, by the policy of the cluster. */
  async passedOver(lotId: string, enterpriseId: string): Promise<boolean> {
    const [row] = await this.database.query<{ passed: boolean | null }>(
      `SELECT spreading->'passedOver' ? $2 AS passed FROM match_run WHERE lot_id = $1 AND status = 'done' ORDER BY id DESC LIMIT 1`, [lotId, enterpriseId],
    );
    return row?.passed ?? false;
  }

  /** Deletes up to `limit` runs that are older and not the newest of their lot; returns how many. */
  async forget(keepDays: number, limit: number): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM match_run WHERE id IN (
         SELECT m.id FROM match_run m
         WHERE m.created_at < now() - make_interval(days => $1) AND m.status = 'done'
           AND EXISTS (SELECT FROM match_run newer WHERE newer.lot_id = m.lot_id AND newer.id > m.id)
         ORDER BY m.id LIMIT $2)
       RETURNING 1`,
      [keepDays, limit],
    );
    return rows.length;
  }

  pending(limit: number): Promise<PendingRun[]> {
    return this.database.query(
      `SELECT id, request_id AS "requestId" FROM match_run WHERE status = 'pending' ORDER BY id LIMIT $1`,
      [limit],
    );
  }

  /** One pending run for each of these lots that is open and posted. Returns the run that will do it, per lot. */
  requestForLots(tx: Tx, lotIds: readonly string[], trigger: Trigger): Promise<string[]> {
    return this.request(tx, trigger, 'l.id = ANY($1)', [lotIds]);
  }

  requestForCluster(tx: Tx, clusterId: string, trigger: Trigger): Promise<string[]> {
    return this.request(tx, trigger, 'l.cluster_id = $1', [clusterId]);
  }

  requestForBuyer(tx: Tx, buyerId: string, trigger: Trigger): Promise<string[]> {
    return this.request(tx, trigger, 'r.buyer_id = $1', [buyerId]);
  }

  /**
   * The fence and the claim in one: `done` from the first moment of the run's transaction, so a run happens once, and
   * a change that asks for this lot meanwhile waits for the commit and then gets a run of its own. Null: not pending.
   */
  async claim(tx: Tx, id: string): Promise<MatchRunRow | null> {
    const [row] = await rowsIn<Record<string, unknown>>(
      tx,
      `UPDATE match_run SET status = 'done' WHERE id = $1 ${mutated('run.no-fence') ? '' : "AND status = 'pending'"}
       RETURNING id, requirement_id AS "requirementId", lot_id AS "lotId", cluster_id AS "clusterId",
         buyer_id AS "buyerId", status, trigger, created_at AS "createdAt"`,
      [id],
    );
    return row
      ? Object.assign(
          new MatchRunRow(),
          { counts: null, search: null, spreading: null, nearMisses: [], noneReason: null, finishedAt: null },
          row,
        )
      : null;
  }

  async keepResult(tx: Tx, id: string, result: Partial<MatchRunRow>): Promise<void> {
    await tx.query(
      `UPDATE match_run SET algorithm_version = $2, weights_version = $3, input_hash = $4, watermark = $5, counts = $6,
         near_misses = $7, none_reason = $8, classification_version = $9, search = $10, spreading = $11, relevance_version = $12,
         finished_at = clock_timestamp() WHERE id = $1`,
      [
        id,
        result.algorithmVersion ?? null,
        result.weightsVersion ?? null,
        result.inputHash ?? null,
        result.watermark ?? null,
        JSON.stringify(result.counts ?? null),
        JSON.stringify(result.nearMisses ?? []),
        result.noneReason ?? null,
        result.classificationVersion ?? null,
        JSON.stringify(result.search ?? null),
        result.spreading ? JSON.stringify(result.spreading) : null,
        result.relevanceVersion ?? null,
      ],
    );
  }

  /**
   * Takes the mark of an enterprise, and those of up to `others` more that nobody holds, the oldest first; none when the first is not
   * there. Waits for a change of the first that is being applied, and while it waits it holds no other. Whose own job is held back after a failure is taken along by nobody.
   */
  async takeRematches(tx: Tx, enterpriseId: string, others: number): Promise<string[]> {
    const first = await rowsIn(tx, 'DELETE FROM enterprise_rematch WHERE enterprise_id = $1 RETURNING 1', [enterpriseId]);
    if (first.length === 0) return [];
    const more = await rowsIn<{ enterprise_id: string }>(
      tx,
      `DELETE FROM enterprise_rematch WHERE enterprise_id IN (
         SELECT enterprise_id FROM enterprise_rematch m WHERE ${notHeldBack} ORDER BY since LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING enterprise_id`,
      [others, RematchEnterprise.queue],
    );
    return [enterpriseId, ...more.map((row) => row.enterprise_id)];
  }

  /** False when there is no mark, or not yet. */
  async isMarked(enterpriseId: string): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM enterprise_rematch WHERE enterprise_id = $1', [enterpriseId])).length > 0;
  }

  async pendingRematches(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ enterprise_id: string }>(
      'SELECT enterprise_id FROM enterprise_rematch ORDER BY since LIMIT $1',
      [limit],
    );
    return rows.map((row) => row.enterprise_id);
  }

  /** The oldest mark that nobody holds, of an enterprise whose own job is not held back after a failure; null: none. */
  async nextRematch(except: string | null = null): Promise<string | null> {
    const [row] = await this.database.query<{ enterprise_id: string }>(
      `SELECT enterprise_id FROM enterprise_rematch m WHERE ${notHeldBack} AND enterprise_id IS DISTINCT FROM $3 ORDER BY since LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [1, RematchEnterprise.queue, except],
    );
    return row?.enterprise_id ?? null;
  }

  /**
   * A run that is pending already will do; the empty update locks it, so that it cannot begin to read before the
   * caller's change has committed. `condition` is SQL of this file, never of a caller.
   */
  private async request(tx: Tx, trigger: Trigger, condition: string, params: unknown[]): Promise<string[]> {
    const lots = await rowsIn<{ id: string; requirement_id: string; cluster_id: string; buyer_id: string }>(
      tx,
      `SELECT l.id, l.requirement_id, r.cluster_id, r.buyer_id FROM lot l JOIN requirement r ON r.id = l.requirement_id
       WHERE ${condition} AND l.status = 'open' AND r.status = 'posted' ORDER BY l.id`,
      params,
    );
    if (lots.length === 0) return [];
    const runs = await rowsIn<{ id: string }>(
      tx,
      `INSERT INTO match_run AS m (id, requirement_id, lot_id, cluster_id, buyer_id, status, request_id, trigger, near_misses,
         created_at)
       SELECT n.id, n.requirement_id, n.lot_id, n.cluster_id, n.buyer_id, 'pending', $3, $2, '[]', clock_timestamp()
       FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, requirement_id uuid, lot_id uuid, cluster_id uuid, buyer_id uuid)
       ORDER BY n.lot_id
       ON CONFLICT (lot_id) WHERE status = 'pending' DO UPDATE SET trigger = m.trigger
       RETURNING id`,
      [
        JSON.stringify(
          lots.map((lot) => ({
            id: newId(),
            lot_id: lot.id,
            requirement_id: lot.requirement_id,
            cluster_id: lot.cluster_id,
            buyer_id: lot.buyer_id,
          })),
        ),
        trigger,
        currentContext()?.requestId ?? null,
      ],
    );
    return runs.map((run) => run.id);
  }
}

/** Its job failed and is not due again; the second parameter is the queue. */
const notHeldBack = `NOT EXISTS (
  SELECT FROM dead_letter d WHERE d.kind = 'job' AND d.name = $2 AND d.subject_id = m.enterprise_id::text
    AND (d.status = 'dead' OR d.status = 'retrying' AND d.next_attempt_at > now()))`;
