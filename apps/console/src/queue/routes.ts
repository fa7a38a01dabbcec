// The review queue: filters and the proposal that is open live in the address.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { queueSearch } from './search.js';

export const queueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue', validateSearch: queueSearch,
    // Rows and page come at the same time. A failure is told by the page, which asks for them again.
    beforeLoad: ({ search }) => void import('./prefetch.js').then(({ prefetchQueue }) => prefetchQueue(search)).catch(() => {}),
    component: lazyRouteComponent(() => import('./queue-page.js'), 'QueuePage'),
  }),
] as const;
