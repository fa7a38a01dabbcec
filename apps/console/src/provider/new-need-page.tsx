// An enterprise says what service it lacks.
import { Anchor, Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { queries } from '../api/queries.js';
import { CodePicker } from '../fields/code-picker.js';
import { MoneyInput, type MoneyValue } from '../fields/money-input.js';
import { NumberField } from '../fields/number-field.js';
import { UnitSelect } from '../fields/unit-select.js';
import { Page } from '../ui/page.js';
import { fieldProblems, ProblemAlert } from '../ui/problem.js';

const urgencies = ['low', 'normal', 'high'] as const;

export function NewNeedPage() {
  const { t } = useTranslation(['provider', 'gaps', 'common']);
  const clusters = useCluster();
  const { cluster } = clusters;
  return (
    <Page title={t('newNeed')} about={t('newNeedAbout')} actions={<Anchor component={Link} to="/needs">{t('toNeeds')}</Anchor>}>
      <ProblemAlert error={clusters.error} />
      {cluster === null ? null : <NeedForm key={cluster.id} clusterId={cluster.id} currency={cluster.currency} />}
    </Page>
  );
}

function NeedForm({ clusterId, currency }: { clusterId: string; currency: string }) {
  const { t } = useTranslation(['provider', 'gaps', 'common']);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [quantity, setQuantity] = useState<number | null>(1);
  const [unit, setUnit] = useState('');
  const [urgency, setUrgency] = useState<(typeof urgencies)[number]>('normal');
  const [wantedBy, setWantedBy] = useState('');
  const [budget, setBudget] = useState<MoneyValue>({ amount: null, currency });
  const posting = useMutation({
    mutationFn: () => api.POST('/v1/service-needs', {
      body: {
        clusterId, wantedBy, urgency, times: [], quantity: quantity ?? 1,
        ...(code === null ? {} : { code }), ...(text.trim() === '' ? {} : { text: text.trim() }), ...(unit === '' ? {} : { unit }),
        ...(budget.amount === null ? {} : { budget: { amount: budget.amount, currency: budget.currency } }),
      },
    }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['needs'] });
      notifications.show({ message: t('needPosted') });
      await navigate({ to: '/needs' });
    },
  });
  const problems = fieldProblems(posting.error);
  return (
    <form onSubmit={(event) => { event.preventDefault(); posting.mutate(); }}>
      <Stack gap="md" maw={760}>
        <CodePicker
          label={t('needText')} description={t('needTextAbout')} text={text} onText={setText} code={code} required error={problems.text ?? problems.code}
          onCode={(found) => { setCode(found?.code ?? null); if (found !== null && unit === '') setUnit(found.unit); }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberField label={t('quantity')} required value={quantity} onChange={setQuantity} error={problems.quantity} />
          <UnitSelect label={t('unit')} value={unit} onChange={setUnit} error={problems.unit} />
          <TextInput type="date" label={t('wantedBy')} required value={wantedBy} error={problems.wantedBy} onChange={({ currentTarget }) => setWantedBy(currentTarget.value)} />
          <NativeSelect
            label={t('gaps:urgency')} value={urgency} data={urgencies.map((value) => ({ value, label: t(`gaps:urgencies.${value}`) }))}
            onChange={({ currentTarget: { value } }) => setUrgency(urgencies.find((each) => each === value) ?? 'normal')}
          />
        </SimpleGrid>
        <MoneyInput label={t('gaps:budget')} value={budget} onChange={setBudget} error={problems['budget.amount'] ?? problems.budget} currencyError={problems['budget.currency']} />
        <ProblemAlert error={posting.error} />
        <Group><Button type="submit" loading={posting.isPending}>{t('postNeed')}</Button></Group>
      </Stack>
    </form>
  );
}
