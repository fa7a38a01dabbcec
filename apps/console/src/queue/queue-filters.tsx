// What the queue shows and in which order; all of it is in the address.
import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput, VisuallyHidden } from '@mantine/core';
import { memo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { useTypedLater } from '../ui/typed-later.js';
import { queueOrders, queueStatuses, type QueueSearch } from './search.js';

interface QueueFiltersProps {
  search: QueueSearch;
  /** Of the requirement that is filtered by, as far as it is known. */
  requirementTitle: string | null;
  field: RefObject<HTMLInputElement | null>;
  onChange: (change: Partial<QueueSearch>) => void;
}

const scores = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export const QueueFilters = memo(function QueueFilters({ search, requirementTitle, field, onChange }: QueueFiltersProps) {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  const [words, type] = useTypedLater(search.q, (q) => onChange({ q }));
  return (
    <Stack gap={6}>
      <TextInput
        ref={field} type="search" size="sm" aria-label={t('search')} placeholder={t('search')} value={words} maxLength={100} dir="auto" onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => { if (key === 'Escape') currentTarget.blur(); }}
      />
      <Group gap={6} grow wrap="nowrap">
        <NativeSelect
          size="xs" aria-label={t('show')} value={search.status ?? 'waiting'} data={queueStatuses.map((value) => ({ value, label: t(`show_${value}`) }))}
          onChange={({ currentTarget }) => onChange({ status: queueStatuses.find((each) => each === currentTarget.value) })}
        />
        <NativeSelect
          size="xs" aria-label={t('order')} value={search.order ?? 'score'} data={queueOrders.map((value) => ({ value, label: t(`order_${value}`) }))}
          onChange={({ currentTarget }) => onChange({ order: queueOrders.find((each) => each === currentTarget.value) })}
        />
        <NativeSelect
          size="xs" aria-label={t('minScore')} value={String(search.minScore ?? 0)}
          data={[...new Set([...scores, search.minScore ?? 0])].toSorted().map((value) => ({ value: String(value), label: value === 0 ? t('anyScore') : t('scoreFrom', { score: number(value) }) }))}
          onChange={({ currentTarget }) => onChange({ minScore: Number(currentTarget.value) || undefined })}
        />
      </Group>
      {search.requirement === undefined ? null : (
        <Group gap={6} wrap="nowrap" justify="space-between">
          <Button size="xs" variant="light" fullWidth onClick={() => onChange({ requirement: undefined })} rightSection={<span aria-hidden="true">×</span>}>
            <VisuallyHidden>{t('allRequirements')}: </VisuallyHidden><bdi>{requirementTitle ?? t('oneRequirement')}</bdi>
          </Button>
        </Group>
      )}
    </Stack>
  );
});

export function HelpButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('queue');
  return <ActionIcon variant="default" size="lg" onClick={onClick} aria-label={t('help')} aria-keyshortcuts="?">?</ActionIcon>;
}
