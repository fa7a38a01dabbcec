// Review of service proposals: the list, and one of them with its explanation and the decision.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { serviceQueueSearch } from './search.js';

export const serviceQueueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue/services', validateSearch: serviceQueueSearch,
    component: lazyRouteComponent(() => import('./list-page.js'), 'ServiceListPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue/services/$id', component: lazyRouteComponent(() => import('./proposal-page.js'), 'ServiceProposalPage'),
  }),
] as const;
