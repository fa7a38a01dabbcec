// How opportunities are spread once all are scored: steps in their order, each with its strength.
import { ActionIcon, Button, Fieldset, Group, Menu, MultiSelect, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inclusionCategories } from '#contracts/registry/inclusion.js';
import type { Schemas } from '../api/client.js';
import { NumberField } from '../fields/number-field.js';

type Spreading = Schemas['MatchingPolicy']['spreading'];
type Step = Spreading['steps'][number];

const fresh: { [K in Step['step']]: Extract<Step, { step: K }> } = {
  exposure: { step: 'exposure', strength: 0.02, periodDays: 90, keep: 8 },
  linkage_cap: { step: 'linkage_cap', most: 5, periodDays: 90 },
  newcomers: { step: 'newcomers', share: 0.1 },
  inclusion: { step: 'inclusion', share: 0.1, categories: ['women'] },
};
const kinds = Object.keys(fresh) as Step['step'][];

interface SpreadingEditorProps {
  value: Spreading;
  onChange: (spreading: Spreading) => void;
  problems: Record<string, string>;
}

export function SpreadingEditor({ value, onChange, problems }: SpreadingEditorProps) {
  const { t } = useTranslation(['settings', 'common']);
  const { steps } = value;
  const setSteps = (next: Step[]) => onChange({ ...value, steps: next });
  const missing = kinds.filter((kind) => !steps.some(({ step }) => step === kind));
  const problem = Object.entries(problems).find(([field]) => field.startsWith('policy.spreading'))?.[1];
  return (
    <Fieldset legend={t('policy.spreading.name')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('policy.spreading.about')}</Text>
        <NumberField
          label={t('spread.looksAt')} description={`${t('spread.looksAtAbout')} (1–400)`} min={1} max={400} allowDecimal={false} maw={420} value={value.looksAt}
          onChange={(looksAt) => { if (looksAt !== null) onChange({ ...value, looksAt }); }}
        />
        {steps.length === 0 ? <Text size="sm">{t('spread.none')}</Text> : null}
        {steps.map((step, index) => (
          <Paper key={step.step} withBorder p="sm">
            <Group justify="space-between" wrap="nowrap">
              <Text fw={600}>{index + 1}. {t(`spread.step.${step.step}.name`)}</Text>
              <Group gap={4} wrap="nowrap">
                {index === 0 ? null : <ActionIcon variant="default" aria-label={t('spread.earlier')} onClick={() => setSteps([...steps.slice(0, index - 1), step, steps[index - 1]!, ...steps.slice(index + 1)])}>↑</ActionIcon>}
                <ActionIcon variant="default" aria-label={t('spread.remove')} onClick={() => setSteps(steps.filter((each) => each !== step))}>×</ActionIcon>
              </Group>
            </Group>
            <Text size="sm" c="dimmed" mb="xs">{t(`spread.step.${step.step}.about`)}</Text>
            <StepFields step={step} onChange={(next) => setSteps(steps.map((each) => (each === step ? next : each)))} />
          </Paper>
        ))}
        {problem === undefined ? null : <Text role="alert" c="red">{problem}</Text>}
        {missing.length === 0 ? null : (
          <Group>
            <Menu position="bottom-start">
              <Menu.Target><Button variant="default" size="xs">{t('spread.add')}</Button></Menu.Target>
              <Menu.Dropdown>{missing.map((kind) => <Menu.Item key={kind} onClick={() => setSteps([...steps, fresh[kind]])}>{t(`spread.step.${kind}.name`)}</Menu.Item>)}</Menu.Dropdown>
            </Menu>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function StepFields({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const days = 'periodDays' in step ? (
    <NumberField label={t('spread.periodDays')} description="1–365" min={1} max={365} allowDecimal={false} value={step.periodDays ?? 90} onChange={(periodDays) => { if (periodDays !== null) onChange({ ...step, periodDays }); }} />
  ) : null;
  const share = 'share' in step ? (
    <NumberField label={t('spread.share')} description="0–0.5" min={0} max={0.5} step={0.05} value={step.share} onChange={(next) => { if (next !== null) onChange({ ...step, share: next }); }} />
  ) : null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {step.step === 'exposure' ? (
        <>
          <NumberField label={t('spread.strength')} description="0–1" min={0} max={1} step={0.01} value={step.strength} onChange={(strength) => { if (strength !== null) onChange({ ...step, strength }); }} />
          <NumberField label={t('spread.keep')} description="0–100" min={0} max={100} allowDecimal={false} value={step.keep ?? 0} onChange={(keep) => onChange({ ...step, keep: keep ?? 0 })} />
        </>
      ) : null}
      {step.step === 'linkage_cap' ? <NumberField label={t('spread.most')} description="1–1000" min={1} max={1000} allowDecimal={false} value={step.most} onChange={(most) => { if (most !== null) onChange({ ...step, most }); }} /> : null}
      {days}
      {share}
      {step.step === 'inclusion' ? (
        <MultiSelect
          label={t('spread.categories')} value={step.categories} data={inclusionCategories.map((value) => ({ value, label: t(`spread.category.${value}`) }))}
          onChange={(chosen) => { if (chosen.length > 0) onChange({ ...step, categories: inclusionCategories.filter((category) => chosen.includes(category)) }); }}
        />
      ) : null}
    </SimpleGrid>
  );
}
