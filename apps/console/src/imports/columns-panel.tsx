// How each heading of the file is read, and another reading of it. The server reads: with other columns the file is sent again.
import { Alert, Badge, Button, FileInput, Group, Paper, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { columnsQuery, fileOf, useStep, useUpload, type Import } from './import.js';
import { mappingOf, takenTwice } from './mapping.js';

export function ColumnsPanel({ of }: { of: Import }) {
  const { t } = useTranslation('imports');
  const unknown = of.columns.filter(({ by }) => by === 'unknown').length;
  const canChange = of.state === 'checked' || of.state === 'failed';
  // Until somebody says otherwise it is open where there is something to decide.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const opened = chosen ?? (of.state === 'failed' || (of.state === 'checked' && unknown > 0));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">{t('columnsTitle')}</Title>
          <Text size="sm" c="dimmed">{unknown > 0 ? t('columnsUnknown', { count: unknown }) : t('columnsKnown')}</Text>
        </div>
        <Button size="xs" variant="default" onClick={() => setChosen(!opened)} aria-expanded={opened}>{t(opened ? 'hideColumns' : 'showColumns')}</Button>
      </Group>
      {opened ? <Columns of={of} canChange={canChange} /> : null}
    </Paper>
  );
}

function Columns({ of, canChange }: { of: Import; canChange: boolean }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const known = useQuery(columnsQuery(of.kind));
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const [file, setFile] = useState<File | null>(fileOf(of.id) ?? null);
  const uploading = useUpload();
  const discarding = useStep(of.id);
  const columnOf = (heading: string, column: string | null) => (heading in chosen ? chosen[heading]! : column);
  const twice = takenTwice(of.columns.map(({ heading, column }) => columnOf(heading, column)));
  const readAgain = () => {
    if (file === null) return;
    const { clusterId, kind, source, whenAlike } = of;
    uploading.mutate({ file, clusterId, kind, source, whenAlike, mapping: mappingOf(of.columns, chosen), key: crypto.randomUUID() }, {
      onSuccess: ({ id }) => {
        if (of.state === 'checked') discarding.mutate('cancel');
        void navigate({ to: '/imports/$id', params: { id }, replace: true });
      },
    });
  };
  return (
    <Stack gap="sm" mt="sm">
      <Table verticalSpacing={4}>
        <Table.Thead><Table.Tr>{[t('heading'), t('readAs')].map((head) => <Table.Th key={head} scope="col">{head}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {of.columns.map(({ heading, column, by, nearest }, index) => (
            <Table.Tr key={index}>
              <Table.Th scope="row"><Theirs>{heading}</Theirs>{' '}
                {by === 'name' ? null : <Badge size="sm" variant="outline" color="gray" leftSection={by === 'unknown' ? '?' : undefined}>{t(`by.${by}`)}</Badge>}</Table.Th>
              <Table.Td>
                {canChange ? (
                  <>
                    <Select
                      aria-label={t('columnOf', { heading })} searchable value={columnOf(heading, column) ?? ''} allowDeselect={false}
                      data={[{ value: '', label: t('leaveOut') }, ...(known.data ?? []).map((each) => ({ value: each, label: each }))]}
                      error={twice.has(columnOf(heading, column) ?? '') ? t('takenTwice') : undefined}
                      onChange={(value) => setChosen({ ...chosen, [heading]: value === null || value === '' ? null : value })}
                    />
                    {nearest !== null && columnOf(heading, column) === null
                      ? <Button mt={4} size="compact-sm" variant="subtle" onClick={() => setChosen({ ...chosen, [heading]: nearest })}>{t('takeNearest', { column: nearest })}</Button> : null}
                  </>
                ) : column ?? t('leaveOut')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {canChange && Object.keys(chosen).length > 0 ? (
        <>
          {fileOf(of.id) === undefined ? <FileInput label={t('sameFile')} description={t('sameFileWhat')} required accept=".csv,.txt,.tsv,text/csv" value={file} onChange={setFile} placeholder={t('chooseFile')} styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }} /> : null}
          {twice.size > 0 ? <Alert color="orange" variant="light">{t('takenTwiceWhat')}</Alert> : null}
          <ProblemAlert error={uploading.error} />
          <Group><Button onClick={readAgain} loading={uploading.isPending} disabled={file === null || twice.size > 0}>{t('readAgain')}</Button></Group>
        </>
      ) : null}
    </Stack>
  );
}
