// Review of service proposals: the list, and one of them with its explanation and the decision.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { queueSearch, type QueueSearch } from '../queue/search.js';

/** `need`: only providers for this one. */
export interface ServiceQueueSearch extends Pick<QueueSearch, 'status' | 'order' | 'q'> {
  need?: string;
}

const searchOf = ({ need, ...rest }: Record<string, unknown>): ServiceQueueSearch => {
  const { status, order, q, requirement } = queueSearch({ ...rest, requirement: need });
  return { ...(status && { status }), ...(order && { order }), ...(q && { q }), ...(requirement && { need: requirement }) };
};

export const serviceQueueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue/services', validateSearch: searchOf,
    component: lazyRouteComponent(() => import('./list-page.js'), 'ServiceListPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/queue/services/$id', component: lazyRouteComponent(() => import('./proposal-page.js'), 'ServiceProposalPage'),
  }),
] as const;
