// Every page of the console. Each feature brings its routes from its own folder; their pages are fetched when they are opened.
import { createRouter } from '@tanstack/react-router';
import { gapsRoutes } from '../gaps/routes.js';
import { homeRoutes } from '../home/routes.js';
import { providerRoutes } from '../provider/routes.js';
import { sessionRoutes } from '../session/routes.js';
import { settingsRoutes } from '../settings/routes.js';
import { rootRoute, shellRoute } from './root-route.js';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([...homeRoutes, ...gapsRoutes, ...providerRoutes, ...settingsRoutes]),
]);

export const router = createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
