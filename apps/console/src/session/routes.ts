// The pages of whoever is not signed in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.js';

export const sessionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    // Only a path of the console: nobody is led away by a link.
    validateSearch: ({ to }: { to?: unknown }): { to?: string } => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? { to } : {}),
    component: lazyRouteComponent(() => import('./sign-in-page.js'), 'SignInPage'),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/forgotten', component: lazyRouteComponent(() => import('./forgotten-page.js'), 'ForgottenPage') }),
] as const;
