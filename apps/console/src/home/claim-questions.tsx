// Questions whether a claim still holds, each answered here with one press.
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';

type Question = Schemas['ClaimQuestion'];

export function ClaimQuestions() {
  const { t } = useTranslation('home');
  const found = useQuery({
    queryKey: ['enterprises', 'claim-questions'], queryFn: async () => (await api.GET('/v1/claim-questions', { params: { query: { status: 'open', limit: 20 } } })).data.items,
  });
  const [thanks, setThanks] = useState(false);
  if (found.error !== null) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  const questions = found.data ?? [];
  if (questions.length === 0 && !thanks) return null;
  return (
    <section aria-labelledby="claims">
      <Title order={2} size="h4" id="claims" mb="xs">{t('claims')}</Title>
      <Text role="status" mb={thanks ? 'xs' : 0}>{thanks ? t('claimThanks') : null}</Text>
      <Stack gap="xs">{questions.map((question) => <OneQuestion key={question.id} question={question} onDone={() => setThanks(true)} />)}</Stack>
    </section>
  );
}

function OneQuestion({ question, onDone }: { question: Question; onDone: () => void }) {
  const { t, i18n } = useTranslation('home');
  const { day } = useFormats();
  const { quantity } = useQuantities();
  const [note, setNote] = useState('');
  const answering = useMutation({
    mutationFn: (answer: Schemas['ClaimAnswer']) => api.POST('/v1/claim-questions/{id}/answer', {
      params: { path: { id: question.id } }, body: { answer, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }),
    onSuccess: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: ['enterprises'] });
    },
  });
  const { label, claim, perMonth, confirmedOn } = question;
  return (
    <Paper withBorder p="sm">
      <Text fw={600}>{t('claimAsk')} <Theirs>{label[i18n.language] ?? label.en ?? claim.code}</Theirs>{perMonth === null ? null : <>, {t('claimUpTo', { amount: quantity(perMonth, claim.unit) })}</>}</Text>
      <Text size="sm" c="dimmed" mb="xs">{t('claimSince', { day: day(confirmedOn) })}</Text>
      <TextInput label={t('claimNote')} dir="auto" maxLength={500} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} mb="xs" />
      <Group gap="xs">
        {(['yes', 'no', 'changed'] as const).map((answer) => (
          <Button key={answer} variant={answer === 'yes' ? 'filled' : 'default'} size="sm" disabled={answering.isPending} onClick={() => answering.mutate(answer)}>{t(`claimAnswer.${answer}`)}</Button>
        ))}
      </Group>
      <ProblemAlert error={answering.error} />
    </Paper>
  );
}
