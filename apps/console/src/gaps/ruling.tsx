// The CDA rules about a need that the system proposes: opens it for the enterprises, or dismisses it with a reason.
import { Alert, Button, Group, MultiSelect, NativeSelect, Paper, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api, ifMatch, type Schemas } from '../api/client.js';
import { queries } from '../api/queries.js';
import { NumberField } from '../fields/number-field.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';
import { dismissWord } from './figures.js';

type Need = Schemas['ServiceNeed'];
type Enterprise = Schemas['OpeningExplanation']['enterprises'][number];

export const dismissReasons = ['no_priority', 'offered_already', 'enterprises_do_not_want', 'too_few', 'data_outdated', 'other'] as const;
const urgencies = ['low', 'normal', 'high'] as const;

const refresh = () => Promise.all((['needs', 'gaps'] as const).map((area) => queries.invalidateQueries({ queryKey: [area] })));

export function Ruling({ need, enterprises }: { need: Need; enterprises: readonly Enterprise[] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const [choice, setChoice] = useState<'confirm' | 'dismiss' | null>(null);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h3">{t('proposed.yourRuling')}</Title>
        <Group gap="xs">
          <Button variant={choice === 'confirm' ? 'filled' : 'default'} aria-expanded={choice === 'confirm'} onClick={() => setChoice('confirm')}>{t('proposed.confirm')}</Button>
          <Button variant={choice === 'dismiss' ? 'filled' : 'default'} aria-expanded={choice === 'dismiss'} onClick={() => setChoice('dismiss')}>{t('proposed.dismiss')}</Button>
        </Group>
        {choice === 'confirm' ? <Confirm need={need} enterprises={enterprises} /> : null}
        {choice === 'dismiss' ? <Dismiss need={need} /> : null}
      </Stack>
    </Paper>
  );
}

function Confirm({ need, enterprises }: { need: Need; enterprises: readonly Enterprise[] }) {
  const { t } = useTranslation(['gaps', 'common']);
  const { number } = useFormats();
  const { unitName } = useQuantities();
  const active = enterprises.filter(({ isActive }) => isActive);
  const [form, setForm] = useState({ quantity: need.quantity as number | null, urgency: need.urgency, wantedBy: need.wantedBy, note: '', without: [] as readonly string[] });
  // Who is left out is kept, not who is in: what changes meanwhile takes nothing back.
  const enterpriseIds = active.map(({ enterpriseId }) => enterpriseId).filter((id) => !form.without.includes(id));
  const confirming = useMutation({
    mutationFn: async () => (await api.POST('/v1/service-needs/{id}/confirm', {
      params: { path: { id: need.id }, header: ifMatch(need.version) },
      body: { quantity: form.quantity ?? 0, urgency: form.urgency, wantedBy: form.wantedBy, enterpriseIds, times: [], ...(form.note.trim() === '' ? {} : { note: form.note.trim() }) },
    })).data,
    onSuccess: refresh,
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); confirming.mutate(); }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('proposed.confirmAbout')}</Text>
        <MultiSelect
          label={t('proposed.forWhom')} data={active.map(({ enterpriseId, name }) => ({ value: enterpriseId, label: name }))} value={enterpriseIds} searchable
          onChange={(chosen) => setForm((now) => ({ ...now, without: active.map(({ enterpriseId }) => enterpriseId).filter((id) => !chosen.includes(id)) }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberField label={`${t('proposed.each')} (${unitName(need.unit)})`} value={form.quantity} onChange={(quantity) => setForm((now) => ({ ...now, quantity }))} required />
          <NativeSelect
            label={t('urgency')} value={form.urgency} data={urgencies.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
            onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, urgency: urgencies.find((each) => each === value) ?? now.urgency }))}
          />
          <TextInput type="date" label={t('wantedBy')} value={form.wantedBy} required onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, wantedBy: value }))} />
        </SimpleGrid>
        <Textarea label={t('proposed.note')} dir="auto" autosize minRows={2} maxLength={1000} value={form.note} onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, note: value }))} />
        <Refused error={confirming.error} />
        {confirming.data === undefined ? null : (
          <Alert role="status" color="green" variant="light">{t('proposed.opened', { count: confirming.data.openedNeedIds.length, n: number(confirming.data.openedNeedIds.length) })}</Alert>
        )}
        <Group><Button type="submit" loading={confirming.isPending} disabled={enterpriseIds.length === 0}>{t('proposed.openNeeds', { count: enterpriseIds.length, n: number(enterpriseIds.length) })}</Button></Group>
      </Stack>
    </form>
  );
}

function Dismiss({ need }: { need: Need }) {
  const { t } = useTranslation(['gaps', 'common']);
  const [reasonCode, setReason] = useState<(typeof dismissReasons)[number]>('no_priority');
  const [note, setNote] = useState('');
  const dismissing = useMutation({
    mutationFn: async () => api.POST('/v1/service-needs/{id}/dismiss', {
      params: { path: { id: need.id }, header: ifMatch(need.version) }, body: { reasonCode, ...(note.trim() === '' ? {} : { note: note.trim() }) },
    }),
    onSuccess: refresh,
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); dismissing.mutate(); }}>
      <Stack gap="sm">
        <NativeSelect
          label={t('proposed.reason')} value={reasonCode} data={dismissReasons.map((value) => ({ value, label: t(`dismissReason.${dismissWord(value)}`) }))}
          onChange={({ currentTarget: { value } }) => setReason(dismissReasons.find((each) => each === value) ?? 'other')}
        />
        <Textarea label={t('proposed.note')} dir="auto" autosize minRows={2} maxLength={1000} required={reasonCode === 'other'} value={note} onChange={({ currentTarget: { value } }) => setNote(value)} />
        <Refused error={dismissing.error} />
        <Group><Button type="submit" loading={dismissing.isPending}>{t('proposed.dismiss')}</Button></Group>
      </Stack>
    </form>
  );
}

/** Somebody else was faster: what they did is a look away. */
function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation(['gaps', 'common']);
  if (error instanceof ApiError && (error.code === 'version_stale' || error.code === 'transition_not_allowed'))
    return <Alert color="yellow" variant="light" role="alert" title={t('proposed.conflict')}><Button size="xs" variant="default" onClick={() => void refresh()}>{t('proposed.showNow')}</Button></Alert>;
  return <ProblemAlert error={error} />;
}
