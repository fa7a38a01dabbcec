// Hop 3: the effect of an event and its inbox row commit together, so an event that comes twice has one
// effect.
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import type { Envelope } from '../bus/envelope.js';
import { runInContext, systemContext } from '../context.js';
import { rowsIn, type Database, type Tx } from '../database/database.js';
import { recordFailure, settleFailure, type Failed, type RetryPolicy } from '../dead-letters/failures.js';
import { describeFailure } from '../failure.js';
import { failPoint } from '../fail-points.js';
import { methodOf, type Handler } from '../handlers.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { mutated } from '../mutants.js';
import type { Delivery } from './delivery.js';

export type EventHandler = Extract<Handler, { kind: 'event' }>;
/** How an event comes: from JetStream once or again, or from Postgres, where it waited for another try. */
export type Coming = 'first' | 'again' | 'retry';
export type Outcome = 'done' | 'known' | 'unhandled' | 'retrying' | 'dead';

/**
 * Not counted, for a server may have been away; but Postgres says from now on when it is tried, and counts the
 * processes that die of it.
 */
const unfinished = new DomainError('service_unavailable', 'It was delivered before and not finished.');

export class Inbox {
  private readonly handlers: Map<string, EventHandler>;

  constructor(
    private readonly app: string,
    handlers: readonly EventHandler[],
    private readonly database: Database,
    private readonly policy: RetryPolicy,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {
    this.handlers = new Map(handlers.map((handler) => [handler.definition.subject, handler]));
  }

  handles(subject: string): boolean {
    return this.handlers.has(subject);
  }

  /** Works on one event and writes a failure down. Throws only when Postgres could not even do that. */
  async receive(envelope: Envelope, coming: Coming = 'first'): Promise<Outcome> {
    const handler = this.handlers.get(envelope.type);
    if (!handler) {
      if (coming !== 'retry') return 'unhandled';
      const gone = new DomainError('not_found', 'Nothing here handles it any more.');
      return this.failed(eventFailure(envelope), gone);
    }
    const context = systemContext(`event.${handler.definition.name}`, envelope.requestid);
    const stopClock = this.metrics.eventDuration.startTimer({ event: handler.definition.name });
    const outcome = await runInContext(context, async () => {
      try {
        if (coming === 'again' && !(await this.knows(envelope.id))) throw unfinished;
        return await this.apply(handler, envelope, context);
      } catch (error) {
        return this.failed(eventFailure(envelope), error);
      }
    });
    stopClock({ result: outcome });
    const facts = { requestId: envelope.requestid, event: envelope.type, eventId: envelope.id, outcome };
    this.log.debug(facts, 'Event received');
    return outcome;
  }

  /** A process died while it tried this event: that counts, or an event that kills would be tried for ever. */
  async diedAt(envelope: Envelope): Promise<Outcome> {
    return this.failed(eventFailure(envelope), new Error('The process that worked on it died.'));
  }

  /** Something that is no event of ours at all: kept for a person to look at. */
  async unreadable(subject: string, id: string, raw: string, error: unknown): Promise<Outcome> {
    const reason = new DomainError('body_invalid', `Not a readable event: ${describeFailure(error)}`);
    return this.failed(
      { kind: 'event', name: subject, subjectId: id, payload: { raw: raw.slice(0, 10_000) } },
      reason,
    );
  }

  private async apply(
    handler: EventHandler,
    envelope: Envelope,
    context: RequestContext,
  ): Promise<Outcome> {
    const payload = handler.definition.payload.safeParse(envelope.data);
    if (!payload.success) {
      throw new DomainError(
        'body_invalid',
        `The payload breaks its schema: ${payload.error.message.slice(0, 300)}`,
      );
    }
    const outcome = await this.database.transaction(async (tx): Promise<Outcome> => {
      const { isNew, failedBefore } = await this.enter(tx, envelope);
      if (isNew) {
        await failPoint('inbox.before-effect');
        const delivery: Delivery = {
          tx,
          eventId: envelope.id,
          aggregateId: envelope.subject,
          version: envelope.aggregateversion,
          txid: envelope.txid,
          time: envelope.time,
          context,
        };
        await methodOf(handler)(payload.data, delivery);
      }
      // Whichever copy it was: what an earlier one failed at is done.
      if (failedBefore) await settleFailure(tx, eventFailure(envelope));
      await failPoint('inbox.before-commit');
      return isNew ? 'done' : 'known';
    });
    await failPoint('inbox.before-ack');
    return outcome;
  }

  private async knows(eventId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = $2', [
      this.app,
      eventId,
    ]);
    return rows.length === 1;
  }

  /** One round trip: most events are new and never failed. */
  private async enter(tx: Tx, { id, type }: Envelope): Promise<{ isNew: boolean; failedBefore: boolean }> {
    const [found] = await rowsIn<{ isNew: boolean; failedBefore: boolean }>(
      tx,
      `WITH entered AS (
         INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1
       )
       SELECT EXISTS (SELECT FROM entered) AS "isNew",
         EXISTS (SELECT FROM dead_letter WHERE kind = 'event' AND name = $3 AND subject_id = $4 AND status <> 'replayed')
           AS "failedBefore"`,
      [this.app, id, type, id],
    );
    return { ...found!, isNew: found!.isNew || mutated('inbox.none') };
  }

  private async failed(failed: Failed, error: unknown): Promise<Outcome> {
    const verdict = await recordFailure(this.database, failed, error, this.policy);
    const facts = {
      event: failed.name,
      eventId: failed.subjectId,
      reason: describeFailure(error),
      ...verdict,
    };
    if (verdict.status === 'dead') this.log.error(facts, 'An event is a dead letter now');
    else this.log.warn(facts, 'An event failed and is tried again');
    return verdict.status;
  }
}

const eventFailure = (envelope: Envelope): Failed => ({
  kind: 'event',
  name: envelope.type,
  subjectId: envelope.id,
  payload: envelope,
});
