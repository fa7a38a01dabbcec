// Who did what to which thing: append-only rows written in the transaction of the deed; ids and codes, no
// personal data.
import { Injectable } from '@nestjs/common';
import type { LastChange } from '#contracts/audit.js';
import type { Actor } from '#contracts/message.js';
import type { Tx } from './database/database.js';
import { newId } from './ids.js';

export interface AuditEntry {
  /** A verb of the domain, e.g. `proposal.approved`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Null when the system acted by itself. */
  actor: Actor | null;
  requestId: string;
  /** Ids, codes, versions and amounts only. */
  details?: Record<string, unknown>;
}

@Injectable()
export class Audit {
  record(tx: Tx, entry: AuditEntry): Promise<void> {
    return this.recordAll(tx, [entry]);
  }

  /** Many entries in one statement with one parameter. */
  async recordAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ action, subjectType, subjectId, actor, requestId, details }) => ({
      id: newId(),
      action,
      subject_type: subjectType,
      subject_id: subjectId,
      account_id: actor?.accountId ?? null,
      role: actor?.role ?? null,
      organisation_id: actor?.organisationId ?? null,
      request_id: requestId,
      details: details ?? {},
    }));
    await tx.query(
      `INSERT INTO audit_log (id, action, subject_type, subject_id,
                              account_id, role, organisation_id, request_id, details)
       SELECT id, action, subject_type, subject_id, account_id, role, organisation_id, request_id, details
       FROM jsonb_populate_recordset(NULL::audit_log, $1)`,
      [JSON.stringify(rows)],
    );
  }

  /** Who did what to a thing last and when, by the newest entry about it, if there is one; `except`: actions that leave it as it is. */
  async last(tx: Tx, { subjectType, subjectId }: Pick<AuditEntry, 'subjectType' | 'subjectId'>, except: readonly string[] = []): Promise<LastChange> {
    const [change = null] = await tx.query<NonNullable<LastChange['change']>[]>(
      `SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", action, account_id AS "accountId", role
       FROM audit_log WHERE subject_type = $1 AND subject_id = $2 AND action <> ALL ($3) ORDER BY id DESC LIMIT 1`,
      [subjectType, subjectId, except],
    );
    return { change };
  }
}
