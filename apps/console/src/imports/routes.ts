// Files of enterprises and providers, from the upload to the way back.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, staffOnly } from '../app/root-route.js';
import { newImportSearch, rowsSearch } from './search.js';

const getParentRoute = () => shellRoute;

export const importRoutes = [
  createRoute({ getParentRoute, path: '/imports', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./imports-page.js'), 'ImportsPage') }),
  createRoute({
    getParentRoute, path: '/imports/new', beforeLoad: staffOnly, validateSearch: newImportSearch,
    component: lazyRouteComponent(() => import('./new-import-page.js'), 'NewImportPage'),
  }),
  createRoute({
    getParentRoute, path: '/imports/$id', beforeLoad: staffOnly, validateSearch: rowsSearch,
    component: lazyRouteComponent(() => import('./import-page.js'), 'ImportPage'),
  }),
] as const;
