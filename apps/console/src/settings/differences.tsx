// What differs between two versions of the settings, in words: old → new.
import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { numberFields, weightNames, type Difference } from './cluster-settings.js';

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
  const shown = (value: unknown): string => {
    if (typeof value === 'number') return number(value);
    if (value === null || value === undefined) return t('none');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return (
    <List size="sm" listStyleType="none">
      {of.map(({ kind, name, before, after }) => (
        <List.Item key={`${kind}.${name}`} style={{ overflowWrap: 'anywhere' }}>{named(name)}: {shown(before)} → <b>{shown(after)}</b></List.Item>
      ))}
    </List>
  );
}
