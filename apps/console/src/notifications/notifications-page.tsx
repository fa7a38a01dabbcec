// One's own feed, read and marked read; and the e-mails that did not go out, to be sent again.
import { Button, Group, Paper, Stack, Switch, Tabs, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { queries, usePages } from '../api/queries.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { Deliveries } from './deliveries.js';
import { placeOf } from './places.js';

export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const staff = isStaff(useMe());
  const navigate = useNavigate({ from: '/notifications' });
  const { tab, unread, status } = useSearch({ from: '/shell/notifications' });
  const feed = <Feed unread={unread === true} />;
  return (
    <Page title={t('title')}>
      {!staff ? feed : (
        <Tabs value={tab ?? 'feed'} onChange={(value) => void navigate({ search: value === 'deliveries' ? { tab: value } : {} })} keepMounted={false}>
          <Tabs.List mb="md"><Tabs.Tab value="feed">{t('feed')}</Tabs.Tab><Tabs.Tab value="deliveries">{t('deliveries')}</Tabs.Tab></Tabs.List>
          <Tabs.Panel value="feed">{feed}</Tabs.Panel>
          <Tabs.Panel value="deliveries"><Deliveries status={status} /></Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

const markRead = (id: string) => api.POST('/v1/notifications/{id}/read', { params: { path: { id } } });

function Feed({ unread }: { unread: boolean }) {
  const { t } = useTranslation(['notifications', 'common']);
  const navigate = useNavigate({ from: '/notifications' });
  const found = usePages(['notifications', 'feed', unread], async (cursor) =>
    (await api.GET('/v1/notifications', { params: { query: { limit: 50, ...(unread ? { unread } : {}), ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const marking = useMutation({
    mutationFn: async (ids: readonly string[]) => { for (const id of ids) await markRead(id); },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const isNew = found.items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <>
      <Group mb="sm" justify="space-between">
        <Switch label={t('unreadOnly')} checked={unread} onChange={({ currentTarget }) => void navigate({ search: currentTarget.checked ? { unread: true } : {} })} />
        {isNew.length === 0 ? null : <Button variant="default" size="xs" loading={marking.isPending} onClick={() => marking.mutate(isNew)}>{t('markAll')}</Button>}
      </Group>
      <ProblemAlert error={marking.error} />
      <Loaded of={found}>
        {() => (found.items.length === 0 ? <Empty title={unread ? t('noneUnread') : t('none')}>{t('noneNext')}</Empty> : (
          <Stack gap="xs">
            {found.items.map((item) => <Item key={item.id} item={item} onRead={() => marking.mutate([item.id])} isBusy={marking.isPending} />)}
            {found.hasNextPage ? <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('common:more')}</Button> : null}
          </Stack>
        ))}
      </Loaded>
    </>
  );
}

function Item({ item, onRead, isBusy }: { item: Schemas['FeedItem']; onRead: () => void; isBusy: boolean }) {
  const { t } = useTranslation('notifications');
  const { time } = useFormats();
  const place = placeOf(item, { isStaff: isStaff(useMe()) });
  return (
    <Paper withBorder p="sm" component="article">
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ minWidth: 0, flex: '1 1 16rem' }} lang={item.language}>
          <Title order={2} size="h5" fw={item.readAt === null ? 700 : 400}><Theirs>{item.subject}</Theirs></Title>
          <Text size="sm" mt={4}><Theirs>{item.body}</Theirs></Text>
        </div>
        <Text size="xs" c="dimmed">{item.readAt === null ? `${t('new')} · ` : null}{time(item.createdAt)}</Text>
      </Group>
      <Group gap="md" mt="xs">
        {place === null ? null : <TextLink {...place} onClick={item.readAt === null ? onRead : undefined}>{t('open')}</TextLink>}
        {item.readAt === null ? <Button variant="subtle" size="compact-sm" disabled={isBusy} onClick={onRead}>{t('markRead')}</Button> : null}
      </Group>
    </Paper>
  );
}
