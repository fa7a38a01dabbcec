// Settings of the cluster, the people who work with it, and everybody's own account.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { clusterMakersOnly, shellRoute, staffOnly } from '../app/root-route.js';

export const settingsRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/settings', beforeLoad: () => { throw redirect({ to: '/settings/weights', replace: true }); } }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/weights', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./weights-page.js'), 'WeightsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/policy', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./policy-page.js'), 'PolicyPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/versions', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./versions-page.js'), 'VersionsPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/cluster', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./cluster-page.js'), 'ClusterPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/clusters/new', beforeLoad: clusterMakersOnly, component: lazyRouteComponent(() => import('./new-cluster-page.js'), 'NewClusterPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/team', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./team-page.js'), 'TeamPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/settings/team/$id', beforeLoad: staffOnly, component: lazyRouteComponent(() => import('./member-page.js'), 'MemberPage') }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/deliveries', beforeLoad: staffOnly,
    validateSearch: ({ status }: Record<string, unknown>): { status?: string } => (typeof status === 'string' ? { status } : {}),
    component: lazyRouteComponent(() => import('./deliveries-page.js'), 'DeliveriesPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/account', component: lazyRouteComponent(() => import('./account-page.js'), 'AccountPage') }),
] as const;
