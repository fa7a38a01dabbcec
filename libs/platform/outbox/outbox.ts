// Events are written in the transaction of the fact they tell; the relay sends them afterwards.
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { EventDefinition, Payload, RequestContext } from '#contracts/message.js';
import { currentContext } from '../context.js';
import { afterCommit, type Tx } from '../database/database.js';
import { newId } from '../ids.js';

export interface About {
  aggregateId: string;
  /** The version of the aggregate after the fact. */
  version: number;
}

const maxBodyLength = 64_000;

/** One outbox row, for writers that insert it themselves in a larger statement. */
export interface OutboxValues {
  id: string;
  subject: string;
  aggregateId: string;
  version: number;
  requestId: string;
  /** The payload as JSON text, for a `jsonb` parameter. */
  body: string;
}

/** Columns of `outbox` in the order `outboxValues` gives them. */
export const outboxColumns = 'id, subject, aggregate_id, version, request_id, body';

/** The columns of one event. A payload that breaks its schema throws here, before anything is stored. */
export function outboxRow<E extends EventDefinition>(
  event: E,
  payload: Payload<E>,
  about: About,
  context: Pick<RequestContext, 'requestId'> | undefined = currentContext(),
): OutboxValues {
  const parsed: z.infer<E['payload']> = event.payload.parse(payload) as z.infer<E['payload']>;
  const id = newId();
  const body = JSON.stringify(parsed);
  // The bus refuses large messages for ever, which would hold up those behind it.
  if (body.length > maxBodyLength)
    throw new Error(`${event.name} has ${body.length} characters: an event holds ids.`);
  return {
    id,
    subject: event.subject,
    aggregateId: about.aggregateId,
    version: about.version,
    requestId: context?.requestId ?? id,
    body,
  };
}

/** The values for `outboxColumns`. */
export const outboxValues = (row: OutboxValues): unknown[] => [
  row.id,
  row.subject,
  row.aggregateId,
  row.version,
  row.requestId,
  row.body,
];

@Injectable()
export class Outbox {
  private readonly sleepers = new Set<() => void>();

  /** Writes the event in `tx`; it is sent when `tx` has committed, and never when it has not. */
  async publish<E extends EventDefinition>(
    event: E,
    payload: Payload<E>,
    tx: Tx,
    about: About,
  ): Promise<void> {
    await this.publishAll([outboxRow(event, payload, about)], tx);
  }

  /** Writes many events in one statement. */
  async publishAll(rows: readonly OutboxValues[], tx: Tx): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO outbox (${outboxColumns})
       SELECT id, subject, "aggregateId", version, "requestId", body::jsonb
       FROM json_to_recordset($1) AS r(id uuid, subject text, "aggregateId" text, version int, "requestId" text, body text)`,
      [JSON.stringify(rows)],
    );
    afterCommit(() => this.wake());
  }

  /**
   * Tells the relay of this process that there is something to send; call it after a statement of your own.
   */
  wake(): void {
    for (const sleeper of this.sleepers) sleeper();
  }

  onWake(listener: () => void): void {
    this.sleepers.add(listener);
  }
}
