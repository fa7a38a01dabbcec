// One NATS message carries so many bytes and no more. What is larger is refused by its size before it is sent: the
// client would only throw, and the other side would wait for its deadline.
import type { NatsConnection } from '@nats-io/transport-node';
import { DomainError } from '#contracts/errors.js';

/** Undefined when `data` fits into one message of this server. */
export function tooLarge(connection: NatsConnection, data: string, what: string): DomainError | undefined {
  const most = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
  const bytes = Buffer.byteLength(data);
  if (bytes <= most) return undefined;
  return new DomainError('body_too_large', `${what} is too large for one message. Ask for less at a time.`, {
    bytes,
    most,
  });
}
