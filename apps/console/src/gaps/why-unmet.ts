// Why no offer meets the needs of a gap, in words, the most frequent reason first.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.js';
import { isReason, reasonsOf, type Gap } from './figures.js';

/** Empty when nothing is unmet or the reasons are kept back. */
export function useWhyUnmet(): (gap: Gap) => string {
  const { t } = useTranslation('gaps');
  const { number } = useFormats();
  return (gap) => reasonsOf(gap).map(([reason, count]) => `${isReason(reason) ? t(`reason.${reason}`) : reason} (${number(count)})`).join(', ');
}
