// What people of the enterprise agreed to be written to about, and every change of it, the latest first.
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { usePages } from '../api/queries.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';

export function Consents({ id }: { id: string }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const formats = useFormats();
  const found = usePages(['enterprises', 'consents', id], async (cursor) =>
    (await api.GET('/v1/enterprises/{id}/consents', { params: { path: { id }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } } })).data);
  const columns: Column<(typeof found.items)[number]>[] = [
    { id: 'address', header: t('address'), cell: ({ address }) => <Theirs>{address}</Theirs> },
    { id: 'about', header: t('about_what'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    { id: 'answer', header: t('answer'), cell: ({ agreed }) => t(agreed ? 'agreed' : 'notAgreed') },
    { id: 'noted', header: t('noted'), cell: ({ notedAt, source }) => `${formats.time(notedAt)} · ${t(`consentSource.${source}`)}` },
  ];
  return (
    <Loaded of={found}>{() => found.items.length === 0 ? <Text c="dimmed" size="sm">{t('noConsents')}</Text> : (
      <>
        <DataTable caption={t('consents')} columns={columns} rows={found.items} rowKey={(each) => each.id} />
        {found.hasNextPage ? <Button size="xs" variant="default" onClick={() => void found.fetchNextPage()}>{t('common:more')}</Button> : null}
      </>
    )}</Loaded>
  );
}
