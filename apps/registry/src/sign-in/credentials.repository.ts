// All that opens an account, as one: what is closed with it, and what is forgotten when its time is over.
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database/database.js';
import { deleteInChunks } from '#platform/database/sweep.js';
import { forgottenAfterHours } from './throttle.repository.js';
import { idleHours } from './sessions.repository.js';

@Injectable()
export class CredentialsRepository {
  constructor(private readonly database: Database) {}

  /** Deletes password, sessions, links, devices, identities and API keys of the account: nothing opens it any more. */
  async closeCredentials(accountId: string, tx: Tx): Promise<void> {
    for (const table of ['session', 'password_link', 'password', 'known_device', 'identity', 'api_key']) {
      await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
    }
  }

  /** Deletes what is over: sessions, links, and failures that no longer count. */
  async sweep(): Promise<void> {
    const over = {
      session: ['id', `expires_at < now() OR last_seen_at < now() - interval '${idleHours} hours'`],
      password_link: ['id', `expires_at < now() - interval '1 day'`],
      sign_in_throttle: ['key', `last_at < now() - interval '${forgottenAfterHours} hours'`],
    };
    for (const [table, [id, condition]] of Object.entries(over)) {
      await deleteInChunks(
        this.database,
        (limit) => `DELETE FROM ${table} WHERE ${id} IN (SELECT ${id} FROM ${table} WHERE ${condition} LIMIT ${limit}) RETURNING 1`,
        [],
      );
    }
  }
}
