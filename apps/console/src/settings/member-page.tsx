// One account of the team: closed or open, invited, signed in where.
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, type Schemas } from '../api/client.js';
import { useMe } from '../api/me.js';
import { queries } from '../api/queries.js';
import { Ask } from '../ui/ask.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { ApiKeys } from './api-keys.js';
import { Sessions } from './sessions.js';
import { SettingsTabs } from './settings-tabs.js';

export function MemberPage() {
  const { t } = useTranslation(['settings', 'common']);
  const { id } = useParams({ from: '/shell/settings/team/$id' });
  const account = useQuery({ queryKey: ['accounts', id], queryFn: async () => (await api.GET('/v1/accounts/{id}', { params: { path: { id } } })).data });
  const name = account.data?.name ?? t('common:account');
  return (
    <Page title={name} heading={<Theirs>{name}</Theirs>} actions={<Anchor component={Link} to="/settings/team">{t('team.back')}</Anchor>}>
      <SettingsTabs />
      <Loaded of={account}>{(found) => <Member account={found} />}</Loaded>
    </Page>
  );
}

function Member({ account }: { account: Schemas['Account'] }) {
  const { t } = useTranslation(['settings', 'common']);
  const { time } = useFormats();
  const me = useMe();
  const params = { path: { id: account.id } };
  const switching = useMutation({
    mutationFn: (active: boolean) => api.PATCH('/v1/accounts/{id}', { params: { ...params, header: ifMatch(account.version) }, body: { active } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const inviting = useMutation({ mutationFn: async () => (await api.POST('/v1/accounts/{id}/invitations', { params })).data });
  const mayChange = me.role !== 'cda' && me.accountId !== account.id;
  return (
    <>
      <Text><Theirs>{account.email}</Theirs> · {t(`common:role.${account.role}`)} · {t(account.active ? 'team.active' : 'team.closed')}</Text>
      {mayChange ? (
        <Group gap="xs">
          <Button variant="default" disabled={!account.active} loading={inviting.isPending} onClick={() => inviting.mutate()}>{t('team.invite')}</Button>
          {account.active
            ? <Ask button={t('team.close')} title={t('team.closeTitle')} variant="default" color="red" isPending={switching.isPending} onYes={() => switching.mutate(false)}>{t('team.closeAbout')}</Ask>
            : <Button variant="default" loading={switching.isPending} onClick={() => switching.mutate(true)}>{t('team.reopen')}</Button>}
        </Group>
      ) : null}
      <div role="status">{inviting.data === undefined ? null : <Alert color="green" variant="light">{t('team.invited', { time: time(inviting.data.expiresAt) })}</Alert>}</div>
      <ProblemAlert error={switching.error ?? inviting.error} />
      <Sessions accountId={account.id} />
      <ApiKeys accountId={account.id} />
    </>
  );
}
