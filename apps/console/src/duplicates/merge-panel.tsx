// Merging two enterprises: which one is kept, and what would become of it.
import { Button, Fieldset, Group, Paper, Radio, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, type Schemas } from '../api/client.js';
import type { Enterprise } from '../enterprises/enterprise.js';
import { FieldName, Value } from '../enterprises/value.js';
import { Loaded } from '../ui/loaded.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';

type Preview = Pick<Schemas['MergeEnterprisesReply'], 'changes' | 'decisions'>;

export function MergePanel({ a, b, onCancel }: { a: Enterprise; b: Enterprise; onCancel: () => void }) {
  const { t } = useTranslation(['duplicates', 'common']);
  const queries = useQueryClient();
  const [keptId, setKeptId] = useState(a.id);
  const [reason, setReason] = useState('');
  const [kept, merged] = keptId === a.id ? [a, b] : [b, a];
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const merging = useMutation({
    mutationFn: async ({ keptVersion, mergedVersion }: { keptVersion: number; mergedVersion: number }) => (await api.POST('/v1/enterprises/{id}/merge', {
      params: { path: { id: kept.id }, header: ifMatch(keptVersion) }, body: { mergedId: merged.id, mergedVersion, reason },
    })).data,
    // The page then shows that they are one.
    onSuccess: () => Promise.all(['enterprises', 'duplicates'].map((area) => queries.invalidateQueries({ queryKey: [area] }))),
    // Somebody changed one of them, or merged it: the two and the preview are asked for again, and what was typed stays.
    onError: () => queries.invalidateQueries({ queryKey: ['enterprises'] }),
  });
  const preview = useQuery({
    // While they become one, and when they are, nothing is to be seen any more.
    enabled: !merging.isPending && !merging.isSuccess,
    queryKey: ['enterprises', 'merge', kept.id, merged.id],
    queryFn: async () => (await api.GET('/v1/enterprises/{id}/merge', { params: { path: { id: kept.id }, query: { mergedId: merged.id } } })).data,
  });
  return (
    <Paper withBorder p="md">
      <form onSubmit={(event) => {
        event.preventDefault();
        if (preview.data !== undefined) merging.mutate(preview.data);
      }}>
        <Stack gap="sm">
          <Title order={2} size="h4" ref={title} tabIndex={-1}>{t('mergeTitle')}</Title>
          <Fieldset legend={t('whichIsKept')}>
            <Radio.Group value={keptId} onChange={setKeptId}>
              <Stack gap="xs">{[a, b].map((each) => <Radio key={each.id} value={each.id} label={<><Theirs>{each.name}</Theirs>{each.externalId === null ? null : <> (<Theirs>{each.externalId}</Theirs>)</>}</>} />)}</Stack>
            </Radio.Group>
          </Fieldset>
          <Loaded of={preview}>{(found) => <WhatChanges preview={found} />}</Loaded>
          <TextInput label={t('reasonLabel')} description={t('reasonHint')} required maxLength={500} dir="auto" value={reason} error={fieldProblems(merging.error).reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
          <ProblemAlert error={merging.error} />
          <Group gap="xs">
            <Button type="submit" loading={merging.isPending} disabled={preview.data === undefined}>{t('merge')}</Button>
            <Button variant="default" onClick={onCancel}>{t('common:cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function WhatChanges({ preview: { changes, decisions } }: { preview: Preview }) {
  const { t } = useTranslation('duplicates');
  return (
    <>
      <Title order={3} size="h5">{t('decisions', { count: decisions.length })}</Title>
      {decisions.length === 0 ? <Text size="sm" c="dimmed">{t('noDecisions')}</Text> : (
        <Rows label={t('decisionsTable')} heads={[t('field'), t('keptSays'), t('mergedSays'), t('result'), t('rule')]}
          rows={decisions.map(({ field, kept, merged, result, rule }) => [<FieldName key="field" path={field} />, <Value key="kept" path={field} value={kept} />, <Value key="merged" path={field} value={merged} />, <Value key="result" path={field} value={result} />, rule])} />
      )}
      <Title order={3} size="h5">{t('changes', { count: changes.length })}</Title>
      {changes.length === 0 ? <Text size="sm" c="dimmed">{t('noChanges')}</Text> : (
        <Rows label={t('changesTable')} heads={[t('field'), t('before'), t('after')]}
          rows={changes.map(({ field, before, after }) => [<FieldName key="field" path={field} />, <Value key="before" path={field} value={before} />, <Value key="after" path={field} value={after} />])} />
      )}
    </>
  );
}

function Rows({ label, heads, rows }: { label: string; heads: string[]; rows: ReactNode[][] }) {
  return (
    <Table.ScrollContainer type="native" minWidth={520} maxHeight={420} tabIndex={0} role="group" aria-label={label}>
      <Table>
        <Table.Thead><Table.Tr>{heads.map((head) => <Table.Th key={head} scope="col">{head}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>{rows.map((cells, row) => <Table.Tr key={row}>{cells.map((cell, at) => <Table.Td key={at}>{cell}</Table.Td>)}</Table.Tr>)}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
