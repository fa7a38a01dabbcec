// What a table shows, as a file for a spreadsheet.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvOf, type CsvCell } from './csv-text.js';

export function CsvButton({ name, head, rows }: { name: string; head: readonly string[]; rows: () => readonly (readonly CsvCell[])[] }) {
  const { t } = useTranslation();
  const download = () => {
    const address = URL.createObjectURL(new Blob([csvOf(head, rows())], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return <Button variant="default" size="xs" onClick={download}>{t('csv')}</Button>;
}
