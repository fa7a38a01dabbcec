// Where an account is signed in; one session or all of them can be ended.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { queries, usePages } from '../api/queries.js';
import { Ask } from '../ui/ask.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { browserName } from './browser-name.js';

type Session = Schemas['ListSessionsReply']['items'][number];

export function Sessions({ accountId }: { accountId: string }) {
  const { t } = useTranslation(['settings', 'common']);
  const { time } = useFormats();
  const key = ['accounts', accountId, 'sessions'] as const;
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const sessions = usePages(key, async (cursor) => (await api.GET('/v1/accounts/{id}/sessions', { params: { path: { id: accountId }, query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const ending = useMutation({ mutationFn: (sessionId: string) => api.DELETE('/v1/accounts/{id}/sessions/{sessionId}', { params: { path: { id: accountId, sessionId } } }), onSettled: refresh });
  const endingAll = useMutation({ mutationFn: () => api.DELETE('/v1/accounts/{id}/sessions', { params: { path: { id: accountId } } }), onSettled: refresh });
  const columns: Column<Session>[] = [
    { id: 'where', header: t('session.where'), cell: ({ userAgent, current }) => <><Theirs>{userAgent === null ? t('session.unknown') : browserName(userAgent)}</Theirs>{current ? ` (${t('session.current')})` : ''}</> },
    { id: 'since', header: t('session.since'), cell: ({ createdAt }) => time(createdAt) },
    { id: 'seen', header: t('session.seen'), cell: ({ lastSeenAt }) => time(lastSeenAt) },
    { id: 'end', header: t('session.action'), cell: ({ id, current }) => (current ? '–' : <Button size="xs" variant="default" loading={ending.isPending && ending.variables === id} onClick={() => ending.mutate(id)}>{t('session.end')}</Button>) },
  ];
  return (
    <>
      <Title order={2} size="h3">{t('session.title')}</Title>
      <ProblemAlert error={ending.error ?? endingAll.error} />
      <Loaded of={sessions}>
        {() => (sessions.items.length === 0 ? <Text c="dimmed">{t('session.none')}</Text> : (
          <>
            <DataTable caption={t('session.title')} columns={columns} rows={sessions.items} rowKey={({ id }) => id} onEnd={sessions.more} />
            <Group>{sessions.items.every(({ current }) => current) ? null : (
              <Ask button={t(sessions.items.some(({ current }) => current) ? 'session.endOthers' : 'session.endAll')} title={t('session.endAllTitle')} variant="default" isPending={endingAll.isPending} onYes={() => endingAll.mutate()}>{t('session.endAllMeans')}</Ask>
            )}</Group>
          </>
        ))}
      </Loaded>
    </>
  );
}
