// Who did what to which thing: append-only rows written in the transaction of the deed; ids and codes, no
// personal data.
import { Injectable } from '@nestjs/common';
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
  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.query(
      `INSERT INTO audit_log (id, action, subject_type, subject_id,
                              account_id, role, organisation_id, request_id, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.actor?.accountId ?? null,
        entry.actor?.role ?? null,
        entry.actor?.organisationId ?? null,
        entry.requestId,
        JSON.stringify(entry.details ?? {}),
      ],
    );
  }
}
