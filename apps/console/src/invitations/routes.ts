// Invitations: the list, and one with its answer.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { invitationSearch, marketSearch } from './search.js';

export const invitationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/invitations', validateSearch: invitationSearch,
    component: lazyRouteComponent(() => import('./invitations-page.js'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/invitations/$id', validateSearch: marketSearch,
    component: lazyRouteComponent(() => import('./invitation-page.js'), 'InvitationPage'),
  }),
] as const;
