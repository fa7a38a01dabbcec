// The two routes above all others: the root, and the shell, below which somebody is signed in.
import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api/client.js';
import { clustersQuery, isStaff, makesClusters, meQuery } from '../api/me.js';
import { queries } from '../api/queries.js';
import { hasChosenLanguage, speak } from '../words/words.js';
import { Broken } from './broken.js';
import { Shell } from './shell.js';

const unknown = () => import('./unknown-page.js');
const UnknownPage = lazyRouteComponent(unknown, 'UnknownPage');

export const rootRoute = createRootRoute({ notFoundComponent: lazyRouteComponent(unknown, 'UnknownAddress'), errorComponent: Broken });

export const shellRoute = createRoute({
  id: 'shell',
  getParentRoute: () => rootRoute,
  beforeLoad: async ({ location }) => {
    try {
      const me = await queries.ensureQueryData(meQuery);
      // Most pages ask what is in a cluster: it is known by the time they are here, after signing in as well.
      void queries.prefetchQuery(clustersQuery);
      if (me.language !== null && !hasChosenLanguage()) await speak(me.language, { keep: false });
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: { to: location.href } });
    }
  },
  component: Shell,
  notFoundComponent: UnknownPage,
  errorComponent: Broken,
});

/** Before the page of those who make clusters. */
export function clusterMakersOnly(): void {
  const me = queries.getQueryData(meQuery.queryKey);
  if (me !== undefined && !makesClusters(me)) throw redirect({ to: '/', replace: true });
}

/** Before a page of those who work for the cluster: everybody else is led to the start page. */
export function staffOnly(): void {
  const me = queries.getQueryData(meQuery.queryKey);
  if (me !== undefined && !isStaff(me)) throw redirect({ to: '/', replace: true });
}
