// What is of a cluster; where there is none yet, who makes one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { makesClusters, useCluster, useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { ButtonLink } from './links.js';
import { Empty } from './loaded.js';
import { ProblemAlert } from './problem.js';

export function OfCluster({ children }: { children: ReactNode }) {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { id, isPending, error } = useCluster();
  if (id !== null || isPending) return <>{children}</>;
  return error === null ? (
    makesClusters(me) ? <Empty title={t('noCluster')} action={<ButtonLink to="/settings/clusters/new" size="xs">{t('clusterIs.new')}</ButtonLink>}>{t('noClusterMake')}</Empty>
      : <Empty title={t('noCluster')}>{t('noClusterAbout')}</Empty>
  ) : <ProblemAlert error={error} onRetry={() => void queries.invalidateQueries({ queryKey: ['clusters'] })} />;
}
