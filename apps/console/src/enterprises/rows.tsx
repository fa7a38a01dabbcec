// A list within a form: a row for each, one more, one less.
import { Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FormValues } from './form-values.js';

type Lists = 'establishments' | 'capabilities' | 'certifications' | 'identifiers' | 'contacts';

interface RowsProps<L extends Lists> {
  form: UseFormReturn<FormValues>;
  name: L;
  begin: FormValues[L][number];
  add: string;
  of: (at: number) => ReactNode;
}

export function Rows<L extends Lists>({ form: { control }, name, begin, add, of }: RowsProps<L>) {
  const { t } = useTranslation('enterprises');
  // The id that the list gives each row must not take the place of a claim's own.
  const { fields, append, remove } = useFieldArray<FormValues, Lists, 'rowKey'>({ control, name, keyName: 'rowKey' });
  return (
    <Stack gap="xs">
      {fields.map(({ rowKey }, at) => (
        <Paper key={rowKey} withBorder p="sm">
          {of(at)}
          <Group justify="flex-end" mt="xs"><Button size="compact-sm" variant="subtle" color="red" onClick={() => remove(at)} aria-label={t('removeRow', { number: at + 1 })}>{t('remove')}</Button></Group>
        </Paper>
      ))}
      <Group><Button size="xs" variant="default" onClick={() => append(begin)}>{add}</Button></Group>
    </Stack>
  );
}
