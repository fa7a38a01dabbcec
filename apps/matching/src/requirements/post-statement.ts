// Hop 1 as one statement: key, requirement, lots, one pending run per lot and the event commit together or not at all.
import { outboxColumns, type OutboxValues } from '#platform/outbox/outbox.js';
import { idempotencyColumns, idempotencyValues } from '#platform/database/idempotency.js';
import type { RequestContext } from '#contracts/message.js';
import type { MatchRunRow } from '../runs/match-run.entity.js';
import type { LotRow } from './lot.entity.js';
import type { RequirementRow } from './requirement.entity.js';

export interface PostedRows {
  requirement: RequirementRow;
  lots: readonly LotRow[];
  /** Empty for a draft. */
  runs: readonly Pick<MatchRunRow, 'id' | 'lotId' | 'trigger'>[];
  /** Null for a draft. */
  event: OutboxValues | null;
}

/** A statement that answers one row when it stored everything, and none when the key was taken. */
export interface Statement {
  name: string;
  sql: string;
  params: unknown[];
}

export function postStatement(rows: PostedRows, response: unknown, context: RequestContext): Statement {
  const { requirement, lots, runs, event } = rows;
  const params = [
    requirement.id, requirement.status, requirement.clusterId, requirement.buyerId, requirement.title,
    requirement.description, requirement.language, requirement.lastDeadline, requirement.createdBy,
    requirement.postedAt, requirement.createdAt,
    JSON.stringify(lots.map(lotRecord)),
    JSON.stringify(runs.map((run) => ({ id: run.id, lot_id: run.lotId, trigger: run.trigger, request_id: context.requestId }))),
    JSON.stringify(event === null ? [] : [outboxRecord(event)]),
  ];
  return context.idempotency === null
    ? { name: 'post-requirement', sql: withoutKey, params }
    : {
        name: 'post-requirement-with-key',
        sql: withKey,
        params: [...params, ...idempotencyValues(context, response)],
      };
}

/** The columns of `lot`, typed for jsonb_to_recordset. */
export const lotRecordType = `
  id uuid, number integer, code text, code_status text, proposed_codes jsonb, text text, quantity double precision,
  unit text, normalised_quantity double precision, normalised_unit text, deadline date, place jsonb,
  ceiling_price jsonb, mandatory_certifications text[], preferred_certifications text[], language text`;

export const lotColumns = `
  id, requirement_id, cluster_id, number, code, code_status, proposed_codes, text, quantity, unit,
  normalised_quantity, normalised_unit, deadline, place, ceiling_price, mandatory_certifications,
  preferred_certifications, language, linked_quantity, status`;

/** Selects `lotColumns` of new lots out of the record `l`. */
export const lotSelection = (requirementId: string, clusterId: string) => `
  l.id, ${requirementId}, ${clusterId}, l.number, l.code, l.code_status, l.proposed_codes, l.text, l.quantity, l.unit,
  l.normalised_quantity, l.normalised_unit, l.deadline, l.place, l.ceiling_price, l.mandatory_certifications,
  l.preferred_certifications, l.language, 0, 'open'`;

export function lotRecord(lot: LotRow): Record<string, unknown> {
  return {
    id: lot.id,
    number: lot.number,
    code: lot.code,
    code_status: lot.codeStatus,
    proposed_codes: lot.proposedCodes,
    text: lot.text,
    quantity: lot.quantity,
    unit: lot.unit,
    normalised_quantity: lot.normalisedQuantity,
    normalised_unit: lot.normalisedUnit,
    deadline: lot.deadline,
    place: lot.place,
    ceiling_price: lot.ceilingPrice,
    mandatory_certifications: lot.mandatoryCertifications,
    preferred_certifications: lot.preferredCertifications,
    language: lot.language,
  };
}

const outboxRecord = (event: OutboxValues) => ({
  id: event.id, subject: event.subject, aggregate_id: event.aggregateId, version: event.version,
  request_id: event.requestId, body: JSON.parse(event.body) as unknown,
});

const statement = (free: string) => `
  WITH free AS (${free}), requirement_row AS (
    INSERT INTO requirement (id, version, status, cluster_id, buyer_id, title, description, language, last_deadline,
      created_by, posted_at, created_at, updated_at)
    SELECT $1::uuid, 1, $2::text, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, $8::date, $9::uuid,
      $10::timestamptz, $11::timestamptz, $11::timestamptz
    FROM free
  ), lot_rows AS (
    INSERT INTO lot (${lotColumns})
    SELECT ${lotSelection('$1::uuid', '$3::uuid')} FROM free, jsonb_to_recordset($12::jsonb) AS l (${lotRecordType})
  ), run_rows AS (
    INSERT INTO match_run (id, requirement_id, lot_id, cluster_id, buyer_id, status, request_id, trigger, near_misses,
      created_at)
    SELECT r.id, $1::uuid, r.lot_id, $3::uuid, $4::uuid, 'pending', r.request_id, r.trigger, '[]', $11::timestamptz
    FROM free, jsonb_to_recordset($13::jsonb) AS r (id uuid, lot_id uuid, request_id text, trigger text)
  ), event_rows AS (
    INSERT INTO outbox (${outboxColumns})
    SELECT o.id, o.subject, o.aggregate_id, o.version, o.request_id, o.body
    FROM free, jsonb_to_recordset($14::jsonb)
      AS o (id uuid, subject text, aggregate_id text, version integer, request_id text, body jsonb)
  )
  SELECT 1 AS stored FROM free`;

const withoutKey = statement('SELECT 1');
const withKey = statement(
  `INSERT INTO idempotency_key (${idempotencyColumns}) VALUES ($15, $16, $17, $18, $19) ON CONFLICT DO NOTHING RETURNING 1`,
);
