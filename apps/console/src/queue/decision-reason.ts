// Why an agent declined or asked, in the words in which agents choose it; those who are told of it have words of their own.
import { useTranslation } from 'react-i18next';
import type { Market } from '../invitations/market.js';

/** The code itself where there are no words for it. */
export function useDecisionReason(): (ruling: 'decline' | 'ask', code: string, market: Market) => string {
  const { t } = useTranslation('queue');
  return (ruling, code, market) => {
    const kind = ruling === 'ask' ? 'asked' as const : 'declined' as const;
    const words: Record<string, string> = market === 'services' ? t(`services.${kind}`, { returnObjects: true }) : t(kind, { returnObjects: true });
    return words[code] ?? code;
  };
}
