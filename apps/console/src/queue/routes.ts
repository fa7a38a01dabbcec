// The review queue: filters and the proposal that is open live in the address.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { queueSearch } from './search.js';

export const queueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue', validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('./queue-page.js'), 'QueuePage'),
  }),
] as const;
