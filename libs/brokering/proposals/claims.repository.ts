// The SQL of claims: taken, taken over, given back. A proposal that moves frees its claim in the statement that moves it.
import { Injectable } from '@nestjs/common';
import { claimMinutes } from '#contracts/brokering/proposals.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { undecidedStatuses } from './proposal-states.js';

@Injectable()
export class ClaimsRepository {
  /** Null when the proposal does not wait for a decision, or another account has claimed it and `takeOver` is false. */
  async take(tx: Tx, proposalId: string, accountId: string, takeOver: boolean): Promise<{ isRenewed: boolean } | null> {
    const [taken] = await rowsIn<{ isRenewed: boolean }>(
      tx,
      `WITH before AS (SELECT 1 FROM proposal_claim WHERE proposal_id = $1 AND account_id = $2 AND until > clock_timestamp())
       INSERT INTO proposal_claim (proposal_id, account_id, until)
       SELECT id, $2, clock_timestamp() + make_interval(mins => ${claimMinutes}) FROM proposal WHERE id = $1 AND status = ANY($4)
       ON CONFLICT (proposal_id) DO UPDATE SET account_id = excluded.account_id, until = excluded.until
       WHERE proposal_claim.account_id = excluded.account_id OR proposal_claim.until <= clock_timestamp() OR $3
       RETURNING EXISTS (SELECT FROM before) AS "isRenewed"`,
      [proposalId, accountId, takeOver, undecidedStatuses],
    );
    return taken ?? null;
  }

  /** False when there was nothing to give back. */
  async giveBack(tx: Tx, proposalId: string, accountId: string): Promise<boolean> {
    const given = await rowsIn(tx, 'DELETE FROM proposal_claim WHERE proposal_id = $1 AND account_id = $2 RETURNING 1', [proposalId, accountId]);
    return given.length > 0;
  }
}
