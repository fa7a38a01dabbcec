// What a table shows, as a file for a spreadsheet.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export type CsvCell = string | number | null;

/** RFC 4180, with a byte order mark for Excel. A text that a spreadsheet would compute gets an apostrophe before it. */
export function csvOf(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cell = (value: CsvCell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

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
