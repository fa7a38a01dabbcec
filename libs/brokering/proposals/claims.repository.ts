// The SQL of claims: taken, taken over, given back. A proposal that moves frees its claim in the statement that moves it.
import { Injectable } from '@nestjs/common';
import { claimMinutes } from '#contracts/brokering/proposals.js';
import { Database } from '#platform/database/database.js';
import { undecidedStatuses } from './proposal-states.js';

@Injectable()
export class ClaimsRepository {
  constructor(private readonly database: Database) {}

  /** False when the proposal does not wait for a decision, or another account has claimed it and `takeOver` is false. */
  async take(proposalId: string, accountId: string, takeOver: boolean): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO proposal_claim (proposal_id, account_id, until)
       SELECT id, $2, clock_timestamp() + make_interval(mins => ${claimMinutes}) FROM proposal WHERE id = $1 AND status = ANY($4)
       ON CONFLICT (proposal_id) DO UPDATE SET account_id = excluded.account_id, until = excluded.until
       WHERE proposal_claim.account_id = excluded.account_id OR proposal_claim.until <= clock_timestamp() OR $3
       RETURNING 1`,
      [proposalId, accountId, takeOver, undecidedStatuses],
    );
    return rows.length > 0;
  }

  async giveBack(proposalId: string, accountId: string): Promise<void> {
    await this.database.query('DELETE FROM proposal_claim WHERE proposal_id = $1 AND account_id = $2', [proposalId, accountId]);
  }
}
