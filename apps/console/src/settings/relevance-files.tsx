// Weight files of learned relevance that are installed.
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { AccountName } from '../ui/account-name.js';

type File = Schemas['RelevanceWeightsFile'];

export function RelevanceFiles({ files }: { files: readonly File[] }) {
  const { t } = useTranslation(['settings', 'common']);
  const { time } = useFormats();
  const columns: Column<File>[] = [
    { id: 'version', header: t('version'), cell: ({ relevanceVersion }) => relevanceVersion },
    { id: 'usable', header: t('usable'), cell: ({ usable }) => t(usable ? 'yes' : 'no') },
    { id: 'when', header: t('installedAt'), cell: ({ installedAt }) => time(installedAt) },
    { id: 'who', header: t('by'), cell: ({ installedBy }) => <AccountName id={installedBy} /> },
  ];
  return (
    <>
      <Title order={2} size="h4">{t('relevanceFiles')}</Title>
      <DataTable caption={t('relevanceFiles')} columns={columns} rows={files} rowKey={({ id }) => id} />
    </>
  );
}
