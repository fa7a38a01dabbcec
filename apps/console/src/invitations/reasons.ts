// Why something ended, in words: the codes of the API as the e-mails say them.
import { useTranslation } from 'react-i18next';
import type { Market } from './market.js';

export type Ending = 'refused' | 'asked' | 'declined' | 'lapsed' | 'withdrawn';

/** Words for the code of a reason; what we have no words for is “another reason”. */
export function useReasons(): (ending: Ending, code: string, market: Market) => string {
  const { t } = useTranslation('reasons');
  const words = (of: Ending | 'service'): Record<string, string> => t(of, { returnObjects: true });
  // Of services some things are said in other words.
  return (ending, code, market) => (market === 'services' ? words('service')[code] : undefined) ?? words(ending)[code] ?? t('unknown');
}
