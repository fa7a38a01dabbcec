// Enterprises as those see them who work for the cluster, and an enterprise its own.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { enterpriseSearch } from './search.js';

const getParentRoute = () => shellRoute;

export const enterpriseRoutes = [
  createRoute({
    getParentRoute, path: '/enterprises', validateSearch: enterpriseSearch,
    component: lazyRouteComponent(() => import('./enterprises-page.js'), 'EnterprisesPage'),
  }),
  createRoute({ getParentRoute, path: '/enterprises/new', component: lazyRouteComponent(() => import('./new-enterprise-page.js'), 'NewEnterprisePage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id', component: lazyRouteComponent(() => import('./enterprise-page.js'), 'EnterprisePage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id/edit', component: lazyRouteComponent(() => import('./edit-page.js'), 'EditPage') }),
  createRoute({ getParentRoute, path: '/enterprises/$id/capacity', component: lazyRouteComponent(() => import('./capacity-page.js'), 'CapacityPage') }),
  createRoute({ getParentRoute, path: '/profile', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfilePage') }),
  createRoute({ getParentRoute, path: '/profile/edit', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfileEditPage') }),
  createRoute({ getParentRoute, path: '/profile/capacity', component: lazyRouteComponent(() => import('./profile-page.js'), 'ProfileCapacityPage') }),
] as const;
