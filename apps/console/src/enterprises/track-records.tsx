// What an enterprise delivered before, where that is known from, and who looked at the source.
import { Badge, Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
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
  const heads = [t('date'), t('work'), t('field.quantity'), t('onTime'), t('rejected'), t('source')];
  return (
    <>
      <Table.ScrollContainer type="native" minWidth={720} tabIndex={0} role="group" aria-label={t('field.trackRecords')}>
        <Table>
          <Table.Thead><Table.Tr>{heads.map((head) => <Table.Th key={head} scope="col">{head}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {(all ? latest : latest.slice(0, atFirst)).map((record, index) => (
              <Table.Tr key={index}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{formats.day(record.date)}</Table.Td>
                <Table.Td><Theirs>{record.title}</Theirs>{record.buyer === undefined ? null : <Text size="sm" c="dimmed"><Theirs>{record.buyer}</Theirs></Text>}</Table.Td>
                <Table.Td>{record.quantity === undefined ? '' : quantity(record.quantity, record.unit ?? '')}
                  {record.value === undefined ? null : <Text size="sm" c="dimmed">{formats.money(record.value)}</Text>}</Table.Td>
                <Table.Td>{t(record.onTime === null ? 'unknown' : record.onTime ? 'yes' : 'no')}</Table.Td>
                <Table.Td>{record.rejectedShare === null ? t('unknown') : formats.percent(record.rejectedShare)}</Table.Td>
                <Table.Td><Theirs>{record.source}</Theirs>{' '}
                  <Badge size="sm" variant="outline" color="gray" leftSection={record.verifiedBy === undefined ? undefined : '✓'}>{t(`status.${record.verifiedBy === undefined ? 'declared' : 'verified'}`)}</Badge>
                  {record.verifiedBy === undefined ? null : <Text size="sm" c="dimmed"><Theirs>{record.verifiedBy}</Theirs></Text>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!all && records.length > atFirst ? <Button size="xs" variant="default" onClick={() => setAll(true)}>{t('showAllOf', { count: records.length })}</Button> : null}
    </>
  );
}
