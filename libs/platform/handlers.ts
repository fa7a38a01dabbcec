// The three decorators leave a note on the class; at start the notes are collected and checked against the
// contracts.
import 'reflect-metadata';
import type {
  EventDefinition,
  Input,
  JobDefinition,
  Output,
  Payload,
  RequestContext,
  RequestDefinition,
} from '#contracts/message.js';
import type { Delivered, Delivery } from './inbox/delivery.js';

/** An id that is due, with the request that caused it; a plain id when nobody asked, as of a reminder. */
export type PendingJob = string | { id: string; requestId: string | null };

export interface JobOptions {
  /**
   * The method of the same controller that returns what Postgres says is due: `(limit: number) =>
   * Promise<PendingJob[]>`.
   */
  pending: string;
  /** Jobs of this kind that one process runs at once; 4 if not given. */
  concurrency?: number;
  /** Failed attempts after which the job is a dead letter; JOB_ATTEMPTS if not given. */
  attempts?: number;
}

export type HandlerNote =
  | { kind: 'request'; definition: RequestDefinition; method: string }
  | { kind: 'event'; definition: EventDefinition; method: string; takesMany: boolean }
  | { kind: 'job'; definition: JobDefinition; method: string; options: JobOptions };

export type Handler = HandlerNote & { instance: object };

const NOTES = Symbol('linkwright:handlers');

type MethodOf<F> = <M extends F>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<M>,
) => void;

function note(target: object, added: HandlerNote): void {
  const earlier: HandlerNote[] = Reflect.getOwnMetadata(NOTES, target) ?? [];
  Reflect.defineMetadata(NOTES, [...earlier, added], target);
}

/** Answers a request this service owns: `(input, context) => Promise<Output>`. */
export function Answers<D extends RequestDefinition>(
  definition: D,
): MethodOf<(input: Input<D>, context: RequestContext) => Promise<Output<D>>> {
  return (target, method) =>
    note(target, {
      kind: 'request',
      definition: definition as unknown as RequestDefinition,
      method: String(method),
    });
}

/**
 * Takes notice of an event inside one transaction with its inbox row: `(payload, delivery) => Promise<void>`.
 */
export function OnEvent<E extends EventDefinition>(
  definition: E,
): MethodOf<(payload: Payload<E>, delivery: Delivery) => Promise<void>> {
  return (target, method) =>
    note(target, {
      kind: 'event',
      definition: definition as unknown as EventDefinition,
      method: String(method),
      takesMany: false,
    });
}

/**
 * The same for as many as came meanwhile, all in one transaction: `(events: readonly Delivered<Payload>[]) => Promise<void>`. Each event
 * comes once. When it throws, each event is tried alone. A method may take notice of several events: those of one aggregate come in their
 * order, unless one was delivered or tried before; there is none between events of this and of another method.
 */
export function OnEvents<E extends EventDefinition>(
  definition: E,
): MethodOf<(events: readonly Delivered<Payload<E>>[]) => Promise<void>> {
  return (target, method) =>
    note(target, {
      kind: 'event',
      definition: definition as unknown as EventDefinition,
      method: String(method),
      takesMany: true,
    });
}

/** Does a job of this service: `(id, context) => Promise<void>`; running it twice must do no harm. */
export function OnJob(
  definition: JobDefinition,
  options: JobOptions,
): MethodOf<(id: string, context: RequestContext) => Promise<void>> {
  return (target, method) => note(target, { kind: 'job', definition, method: String(method), options });
}

/** The handlers of these controller instances. */
export function handlersOf(instances: Iterable<object>): Handler[] {
  const found: Handler[] = [];
  for (const instance of new Set(instances)) {
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) continue;
    const notes: HandlerNote[] = Reflect.getOwnMetadata(NOTES, prototype) ?? [];
    for (const each of notes) found.push({ ...each, instance });
  }
  return found;
}

export type Definition = RequestDefinition | EventDefinition | JobDefinition;

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'owner' in value &&
  'name' in value &&
  ['request', 'event', 'job'].includes(String(value.kind));

/**
 * Every message declared in these contract modules (`import * as registry from '#contracts/registry.js'`).
 */
export function definitionsIn(modules: readonly object[]): Definition[] {
  return [...new Set(modules.flatMap((module) => Object.values(module)).filter(isDefinition))];
}

const call = (handler: Handler) => `${handler.instance.constructor.name}.${handler.method}`;

/**
 * What is wrong with the wiring of the app named `app`; empty when every owned message has exactly one
 * handler.
 */
export function wiringFaults(
  app: string,
  declared: readonly Definition[],
  handlers: readonly Handler[],
): string[] {
  const faults: string[] = [];
  const known = new Set<Definition>(declared);
  for (const handler of handlers) {
    const { definition } = handler;
    if (!known.has(definition)) {
      faults.push(
        `${call(handler)} handles ${definition.name}, which is in none of the contracts of startService.`,
      );
    } else if (handler.kind !== 'event' && definition.owner !== app) {
      faults.push(
        `${call(handler)} handles ${definition.name}, which belongs to ${definition.owner}, not to ${app}.`,
      );
    }
    if (handler.kind === 'job') {
      const pending: unknown = Reflect.get(handler.instance, handler.options.pending);
      if (typeof pending !== 'function') {
        faults.push(
          `${call(handler)} names "${handler.options.pending}" for pending ids, but there is no such method.`,
        );
      }
    }
  }
  for (const definition of known) {
    const its = handlers.filter((handler) => handler.definition === definition);
    if (its.length > 1)
      faults.push(`${definition.name} has more than one handler: ${its.map(call).join(', ')}.`);
    if (its.length === 0 && definition.kind !== 'event' && definition.owner === app) {
      faults.push(`${definition.name} belongs to ${app} but has no handler.`);
    }
  }
  return faults;
}

/** The method of a handler, ready to be called with its own arguments. */
export function methodOf(handler: Handler): (...args: unknown[]) => Promise<unknown> {
  const method = Reflect.get(handler.instance, handler.method) as (...args: unknown[]) => Promise<unknown>;
  return (...args) => method.apply(handler.instance, args);
}
