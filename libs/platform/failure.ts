// What a failed event or job deserves: another try soon, a counted try, or the dead letters at once.
import { DomainError } from '#contracts/errors.js';

const transientKinds = new Set(['unavailable', 'limited', 'internal']);
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/**
 * Postgres error classes of a server that is away, full, stopping, or that resolved a conflict between
 * transactions.
 */
const transientSqlState = /^(08|40|53|57P|58)|^55P03$/;

/** What pg and TypeORM say without a code when a connection breaks, also in the middle of a transaction. */
const lostConnection =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|not queryable|runner already released/;

/** The code of a Postgres, TypeORM or network error. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? undefined : sqlStateOf(driverError);
}

/**
 * The surroundings failed, not the message: it is tried again for as long as it takes and never becomes dead.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof DomainError) return transientKinds.has(error.kind) && error.code !== 'internal';
  const code = sqlStateOf(error);
  if (code !== undefined && (connectionCodes.has(code) || transientSqlState.test(code))) return true;
  return error instanceof Error && lostConnection.test(error.message);
}

/** Trying again cannot help: the domain refused the message. */
export function isPermanent(error: unknown): boolean {
  return error instanceof DomainError && !transientKinds.has(error.kind);
}

/**
 * The wait before try number `attempt` + 1, in ms: doubles from `baseMs` to `capMs`, with full jitter on its
 * upper half.
 */
export function backoffMs(
  attempt: number,
  baseMs: number,
  capMs: number,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}

/** One line for `last_error`: name, code and message, cut short. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  const code = sqlStateOf(error);
  return `${error.name}${code ? ` [${code}]` : ''}: ${error.message}`.slice(0, 500);
}
