// An enterprise says what service it lacks.
import { Anchor, Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useCluster } from '../api/me.js';
import { queries } from '../api/queries.js';
import { CodePicker } from '../fields/code-picker.js';
import { Restored, useKeptValues } from '../fields/kept.js';
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

interface NeedValues {
  text: string;
  code: string | null;
  quantity: number | null;
  unit: string;
  urgency: (typeof urgencies)[number];
  wantedBy: string;
  budget: MoneyValue;
}

const noNeed: Omit<NeedValues, 'budget'> = { text: '', code: null, quantity: 1, unit: '', urgency: 'normal', wantedBy: '' };

function NeedForm({ clusterId, currency }: { clusterId: string; currency: string }) {
  const { t } = useTranslation(['provider', 'gaps', 'common']);
  const navigate = useNavigate();
  const { values, change, isRestored, forget, startOver } = useKeptValues<NeedValues>('need', { ...noNeed, budget: { amount: null, currency } });
  const { text, code, quantity, unit, urgency, wantedBy, budget } = values;
  const posting = useMutation({
    mutationFn: () => api.POST('/v1/service-needs', {
      body: {
        clusterId, wantedBy, urgency, times: [], quantity: quantity ?? 1,
        ...(code === null ? {} : { code }), ...(text.trim() === '' ? {} : { text: text.trim() }), ...(unit === '' ? {} : { unit }),
        ...(budget.amount === null ? {} : { budget: { amount: budget.amount, currency: budget.currency } }),
      },
    }),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: ['needs'] });
      notifications.show({ message: t('needPosted'), withCloseButton: false });
      await navigate({ to: '/needs' });
    },
  });
  const problems = fieldProblems(posting.error);
  return (
    <form onSubmit={(event) => { event.preventDefault(); posting.mutate(); }}>
      <Stack gap="md" maw={760}>
        {isRestored ? <Restored onStartOver={startOver} /> : null}
        <CodePicker
          label={t('needText')} description={t('needTextAbout')} text={text} onText={(typed) => change({ text: typed })} code={code} required error={problems.text ?? problems.code}
          onCode={(found) => change({ code: found?.code ?? null, ...(found !== null && unit === '' ? { unit: found.unit } : {}) })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberField label={t('quantity')} required value={quantity} onChange={(next) => change({ quantity: next })} error={problems.quantity} />
          <UnitSelect label={t('unit')} value={unit} onChange={(next) => change({ unit: next })} error={problems.unit} />
          <TextInput type="date" label={t('wantedBy')} required value={wantedBy} error={problems.wantedBy} onChange={({ currentTarget }) => change({ wantedBy: currentTarget.value })} />
          <NativeSelect
            label={t('gaps:urgency')} value={urgency} data={urgencies.map((value) => ({ value, label: t(`gaps:urgencies.${value}`) }))}
            onChange={({ currentTarget: { value } }) => change({ urgency: urgencies.find((each) => each === value) ?? 'normal' })}
          />
        </SimpleGrid>
        <MoneyInput label={t('gaps:budget')} value={budget} onChange={(next) => change({ budget: next })} error={problems['budget.amount'] ?? problems.budget} currencyError={problems['budget.currency']} />
        <ProblemAlert error={posting.error} />
        <Group><Button type="submit" loading={posting.isPending}>{t('postNeed')}</Button></Group>
      </Stack>
    </form>
  );
}
