// Enterprises as those see them who work for the cluster, and an enterprise its own.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute, staffOnly } from '../app/root-route.js';
import { enterpriseSearch } from './search.js';

const getParentRoute = () => shellRoute;

export const enterpriseRoutes = [
  createRoute({
    getParentRoute, path: '/enterprises', beforeLoad: staffOnly, validateSearch: enterpriseSearch,
    component: lazyRouteComponent(() => import('./enterprises-page.js'), 'EnterprisesPage'),
  }),
  createRoute({ getParentRoute, path: '/enterprises/new', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./new-enterprise-page.js'), 'NewEnterprisePage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./enterprise-page.js'), 'EnterprisePage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id/edit', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./edit-page.js'), 'EditPage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id/capacity', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./capacity-page.js'), 'CapacityPage') }),
  createRoute({ getParentRoute, path: '/profile', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfilePage') }),
  createRoute({ getParentRoute, path: '/profile/edit', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfileEditPage') }),
  createRoute({ getParentRoute, path: '/profile/capacity', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfileCapacityPage') }),
] as const;
