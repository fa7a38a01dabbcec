// What a change would do: the cluster's last lots replayed with it, in words and as a table.
import { Button, Group, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import type { bodyOf } from './cluster-settings.js';
import { MovedProposals } from './moved-proposals.js';

type Simulated = Schemas['SimulatedPolicy'];

export function Preview({ clusterId, body }: { clusterId: string; body: ReturnType<typeof bodyOf> }) {
  const { t } = useTranslation(['settings', 'common']);
  const trying = useMutation({
    mutationFn: async () => (await api.POST('/v1/clusters/{id}/policy:simulate', { params: { path: { id: clusterId } }, body: { ...body, last: 50, invitedPerLot: 3 } })).data,
  });
  return (
    <Stack gap="sm">
      <Group><Button variant="default" loading={trying.isPending} onClick={() => trying.mutate()}>{t('preview.run')}</Button></Group>
      <ProblemAlert error={trying.error} />
      {trying.data === undefined ? <div role="status" /> : <Result of={trying.data} />}
    </Stack>
  );
}

function Result({ of }: { of: Simulated }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number, day } = useFormats();
  if (of.replayed === 0) return <Text role="status">{t(of.skipped > 0 ? 'preview.skipped' : 'preview.noLots', { n: number(of.skipped) })}</Text>;
  const gained = of.enterprises.filter(({ before, after }) => before === 0 && after > 0).length;
  const lost = of.enterprises.filter(({ before, after }) => before > 0 && after === 0).length;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3} size="h4">{t('preview.title')}</Title>
        <div role="status"><List size="sm">
          <List.Item>{t('preview.replayed', { count: of.replayed, n: number(of.replayed), from: of.from === null ? '–' : day(of.from), to: of.to === null ? '–' : day(of.to) })}</List.Item>
          <List.Item>{of.changed === 0 ? t('preview.nothing') : t('preview.changed', { count: of.changed, n: number(of.changed) })}</List.Item>
          {of.changed === 0 ? null : <List.Item>{t('preview.gained', { n: number(gained), lost: number(lost) })}</List.Item>}
          <List.Item>{of.changedLots === 0 ? t('preview.noMoves') : t('preview.moves', { added: number(of.added), dropped: number(of.dropped), moved: number(of.moved), lots: number(of.changedLots) })}</List.Item>
          {of.skipped === 0 ? null : <List.Item>{t('preview.skipped', { n: number(of.skipped) })}</List.Item>}
          {of.leftOut.length === 0 ? null : <List.Item>{t('preview.leftOut')}</List.Item>}
          {of.limit === 'judged' || of.limit === 'time' ? <List.Item>{t('preview.limit')}</List.Item> : null}
        </List></div>
        <Sides of={of} />
        <Changed of={of} />
        <MovedProposals of={of} />
      </Stack>
    </Paper>
  );
}

const figures = ['places', 'proposed', 'gini', 'newcomersShare', 'meanCost', 'missed'] as const;

function Sides({ of: { before, after } }: { of: Simulated }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number, percent, points } = useFormats();
  const shown = (figure: (typeof figures)[number], value: number) => (figure === 'newcomersShare' ? percent(value) : figure === 'gini' || figure === 'meanCost' ? points(value) : number(value));
  return (
    <Table captionSide="top">
      <Table.Caption>{t('preview.sides')}</Table.Caption>
      <Table.Thead><Table.Tr><Table.Th scope="col">{t('preview.figure')}</Table.Th><Table.Th scope="col" ta="end">{t('preview.before')}</Table.Th><Table.Th scope="col" ta="end">{t('preview.after')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {figures.map((figure) => (
          <Table.Tr key={figure}>
            <Table.Th scope="row" fw={400}>{t(`preview.figures.${figure}`)}</Table.Th>
            <Table.Td ta="end">{shown(figure, before[figure])}</Table.Td>
            <Table.Td ta="end" fw={before[figure] === after[figure] ? 400 : 700}>{shown(figure, after[figure])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Changed({ of: { enterprises } }: { of: Simulated }) {
  const { t } = useTranslation(['settings', 'common']);
  const { number } = useFormats();
  if (enterprises.length === 0) return null;
  const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value)}`;
  const columns: Column<Simulated['enterprises'][number]>[] = [
    { id: 'who', header: t('preview.enterprise'), cell: ({ enterpriseName }) => <Theirs>{enterpriseName}</Theirs> },
    { id: 'before', header: t('preview.before'), align: 'end', cell: ({ before }) => number(before) },
    { id: 'after', header: t('preview.after'), align: 'end', cell: ({ after }) => number(after) },
    { id: 'change', header: t('preview.change'), align: 'end', cell: ({ change }) => signed(change) },
  ];
  return (
    <>
      <Title order={4} size="h5">{t('preview.who')}</Title>
      <div><CsvButton name="preview" head={columns.map(({ header }) => header)} rows={() => enterprises.map(({ enterpriseName, before, after, change }) => [enterpriseName, before, after, change])} /></div>
      <DataTable caption={t('preview.who')} columns={columns} rows={enterprises} rowKey={({ enterpriseId }) => enterpriseId} />
    </>
  );
}
