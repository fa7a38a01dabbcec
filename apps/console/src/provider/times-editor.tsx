// Hours that come back every week: days and from when to when.
import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Times } from './offer-values.js';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

interface TimesEditorProps {
  value: readonly Times[];
  onChange: (times: Times[]) => void;
  error?: string | undefined;
}

export function TimesEditor({ value, onChange, error }: TimesEditorProps) {
  const { t, i18n } = useTranslation(['provider', 'common']);
  // 2026-06-01 is a Monday.
  const names = useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
    return weekdays.map((_, index) => format.format(new Date(Date.UTC(2026, 5, 1 + index))));
  }, [i18n.language]);
  const change = (index: number, part: Partial<Times>) => onChange(value.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <Fieldset legend={t('times')}>
      <Stack gap="sm">
        {value.map((times, index) => (
          <Group key={index} gap="sm" align="flex-end">
            <Checkbox.Group label={t('days')} value={times.weekdays} onChange={(days) => change(index, { weekdays: weekdays.filter((day) => days.includes(day)) })}>
              <Group gap="xs" mih={36}>{weekdays.map((day, at) => <Checkbox key={day} value={day} label={names[at]} />)}</Group>
            </Checkbox.Group>
            <TextInput type="time" label={t('from')} value={times.from} onChange={({ currentTarget }) => change(index, { from: currentTarget.value })} />
            <TextInput type="time" label={t('to')} value={times.to} onChange={({ currentTarget }) => change(index, { to: currentTarget.value })} />
            <Button variant="subtle" onClick={() => onChange(value.filter((_, at) => at !== index))}>{t('remove')}</Button>
          </Group>
        ))}
        {error === undefined ? null : <div role="alert">{error}</div>}
        <Group>
          <Button variant="default" size="xs" onClick={() => onChange([...value, { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '17:00' }])}>{t('addTimes')}</Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
