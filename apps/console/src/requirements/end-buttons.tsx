// Ends a requirement: closed when enough was found, cancelled when it is not needed any more.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, ifMatch } from '../api/client.js';
import { queries } from '../api/queries.js';
import { ProblemAlert } from '../ui/problem.js';
import { requirementQuery, type Requirement } from './questions.js';

type End = 'close' | 'cancel';

const possible: Record<Requirement['status'], readonly End[]> = { draft: ['cancel'], posted: ['close', 'cancel'], closed: [], cancelled: [], expired: [] };

export function EndButtons({ requirement: { id, version, status } }: { requirement: Requirement }) {
  const { t } = useTranslation(['requirements', 'common']);
  const [asked, ask] = useState<End | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['requirements'] });
  const ending = useMutation({
    mutationFn: async (end: End) => {
      const call = { params: { path: { id }, header: ifMatch(version) } };
      return (end === 'close' ? await api.POST('/v1/requirements/{id}/close', call) : await api.POST('/v1/requirements/{id}/cancel', call)).data;
    },
    onSuccess: (ended) => {
      queries.setQueryData(requirementQuery(id).queryKey, ended);
      refresh();
      void queries.invalidateQueries({ queryKey: ['proposals'] });
      ask(null);
    },
    // What somebody else did meanwhile is shown behind the question.
    onError: (error) => { if (error instanceof ApiError && ['version_stale', 'transition_not_allowed'].includes(error.code)) refresh(); },
  });
  const close = () => {
    ask(null);
    ending.reset();
  };
  return (
    <>
      {possible[status].map((end) => <Button key={end} variant="default" onClick={() => ask(end)}>{t(`${end}It`)}</Button>)}
      <Modal opened={asked !== null} onClose={close} title={asked === null ? '' : t(`${asked}Title`)} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <Stack gap="sm">
          <Text size="sm">{asked === null ? null : t(`${asked}Means`)}</Text>
          <ProblemAlert error={ending.error} />
          <Group>
            <Button color="red" loading={ending.isPending} onClick={() => { if (asked !== null) ending.mutate(asked); }}>{asked === null ? '' : t(`${asked}It`)}</Button>
            <Button variant="default" onClick={close}>{t('goOn')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
