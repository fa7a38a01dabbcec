// Takes the newest decision back while its holding period runs: nobody has heard of it yet.
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch } from '../api/client.js';
import { queries } from '../api/queries.js';
import { useSecondsUntil } from '../splits/seconds-until.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { ProblemAlert } from '../ui/problem.js';
import { serviceProposalQuery, type ServiceProposal } from './proposals.js';

export function UndoDecision({ proposal: { id, version }, effectiveAt }: { proposal: ServiceProposal; effectiveAt: string }) {
  const { t } = useTranslation(['queue', 'common']);
  const { number } = useFormats();
  const seconds = useSecondsUntil(effectiveAt);
  const isOver = seconds <= 0;
  const button = useRef<HTMLButtonElement>(null);
  const undoing = useMutation({
    mutationFn: async () => (await api.POST('/v1/service-proposals/{id}/decision/undo', { params: { path: { id }, header: ifMatch(version) } })).data,
    onSuccess: (undone) => {
      queries.setQueryData(serviceProposalQuery(id).queryKey, undone);
      void queries.invalidateQueries({ queryKey: ['proposals'] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['proposals', 'services'] }),
  });
  // The button that was pressed, or its dialog, has gone.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <>
      {isOver ? null : (
        <Group gap="sm">
          <Button ref={button} variant="default" size="xs" loading={undoing.isPending} onClick={() => undoing.mutate()}>
            {t('common:undo')}<span aria-hidden="true">&nbsp;({t('secondsLeft', { seconds: number(seconds) })})</span>
          </Button>
          <TextLink to="/queue/services">{t('services.next')}</TextLink>
        </Group>
      )}
      <ProblemAlert error={undoing.error} />
    </>
  );
}
