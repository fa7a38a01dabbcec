// Everybody who could have a share, with it: to be stepped, fixed, freed or left out.
import { Badge, Group, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Edited, Simulated, SplitCandidate } from './questions.js';
import { ShareInput } from './share-input.js';
import { stepOf } from './split-arithmetic.js';

interface Shown {
  candidate: SplitCandidate;
  quantity: number;
}

interface SharesTableProps {
  shown: readonly Shown[];
  answer: Simulated;
  edited: Edited;
  edit: (change: (before: Edited) => Edited) => void;
  toSplit: number;
}

export function SharesTable({ shown, answer: { unit, shares }, edited, edit, toSplit }: SharesTableProps) {
  const { t } = useTranslation(['splits', 'fields']);
  const { points, percent } = useFormats();
  const { quantity, unitName } = useQuantities();
  const shareOf = ({ candidate }: Shown) => shares.find(({ proposalId }) => proposalId === candidate.proposalId);
  const lock = (id: string, fixed: number) => edit((before) => ({ ...before, locks: { ...before.locks, [id]: fixed } }));
  const free = (id: string) => edit((before) => ({ ...before, locks: Object.fromEntries(Object.entries(before.locks).filter(([each]) => each !== id)) }));
  const setPart = (id: string, takesPart: boolean) =>
    edit((before) => ({ ...before, excluded: takesPart ? before.excluded.filter((each) => each !== id) : [...before.excluded, id] }));
  const columns: Column<Shown>[] = [
    {
      id: 'enterprise', header: t('enterprise'),
      cell: ({ candidate: { enterpriseName, isNewcomer, isPlacedByPolicy } }) => (
        <Stack gap={2} align="flex-start">
          <Theirs>{enterpriseName}</Theirs>
          {isNewcomer ? <Badge variant="outline" c="inherit" tt="none" size="sm">{t('newcomer')}</Badge> : null}
          {isPlacedByPolicy ? <Badge variant="outline" c="inherit" tt="none" size="sm">{t('byPolicy')}</Badge> : null}
        </Stack>
      ),
    },
    { id: 'score', header: t('score'), align: 'end', cell: ({ candidate }) => points(candidate.score) },
    { id: 'free', header: t('free'), align: 'end', cell: ({ candidate: { freeQuantity } }) => (freeQuantity === null ? t('notStated') : quantity(freeQuantity, unit)) },
    { id: 'minimum', header: t('minimum'), align: 'end', cell: ({ candidate: { minimumOrder } }) => (minimumOrder === null ? '–' : quantity(minimumOrder, unit)) },
    {
      id: 'share', header: `${t('share')} (${unitName(unit)})`,
      cell: ({ candidate, quantity: now }) => (
        <ShareInput
          candidate={candidate} quantity={now} step={stepOf(toSplit)} unit={unit} isDisabled={edited.excluded.includes(candidate.proposalId)}
          onSet={(value) => lock(candidate.proposalId, value)} onFree={() => free(candidate.proposalId)}
        />
      ),
    },
    {
      id: 'part', header: t('part'), align: 'end',
      cell: (each) => (
        <>
          {percent(toSplit > 0 ? each.quantity / toSplit : 0)}
          {edited.locks[each.candidate.proposalId] === undefined && shareOf(each)?.limitedBy ? <Text size="xs" c="dimmed">{t(`limitedBy.${shareOf(each)!.limitedBy!}`)}</Text> : null}
        </>
      ),
    },
    {
      id: 'fixed', header: t('fixed'),
      cell: ({ candidate: { proposalId, enterpriseName }, quantity: now }) => (
        <Group gap="xs">
          <Switch
            label={t('fix')} aria-label={t('fixOf', { name: enterpriseName })} checked={edited.locks[proposalId] !== undefined} disabled={edited.excluded.includes(proposalId)}
            onChange={({ currentTarget: { checked } }) => (checked ? lock(proposalId, now) : free(proposalId))}
          />
          <Switch label={t('takesPart')} aria-label={t('takesPartOf', { name: enterpriseName })} checked={!edited.excluded.includes(proposalId)} onChange={({ currentTarget: { checked } }) => setPart(proposalId, checked)} />
        </Group>
      ),
    },
  ];
  return (
    <Stack gap="xs">
      <DataTable caption={t('shares')} columns={columns} rows={shown} rowKey={({ candidate }) => candidate.proposalId} />
      <div><CsvButton
        name="split" head={[t('enterprise'), t('score'), t('free'), t('minimum'), t('share'), t('fields:unit'), t('part'), t('fixed'), t('gain'), t('cost')]}
        rows={() => shown.map((each) => [
          each.candidate.enterpriseName, each.candidate.score, each.candidate.freeQuantity, each.candidate.minimumOrder, each.quantity, unitName(unit), toSplit > 0 ? each.quantity / toSplit : 0,
          edited.locks[each.candidate.proposalId] === undefined ? '' : t('fixed'), shareOf(each)?.gain ?? null, shareOf(each)?.cost ?? null,
        ])}
      /></div>
    </Stack>
  );
}
