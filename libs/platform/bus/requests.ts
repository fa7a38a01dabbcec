// Ask another service and wait for its reply, no longer than the deadline; Nest's NATS transport carries it.
import { Injectable } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';
import { errors as natsErrors } from '@nats-io/transport-node';
import { DomainError, type ErrorDetails } from '#contracts/errors.js';
import type { Input, Output, RequestContext, RequestDefinition } from '#contracts/message.js';
import type { Metrics } from '../metrics.js';
import type { RequestClient } from './request-client.js';
import { Slots } from './slots.js';

export { Answers } from '../handlers.js';

/** The reply on the wire: either the output or the error as data. */
export type Reply =
  { output: unknown } | { error: { code: string; message: string; details?: ErrorDetails } };

export interface BusSettings {
  /** How long a request may take when neither its context nor its caller says less, in ms. */
  timeoutMs: number;
  inFlight: number;
  waiting: number;
}

@Injectable()
export class Bus {
  private readonly slots: Slots;

  constructor(
    private readonly client: RequestClient,
    private readonly settings: BusSettings,
    private readonly metrics: Metrics,
  ) {
    this.slots = new Slots(settings.inFlight, settings.waiting);
  }

  /**
   * Throws the DomainError the other service threw; `deadline_exceeded`, `overloaded`, `service_unavailable`
   * or `body_too_large` (the request or the reply is too large for one message) otherwise.
   */
  async ask<D extends RequestDefinition>(
    definition: D,
    input: Input<D>,
    context: RequestContext,
    options: { timeoutMs?: number } = {},
  ): Promise<Output<D>> {
    const deadline = Math.min(context.deadline, Date.now() + (options.timeoutMs ?? this.settings.timeoutMs));
    const stopClock = this.metrics.requestDuration.startTimer({ direction: 'asked', name: definition.name });
    try {
      const reply = await this.send(definition, { context: { ...context, deadline }, input }, deadline);
      if ('error' in reply) throw DomainError.from(reply.error);
      stopClock({ result: 'ok' });
      return reply.output as Output<D>;
    } catch (error) {
      const known = asDomainError(error, definition);
      stopClock({ result: known.code });
      throw known;
    }
  }

  private async send(definition: RequestDefinition, message: object, deadline: number): Promise<Reply> {
    const giveBack = await this.slots.take(deadline);
    this.metrics.requestsInFlight.inc();
    try {
      if (deadline <= Date.now()) throw new natsErrors.TimeoutError();
      return await firstValueFrom(this.client.send<Reply>(definition.subject, message));
    } finally {
      this.metrics.requestsInFlight.dec();
      giveBack();
    }
  }
}

function asDomainError(error: unknown, definition: RequestDefinition): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof natsErrors.TimeoutError) {
    return new DomainError(
      'deadline_exceeded',
      `${definition.owner} did not answer ${definition.name} in time. Try again.`,
    );
  }
  return new DomainError(
    'service_unavailable',
    `${definition.owner} cannot be reached at the moment. Try again.`,
    {
      cause: error instanceof Error ? error.name : 'unknown',
    },
  );
}
