// Every page of the console. Each feature brings its routes from its own folder; their pages are fetched when they are opened.
import { createRouter } from '@tanstack/react-router';
import { homeRoutes } from '../home/routes.js';
import { invitationRoutes } from '../invitations/routes.js';
import { linkageRoutes } from '../linkages/routes.js';
import { notificationRoutes } from '../notifications/routes.js';
import { requirementRoutes } from '../requirements/routes.js';
import { sessionRoutes } from '../session/routes.js';
import { splitRoutes } from '../splits/routes.js';
import { rootRoute, shellRoute } from './root-route.js';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([...homeRoutes, ...invitationRoutes, ...linkageRoutes, ...notificationRoutes, ...requirementRoutes, ...splitRoutes]),
]);

export const router = createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
