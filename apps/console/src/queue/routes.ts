// The review queue: filters and the proposal that is open live in the address.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { queueSearch, type QueueSearch } from './search.js';

const prefetch = async (search: QueueSearch) => (await import('./prefetch.js')).prefetchQueue(search);

export const queueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue', validateSearch: queueSearch,
    // Rows and page come at the same time. A failure is told by the page, which asks for them again, and for what another filter shows.
    staticData: { ahead: (search) => prefetch(queueSearch(search)) },
    beforeLoad: ({ search, cause }) => { if (cause !== 'stay') prefetch(search).catch(() => {}); },
    component: lazyRouteComponent(() => import('./queue-page.js'), 'QueuePage'),
  }),
] as const;
