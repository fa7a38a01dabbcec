// Every page of the console. Each feature brings its routes from its own folder; their pages are fetched when they are opened.
import { createRouter } from '@tanstack/react-router';
import { homeRoutes } from '../home/routes.js';
import { queueRoutes } from '../queue/routes.js';
import { requirementRoutes } from '../requirements/routes.js';
import { sessionRoutes } from '../session/routes.js';
import { splitRoutes } from '../splits/routes.js';
import { rootRoute, shellRoute } from './root-route.js';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([...homeRoutes, ...queueRoutes, ...requirementRoutes, ...splitRoutes]),
]);

export const router = createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
