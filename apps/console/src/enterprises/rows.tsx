// A list within a form: a row for each, one more, one less. Of a long list the first rows and those that were added.
import { Button, Group, Paper, Stack } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FormValues } from './form-values.js';

type Lists = 'establishments' | 'capabilities' | 'certifications' | 'identifiers' | 'contacts' | 'trackRecords';

interface RowsProps<L extends Lists> {
  form: UseFormReturn<FormValues>;
  name: L;
  begin: FormValues[L][number];
  add: string;
  of: (at: number, isFixed: boolean) => ReactNode;
  /** Whether a row may be neither changed nor removed. */
  isFixed?: (at: number) => boolean;
}

const atFirst = 20;
const never = () => false;

export function Rows<L extends Lists>({ form: { control }, name, begin, add, of, isFixed = never }: RowsProps<L>) {
  const { t } = useTranslation('enterprises');
  // The id that the list gives each row must not take the place of a claim's own.
  const { fields, append, remove } = useFieldArray<FormValues, Lists, 'rowKey'>({ control, name, keyName: 'rowKey' });
  const [shown, setShown] = useState(atFirst);
  const [before, setBefore] = useState(fields.length);
  const adding = useRef<HTMLButtonElement>(null);
  const isHidden = (at: number) => at >= shown && at < before;
  const take = (at: number) => {
    remove(at);
    if (at < before) setBefore(before - 1);
    // The button that was pressed is gone.
    adding.current?.focus();
  };
  return (
    <Stack gap="xs">
      {fields.map(({ rowKey }, at) => (isHidden(at) ? null : (
        <Paper key={rowKey} withBorder p="sm">
          {of(at, isFixed(at))}
          {isFixed(at) ? null : <Group justify="flex-end" mt="xs"><Button size="compact-sm" variant="subtle" color="red" onClick={() => take(at)} aria-label={t('removeRow', { number: at + 1 })}>{t('remove')}</Button></Group>}
        </Paper>
      )))}
      <Group gap="xs">
        <Button ref={adding} size="xs" variant="default" onClick={() => append(begin)}>{add}</Button>
        {before > shown ? <Button size="xs" variant="default" onClick={() => setShown(Infinity)}>{t('showAllOf', { count: before })}</Button> : null}
      </Group>
    </Stack>
  );
}
