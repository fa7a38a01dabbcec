// Reads the headers that carry meaning, strictly: one value each, in the form the documentation states.
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';

const single = new Set(['authorization', 'content-type', 'idempotency-key', 'if-match', 'x-csrf-token', 'x-request-id']);

/** Refuses a request that states one of these headers twice: proxies disagree about which one counts. */
export function refuseDuplicates(rawHeaders: readonly string[]): void {
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase();
    if (!single.has(name)) continue;
    if (seen.has(name))
      throw new DomainError('header_invalid', `Send the header ${name} once, not several times.`);
    seen.add(name);
  }
}

const saneKey = /^[\x21-\x7e]{1,200}$/;

/** The Idempotency-Key, with how to make one when it is missing. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') {
    throw new DomainError(
      'idempotency_key_missing',
      'Send an Idempotency-Key header with every POST: a new random value, e.g. a UUID, for each thing you want done, ' +
        'and the same value when you repeat it because no answer came. Nothing is then done twice.',
    );
  }
  if (typeof key !== 'string' || !saneKey.test(key)) {
    throw new DomainError(
      'header_invalid',
      'Idempotency-Key must be 1 to 200 printable ASCII characters without spaces.',
    );
  }
  return key;
}

const versionTag = /^(?:W\/)?"?([1-9]\d{0,9})"?$/;

/** The version in If-Match, as it was in the ETag: `"3"`. */
export function versionOf(request: FastifyRequest): number {
  const given = request.headers['if-match'];
  if (given === undefined) {
    throw new DomainError(
      'version_required',
      'Send If-Match with the ETag (the version) of what you saw, e.g. If-Match: "3", so that nobody overwrites a change ' +
        'they have not seen.',
    );
  }
  const match = versionTag.exec(given.trim());
  if (!match)
    throw new DomainError('header_invalid', 'If-Match must be one version as in the ETag, e.g. "3".');
  return Number(match[1]);
}

const saneRequestId = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's request id when it is sane. */
export const requestIdFrom = (given: string | string[] | undefined): string | undefined =>
  typeof given === 'string' && saneRequestId.test(given) ? given : undefined;
