// Splitting a lot over several enterprises.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';

/** `requirement`: the one the lot is of, when the way here led over it. */
const splitSearchOf = ({ requirement }: Record<string, unknown>): { requirement?: string } =>
  (typeof requirement === 'string' && /^[0-9a-f-]{36}$/.test(requirement) ? { requirement } : {});

export const splitRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/lots/$lotId/split', validateSearch: splitSearchOf,
    component: lazyRouteComponent(() => import('./split-page.js'), 'SplitPage'),
  }),
] as const;
