// What an enterprise delivered before, where that is known from, and who looked at the source.
import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import type { Enterprise } from './enterprise.js';

const atFirst = 20;

export function TrackRecords({ records }: { records: Enterprise['trackRecords'] }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const formats = useFormats();
  const { quantity } = useQuantities();
  const [all, setAll] = useState(false);
  if (records.length === 0) return <Text c="dimmed" size="sm">{t('noneStated')}</Text>;
  const latest = records.toSorted((a, b) => b.date.localeCompare(a.date));
  const rows = (all ? latest : latest.slice(0, atFirst)).map((record, at) => ({ ...record, at }));
  const columns: Column<(typeof rows)[number]>[] = [
    { id: 'date', header: t('date'), fit: true, cell: ({ date }) => formats.day(date) },
    { id: 'work', header: t('work'), cell: ({ title, buyer }) => <><Theirs>{title}</Theirs>{buyer === undefined ? null : <Text size="sm" c="dimmed"><Theirs>{buyer}</Theirs></Text>}</> },
    {
      id: 'quantity', header: t('field.quantity'), cell: (record) => (
        <>{record.quantity === undefined ? '' : record.unit === undefined ? formats.number(record.quantity) : quantity(record.quantity, record.unit)}
          {record.value === undefined ? null : <Text size="sm" c="dimmed">{formats.money(record.value)}</Text>}</>
      ),
    },
    { id: 'onTime', header: t('onTime'), cell: ({ onTime }) => t(onTime === null ? 'unknown' : onTime ? 'yes' : 'no') },
    { id: 'rejected', header: t('rejected'), cell: ({ rejectedShare }) => (rejectedShare === null ? t('unknown') : formats.percent(rejectedShare)) },
    {
      id: 'source', header: t('source'), cell: ({ source, verifiedBy }) => (
        <><Theirs>{source}</Theirs>{' '}
          <Badge size="sm" variant="outline" color="gray" leftSection={verifiedBy === undefined ? undefined : '✓'}>{t(`status.${verifiedBy === undefined ? 'declared' : 'verified'}`)}</Badge>
          {verifiedBy === undefined ? null : <Text size="sm" c="dimmed"><Theirs>{verifiedBy}</Theirs></Text>}</>
      ),
    },
  ];
  return (
    <>
      <DataTable caption={t('field.trackRecords')} columns={columns} rows={rows} rowKey={({ at }) => String(at)} />
      {!all && records.length > atFirst ? <Button size="xs" variant="default" onClick={() => setAll(true)}>{t('showAllOf', { count: records.length })}</Button> : null}
    </>
  );
}
