// Enterprises that are likely registered twice.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, staffOnly } from '../app/root-route.js';

export interface PairSearch {
  one?: string;
  other?: string;
}

export const duplicateRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/duplicates', beforeLoad: staffOnly,
    // A pair, or the list of all.
    validateSearch: ({ one, other }: Record<string, unknown>): PairSearch => (typeof one === 'string' && typeof other === 'string' ? { one, other } : {}),
    component: lazyRouteComponent(() => import('./duplicates-page.js'), 'DuplicatesPage'),
  }),
] as const;
