// Reading the audit log: one request a service, alike, which the gateway asks of all.
import { z } from 'zod';
import { Role, defineRequest, services, type ServiceName } from './message.js';
import { Id, IsoTime, PageQuery, line, pageOf } from './values.js';

export const AuditFilter = z.strictObject({
  subjectType: line(60).optional().describe('Kind of the thing that was acted on, e.g. proposal'),
  subjectId: line(100).optional().describe('Id of that thing'),
  accountId: Id.optional().describe('Who acted'),
  from: IsoTime.optional().describe('Not before this instant'),
  until: IsoTime.optional().describe('Before this instant'),
});

export const AuditQuery = z.strictObject({ ...AuditFilter.shape, ...PageQuery.shape });
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditRecord = z.strictObject({
  id: Id,
  service: z.enum(services).describe('Whose log it is in'),
  occurredAt: IsoTime,
  action: z.string().describe('What was done, e.g. proposal.approved'),
  subjectType: z.string(),
  subjectId: z.string(),
  accountId: Id.nullable().describe('Who acted; null when the system did'),
  role: z.string().nullable(),
  organisationId: Id.nullable().describe('For whom the account acted'),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).describe('Ids, codes, versions and amounts'),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

export const LastChange = z.strictObject({
  change: z.strictObject({
    occurredAt: IsoTime,
    action: z.string().describe('What was done, e.g. enterprise.changed'),
    accountId: Id.nullable().describe('Who did it; null: the system. Those who work for a cluster have their names in GET /v1/colleagues'),
    role: Role.nullable(),
  }).nullable().describe('Null when nobody has changed it since it was written'),
}).describe('Who changed something last, what they did and when');
export type LastChange = z.infer<typeof LastChange>;

const input = z.strictObject({ ...AuditFilter.shape, after: Id.nullable().describe('The last one seen; newer ones come first'), limit: z.int().min(1).max(201) });
const listOf = (owner: ServiceName, name: string) =>
  defineRequest({ owner, name, input, output: z.strictObject({ items: z.array(AuditRecord) }) });

export const ListRegistryAudit = listOf('registry', 'ListRegistryAudit');
export const ListMatchingAudit = listOf('matching', 'ListMatchingAudit');
export const ListServiceMarketAudit = listOf('service-market', 'ListServiceMarketAudit');
export const ListNotificationsAudit = listOf('notifications', 'ListNotificationsAudit');
export type ListAudit = typeof ListRegistryAudit;

export const AuditPage = pageOf(AuditRecord);
