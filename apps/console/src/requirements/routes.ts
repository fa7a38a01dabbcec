// Requirements: the list, one, and the form for a new one or a draft.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { listSearchOf, pageSearchOf } from './search.js';

export const requirementRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/requirements', validateSearch: listSearchOf,
    component: lazyRouteComponent(() => import('./list-page.js'), 'ListPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/requirements/new', component: lazyRouteComponent(() => import('./post-page.js'), 'PostPage') }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/requirements/$id', validateSearch: pageSearchOf,
    component: lazyRouteComponent(() => import('./requirement-page.js'), 'RequirementPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/requirements/$id/edit', component: lazyRouteComponent(() => import('./edit-page.js'), 'EditPage') }),
] as const;
