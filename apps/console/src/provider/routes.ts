// Service offers, demand that nobody meets, and the service needs of an enterprise.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { offerStatuses, ownNeedStatuses } from './statuses.js';

const statusIn = <T extends string>(known: readonly T[]) => ({ status }: Record<string, unknown>): { status?: T } => {
  const found = known.find((each) => each === status);
  return found === undefined ? {} : { status: found };
};

export const providerRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/offers', validateSearch: statusIn(offerStatuses),
    component: lazyRouteComponent(() => import('./offers-page.js'), 'OffersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/offers/new',
    // The service that is to be offered, when one comes from the demand.
    validateSearch: ({ code }: Record<string, unknown>): { code?: string } => (typeof code === 'string' && /^[A-Za-z0-9._-]{1,32}$/.test(code) ? { code } : {}),
    component: lazyRouteComponent(() => import('./offer-pages.js'), 'NewOfferPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/offers/$id', component: lazyRouteComponent(() => import('./offer-pages.js'), 'OfferPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/demand', component: lazyRouteComponent(() => import('./demand-page.js'), 'DemandPage') }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/needs', validateSearch: statusIn(ownNeedStatuses),
    component: lazyRouteComponent(() => import('./needs-page.js'), 'NeedsPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/needs/new', component: lazyRouteComponent(() => import('./new-need-page.js'), 'NewNeedPage') }),
] as const;
