// Around a page of settings: the tabs, and the cluster as it is now.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type Schemas } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { Loaded } from '../ui/loaded.js';
import { OfCluster } from '../ui/of-cluster.js';
import { Page } from '../ui/page.js';
import { SettingsTabs } from './settings-tabs.js';

interface SettingsPageProps {
  title: string;
  about: string;
  actions?: ReactNode;
  children: (cluster: Schemas['Cluster']) => ReactNode;
}

export function SettingsPage({ title, about, actions, children }: SettingsPageProps) {
  const { id } = useCluster();
  const cluster = useQuery({ queryKey: ['clusters', id], enabled: id !== null, queryFn: async () => (await api.GET('/v1/clusters/{id}', { params: { path: { id: id! } } })).data });
  return (
    <Page title={title} about={about} actions={actions}>
      <SettingsTabs />
      <OfCluster><Loaded of={cluster}>{children}</Loaded></OfCluster>
    </Page>
  );
}
