// The timeline of a proposal: what the service that brokers did, and what notifications sent about it, put in order.
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import { ListDeliveriesAbout, type DeliveryAbout } from '#contracts/notifications/deliveries.js';
import type { Bus } from '#platform/bus/requests.js';
import type { Ask } from './brokered.js';

interface Happenings {
  proposalId: string;
  items: { at: string }[];
  sides: { side: string; organisationId: string }[];
  aboutIds: string[];
}

/** What `defineTimeline` calls a timeline. Without the messages when notifications cannot be reached. */
export async function timelineOf(bus: Bus, getHappenings: Ask, id: string, context: RequestContext): Promise<object> {
  const { proposalId, items, sides, aboutIds } = (await bus.ask(getHappenings, { id }, context)) as Happenings;
  const sent = await orUnavailable(bus.ask(ListDeliveriesAbout, { ids: aboutIds }, context));
  const sideOf = (recipientId: string) => sides.find(({ organisationId }) => organisationId === recipientId)?.side ?? null;
  const deliveries = (sent?.items ?? []).map((delivery: DeliveryAbout) =>
    ({ kind: 'delivery', at: delivery.createdAt, side: sideOf(delivery.recipientId), delivery }));
  return {
    proposalId,
    items: [...items, ...deliveries].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    deliveriesMissing: sent === null,
  };
}

/** Null instead of an answer that another service owes. */
export async function orUnavailable<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unavailable') return null;
    throw error;
  }
}
