// What is of a cluster; where there is none yet, who makes one.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCluster } from '../api/me.js';
import { Empty } from './loaded.js';
import { ProblemAlert } from './problem.js';

export function OfCluster({ children }: { children: ReactNode }) {
  const { t } = useTranslation('settings');
  const { id, isPending, error } = useCluster();
  if (id !== null || isPending) return <>{children}</>;
  return error === null ? <Empty title={t('noCluster')}>{t('noClusterAbout')}</Empty> : <ProblemAlert error={error} />;
}
