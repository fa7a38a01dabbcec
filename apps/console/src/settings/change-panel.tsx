// Below the fields of a change: what somebody else did meanwhile, the preview, and saving.
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AccountName } from '../ui/account-name.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';
import { Unsaved } from '../ui/unsaved.js';
import { differencesOf } from './cluster-settings.js';
import { Differences } from './differences.js';
import { Preview } from './preview.js';
import type { Schemas } from '../api/client.js';
import type { useChange } from './use-change.js';

export function ChangePanel({ cluster, changing }: { cluster: Schemas['Cluster']; changing: ReturnType<typeof useChange> }) {
  const { t } = useTranslation(['settings', 'common']);
  const { time } = useFormats();
  const { conflict, isChanged, saving, error, discard, body } = changing;
  return (
    <Stack gap="md">
      <Unsaved isChanged={isChanged} />
      {conflict === null ? null : (
        <Alert role="alert" color="yellow" variant="light" title={t('conflict')}>
          <Text size="sm">{conflict.changedBy === undefined ? null : <><AccountName id={conflict.changedBy} /> · </>}{time(conflict.changedAt)}</Text>
          <Differences of={conflict.differences} />
          <Text size="sm" mt="xs">{t('conflictGoOn')}</Text>
        </Alert>
      )}
      {isChanged ? (
        <>
          <Title order={2} size="h3">{t('yourChange')}</Title>
          <Differences of={differencesOf(cluster, changing)} />
          <Preview key={JSON.stringify(body)} clusterId={cluster.id} body={body} />
        </>
      ) : null}
      <ProblemAlert error={error} />
      <div role="status">{saving.isSuccess && !isChanged ? <Alert color="green" variant="light">{t('saved')}</Alert> : null}</div>
      <Group gap="xs">
        <Button disabled={!isChanged} loading={saving.isPending} onClick={() => saving.mutate()}>{t('common:save')}</Button>
        {isChanged ? <Button variant="default" onClick={discard}>{t('discard')}</Button> : null}
      </Group>
    </Stack>
  );
}
