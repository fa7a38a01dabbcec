// The form of an event on the wire: CloudEvents attribute names around the payload.
import { z } from 'zod';

export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('The event id; also the Nats-Msg-Id'),
  source: z.string().describe('The owning service'),
  type: z.string().describe('The subject without prefix, e.g. event.registry.enterprise-changed.v1'),
  subject: z.string().describe('The id of the aggregate'),
  time: z.string().describe('When the fact was recorded, ISO'),
  requestid: z.string(),
  aggregateversion: z.number().int(),
  txid: z.string().describe("The owner's transaction id, as decimal text"),
  data: z.unknown().describe('The payload: ids and versions, no personal data'),
});
export type Envelope = z.infer<typeof Envelope>;
