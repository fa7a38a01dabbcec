// What was told to whom: one's own feed, and for who works for a cluster the e-mails that did not go out.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { givenUp, type GivenUp } from './given-up.js';

interface NotificationSearch {
  tab?: 'deliveries';
  unread?: true;
  /** Of the e-mails that did not go out. */
  status?: GivenUp;
}

export const notificationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute, path: '/notifications',
    validateSearch: ({ tab, unread, status }: Record<string, unknown>): NotificationSearch => ({
      ...(tab === 'deliveries' ? { tab } : {}), ...(unread === true ? { unread } : {}),
      ...(givenUp.some((each) => each === status) ? { status: status as GivenUp } : {}),
    }),
    component: lazyRouteComponent(() => import('./notifications-page.js'), 'NotificationsPage'),
  }),
] as const;
