// The first rows of the queue, asked for while its page is still being fetched.
import { presentClusterId } from '../api/me.js';
import { queries } from '../api/queries.js';
import { queueQuery } from './proposals.js';
import type { QueueSearch } from './search.js';

export async function prefetchQueue(search: QueueSearch): Promise<void> {
  const clusterId = await presentClusterId();
  if (clusterId !== null) await queries.prefetchInfiniteQuery(queueQuery(clusterId, search));
}
