// The answering side of Nest's NATS transport: parses, refuses late work, sends every error as data.
import { ServerNats, type NatsOptions, type NatsRecord, type WritePacket } from '@nestjs/microservices';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { z } from 'zod';
import { DomainError, type FieldError } from '#contracts/errors.js';
import { RequestContext, type RequestDefinition } from '#contracts/message.js';
import { runInContext } from '../context.js';
import { describeFailure, isTransient } from '../failure.js';
import { methodOf, type Handler } from '../handlers.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Precedence } from '../precedence.js';
import { prefixed, type Nats } from './connection.js';
import { tooLarge } from './payload.js';
import type { Reply } from './requests.js';

export type RequestHandler = Extract<Handler, { kind: 'request' }>;

export interface RequestServerSettings {
  app: string;
  /** Check replies against their schema: outside production. */
  checkOutput: boolean;
}

export class RequestServer extends ServerNats {
  private readonly open: Subscription[] = [];
  private readonly atWork = new Set<Promise<unknown>>();

  constructor(
    private readonly nats: Nats,
    private readonly settings: RequestServerSettings,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly precedence: Precedence,
  ) {
    super({ queue: settings.app });
  }

  /** Registers the handlers; call before `listen`. */
  answer(handlers: readonly RequestHandler[]): void {
    for (const handler of handlers) {
      const run = methodOf(handler);
      this.addHandler(handler.definition.subject, (message: unknown) => {
        const work = this.precedence.during(this.reply(handler, run, message));
        this.atWork.add(work);
        void work.finally(() => this.atWork.delete(work));
        return work as Promise<never>;
      });
    }
  }

  /** A reply that is too large for one message becomes an error that says so. */
  protected override initializeSerializer(options: NatsOptions['options']): void {
    super.initializeSerializer(options);
    const { serializer } = this;
    this.serializer = {
      serialize: (packet: WritePacket & { id: string }): NatsRecord => {
        const record = serializer.serialize(packet) as NatsRecord;
        const error = tooLarge(this.nats.connection, record.data, 'The reply');
        if (!error) return record;
        this.log.warn(error.details, 'A reply was too large for one message');
        return serializer.serialize({ ...packet, response: { error: error.toJSON() } satisfies Reply }) as NatsRecord;
      },
    };
  }

  override async createNatsClient(): Promise<NatsConnection> {
    return this.nats.connection;
  }

  /** Followed once for the whole service where the connection is made. */
  override async handleStatusUpdates(): Promise<void> {}

  override bindEvents(): void {
    for (const subject of this.messageHandlers.keys()) {
      const callback = this.getMessageHandler(subject);
      const wire = prefixed(this.nats.prefix, subject);
      const subscription = this.nats.connection.subscribe(wire, {
        queue: this.settings.app,
        callback: (error, message) => void callback(error, message),
      });
      this.open.push(subscription);
    }
  }

  /** Takes no new requests and waits for those at work; the connection stays, it belongs to the service. */
  override async close(): Promise<void> {
    const subscriptions = this.open.splice(0);
    // Draining asks the server, which may be away.
    if (this.nats.connected)
      await Promise.allSettled(subscriptions.map((subscription) => subscription.drain()));
    else for (const subscription of subscriptions) subscription.unsubscribe();
    while (this.atWork.size > 0) await Promise.allSettled(this.atWork);
    // The replies leave on the next tick; flush after that.
    await new Promise((resolve) => setImmediate(resolve));
  }

  private async reply(
    handler: RequestHandler,
    run: ReturnType<typeof methodOf>,
    message: unknown,
  ): Promise<Reply> {
    const { definition } = handler;
    const stopClock = this.metrics.requestDuration.startTimer({
      direction: 'answered',
      name: definition.name,
    });
    const requestId = idOf(message);
    try {
      const { context, input } = readMessage(definition.input, message);
      if (context.deadline <= Date.now()) {
        throw new DomainError('deadline_exceeded', `Nobody waits for this ${definition.name} any more.`);
      }
      const output = await runInContext(context, () => run(input, context));
      const checked = this.settings.checkOutput ? definition.output.parse(output) : output;
      stopClock({ result: 'ok' });
      this.log.debug({ requestId, request: definition.name }, 'Answered');
      return { output: checked ?? null };
    } catch (error) {
      const known = error instanceof DomainError ? error : this.unexpected(error, definition, requestId);
      stopClock({ result: known.code });
      this.log.debug({ requestId, request: definition.name, code: known.code }, 'Refused');
      return { error: known.toJSON() };
    }
  }

  private unexpected(error: unknown, { owner, name }: RequestDefinition, requestId: string): DomainError {
    if (isTransient(error)) {
      this.log.warn(
        { reason: describeFailure(error), requestId, request: name },
        'A request met something that is away',
      );
      return new DomainError('service_unavailable', `${owner} cannot do this at the moment. Try again.`);
    }
    this.log.error({ error, requestId, request: name }, 'A request failed unexpectedly');
    return new DomainError(
      'internal',
      `Something went wrong on our side. Quote request ${requestId} if you report it.`,
    );
  }
}

const idOf = (message: unknown): string => {
  const context = (message as { context?: { requestId?: unknown } } | null)?.context;
  return typeof context?.requestId === 'string' ? context.requestId : 'unknown';
};

function readMessage(schema: z.ZodType, message: unknown): { context: RequestContext; input: unknown } {
  const { context, input } = (message ?? {}) as { context?: unknown; input?: unknown };
  const parsedContext = RequestContext.safeParse(context);
  const parsedInput = schema.safeParse(input);
  if (parsedContext.success && parsedInput.success)
    return { context: parsedContext.data, input: parsedInput.data };
  const issues = [...(parsedContext.error?.issues ?? []), ...(parsedInput.error?.issues ?? [])];
  const fields: FieldError[] = issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  throw new DomainError(
    'body_invalid',
    'The request does not have the agreed form. Correct the named fields.',
    { fields },
  );
}
