// Every page of the console. Each feature brings its routes from its own folder; their pages are fetched when they are opened.
import { createRouter } from '@tanstack/react-router';
import { duplicateRoutes } from '../duplicates/routes.js';
import { enterpriseRoutes } from '../enterprises/routes.js';
import { proposedStatuses } from '../gaps/routes.js';
import { homeRoutes } from '../home/routes.js';
import { importRoutes } from '../imports/routes.js';
import { invitationTabs } from '../invitations/routes.js';
import { linkageRoutes } from '../linkages/routes.js';
import { givenUp } from '../notifications/routes.js';
import { offerStatuses } from '../provider/routes.js';
import { queueStatuses } from '../queue/routes.js';
import { requirementRoutes } from '../requirements/routes.js';
import { sessionRoutes } from '../session/routes.js';
import { splitRoutes } from '../splits/routes.js';
import { rootRoute, shellRoute } from './root-route.js';

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([
    ...duplicateRoutes,
    ...enterpriseRoutes,
    ...proposedStatuses,
    ...homeRoutes,
    ...importRoutes,
    ...invitationTabs,
    ...linkageRoutes,
    ...givenUp,
    ...offerStatuses,
    ...queueStatuses,
    ...requirementRoutes,
    ...splitRoutes,
  ]),
]);

export const router = createRouter({ routeTree, basepath: '/console', defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
