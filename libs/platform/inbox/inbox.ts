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
import type { Delivered } from './delivery.js';

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

  /** Events with the same name here are taken in one transaction when they come together; null: each in its own. */
  togetherAs(subject: string): string | null {
    const handler = this.handlers.get(subject);
    return handler?.takesMany ? `${handler.instance.constructor.name}.${handler.method}` : null;
  }

  /**
   * Works on several events of one name (`togetherAs`), each of them for the first time. Throws when anything is wrong with any of them, and then
   * nothing of it has happened: `receive` tells which it was.
   */
  async receiveTogether(envelopes: readonly Envelope[]): Promise<void> {
    const works = [...new Map(envelopes.map((envelope) => [envelope.id, envelope])).values()]
      .map((envelope) => ({ envelope, handler: this.handlers.get(envelope.type)! }));
    const [{ handler, envelope: { requestid } }] = works as [Work];
    const isOfOneRequest = works.every(({ envelope }) => envelope.requestid === requestid);
    const context = systemContext(`event.${handler.definition.name}`, isOfOneRequest ? requestid : undefined);
    const stopClocks = works.map((work) => this.metrics.eventDuration.startTimer({ event: work.handler.definition.name }));
    await runInContext(context, () => this.apply(works, context));
    for (const stopClock of stopClocks) stopClock({ result: 'done' });
    this.log.debug({ requestId: context.requestId, event: handler.definition.subject, count: works.length }, 'Events received');
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
        return (await this.apply([{ handler, envelope }], context)).has(envelope.id) ? 'done' : 'known';
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

  /** One transaction for all of them; returns the ids of those that were new. Several have handlers of one method, and different ids. */
  private async apply(works: readonly Work[], context: RequestContext): Promise<ReadonlySet<string>> {
    const payloads = works.map(payloadOf);
    const fresh = await this.database.transaction(async (tx) => {
      const { fresh, failedBefore } = await this.enter(tx, works.map(({ envelope }) => envelope));
      const events = works.flatMap(({ envelope }, index): Delivered<unknown>[] => fresh.has(envelope.id) ? [{
        payload: payloads[index],
        delivery: {
          tx, context, eventId: envelope.id, aggregateId: envelope.subject, version: envelope.aggregateversion, txid: envelope.txid,
          time: envelope.time,
        },
      }] : []);
      if (events.length > 0) {
        await failPoint('inbox.before-effect');
        const [{ handler }] = works as [Work];
        if (handler.takesMany) await methodOf(handler)(events);
        else for (const { payload, delivery } of events) await methodOf(handler)(payload, delivery);
      }
      // Whichever copy it was: what an earlier one failed at is done.
      for (const { envelope } of works) if (failedBefore.has(envelope.id)) await settleFailure(tx, eventFailure(envelope));
      await failPoint('inbox.before-commit');
      return fresh;
    });
    await failPoint('inbox.before-ack');
    return fresh;
  }

  private async knows(eventId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = $2', [
      this.app,
      eventId,
    ]);
    return rows.length === 1;
  }

  /** One round trip: most events are new and never failed. In the order of their ids, so that two processes do not wait for each other. */
  private async enter(tx: Tx, envelopes: readonly Envelope[]): Promise<{ fresh: ReadonlySet<string>; failedBefore: ReadonlySet<string> }> {
    const ids = envelopes.map(({ id }) => id);
    const [found] = await rowsIn<{ fresh: string[]; failedBefore: string[] }>(
      tx,
      `WITH entered AS (
         INSERT INTO inbox (consumer, event_id) SELECT $1, id FROM unnest($2::uuid[]) id ORDER BY id ON CONFLICT DO NOTHING RETURNING event_id
       )
       SELECT ARRAY(SELECT event_id FROM entered) AS fresh,
         ARRAY(SELECT subject_id FROM dead_letter
           WHERE kind = 'event' AND name = ANY($3) AND subject_id = ANY($4) AND status <> 'replayed') AS "failedBefore"`,
      [this.app, ids, [...new Set(envelopes.map(({ type }) => type))], ids],
    );
    return { fresh: new Set(mutated('inbox.none') ? ids : found!.fresh), failedBefore: new Set(found!.failedBefore) };
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

/** An event and who handles it. */
interface Work {
  handler: EventHandler;
  envelope: Envelope;
}

/** DomainError `body_invalid` when it breaks its schema. */
function payloadOf({ handler, envelope }: Work): unknown {
  const payload = handler.definition.payload.safeParse(envelope.data);
  if (payload.success) return payload.data;
  throw new DomainError('body_invalid', `The payload breaks its schema: ${payload.error.message.slice(0, 300)}`);
}

const eventFailure = (envelope: Envelope): Failed => ({
  kind: 'event',
  name: envelope.type,
  subjectId: envelope.id,
  payload: envelope,
});
