// Around a page of settings: the tabs, and the cluster as it is now.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { SettingsTabs } from './settings-tabs.js';

export function SettingsPage({ title, about, children }: { title: string; about: string; children: (cluster: Schemas['Cluster']) => ReactNode }) {
  const { t } = useTranslation(['settings', 'common']);
  const { id, isPending } = useCluster();
  const cluster = useQuery({ queryKey: ['clusters', id], enabled: id !== null, queryFn: async () => (await api.GET('/v1/clusters/{id}', { params: { path: { id: id! } } })).data });
  return (
    <Page title={title} about={about}>
      <SettingsTabs />
      {id === null && !isPending ? <Empty title={t('noCluster')}>{t('noClusterAbout')}</Empty> : <Loaded of={cluster}>{children}</Loaded>}
    </Page>
  );
}
