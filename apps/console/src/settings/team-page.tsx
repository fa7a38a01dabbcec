// The accounts that a manager or administrator looks after, and a new one.
import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useCluster, useMe, type Role } from '../api/me.js';
import { queries, usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { TextLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { languages } from '../words/words.js';
import { NewOrganisation } from './new-organisation.js';
import { OrganisationSelect, type OrganisationKind } from './organisation-select.js';
import { SettingsTabs } from './settings-tabs.js';

const roles = ['cda', 'manager', 'buyer', 'enterprise', 'provider', 'admin'] as const satisfies readonly Role[];

export function TeamPage() {
  const { t } = useTranslation(['settings', 'common']);
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const accounts = usePages(['accounts', 'list'], async (cursor) => (await api.GET('/v1/accounts', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const columns: Column<Schemas['Account']>[] = [
    { id: 'name', header: t('team.name'), cell: ({ id, name }) => <TextLink to="/settings/team/$id" params={{ id }} inherit><Theirs>{name}</Theirs></TextLink> },
    { id: 'email', header: t('team.email'), cell: ({ email }) => <Theirs>{email}</Theirs> },
    { id: 'role', header: t('team.role'), cell: ({ role }) => t(`common:role.${role}`) },
    { id: 'state', header: t('team.state'), cell: ({ active }) => t(active ? 'team.active' : 'team.closed') },
  ];
  const mayAdd = me.role !== 'cda';
  return (
    <Page title={t('tab.team')} about={t('team.about')} actions={mayAdd && !adding ? <Button onClick={() => setAdding(true)}>{t('team.new')}</Button> : undefined}>
      <SettingsTabs />
      {adding ? <NewMember onDone={() => setAdding(false)} /> : null}
      <Loaded of={accounts}>
        {() => (accounts.items.length === 0 ? <Empty title={t('team.none')} />
          : <DataTable caption={t('tab.team')} columns={columns} rows={accounts.items} rowKey={({ id }) => id} onEnd={accounts.more} />)}
      </Loaded>
    </Page>
  );
}

function NewMember({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const me = useMe();
  const { id: clusterId } = useCluster();
  const [values, setValues] = useState({ name: '', email: '', role: 'cda' as Role, organisationId: '', language: '' });
  const set = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }));
  const isOurs = values.role === 'cda' || values.role === 'manager';
  const ofOrganisation = values.role === 'buyer' || values.role === 'enterprise' || values.role === 'provider' ? values.role : null;
  // The account may be there already when its invitation fails: the next try only invites.
  const made = useRef<Schemas['Account'] | null>(null);
  const creating = useMutation({
    mutationFn: async () => {
      const account = made.current?.email === values.email.trim() ? made.current : (await api.POST('/v1/accounts', {
        body: {
          name: values.name.trim(), email: values.email.trim(), role: values.role, organisationId: ofOrganisation === null ? null : values.organisationId,
          clusterIds: isOurs && clusterId !== null ? [clusterId] : [], ...(values.language === '' ? {} : { language: values.language }),
        },
      })).data;
      made.current = account;
      await api.POST('/v1/accounts/{id}/invitations', { params: { path: { id: account.id } } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    onSuccess: onDone,
  });
  const problems = fieldProblems(creating.error);
  return (
    <Paper withBorder p="md">
      <form onSubmit={(event) => { event.preventDefault(); creating.mutate(); }}>
        <Stack gap="sm" maw={520}>
          <Title order={2} size="h4">{t('team.new')}</Title>
          <TextInput label={t('team.name')} dir="auto" required value={values.name} error={problems.name} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
          <TextInput label={t('team.email')} type="email" required value={values.email} error={problems.email} onChange={({ currentTarget }) => set({ email: currentTarget.value })} />
          <NativeSelect
            label={t('team.role')} value={values.role} error={problems.role} data={roles.filter((role) => me.role === 'admin' || (role !== 'admin' && role !== 'manager')).map((value) => ({ value, label: t(`common:role.${value}`) }))}
            onChange={({ currentTarget: { value } }) => set({ role: roles.find((role) => role === value) ?? 'cda', organisationId: '' })}
          />
          {ofOrganisation === null ? null : <Organisation key={ofOrganisation} kind={ofOrganisation} clusterId={clusterId} value={values.organisationId} onChange={(organisationId) => set({ organisationId })} error={problems.organisationId} />}
          <NativeSelect
            label={t('common:language')} value={values.language} data={[{ value: '', label: t('team.anyLanguage') }, ...Object.entries(languages).map(([value, label]) => ({ value, label }))]}
            onChange={({ currentTarget }) => set({ language: currentTarget.value })}
          />
          <ProblemAlert error={creating.error} />
          <Group gap="xs"><Button type="submit" loading={creating.isPending}>{t('team.create')}</Button><Button variant="default" onClick={onDone}>{t('common:cancel')}</Button></Group>
        </Stack>
      </form>
    </Paper>
  );
}

interface OrganisationProps {
  kind: OrganisationKind;
  clusterId: string | null;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}

/** Whom somebody acts for: one of the registry, or one that is registered on the way. */
function Organisation({ kind, clusterId, ...choice }: OrganisationProps) {
  const { t } = useTranslation('settings');
  const [isNew, setNew] = useState(false);
  const wasNew = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (!isNew && wasNew.current) opener.current?.focus();
    wasNew.current = isNew;
  }, [isNew]);
  if (isNew && kind !== 'enterprise' && clusterId !== null) {
    return <NewOrganisation kind={kind} clusterId={clusterId} onCancel={() => setNew(false)} onMade={({ id }) => { choice.onChange(id); setNew(false); }} />;
  }
  return (
    <>
      <OrganisationSelect kind={kind} {...choice} />
      <Text size="sm">{t('organisation.missing')} {kind === 'enterprise' ? <TextLink to="/enterprises/new" inherit>{t('organisation.new.enterprise')}</TextLink>
        : <Anchor ref={opener} component="button" type="button" size="sm" onClick={() => setNew(true)}>{t(`organisation.new.${kind}`)}</Anchor>}</Text>
    </>
  );
}
