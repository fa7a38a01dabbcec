// Takes a merge back, and says what stays with the enterprise that was kept.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { ProblemAlert } from '../ui/problem.js';

/** `version`: of the enterprise that the merged one leads to. */
export function UnmergeButton({ mergedId, version }: { mergedId: string; version: number }) {
  const { t } = useTranslation(['duplicates', 'common']);
  const queries = useQueryClient();
  const parting = useMutation({
    mutationFn: async () => (await api.POST('/v1/enterprises/{id}/unmerge', { params: { path: { id: mergedId }, header: ifMatch(version) } })).data,
    onSuccess: ({ stayed }) => {
      notifications.show({
        message: [t('unmerged'), ...(stayed.length > 0 ? [t('stayed', { fields: stayed.map(({ field }) => field).join(', ') })] : [])].join(' '),
        autoClose: stayed.length === 0 ? 5_000 : false, closeButtonProps: { 'aria-label': t('common:close') },
      });
      for (const area of ['duplicates', 'enterprises']) void queries.invalidateQueries({ queryKey: [area] });
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="default" loading={parting.isPending} onClick={() => parting.mutate()}>{t('unmerge')}</Button>
      <ProblemAlert error={parting.error} />
    </>
  );
}
