// Lots as brokering knows them: held, covered by what both sides agreed, matched again, under the policy of their cluster.
import { Injectable } from '@nestjs/common';
import { MatchLot } from '#contracts/matching/requirements.js';
import { MatchingPolicy } from '#contracts/registry/clusters.js';
import { openQuantity } from '#brokering/quantities.js';
import { Subjects, type HeldSubject } from '#brokering/subjects.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { RequirementsService } from '../requirements/requirements.service.js';
import { RunsRepository } from '../runs/runs.repository.js';

/** Of a lot `l` and its requirement `r`; null while it is open. */
export const endReasonOfLot = `CASE l.status WHEN 'covered' THEN 'lot_covered' WHEN 'ended' THEN 'requirement_' || r.status END`;

@Injectable()
export class LotSubjects extends Subjects {
  constructor(
    private readonly requirements: RequirementsService,
    private readonly runs: RunsRepository,
    private readonly jobs: Jobs,
  ) {
    super();
  }

  async hold(tx: Tx, lotId: string): Promise<HeldSubject> {
    await this.holdAll(tx, [lotId]);
    // A statement of its own: one that had to wait for the lock would still see the requirement as it was before.
    const [row] = await rowsIn<{ quantity: number; linkedQuantity: number; unit: string; endReason: string | null }>(
      tx,
      `SELECT l.quantity, l.linked_quantity AS "linkedQuantity", l.unit,
         ${endReasonOfLot} AS "endReason"
       FROM lot l JOIN requirement r ON r.id = l.requirement_id WHERE l.id = $1`,
      [lotId],
    );
    return { unit: row!.unit, openQuantity: openQuantity(row!), endReason: row!.endReason };
  }

  async holdAll(tx: Tx, lotIds: readonly string[]): Promise<void> {
    await tx.query('SELECT 1 FROM lot WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [lotIds]);
  }

  async cover(tx: Tx, lotId: string, quantity: number): Promise<boolean> {
    const { covered } = await this.requirements.addLinkedQuantity(tx, lotId, quantity);
    return covered;
  }

  async matchAgain(tx: Tx, lotId: string): Promise<void> {
    const runIds = await this.runs.requestForLots(tx, [lotId], 'decision_undone');
    this.jobs.addAll(MatchLot, runIds);
  }

  override async offeringIds(tx: Tx, enterpriseId: string): Promise<string[]> {
    const [row] = await rowsIn<{ id: string; formerIds: string[] | null }>(
      tx,
      `WITH RECURSIVE way AS (
         SELECT id, document FROM enterprise_projection WHERE id = $1
         UNION ALL SELECT e.id, e.document FROM way JOIN enterprise_projection e ON e.id = (way.document->>'mergedInto')::uuid
       )
       SELECT id, document->'formerIds' AS "formerIds" FROM way WHERE document->'mergedInto' IS NULL`,
      [enterpriseId],
    );
    return row ? [row.id, ...(row.formerIds ?? [])] : [enterpriseId];
  }

  async policy(tx: Tx, clusterId: string): Promise<MatchingPolicy> {
    const [row] = await rowsIn<{ policy: unknown }>(
      tx, `SELECT document->'policy' AS policy FROM cluster_projection WHERE id = $1`, [clusterId],
    );
    return MatchingPolicy.parse(row?.policy ?? {});
  }
}
