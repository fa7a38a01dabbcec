// What one change of the lot, or of the policy, would bring: the way to more matches.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useWording } from '../explanation/wording.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { whatIfQuery, type Lot } from './questions.js';

type Change = Schemas['LotWhatIfs']['changes'][number];
interface Row {
  key: string;
  change: Change;
  step: Change['steps'][number];
}

export function WhatIf({ lot }: { lot: Lot }) {
  const { t, i18n } = useTranslation('requirements');
  const { number, day, money, percent } = useFormats();
  const wording = useWording();
  const asked = useQuery(whatIfQuery(lot.id));
  const nameOf = ({ change, what }: Change) => {
    const languageName = change === 'language' && what !== null ? new Intl.DisplayNames(i18n.language, { type: 'language' }).of(what) ?? what : what;
    return `${t(`change.${change}`)}${what === null ? '' : `: ${change === 'unknown_excludes' ? wording.rule(what) : languageName}`}`;
  };
  const shown = ({ change, unit }: Change, value: Change['now']) => {
    if (value === null) return t('notAsked');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value;
    if (change === 'ceiling_price' && unit !== null) return money({ amount: value, currency: unit });
    if (change === 'max_distance') return t('km', { n: number(value) });
    return change === 'minimum_share' || change === 'minimum_similarity' ? percent(value) : number(value);
  };
  const columns: Column<Row>[] = [
    { id: 'change', header: t('changed'), cell: ({ change }) => <Theirs>{nameOf(change)}</Theirs> },
    { id: 'whose', header: t('whose'), cell: ({ change }) => t(`whoseIs.${change.whose}`) },
    { id: 'now', header: t('now'), align: 'end', cell: ({ change }) => shown(change, change.now) },
    { id: 'to', header: t('instead'), align: 'end', cell: ({ change, step }) => shown(change, step.to) },
    { id: 'admitted', header: t('admitted'), align: 'end', cell: ({ step }) => t('moreFit', { count: step.admitted, n: number(step.admitted) }) },
    { id: 'lost', header: t('lost'), align: 'end', cell: ({ step }) => number(step.lost) },
  ];
  return (
    <Loaded of={asked}>{({ belong, asOf, changes }) => {
      const rows = changes.flatMap((change, index) => change.steps.map((step, at) => ({ key: `${index}-${at}`, change, step })));
      return (
        <Stack gap="sm">
          <Text size="sm">{t('fitNow', { count: belong, n: number(belong), day: day(asOf) })}</Text>
          {rows.length === 0 ? <Text size="sm" c="dimmed">{t('nothingHelps')}</Text> : (
            <>
              <div><CsvButton name={`what-if-lot-${lot.number}`} head={columns.map(({ header }) => header)} rows={() => rows.map(({ change, step }) => [
                nameOf(change), t(`whoseIs.${change.whose}`), shown(change, change.now), shown(change, step.to), step.admitted, step.lost,
              ])} /></div>
              <DataTable caption={t('section.whatIf')} columns={columns} rows={rows} rowKey={({ key }) => key} />
            </>
          )}
        </Stack>
      );
    }}</Loaded>
  );
}
