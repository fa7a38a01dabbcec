// Answers what is in the audit log of a service; the same for each, under the request that is its own.
import { Controller, Inject, type Type } from '@nestjs/common';
import type { AuditRecord, ListAudit } from '#contracts/audit.js';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { Answers } from './bus/requests.js';
import { Database } from './database/database.js';

/** The controller that answers `definition` from the log of the service that owns it. */
export function auditReadingOf(definition: ListAudit): Type {
  @Controller()
  class AuditReadingController {
    constructor(@Inject(Database) private readonly database: Database) {}

    @Answers(definition)
    async list(input: Input<ListAudit>, context: RequestContext) {
      requireWholeSystem(context);
      return { items: await entries(this.database, definition.owner, input) };
    }
  }
  return AuditReadingController;
}

/** An entry does not say of which cluster it is: whoever sees some clusters only may not see it. */
function requireWholeSystem({ actor }: RequestContext): void {
  if (actor === null || (actor.role === 'admin' && actor.clusterIds.length === 0)) return;
  throw new DomainError('role_not_allowed', 'The audit log is shown to admins that are not limited to clusters.', { allowed: ['admin'] });
}

/** Newest first: ids sort by the time they were made. */
function entries(database: Database, service: ListAudit['owner'], input: Input<ListAudit>): Promise<AuditRecord[]> {
  const { subjectType, subjectId, accountId, from, until, after, limit } = input;
  const params: unknown[] = [service, limit];
  const where = [
    ['subject_type = ?', subjectType], ['subject_id = ?', subjectId], ['account_id = ?', accountId],
    ['occurred_at >= ?', from], ['occurred_at < ?', until], ['id < ?', after],
  ].flatMap(([condition, value]) => {
    if (value === undefined || value === null) return [];
    params.push(value);
    return [condition!.replace('?', `$${params.length}`)];
  });
  return database.query<AuditRecord>(
    `SELECT id, $1::text AS service, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", action,
            subject_type AS "subjectType", subject_id AS "subjectId", account_id AS "accountId", role,
            organisation_id AS "organisationId", request_id AS "requestId", details
     FROM audit_log ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY id DESC LIMIT $2`,
    params,
  );
}
