// Invitations: the list, and one with its answer.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { isMarket, type Market } from './market.js';

export const invitationTabs = ['open', 'closed', 'ended'] as const;
export type InvitationTab = (typeof invitationTabs)[number];

interface InvitationSearch {
  tab?: InvitationTab;
  market?: Market;
  /** Only those whose cut-off is near. */
  soon?: true;
}

export const invitationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/invitations',
    validateSearch: ({ tab, market, soon }: Record<string, unknown>): InvitationSearch => ({
      ...(invitationTabs.some((each) => each === tab) ? { tab: tab as InvitationTab } : {}),
      ...(isMarket(market) ? { market } : {}), ...(soon === true ? { soon } : {}),
    }),
    component: lazyRouteComponent(() => import('./invitations-page.js'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/invitations/$id',
    validateSearch: ({ market }: Record<string, unknown>): { market?: Market } => (isMarket(market) ? { market } : {}),
    component: lazyRouteComponent(() => import('./invitation-page.js'), 'InvitationPage'),
  }),
] as const;
