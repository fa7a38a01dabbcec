// The body and headers of a call as Standard Webhooks has them: signed with every secret that is valid at the moment.
import { Webhook } from 'standardwebhooks';

export interface Payload {
  type: string;
  /** When it happened, ISO; not when it is sent. */
  timestamp: string;
  /** Ids, codes and numbers: what the receiver may read of the API, and no words of people. */
  data: Record<string, unknown>;
}

/** The same bytes at every attempt: a receiver may compare them. */
export const bodyOf = ({ type, timestamp, data }: Payload): string => JSON.stringify({ type, timestamp, data });

export function signedHeaders(id: string, body: string, secrets: readonly string[], now = new Date()): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
