// What a table shows, as a file for a spreadsheet.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { csvOf, type CsvCell } from './csv-text.js';
import { ProblemAlert } from './problem.js';

type Rows = readonly (readonly CsvCell[])[];

interface CsvButtonProps {
  /** Of the file, without its ending. */
  name: string;
  head: readonly string[];
  /** Asked for when the button is pressed; of a list that was fetched in part, `everyItem` has the others too. */
  rows: () => Rows | Promise<Rows>;
}

export function CsvButton({ name, head, rows }: CsvButtonProps) {
  const { t } = useTranslation();
  const writing = useMutation({ mutationFn: async () => save(`${name}.csv`, csvOf(head, await rows())) });
  return (
    <>
      <Button variant="default" size="xs" loading={writing.isPending} onClick={() => writing.mutate()}>{t('csv')}</Button>
      <ProblemAlert error={writing.error} />
    </>
  );
}

function save(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
