// Structured logs: one JSON object per line, each with the app and the request id it belongs to.
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { LoggerService } from '@nestjs/common';
import { currentContext } from './context.js';
import { sqlStateOf } from './failure.js';

export type Log = Logger;

/** Injection token for the logger of the running service. */
export const LOG = Symbol('log');

/**
 * A logger whose lines carry `app` and the current `requestId`; readable lines only when asked for on a
 * terminal.
 */
export function createLog(
  options: { app: string; level: string; pretty?: boolean },
  sink?: DestinationStream,
): Log {
  const readable = options.pretty === true && process.stdout.isTTY;
  const settings: LoggerOptions = {
    level: options.level,
    base: { app: options.app },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: (error) => errorFacts(error), err: (error) => errorFacts(error) },
    mixin: () => {
      const context = currentContext();
      return context ? { requestId: context.requestId } : {};
    },
    ...(readable ? { transport: { target: 'pino-pretty' } } : {}),
  };
  return sink ? pino(settings, sink) : pino(settings);
}

/**
 * What may be said of an error. Its other properties hold what people wrote: parameters and rows of a query, an
 * e-mail address, the hash of a key.
 */
function errorFacts(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const code = sqlStateOf(error);
  return {
    type: error.constructor.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause instanceof Error && depth < 3 ? { cause: errorFacts(error.cause, depth + 1) } : {}),
  };
}

/** Nest's own messages, sent to the service's log; its start-up chatter is debug. */
export function nestLogger(log: Log): LoggerService {
  const said = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' ');
  return {
    log: (...parts: unknown[]) => log.debug(said(parts)),
    error: (...parts: unknown[]) => log.error(said(parts)),
    warn: (...parts: unknown[]) => log.warn(said(parts)),
    debug: (...parts: unknown[]) => log.debug(said(parts)),
    verbose: (...parts: unknown[]) => log.trace(said(parts)),
    fatal: (...parts: unknown[]) => log.fatal(said(parts)),
  };
}
