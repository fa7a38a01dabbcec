// Who changed weights and policy, when, and what.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { AccountName } from '../ui/account-name.js';
import { differencesOf } from './cluster-settings.js';
import { Differences } from './differences.js';
import { SettingsPage } from './settings-page.js';

type Version = Schemas['ClusterWeights'];
const atOnce = 10;

export function VersionsPage() {
  const { t } = useTranslation(['settings', 'common']);
  return <SettingsPage title={t('tab.versions')} about={t('versionsAbout')}>{(cluster) => <Versions key={cluster.id} id={cluster.id} newest={cluster.weightsVersion} />}</SettingsPage>;
}

function Versions({ id, newest }: { id: string; newest: number }) {
  const { t } = useTranslation(['settings', 'common']);
  const [shown, setShown] = useState(atOnce);
  const first = Math.max(1, newest - shown);
  const versions = useQuery({
    queryKey: ['clusters', id, 'versions', newest, first],
    // One more than are shown: the last of them differs from something. A version never changes.
    queryFn: () => Promise.all(Array.from({ length: newest - first + 1 }, async (_, index) => (await api.GET('/v1/clusters/{id}/weights', { params: { path: { id }, query: { version: newest - index } } })).data)),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  return (
    <Loaded of={versions}>
      {(found) => (
        <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {found.slice(0, shown).map((version, index) => <OneVersion key={version.weightsVersion} version={version} before={found[index + 1]} />)}
          {newest > shown ? <li><Group><Button variant="default" loading={versions.isFetching} onClick={() => setShown((now) => now + atOnce)}>{t('common:more')}</Button></Group></li> : null}
        </Stack>
      )}
    </Loaded>
  );
}

function OneVersion({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number, time } = useFormats();
  return (
    <Paper component="li" withBorder p="sm">
      <Title order={2} size="h5">{t('versionNumber', { n: number(version.weightsVersion) })}</Title>
      <Text size="sm" c="dimmed"><AccountName id={version.changedBy} /> · {time(version.changedAt)}</Text>
      {before === undefined ? <Text size="sm">{t('firstVersion')}</Text> : <Differences of={differencesOf(before, version)} />}
    </Paper>
  );
}
