// By what enterprises are excluded: the rules, and the two that are none of them; and what keeps a lot from being matched at all.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useWording } from '../explanation/wording.js';

export function useExclusionNames(): (rule: string) => string {
  const { t } = useTranslation('requirements');
  const wording = useWording();
  return (rule) => (rule === 'other' || rule === 'settled' ? t(`excludedBy.${rule}`) : wording.rule(rule));
}

/** Why nobody can be proposed, as a text; the numbers stand beside it. */
export function reasonOf({ code, proposedCodes: [best] }: Pick<Schemas['Lot'], 'code' | 'proposedCodes'>) {
  if (code !== null) return 'nobodyNow' as const;
  return best?.unitProblem ? 'codeMeasuredOtherwise' as const : 'noCodeRead' as const;
}
