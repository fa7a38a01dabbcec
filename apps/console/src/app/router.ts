// Every page of the console. Each feature brings its routes from its own folder; their pages are fetched when they are opened.
import { createRouter, type AnyRoute } from '@tanstack/react-router';
import { duplicateRoutes } from '../duplicates/routes.js';
import { enterpriseRoutes } from '../enterprises/routes.js';
import { gapsRoutes } from '../gaps/routes.js';
import { homeRoutes } from '../home/routes.js';
import { importRoutes } from '../imports/routes.js';
import { invitationRoutes } from '../invitations/routes.js';
import { linkageRoutes } from '../linkages/routes.js';
import { notificationRoutes } from '../notifications/routes.js';
import { providerRoutes } from '../provider/routes.js';
import { queueRoutes } from '../queue/routes.js';
import { requirementRoutes } from '../requirements/routes.js';
import { serviceQueueRoutes } from '../service-queue/routes.js';
import { sessionRoutes } from '../session/routes.js';
import { settingsRoutes } from '../settings/routes.js';
import { splitRoutes } from '../splits/routes.js';
import { rootRoute, shellRoute } from './root-route.js';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([
    ...duplicateRoutes,
    ...enterpriseRoutes,
    ...gapsRoutes,
    ...homeRoutes,
    ...importRoutes,
    ...invitationRoutes,
    ...linkageRoutes,
    ...notificationRoutes,
    ...providerRoutes,
    ...queueRoutes,
    ...requirementRoutes,
    ...serviceQueueRoutes,
    ...settingsRoutes,
    ...splitRoutes,
  ]),
]);

export const router = createRouter({
  routeTree, basepath: '/console', defaultPreload: 'intent', scrollRestoration: true,
  // What a route does not take from the address is gone, not handed on to its page.
  search: { strict: true },
});

/** Begins to fetch the page that the address names, and what it asks for first once `account` is there; whether it came is told where it is waited for. */
export function fetchPage(account: Promise<unknown>): void {
  const routesById: Partial<Record<string, AnyRoute>> = router.routesById;
  for (const { routeId, search, staticData } of router.matchRoutes(router.latestLocation)) {
    const route = routesById[String(routeId)];
    if (route !== undefined) router.loadRouteChunk(route)?.catch(() => {});
    account.then(() => staticData.ahead?.(search)).catch(() => {});
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Asks for what the page shows first, by what its address says, while its file is on its way. */
    ahead?: (search: Record<string, unknown>) => Promise<void>;
  }
}
