// Notes when keys and sessions were used: beside the request that used them, and at most once a minute for each.
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '#platform/database/database.js';
import { LOG, type Log } from '#platform/log.js';

const columns = { api_key: 'last_used_at', session: 'last_seen_at' } as const;

@Injectable()
export class LastUses implements BeforeApplicationShutdown {
  private readonly underway = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Returns at once; that it was noted is not waited for before the service stops. */
  note(table: keyof typeof columns, id: string): void {
    if (this.underway.has(id)) return;
    const column = columns[table];
    const noted = this.database
      .query(`UPDATE ${table} SET ${column} = now() WHERE id = $1 AND (${column} IS NULL OR ${column} < now() - interval '1 minute')`, [id])
      .then(() => undefined)
      // The next use will be noted.
      .catch((error: unknown) => this.log.warn({ error, table }, 'A last use was not noted'))
      .finally(() => this.underway.delete(id));
    this.underway.set(id, noted);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underway.values());
  }
}
