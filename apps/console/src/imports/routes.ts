// Files of enterprises and providers, from the upload to the way back.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, staffOnly } from '../app/root-route.js';

const outcomes = ['create', 'update', 'unchanged', 'skip'] as const;

/** What a new import begins with, e.g. when it is the corrected file of an earlier one. */
export interface NewImportSearch {
  kind?: 'enterprises' | 'providers';
  source?: string;
  whenAlike?: 'create' | 'skip';
}

/** Which rows are looked at. */
export interface RowsSearch {
  rows?: (typeof outcomes)[number] | 'alike' | 'kept' | 'restored';
}

const getParentRoute = () => shellRoute;

export const importRoutes = [
  createRoute({ getParentRoute, path: '/imports', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./imports-page.js'), 'ImportsPage') }),
  createRoute({
    getParentRoute, path: '/imports/new', beforeLoad: staffOnly,
    validateSearch: ({ kind, source, whenAlike }: Record<string, unknown>): NewImportSearch => ({
      ...(kind === 'enterprises' || kind === 'providers' ? { kind } : {}),
      ...(typeof source === 'string' || typeof source === 'number' ? { source: String(source) } : {}),
      ...(whenAlike === 'create' || whenAlike === 'skip' ? { whenAlike } : {}),
    }),
    component: lazyRouteComponent(() => import('./new-import-page.js'), 'NewImportPage'),
  }),
  createRoute({
    getParentRoute, path: '/imports/$id', beforeLoad: staffOnly,
    validateSearch: ({ rows }: Record<string, unknown>): RowsSearch => {
      const known = [...outcomes, 'alike', 'kept', 'restored'] as const;
      const found = known.find((each) => each === rows);
      return found === undefined ? {} : { rows: found };
    },
    component: lazyRouteComponent(() => import('./import-page.js'), 'ImportPage'),
  }),
] as const;
