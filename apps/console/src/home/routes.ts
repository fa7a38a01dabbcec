// The start page.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';

export const homeRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/', component: lazyRouteComponent(() => import('./home-page.js'), 'HomePage') }),
] as const;
