// Service gaps: the map, what is behind a cell, and needs that the system proposes.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/root-route.js';
import { demandFigures, type DemandFigure } from './figures.js';
import { proposedStatuses, type ProposedStatus } from './proposed-statuses.js';

export interface GapsSearch {
  /** Left out: the map. */
  as?: 'table';
  /** What the cells count when the columns are clusters; left out: unmet needs. */
  figure?: DemandFigure;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((each) => each === value);

export const gapsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gaps',
    validateSearch: ({ as, figure }: Record<string, unknown>): GapsSearch => {
      const counted = oneOf(demandFigures, figure);
      return { ...(as === 'table' ? { as } : {}), ...(counted === undefined ? {} : { figure: counted }) };
    },
    component: lazyRouteComponent(() => import('./gaps-page.js'), 'GapsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gaps/needs',
    validateSearch: ({ status }: Record<string, unknown>): { status?: ProposedStatus } => {
      const known = oneOf(proposedStatuses, status);
      return known === undefined ? {} : { status: known };
    },
    component: lazyRouteComponent(() => import('./proposed-needs-page.js'), 'ProposedNeedsPage'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/gaps/needs/$id', component: lazyRouteComponent(() => import('./proposed-need-page.js'), 'ProposedNeedPage') }),
  createRoute({ getParentRoute: () => shellRoute, path: '/gaps/of/$clusterId/$code', component: lazyRouteComponent(() => import('./gap-page.js'), 'GapPage') }),
] as const;
