// Takes a merge back, and says what stays with the enterprise that was kept.
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { Ask } from '../ui/ask.js';
import { ProblemAlert } from '../ui/problem.js';

/** `version`: of the enterprise that the merged one leads to. */
export function UnmergeButton({ mergedId, version }: { mergedId: string; version: number }) {
  const { t, i18n } = useTranslation(['duplicates', 'enterprises', 'common']);
  const queries = useQueryClient();
  const nameOf = (path: string): string => {
    const name = path.split('.', 1)[0]!;
    return i18n.exists(`enterprises:field.${name}`) ? t(`enterprises:field.${name}` as 'enterprises:field.name') : name;
  };
  const parting = useMutation({
    mutationFn: async () => (await api.POST('/v1/enterprises/{id}/unmerge', { params: { path: { id: mergedId }, header: ifMatch(version) } })).data,
    onSuccess: ({ stayed }) => {
      notifications.show({
        message: [t('unmerged'), ...(stayed.length > 0 ? [t('stayed', { fields: [...new Set(stayed.map(({ field }) => nameOf(field)))].join(', ') })] : [])].join(' '),
        autoClose: stayed.length === 0 ? 5_000 : false, closeButtonProps: { 'aria-label': t('common:close') },
      });
      for (const area of ['duplicates', 'enterprises']) void queries.invalidateQueries({ queryKey: [area] });
    },
  });
  return (
    <>
      <Ask button={t('unmerge')} title={t('unmergeTitle')} size="compact-sm" variant="default" isPending={parting.isPending} onYes={() => parting.mutate()}>{t('unmergeMeans')}</Ask>
      <ProblemAlert error={parting.error} />
    </>
  );
}
