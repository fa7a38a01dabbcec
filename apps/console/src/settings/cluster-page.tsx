// The cluster itself: what it is called, makes and speaks. What somebody else changed meanwhile is told, and what was typed stays.
import { Alert, List, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, ifMatch, type Schemas } from '../api/client.js';
import { makesClusters, useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { Value } from '../enterprises/value.js';
import { ButtonLink } from '../ui/links.js';
import { Unsaved } from '../ui/unsaved.js';
import { ClusterForm, type ClusterFacts } from './cluster-form.js';
import { SettingsPage } from './settings-page.js';

export function ClusterPage() {
  const { t } = useTranslation('settings');
  const me = useMe();
  return (
    <SettingsPage title={t('tab.cluster')} about={t('clusterIs.about')} actions={makesClusters(me) ? <ButtonLink to="/settings/clusters/new" variant="default" size="xs">{t('clusterIs.new')}</ButtonLink> : undefined}>
      {(cluster) => <Changed key={cluster.id} cluster={cluster} />}
    </SettingsPage>
  );
}

function Changed({ cluster }: { cluster: Schemas['Cluster'] }) {
  const { t } = useTranslation(['settings', 'common']);
  const [change, setChange] = useState<Partial<ClusterFacts>>({});
  // What was on the page when somebody else turned out to have been faster.
  const [seen, setSeen] = useState<ClusterFacts | null>(null);
  const now = factsOf(cluster);
  const body = Object.fromEntries(Object.entries(change).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now[field as keyof ClusterFacts]))) as Partial<ClusterFacts>;
  const isChanged = Object.keys(body).length > 0;
  const refresh = () => queries.invalidateQueries({ queryKey: ['clusters'] });
  const saving = useMutation({
    mutationFn: () => api.PATCH('/v1/clusters/{id}', { params: { path: { id: cluster.id }, header: ifMatch(cluster.version) }, body }),
    onSuccess: async () => {
      await refresh();
      setChange({});
    },
    onMutate: () => now,
    onError: (error, _, begun) => {
      if (!(error instanceof ApiError && error.code === 'version_stale')) return;
      setSeen(begun ?? null);
      void refresh();
    },
  });
  const isStale = saving.error instanceof ApiError && saving.error.code === 'version_stale';
  return (
    <>
      <Unsaved isChanged={isChanged} />
      {isStale && seen !== null ? (
        <Alert role="alert" color="yellow" variant="light" title={t('conflict')}>
          <List size="sm" listStyleType="none">
            {(Object.keys(now) as (keyof ClusterFacts)[]).filter((field) => JSON.stringify(now[field]) !== JSON.stringify(seen[field])).map((field) => (
              <List.Item key={field}>{t(`clusterIs.${field}`)}: <del><Value path={field} value={seen[field]} /></del> → <ins><Value path={field} value={now[field]} /></ins></List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">{t('conflictGoOn')}</Text>
        </Alert>
      ) : null}
      <div role="status">{saving.isSuccess && !isChanged ? <Alert color="green" variant="light">{t('clusterIs.saved')}</Alert> : null}</div>
      <ClusterForm
        value={{ ...now, ...change }} onChange={(part) => setChange((before) => ({ ...before, ...part }))} error={isStale ? null : saving.error} isPending={saving.isPending}
        send={t('common:save')} onSend={() => saving.mutate()} isDisabled={!isChanged}
      />
    </>
  );
}

const factsOf = ({ name, trade, place, languages, vision = '' }: Schemas['Cluster']): ClusterFacts => ({ name, trade, place, languages, vision });
