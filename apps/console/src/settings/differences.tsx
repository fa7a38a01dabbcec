// What differs between two versions of the settings, in words: old → new.
import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { numberFields, weightNames, type Difference, type Policy } from './cluster-settings.js';

const stepFields = ['strength', 'periodDays', 'keep', 'most', 'share'] as const;
type StepField = (typeof stepFields)[number];

export function Differences({ of }: { of: readonly Difference[] }) {
  const { t } = useTranslation(['settings', 'gaps', 'common']);
  const { number } = useFormats();
  const named = (name: string): string => {
    const weight = weightNames.find((each) => each === name);
    if (weight !== undefined) return t(`weight.${weight}.name`);
    const field = numberFields.find((each) => each === name);
    if (field !== undefined) return t(`policy.${field}.name`);
    const other = (['relevanceVersion', 'unknownExcludes', 'spreading'] as const).find((each) => each === name);
    return other === undefined ? name : t(`policy.${other}.name`);
  };
  const spread = ({ looksAt, steps }: Policy['spreading']): string => (steps.length === 0 ? t('spread.none') : [
    `${t('spread.looksAt')}: ${number(looksAt)}`,
    ...steps.map((step, index) => `${number(index + 1)}. ${t(`spread.step.${step.step}.name`)} (${stepFields.flatMap((field) => {
      const value = (step as Partial<Record<StepField, number>>)[field];
      return value === undefined ? [] : [`${t(`spread.${field}`)}: ${number(value)}`];
    }).concat('categories' in step ? step.categories.map((each) => t(`spread.category.${each}`)) : []).join(', ')})`),
  ].join(' · '));
  const shown = (name: string, value: unknown): string => {
    if (typeof value === 'number') return number(value);
    if (value === null || value === undefined) return t(name === 'relevanceVersion' ? 'starter' : name === 'invitationCap' ? 'noLimit' : 'none');
    if (name === 'unknownExcludes') return (value as Policy['unknownExcludes']).map((rule) => t(`gaps:reason.${rule}`)).join(', ') || t('none');
    return name === 'spreading' ? spread(value as Policy['spreading']) : String(value);
  };
  return (
    <List size="sm" listStyleType="none">
      {of.map(({ kind, name, before, after }) => (
        <List.Item key={`${kind}.${name}`} style={{ overflowWrap: 'anywhere' }}>{named(name)}: {shown(name, before)} → <b>{shown(name, after)}</b></List.Item>
      ))}
    </List>
  );
}
