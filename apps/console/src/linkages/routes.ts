// What both sides agreed to: the list, and the sheet of one.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { isMarket, type Market } from '../invitations/market.js';

const inMarket = ({ market }: Record<string, unknown>): { market?: Market } => (isMarket(market) ? { market } : {});

export const linkageRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/linkages', validateSearch: inMarket,
    component: lazyRouteComponent(() => import('./linkages-page.js'), 'LinkagesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/linkages/$id', validateSearch: inMarket,
    component: lazyRouteComponent(() => import('./linkage-page.js'), 'LinkagePage'),
  }),
] as const;
