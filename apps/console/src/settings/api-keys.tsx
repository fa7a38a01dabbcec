// Keys for programs that act for this account: issued with what they open, shown once, revoked.
import { Alert, Button, Code, Group, MultiSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areas } from '#contracts/scopes.js';
import { api, type Schemas } from '../api/client.js';
import { queries, usePages } from '../api/queries.js';
import { Ask } from '../ui/ask.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';

type Key = Schemas['ApiKey'];
const scopes = ['read', 'write', ...areas.flatMap((area) => [`${area}:read`, `${area}:write`])];

export function ApiKeys({ accountId }: { accountId: string }) {
  const { t } = useTranslation(['settings', 'common']);
  const { time } = useFormats();
  const key = ['accounts', accountId, 'keys'] as const;
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const keys = usePages(key, async (cursor) => (await api.GET('/v1/accounts/{id}/api-keys', { params: { path: { id: accountId }, query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const revoking = useMutation({ mutationFn: (keyId: string) => api.DELETE('/v1/accounts/{id}/api-keys/{keyId}', { params: { path: { id: accountId, keyId } } }), onSettled: refresh });
  const columns: Column<Key>[] = [
    { id: 'label', header: t('key.label'), cell: ({ label, prefix }) => <><Theirs>{label}</Theirs> <Code>{prefix}…</Code></> },
    { id: 'scopes', header: t('key.scopes'), cell: (each) => each.scopes.join(', ') },
    { id: 'until', header: t('key.until'), cell: ({ expiresAt }) => <>{time(expiresAt)}{Date.parse(expiresAt) < Date.now() ? ` (${t('key.expired')})` : ''}</> },
    { id: 'used', header: t('key.used'), cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('key.never') : time(lastUsedAt)) },
    {
      id: 'revoke', header: t('session.action'), cell: ({ id, label, revokedAt }) => (revokedAt === null
        ? <Ask button={t('key.revoke')} title={t('key.revokeTitle')} size="xs" variant="default" color="red" isPending={revoking.isPending && revoking.variables === id} onYes={() => revoking.mutate(id)}><b><Theirs>{label}</Theirs></b>: {t('key.revokeMeans')}</Ask>
        : t('key.revoked')),
    },
  ];
  return (
    <>
      <Title order={2} size="h3">{t('key.title')}</Title>
      <Text size="sm" c="dimmed">{t('key.about')}</Text>
      <ProblemAlert error={revoking.error} />
      <Loaded of={keys}>{() => (keys.items.length === 0 ? <Text>{t('key.none')}</Text> : <DataTable caption={t('key.title')} columns={columns} rows={keys.items} rowKey={({ id }) => id} onEnd={keys.more} />)}</Loaded>
      <NewKey accountId={accountId} onIssued={refresh} />
    </>
  );
}

function NewKey({ accountId, onIssued }: { accountId: string; onIssued: () => Promise<void> }) {
  const { t } = useTranslation(['settings', 'common']);
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<string[]>(['read']);
  const issuing = useMutation({
    mutationFn: async () => (await api.POST('/v1/accounts/{id}/api-keys', { params: { path: { id: accountId } }, body: { label: label.trim(), scopes: chosen } })).data,
    onSuccess: async () => {
      setLabel('');
      await onIssued();
    },
  });
  const problems = fieldProblems(issuing.error);
  return (
    <form onSubmit={(event) => { event.preventDefault(); issuing.mutate(); }}>
      <Stack gap="sm" maw={520}>
        <Title order={3} size="h4">{t('key.new')}</Title>
        <TextInput label={t('key.label')} dir="auto" required maxLength={100} value={label} error={problems.label} onChange={({ currentTarget }) => setLabel(currentTarget.value)} />
        <MultiSelect label={t('key.scopes')} description={t('key.scopesAbout')} searchable data={scopes} value={chosen} error={problems.scopes} onChange={setChosen} />
        <ProblemAlert error={issuing.error} />
        <div role="status">{issuing.data === undefined ? null : <Alert color="green" variant="light" title={t('key.issued')}><Code block style={{ overflowWrap: 'anywhere' }}>{issuing.data.key}</Code></Alert>}</div>
        <Group><Button type="submit" variant="default" loading={issuing.isPending} disabled={chosen.length === 0}>{t('key.issue')}</Button></Group>
      </Stack>
    </form>
  );
}
