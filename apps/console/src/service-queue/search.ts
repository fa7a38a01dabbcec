// What the address of the list of service proposals says.
import { queueSearch, type QueueSearch } from '../queue/search.js';

/** `need`: only providers for this one. */
export interface ServiceQueueSearch extends Pick<QueueSearch, 'status' | 'order' | 'q'> {
  need?: string;
}

export function serviceQueueSearch({ need, ...rest }: Record<string, unknown>): ServiceQueueSearch {
  const { status, order, q, requirement } = queueSearch({ ...rest, requirement: need });
  return { ...(status && { status }), ...(order && { order }), ...(q && { q }), ...(requirement && { need: requirement }) };
}
