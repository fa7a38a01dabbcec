// Splits that were decided for the lot, what became of each share, and undoing while that is possible.
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useColleagues } from '../api/colleagues.js';
import { queries } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { decidedQuery, type Allocation } from './questions.js';
import { useSecondsUntil } from './seconds-until.js';
import { ArithmeticTable } from './why-split.js';

type Share = Allocation['shares'][number];

export function DecidedSplits({ lotId, canUndo }: { lotId: string; canUndo: boolean }) {
  const { t } = useTranslation('splits');
  const decided = useQuery(decidedQuery(lotId));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">{t('decided')}</Title>
      <Loaded of={decided}>{(items) => (items.length === 0 ? <Text c="dimmed">{t('noneDecided')}</Text> : items.map((each) => <Decided key={each.id} allocation={each} canUndo={canUndo} />))}</Loaded>
    </Stack>
  );
}

function Decided({ allocation, canUndo }: { allocation: Allocation; canUndo: boolean }) {
  const { t } = useTranslation(['splits', 'fields']);
  const { time } = useFormats();
  const { quantity, unitName } = useQuantities();
  const { shares, unit, decidedAt, decidedBy, note, keepsDemands } = allocation;
  const statusOf = ({ status }: Share) => (status === 'undone' ? t('undone') : t(`fields:proposalStatus.${status}`));
  const columns: Column<Share>[] = [
    { id: 'enterprise', header: t('enterprise'), cell: ({ enterpriseName }) => <Theirs>{enterpriseName}</Theirs> },
    { id: 'share', header: t('share'), align: 'end', cell: (share) => quantity(share.quantity, unit) },
    { id: 'status', header: t('became'), cell: statusOf },
    { id: 'linked', header: t('agreedTo'), align: 'end', cell: ({ linkedQuantity }) => (linkedQuantity === null ? '–' : quantity(linkedQuantity, unit)) },
  ];
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <div>
            <Title order={3} size="h4">{t('decidedAt', { time: time(decidedAt), sum: quantity(allocation.quantity, unit) })}</Title>
            <Text size="sm" c="dimmed"><DecidedBy id={decidedBy} /></Text>
          </div>
          {canUndo ? <UndoButton allocation={allocation} /> : null}
        </Group>
        {keepsDemands === null ? null : <Badge variant="outline" color={keepsDemands ? 'green' : 'yellow'} c="inherit" tt="none">{keepsDemands ? t('kept') : t('notKept')}</Badge>}
        {note === null ? null : <Text size="sm"><Theirs>{note}</Theirs></Text>}
        <DataTable caption={t('became')} columns={columns} rows={shares} rowKey={({ decisionId }) => decisionId} />
        <div><CsvButton name="decided-split" head={[...columns.map(({ header }) => header), t('fields:unit')]} rows={() => shares.map((share) => [share.enterpriseName, share.quantity, statusOf(share), share.linkedQuantity, unitName(unit)])} /></div>
        <details>
          <summary>{t('why')}</summary>
          <ArithmeticTable shares={shares} unit={unit} objective={allocation.objective} name="decided-split-arithmetic" />
        </details>
      </Stack>
    </Paper>
  );
}

function DecidedBy({ id }: { id: string }) {
  return <Theirs>{useColleagues()(id) ?? ''}</Theirs>;
}

/** With how long it is still possible; gone afterwards. */
function UndoButton({ allocation: { id, effectiveAt, shares } }: { allocation: Allocation }) {
  const { t } = useTranslation('splits');
  const seconds = useSecondsUntil(effectiveAt);
  const undoing = useMutation({
    mutationFn: async () => (await api.POST('/v1/allocations/{id}/undo', { params: { path: { id } } })).data,
    onSettled: () => {
      for (const area of ['allocations', 'proposals', 'requirements']) void queries.invalidateQueries({ queryKey: [area] });
    },
  });
  const isPossible = seconds > 0 && !shares.every(({ status }) => status === 'undone');
  return (
    <>
      {isPossible ? <Button variant="default" loading={undoing.isPending} onClick={() => undoing.mutate()}>{t('undoFor', { count: seconds })}</Button> : null}
      <ProblemAlert error={undoing.error} />
    </>
  );
}
