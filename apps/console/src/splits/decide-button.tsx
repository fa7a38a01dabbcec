// Decides the split after a summary: one decision per share, all or none.
import { Alert, Button, Group, List, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import type { Simulated, SplitCandidate } from './questions.js';
import type { Totals } from './split-arithmetic.js';

interface DecideButtonProps {
  lotId: string;
  shown: readonly { candidate: SplitCandidate; quantity: number }[];
  answer: Simulated;
  totals: Totals;
  isReady: boolean;
  onDecided: () => void;
}

export function DecideButton({ lotId, shown, answer, totals, isReady, onDecided }: DecideButtonProps) {
  const { t } = useTranslation(['splits', 'common']);
  const { quantity } = useQuantities();
  const [isOpen, setOpen] = useState(false);
  const [conflict, setConflict] = useState<Schemas['NewAllocation']['conflictOfInterest'] | ''>('');
  const [note, setNote] = useState('');
  const shares = shown.filter((each) => each.quantity > 0);
  const refresh = () => {
    for (const area of ['allocations', 'proposals', 'requirements']) void queries.invalidateQueries({ queryKey: [area] });
  };
  const deciding = useMutation({
    mutationFn: async () => (await api.POST('/v1/lots/{id}/allocations', { params: { path: { id: lotId } }, body: {
      shares: shares.map(({ candidate: { proposalId, version }, quantity: taken }) => ({ proposalId, version, quantity: taken })), conflictOfInterest: 'none',
      ...(note.trim() === '' ? {} : { note: note.trim() }), demands: answer.demands,
    } })).data,
    onSuccess: () => {
      setOpen(false);
      setNote('');
      setConflict('');
      onDecided();
      refresh();
    },
    // What somebody else changed meanwhile is read again behind the question.
    onError: refresh,
  });
  const close = () => {
    setOpen(false);
    deciding.reset();
  };
  return (
    <>
      <Button disabled={!isReady} onClick={() => setOpen(true)}>{t('decide')}</Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('decideTitle')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <Stack gap="sm">
          <Text size="sm">{t('decideAbout', { count: shares.length, sum: quantity(totals.sum, answer.unit) })}</Text>
          <List size="sm">{shares.map(({ candidate, quantity: taken }) => <List.Item key={candidate.proposalId}><Theirs>{candidate.enterpriseName}</Theirs>: {quantity(taken, answer.unit)}</List.Item>)}</List>
          {totals.missing > 0 ? <Alert color="yellow" variant="light">{t('missing', { n: quantity(totals.missing, answer.unit) })}</Alert> : null}
          <Radio.Group label={t('conflict')} required value={conflict} onChange={(value) => setConflict(value === 'none' || value === 'declared' ? value : '')}>
            <Stack gap={6} mt={6}>
              <Radio value="none" label={t('conflictNone')} />
              <Radio value="declared" label={t('conflictDeclared')} />
            </Stack>
          </Radio.Group>
          {conflict === 'declared' ? <Alert role="alert" color="yellow" variant="light">{t('conflictMeans')}</Alert> : null}
          <Textarea label={t('note')} maxLength={2000} autosize minRows={2} dir="auto" value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
          <div role="status">{isReady || deciding.isPending ? null : <Text size="sm">{t('notReady')}</Text>}</div>
          <ProblemAlert error={deciding.error} />
          <Group>
            <Button loading={deciding.isPending} disabled={conflict !== 'none' || !isReady} onClick={() => deciding.mutate()}>{t('decide')}</Button>
            <Button variant="default" onClick={close}>{t('common:cancel')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
