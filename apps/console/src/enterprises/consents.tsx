// What people of the enterprise agreed to be written to about, and every change of it, the latest first.
import { Button, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { usePages } from '../api/queries.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';

export function Consents({ id }: { id: string }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const formats = useFormats();
  const found = usePages(['enterprises', 'consents', id], async (cursor) =>
    (await api.GET('/v1/enterprises/{id}/consents', { params: { path: { id }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const heads = [t('address'), t('about_what'), t('answer'), t('noted')];
  return (
    <Loaded of={found}>{() => found.items.length === 0 ? <Text c="dimmed" size="sm">{t('noConsents')}</Text> : (
      <>
        <Table.ScrollContainer type="native" minWidth={480} tabIndex={0} role="group" aria-label={t('consents')}>
          <Table>
            <Table.Thead><Table.Tr>{heads.map((head) => <Table.Th key={head} scope="col">{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {found.items.map((each) => (
                <Table.Tr key={each.id}>
                  <Table.Td><Theirs>{each.address}</Theirs></Table.Td>
                  <Table.Td>{t(`purpose.${each.purpose}`)}</Table.Td>
                  <Table.Td>{t(each.agreed ? 'agreed' : 'notAgreed')}</Table.Td>
                  <Table.Td>{formats.time(each.notedAt)} · {t(`consentSource.${each.source}`)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {found.hasNextPage ? <Button size="xs" variant="default" onClick={() => void found.fetchNextPage()}>{t('common:more')}</Button> : null}
      </>
    )}</Loaded>
  );
}
