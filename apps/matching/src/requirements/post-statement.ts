// Hop 1 as one statement for any number of posts: key, requirement, lots, one pending run per lot and the event of each.
import { outboxColumns, type OutboxValues } from '#platform/outbox/outbox.js';
import { idempotencyColumns, idempotencyRecord, idempotencyRecordType } from '#platform/database/idempotency.js';
import type { RequestContext } from '#contracts/message.js';
import type { Requirement } from '#contracts/matching/requirements.js';
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

/** What one request stores; a repetition of it gets `reply`. */
export interface Post extends PostedRows {
  reply: Requirement;
  context: RequestContext;
}

/** The one parameter of `postStatement`. */
export const postRecords = (posts: readonly Post[]): string => JSON.stringify(posts.map(postRecord));

function postRecord({ requirement, lots, runs, event, reply, context }: Post): Record<string, unknown> {
  return {
    ...(context.idempotency === null ? {} : idempotencyRecord(context, reply)),
    id: requirement.id,
    status: requirement.status,
    cluster_id: requirement.clusterId,
    buyer_id: requirement.buyerId,
    title: requirement.title,
    description: requirement.description,
    language: requirement.language,
    last_deadline: requirement.lastDeadline,
    created_by: requirement.createdBy,
    posted_at: requirement.postedAt,
    created_at: requirement.createdAt,
    lots: lots.map(lotRecord),
    runs: runs.map((run) => ({ id: run.id, lot_id: run.lotId, trigger: run.trigger, request_id: context.requestId })),
    events: event === null ? [] : [outboxRecord(event)],
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

/** Stores every post whose key is free, or that has none, and answers the ids of those. */
export const postStatement = `
  WITH post AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (${idempotencyRecordType},
      id uuid, status text, cluster_id uuid, buyer_id uuid, title text, description text, language text, last_deadline date,
      created_by uuid, posted_at timestamptz, created_at timestamptz, lots jsonb, runs jsonb, events jsonb)
  ), free_key AS (
    INSERT INTO idempotency_key (${idempotencyColumns})
    SELECT ${idempotencyColumns} FROM post WHERE key IS NOT NULL
    ON CONFLICT DO NOTHING RETURNING (response->>'id')::uuid AS id
  ), free AS MATERIALIZED (
    SELECT * FROM post WHERE key IS NULL OR id IN (TABLE free_key)
  ), requirement_row AS (
    INSERT INTO requirement (id, version, status, cluster_id, buyer_id, title, description, language, last_deadline,
      created_by, posted_at, created_at, updated_at)
    SELECT id, 1, status, cluster_id, buyer_id, title, description, language, last_deadline, created_by, posted_at, created_at,
      created_at
    FROM free
  ), lot_rows AS (
    INSERT INTO lot (${lotColumns})
    SELECT ${lotSelection('free.id', 'free.cluster_id')} FROM free, jsonb_to_recordset(free.lots) AS l (${lotRecordType})
  ), run_rows AS (
    INSERT INTO match_run (id, requirement_id, lot_id, cluster_id, buyer_id, status, request_id, trigger, near_misses,
      created_at)
    SELECT r.id, free.id, r.lot_id, free.cluster_id, free.buyer_id, 'pending', r.request_id, r.trigger, '[]', free.created_at
    FROM free, jsonb_to_recordset(free.runs) AS r (id uuid, lot_id uuid, request_id text, trigger text)
  ), event_rows AS (
    INSERT INTO outbox (${outboxColumns})
    SELECT o.id, o.subject, o.aggregate_id, o.version, o.request_id, o.body
    FROM free, jsonb_to_recordset(free.events)
      AS o (id uuid, subject text, aggregate_id text, version integer, request_id text, body jsonb)
  )
  SELECT id FROM free`;
