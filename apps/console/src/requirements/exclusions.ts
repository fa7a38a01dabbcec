// By what enterprises are excluded: the rules, and the two that are none of them.
import { useTranslation } from 'react-i18next';
import { useWording } from '../explanation/wording.js';

export function useExclusionNames(): (rule: string) => string {
  const { t } = useTranslation('requirements');
  const wording = useWording();
  return (rule) => (rule === 'other' || rule === 'settled' ? t(`excludedBy.${rule}`) : wording.rule(rule));
}
